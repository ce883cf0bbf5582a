import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files with veraPDF: {@code Driver ua1,2a FILE...}.
 *
 * <p>Prints one line, tab-separated, for each verdict ("verdict", file, profile, "pass" or "fail") and for each
 * failed check ("failure", file, profile, clause-test, message).
 */
public final class Driver {
  private static final int FAILURES_KEPT_PER_RULE = 20;

  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    List<PDFAFlavour> flavours = new ArrayList<>();
    for (String profile : arguments[0].split(",")) {
      flavours.add(PDFAFlavour.fromString(profile));
    }
    for (String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
      validate(file, flavours);
    }
  }

  /** Reads the file once for all profiles. */
  private static void validate(String file, List<PDFAFlavour> flavours) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavours.get(0))) {
      PDFAValidator validator =
          Foundries.defaultInstance().createValidator(flavours, FAILURES_KEPT_PER_RULE, false, true, false);
      for (ValidationResult result : validator.validateAll(parser)) {
        report(file, result.getPDFAFlavour().getId(), result);
      }
    }
  }

  private static void report(String file, String profile, ValidationResult result) {
    print("verdict", file, profile, result.isCompliant() ? "pass" : "fail");
    for (TestAssertion check : result.getTestAssertions()) {
      if (check.getStatus() != TestAssertion.Status.PASSED) {
        String rule = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
        print("failure", file, profile, rule, String.valueOf(check.getErrorMessage()).replaceAll("\\s+", " "));
      }
    }
  }

  private static void print(String... fields) {
    System.out.println(String.join("\t", fields));
  }

  private Driver() {}
}

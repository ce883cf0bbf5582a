import java.io.File;
import java.util.Arrays;
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
    for (String file : Arrays.copyOfRange(arguments, 1, arguments.length)) {
      for (String profile : arguments[0].split(",")) {
        validate(file, profile);
      }
    }
  }

  private static void validate(String file, String profile) throws Exception {
    PDFAFlavour flavour = PDFAFlavour.fromString(profile);
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour)) {
      PDFAValidator validator =
          Foundries.defaultInstance().createValidator(flavour, FAILURES_KEPT_PER_RULE, false, true, false);
      ValidationResult result = validator.validate(parser);
      print("verdict", file, profile, result.isCompliant() ? "pass" : "fail");
      for (TestAssertion check : result.getTestAssertions()) {
        if (check.getStatus() != TestAssertion.Status.PASSED) {
          String rule = check.getRuleId().getClause() + "-" + check.getRuleId().getTestNumber();
          print("failure", file, profile, rule, String.valueOf(check.getErrorMessage()).replaceAll("\\s+", " "));
        }
      }
    }
  }

  private static void print(String... fields) {
    System.out.println(String.join("\t", fields));
  }

  private Driver() {}
}

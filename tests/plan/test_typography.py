from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.plan.finish import finish_briefing
from deckgen.plan.typography import THIN_TIE, TIE, finish, quotation_marks, tie_end
from tests.read.reading import read_file

LANGUAGES = ("en-GB", "en-US", "de", "de-CH", "fr", "es", "ru", "pl", "sv", "ja")


def shown(text: str, lang: str = "en-GB") -> str:
    """The finished text with its ties made visible."""
    return finish(text, lang).replace(TIE, "~").replace(THIN_TIE, "^")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no".', "He said “no”."),
        ("'Where I disagreed,' he said", "‘Where I disagreed,’ he said"),
        ("\"'Quite' so.\"", "“‘Quite’ so.”"),
        ("Russia's answer, the Soviets' answer", "Russia’s answer, the Soviets’ answer"),
        ("'tis the '90s, rock 'n' roll", "’tis the ’90s, rock ’n’ roll"),
        ('She said "(yes)"... well', "She said “(yes)”… well"),
        ("5'10 tall", "5′10 tall"),
    ],
)
def test_quotation_marks_curl(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en-GB", "a “b” c"),
        ("de", "a „b“ c"),
        ("de-CH", "a «b» c"),
        ("fr", "a «^b^» c"),
        ("es", "a «b» c"),
        ("ru", "a «b» c"),
        ("pl", "a „b” c"),
        ("sv", "a ”b” c"),
        ("xx", "a “b” c"),
    ],
)
def test_quotation_marks_follow_the_language(lang: str, expected: str) -> None:
    assert shown('a "b" c', lang) == expected
    assert quotation_marks(lang).open in finish('"b"', lang)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("talks - without result", "talks~– without result"),
        ("talks -- without result", "talks~– without result"),
        ("pages 3-5 and 2018-2021", "pages~3–5 and 2018–2021"),
        ("since 2025-03, 2025-12. In 2008-09", "since 2025-03, 2025-12. In 2008–09"),
        ("-5 degrees", "−5 degrees"),
        ("long-term, COVID-19, S-400, P+5", "long-term, COVID-19, S-400, P+5"),
        ("2021-06-16, 1-800-555, 3-2-1", "2021-06-16, 1-800-555, 3-2-1"),
    ],
)
def test_dashes_stand_for_pauses_ranges_and_minus_alone(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 16 June 2021", "on 16~June 2021"),
        ("on June 16, 2021", "on June~16, 2021"),
        ("am 16. Juni", "am 16.~Juni"),
        ("in March 2011", "in March 2011"),
        ("$4.4 million and 5 km, 158 min", "$4.4~million and 5~km, 158~min"),
        ("US$ 4.4m", "US$~4.4m"),
        ("see page 3, (slide 5) and Article 6", "see page~3, (slide~5) and Article~6"),
        ("Mr Biden, Dr. Smith, J. F. Kennedy", "Mr~Biden, Dr.~Smith, J.~F.~Kennedy"),
        ("New START and START I, Article II", "New~START and START~I, Article~II"),
        ("What I said, where I went", "What I said, where I went"),
    ],
)
def test_lines_do_not_end_inside_dates_numbers_and_names(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_french_has_thin_spaces_before_double_marks() -> None:
    assert shown("Vraiment ? Oui ! Ainsi : voilà ; fin", "fr") == "Vraiment^? Oui^! Ainsi~: voilà^; fin"


def test_addresses_are_left_alone() -> None:
    address = "https://example.org/a--b?c='d'&e=1-2"
    assert finish(f'see {address} and "x"', "en-GB") == f"see {address} and “x”"
    assert finish("o'neil@example.org", "en-GB").endswith("@example.org")


@given(st.text(), st.sampled_from(LANGUAGES))
def test_finishing_twice_changes_nothing(text: str, lang: str) -> None:
    once = finish(text, lang)
    assert finish(once, lang) == once


@given(
    st.lists(st.sampled_from('"Mr\' 16 June-5 New START-- "so" ... x'.split(" "))), st.sampled_from(LANGUAGES)
)
def test_finishing_twice_changes_nothing_in_likely_text(words: list[str], lang: str) -> None:
    once = finish(" ".join(words), lang)
    assert finish(once, lang) == once


def test_the_last_two_short_words_are_tied() -> None:
    assert tie_end("a new treaty was not") == f"a new treaty was{TIE}not"
    assert tie_end(tie_end("a new treaty was not")) == f"a new treaty was{TIE}not"
    assert tie_end("two words") == "two words"
    assert tie_end("they discussed internationalisation") == "they discussed internationalisation"


def test_a_briefing_is_finished_but_for_its_code() -> None:
    outline = """# "Head"

## Mr Biden said 'no' on 24 June

- he said "**so**" and `"raw"`
- [he said "x"]{lang=de}

```
print("x")
```

::: {.table source='The "Times", 24 June 2021'}
| "A" |
|-----|
| 3-5 |
:::

It was 24
June.
"""
    briefing = finish_briefing(read_file(outline)[0])
    text = repr(briefing)
    assert "‘no’" in text
    assert "he said “" in text
    assert "”" in text
    assert "Code(text='\"raw\"'" in text
    assert 'print("x")' in text
    assert "„x“" in text
    assert "The “Times”, 24\\xa0June 2021" in text
    assert "Text(text='\\xa0')" in text  # between "24" and "June", which stand on two lines of the source
    assert "3–5" in text
    assert finish_briefing(briefing) == briefing

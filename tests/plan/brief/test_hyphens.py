from __future__ import annotations

import pyphen
import pytest

from deckgen.plan.brief.hyphens import Hyphenator

WORDS = """administration agreement ambassadors consultations critical disagreement infrastructure
intelligence limitation negotiations responsibility strategic stability undertaking verification warheads
verwaltung verantwortung zusammenarbeit konsultationen responsabilité négociations consultations
ответственность переговоры консультации responsabilidad negociaciones""".split()


@pytest.mark.parametrize("lang", ["en-GB", "en-US", "de-DE", "fr", "es", "ru-RU"])
def test_words_are_cut_where_pyphen_cuts_them(lang: str) -> None:
    reference = pyphen.Pyphen(lang=pyphen.language_fallback(lang.replace("-", "_")))
    for word in WORDS:
        expected = [p for p in reference.positions(word) if 3 <= p <= len(word) - 3]
        assert list(reversed(Hyphenator(lang).cuts(word))) == expected


@pytest.mark.parametrize(("lang", "same"), [("en", "en-GB"), ("en-AU", "en-GB"), ("de", "de-DE")])
def test_a_language_without_its_region_is_hyphenated_all_the_same(lang: str, same: str) -> None:
    words = ["administration", "verwaltungen", "responsibility"]
    assert [Hyphenator(lang).cuts(word) for word in words] == [Hyphenator(same).cuts(word) for word in words]


@pytest.mark.parametrize("lang", ["ja", "xx", ""])
def test_a_language_without_a_dictionary_is_not_hyphenated(lang: str) -> None:
    assert Hyphenator(lang).cuts("administration") == ()


def test_punctuation_around_a_word_counts_in_the_offsets() -> None:
    plain = Hyphenator("en-GB").cuts("consultations")
    assert Hyphenator("en-GB").cuts("“consultations,”") == tuple(cut + 1 for cut in plain)


def test_a_stretch_in_another_language_is_hyphenated_by_that_language() -> None:
    german = Hyphenator("en-GB").of("de")
    assert german.cuts("zusammenarbeit") == Hyphenator("de").cuts("zusammenarbeit") != ()
    english = Hyphenator("en-GB")
    assert english.of("") is english
    assert english.of("de") is english.of("de")

from __future__ import annotations

import datetime
import re
from dataclasses import astuple

import pytest

from deckgen.model.attributes import Attributes
from deckgen.model.block import Figure
from deckgen.model.briefing import Meta
from deckgen.plan.brief.words import words_for
from tests.plan.brief.briefings import briefing, find, lines, paragraph, plan, text

LANGUAGES = ["en", "de", "fr", "es", "ru"]
PLACES = [re.findall(r"\{\w+\}", word) for word in astuple(words_for("en"))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_catalogue_is_complete_and_keeps_its_places(lang: str) -> None:
    words = astuple(words_for(lang))
    assert all(words)
    assert [re.findall(r"\{\w+\}", word) for word in words] == PLACES


def test_a_brief_speaks_its_language() -> None:
    meta = Meta(title="Titel", lang="de-DE", date=datetime.date(2026, 11, 22), version="2")
    pairs = (("source", "ein Bericht"),)
    drawing = Figure("fehlt.png", "Karte", text("Bild"), attributes=Attributes(pairs=pairs))
    planned = plan(briefing(paragraph("Text."), drawing, meta=meta))
    found = [one.text for one in lines(planned)]
    assert "Abbildung\u00a01\u2003Bild" in found
    assert "Quelle: ein Bericht." in found
    assert "Fassung 2\u2002·\u200222.\u00a0November\u00a02026" in found
    assert find(planned, "von 1").text == "1\u2002von 1"


def test_a_language_without_a_catalogue_is_served_in_english() -> None:
    assert words_for("xx-YY") is words_for("en-GB")

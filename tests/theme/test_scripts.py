from __future__ import annotations

import pytest

from deckgen.theme.scripts import Setting, script_of


@pytest.mark.parametrize(
    ("characters", "name", "setting"),
    [
        ("אשﬡ", "Hebrew", Setting.RIGHT_TO_LEFT),
        ("عﻉ", "Arabic", Setting.SHAPED_RIGHT_TO_LEFT),
        ("नऄ", "Devanagari", Setting.SHAPED),
        ("ก๙", "Thai", Setting.SHAPED),
        ("漢，。𠀀﨎", "Chinese characters", Setting.PLAIN),
        ("かカㇰ"[:2], "Japanese kana", Setting.PLAIN),
        ("한ㄱᄀ", "Korean", Setting.PLAIN),
        ("ა", "Georgian", Setting.PLAIN),
        ("→☃∑", "symbols", Setting.PLAIN),
        ("😀", "pictograms", Setting.PLAIN),
        ("\ue000", "characters for private use", Setting.PLAIN),
        ("ꔀ", "Vai", Setting.PLAIN),
        ("\u0378", "unassigned characters", Setting.PLAIN),
    ],
)
def test_characters_belong_to_scripts(characters: str, name: str, setting: Setting) -> None:
    for character in characters:
        assert (script_of(character).name, script_of(character).setting) == (name, setting)

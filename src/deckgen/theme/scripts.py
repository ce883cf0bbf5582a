"""Scripts by their characters: what each is called, which font package has it, and what it asks of a page."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from enum import Enum
from functools import cache

from deckgen.values import dataclass


class Setting(Enum):
    """How a script is set, as far as PDF pages do not do it yet."""

    PLAIN = "plain"
    """A glyph for each character, from left to right."""
    SHAPED = "shaped"
    """Letters join, stack or change places."""
    RIGHT_TO_LEFT = "right to left"
    SHAPED_RIGHT_TO_LEFT = "shaped, right to left"


CJK_PACKAGE = "fonts-noto-cjk"


@dataclass(frozen=True, slots=True)
class Script:
    name: str
    setting: Setting = Setting.PLAIN
    package: str = "fonts-noto-core"
    """Of Debian, with a font that has it."""
    letter: float = 0.65
    """Width of a letter in em, rather too wide: four fifths of those in Noto's fonts are narrower, or the
    average where letters join."""

    @property
    def is_cjk(self) -> bool:
        return self.package == CJK_PACKAGE


_SYMBOLS = Script("symbols")


def script_of(character: str) -> Script:
    places, scripts = _starts()
    script = scripts[bisect_right(places, ord(character)) - 1]
    if script is not None:
        return script
    if unicodedata.category(character)[0] == "S":
        return _SYMBOLS
    word = unicodedata.name(character, "").partition(" ")[0]
    return Script(word.capitalize() or "unassigned characters", package="fonts-noto-core" if word else "")


_SETTINGS = {
    "Hebrew": Setting.RIGHT_TO_LEFT,
    **dict.fromkeys("Arabic N’Ko Syriac Thaana".split(), Setting.SHAPED_RIGHT_TO_LEFT),
    **dict.fromkeys(
        "Bengali Devanagari Gujarati Gurmukhi Kannada Khmer Lao Malayalam Mongolian Myanmar Oriya Sinhala "
        "Tamil Telugu Thai Tibetan".split(),
        Setting.SHAPED,
    ),
}
_PACKAGES = {
    **dict.fromkeys(("Chinese characters", "Japanese kana", "Korean"), CJK_PACKAGE),
    "pictograms": "fonts-symbola",
    "characters for private use": "",
}
_LETTERS = {
    "Armenian": 0.75,
    "Syriac": 0.8,
    "Bengali": 0.7,
    "Gujarati": 0.7,
    "Oriya": 0.75,
    "Tamil": 0.95,
    "Telugu": 0.8,
    "Kannada": 0.8,
    "Malayalam": 0.95,
    "Sinhala": 0.9,
    "Myanmar": 1.0,
    "Georgian": 0.8,
    "Ethiopic": 0.8,
    "Cherokee": 0.9,
    "Khmer": 0.85,
    "Mongolian": 0.85,
}

_STARTS = (
    (0x0000, ""),
    (0x0530, "Armenian"),
    (0x0590, "Hebrew"),
    (0x0600, "Arabic"),
    (0x0700, "Syriac"),
    (0x0750, "Arabic"),
    (0x0780, "Thaana"),
    (0x07C0, "N’Ko"),
    (0x0800, ""),
    (0x0870, "Arabic"),
    (0x0900, "Devanagari"),
    (0x0964, "Indian stops"),
    (0x0966, "Devanagari"),
    (0x0980, "Bengali"),
    (0x0A00, "Gurmukhi"),
    (0x0A80, "Gujarati"),
    (0x0B00, "Oriya"),
    (0x0B80, "Tamil"),
    (0x0C00, "Telugu"),
    (0x0C80, "Kannada"),
    (0x0D00, "Malayalam"),
    (0x0D80, "Sinhala"),
    (0x0E00, "Thai"),
    (0x0E80, "Lao"),
    (0x0F00, "Tibetan"),
    (0x1000, "Myanmar"),
    (0x10A0, "Georgian"),
    (0x1100, "Korean"),
    (0x1200, "Ethiopic"),
    (0x13A0, "Cherokee"),
    (0x1400, ""),
    (0x1780, "Khmer"),
    (0x1800, "Mongolian"),
    (0x18B0, ""),
    (0x2190, "symbols"),
    (0x2C00, ""),
    (0x2E80, "Chinese characters"),
    (0x3040, "Japanese kana"),
    (0x3100, "Chinese characters"),
    (0x3130, "Korean"),
    (0x3190, "Chinese characters"),
    (0xA000, ""),
    (0xA8E0, "Devanagari"),
    (0xA900, ""),
    (0xA960, "Korean"),
    (0xA980, ""),
    (0xAC00, "Korean"),
    (0xD800, ""),
    (0xE000, "characters for private use"),
    (0xF900, "Chinese characters"),
    (0xFB00, ""),
    (0xFB1D, "Hebrew"),
    (0xFB50, "Arabic"),
    (0xFE00, ""),
    (0xFE30, "Chinese characters"),
    (0xFE70, "Arabic"),
    (0xFEFF, ""),
    (0xFF00, "Chinese characters"),
    (0xFFF0, ""),
    (0x1F000, "pictograms"),
    (0x1FC00, ""),
    (0x20000, "Chinese characters"),
    (0x40000, ""),
    (0xF0000, "characters for private use"),
)
"""Where a script begins (Unicode's blocks); nameless: its characters are told by their names."""


@cache
def _starts() -> tuple[list[int], list[Script | None]]:
    """Made when it is first asked for: most briefings need none of it."""
    return [start for start, _ in _STARTS], [_script(name) if name else None for _, name in _STARTS]


@cache
def _script(name: str) -> Script:
    plain = Script(name)
    return Script(
        name,
        _SETTINGS.get(name, plain.setting),
        _PACKAGES.get(name, plain.package),
        _LETTERS.get(name, plain.letter),
    )

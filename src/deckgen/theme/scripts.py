"""Scripts by their characters: what each is called, which font package has it, and what it asks of a page."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from enum import Enum

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


_SHAPED = Setting.SHAPED

_HEBREW = Script("Hebrew", Setting.RIGHT_TO_LEFT)
_ARABIC = Script("Arabic", Setting.SHAPED_RIGHT_TO_LEFT)
_DEVANAGARI = Script("Devanagari", _SHAPED)
_HAN = Script("Chinese characters", package=CJK_PACKAGE)
_KANA = Script("Japanese kana", package=CJK_PACKAGE)
_HANGUL = Script("Korean", package=CJK_PACKAGE)
_SYMBOLS = Script("symbols")
_PICTOGRAMS = Script("pictograms", package="fonts-symbola")
_PRIVATE = Script("characters for private use", package="")

_STARTS: tuple[tuple[int, Script | None], ...] = (
    (0x0000, None),
    (0x0530, Script("Armenian", letter=0.75)),
    (0x0590, _HEBREW),
    (0x0600, _ARABIC),
    (0x0700, Script("Syriac", Setting.SHAPED_RIGHT_TO_LEFT, letter=0.8)),
    (0x0750, _ARABIC),
    (0x0780, Script("Thaana", Setting.SHAPED_RIGHT_TO_LEFT)),
    (0x07C0, Script("N’Ko", Setting.SHAPED_RIGHT_TO_LEFT)),
    (0x0800, None),
    (0x0870, _ARABIC),
    (0x0900, _DEVANAGARI),
    (0x0964, Script("Indian stops")),
    (0x0966, _DEVANAGARI),
    (0x0980, Script("Bengali", _SHAPED, letter=0.7)),
    (0x0A00, Script("Gurmukhi", _SHAPED)),
    (0x0A80, Script("Gujarati", _SHAPED, letter=0.7)),
    (0x0B00, Script("Oriya", _SHAPED, letter=0.75)),
    (0x0B80, Script("Tamil", _SHAPED, letter=0.95)),
    (0x0C00, Script("Telugu", _SHAPED, letter=0.8)),
    (0x0C80, Script("Kannada", _SHAPED, letter=0.8)),
    (0x0D00, Script("Malayalam", _SHAPED, letter=0.95)),
    (0x0D80, Script("Sinhala", _SHAPED, letter=0.9)),
    (0x0E00, Script("Thai", _SHAPED)),
    (0x0E80, Script("Lao", _SHAPED)),
    (0x0F00, Script("Tibetan", _SHAPED)),
    (0x1000, Script("Myanmar", _SHAPED, letter=1.0)),
    (0x10A0, Script("Georgian", letter=0.8)),
    (0x1100, _HANGUL),
    (0x1200, Script("Ethiopic", letter=0.8)),
    (0x13A0, Script("Cherokee", letter=0.9)),
    (0x1400, None),
    (0x1780, Script("Khmer", _SHAPED, letter=0.85)),
    (0x1800, Script("Mongolian", _SHAPED, letter=0.85)),
    (0x18B0, None),
    (0x2190, _SYMBOLS),
    (0x2C00, None),
    (0x2E80, _HAN),
    (0x3040, _KANA),
    (0x3100, _HAN),
    (0x3130, _HANGUL),
    (0x3190, _HAN),
    (0xA000, None),
    (0xA8E0, _DEVANAGARI),
    (0xA900, None),
    (0xA960, _HANGUL),
    (0xA980, None),
    (0xAC00, _HANGUL),
    (0xD800, None),
    (0xE000, _PRIVATE),
    (0xF900, _HAN),
    (0xFB00, None),
    (0xFB1D, _HEBREW),
    (0xFB50, _ARABIC),
    (0xFE00, None),
    (0xFE30, _HAN),
    (0xFE70, _ARABIC),
    (0xFEFF, None),
    (0xFF00, _HAN),
    (0xFFF0, None),
    (0x1F000, _PICTOGRAMS),
    (0x1FC00, None),
    (0x20000, _HAN),
    (0x40000, None),
    (0xF0000, _PRIVATE),
)
"""Where a script begins (Unicode's blocks); None: characters are told by their names."""

_PLACES = [start for start, _ in _STARTS]


def script_of(character: str) -> Script:
    script = _STARTS[bisect_right(_PLACES, ord(character)) - 1][1]
    if script is not None:
        return script
    if unicodedata.category(character)[0] == "S":
        return _SYMBOLS
    word = unicodedata.name(character, "").partition(" ")[0]
    return Script(word.capitalize() or "unassigned characters", package="fonts-noto-core" if word else "")

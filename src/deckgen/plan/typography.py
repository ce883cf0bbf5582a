"""Typographic finish of plain text, the same for both outputs: quotation marks and dashes by language,
no-break spaces where a line should not end.

Pure functions over text. Addresses are left alone, and finishing twice changes nothing.
"""

from __future__ import annotations

import re

from deckgen.values import dataclass

TIE = "\N{NO-BREAK SPACE}"
THIN_TIE = "\N{NARROW NO-BREAK SPACE}"

_ADDRESS = re.compile(r"\b(?:https?://|mailto:|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.-]+")

_RANGE = re.compile(r"(?<![\w.,:/–-])(\d[\d.,]*)-(?=(\d[\d.,]*)(?![\w/–-]|\.\d))")
_SPACED_DASH = re.compile(r"(?<=\S) (?:-|--|–) (?=\S)")
_AMERICAN_DASH = re.compile(r"(?<=\S) (?:-|--) (?=\S)")
_LONG_DASH = re.compile(r"(?<=\w)---?(?=\w)")
_MINUS = re.compile(r"(?<![\w\d)])-(?=\d)")
_APOSTROPHE = re.compile(
    r"(?<=[^\W\d])'(?=\w)|(?<=\d)'(?=[^\W\d])|(?<=s)'(?=\s)|'(?=\d0s\b)|(?<!\w)'(?=(?:tis|twas|em)\b)"
)
_AND = re.compile(r"(?<!\w)'n'(?!\w)")
_FEET = re.compile(r"(?<=\d)'(?=\d)")
_QUOTE = re.compile(r"""["']""")
_FRENCH_MARK = re.compile(r"(?<=[\w)»%’]) ?([;!?])(?=\s|$|»|\))")
_FRENCH_COLON = re.compile(r"(?<=[\w)»%’]) ?:(?=\s|$)")

_MAY_TIE = re.compile(r"(?<=[\d.]) | (?=\d|[^\W_a-z])")
"""Spaces at which a look is worth while: most stand between two plain words."""

_BEFORE_QUOTE = frozenset(" \t\n([{“‘„‚«–—-/\"'" + TIE + THIN_TIE)
_OPENING = f"([“‘«„{THIN_TIE}"
_PUNCTUATION = ".,;:!?)]}”’»…"

_MONTHS = frozenset(
    """
    January February March April May June July August September October November December Jan Feb Mar
    Apr Jun Jul Aug Sep Sept Oct Nov Dec Januar Februar März Mai Juni Juli Oktober Dezember janvier
    février mars avril mai juin juillet août septembre octobre novembre décembre enero febrero marzo
    abril mayo junio julio agosto septiembre octubre noviembre diciembre января февраля марта апреля мая
    июня июля августа сентября октября ноября декабря
    """.split()
)
_UNITS = frozenset(
    """
    m bn tn k km kg kt t g mm cm h min s kW MW GW TW kWh MWh GWh TWh MB GB TB Hz kHz MHz GHz ha hl l pt
    pp ppm % ‰ °C °F € £ $ million billion trillion thousand Mio Mrd millions milliards percent Uhr Euro
    euros dollars
    """.split()
)
_BEFORE_NAME = frozenset(
    """
    Mr Mrs Ms Mx Dr Prof St Sir Dame Lord Lady Gen Col Maj Capt Lt Adm Sen Rep Gov Hon Amb Mr. Mrs. Ms.
    Dr. Prof. St. Gen. Col. Maj. Capt. Lt. Adm. Sen. Rep. Gov. Hon. Amb. Herr Frau Mme Mlle M. Sr. Sra.
    """.split()
)
_BEFORE_NUMBER = frozenset(
    """
    page pages slide slides figure figures table tables article articles chapter chapters section
    sections annex note notes Page Pages Slide Slides Figure Figures Table Tables Article Articles
    Chapter Chapters Section Sections Annex Note Notes No. Nr. Art. p. pp. ch. Seite Abbildung Tabelle §
    № US$ USD EUR GBP CHF RUB
    """.split()
)
_DAYS = re.compile(r"[(“]?\d{1,2}(?:[–-]\d{1,2})?")
_DAY = 4
"""Letters that a day may add to its month."""
_NUMERALS = frozenset("II III IV V VI VII VIII IX X".split())


@dataclass(frozen=True, slots=True)
class Marks:
    """Quotation marks of a language, outer and inner."""

    open: str
    close: str
    open_inner: str
    close_inner: str


_ENGLISH = Marks("“", "”", "‘", "’")
_GERMAN = Marks("„", "“", "‚", "‘")
_FRENCH = Marks(f"«{THIN_TIE}", f"{THIN_TIE}»", "“", "”")
_GUILLEMETS = Marks("«", "»", "“", "”")
_RUSSIAN = Marks("«", "»", "„", "“")
_POLISH = Marks("„", "”", "«", "»")
_SWEDISH = Marks("”", "”", "’", "’")

_MARKS = {
    **dict.fromkeys(("de", "cs", "sk", "sl", "bg", "lt"), _GERMAN),
    "fr": _FRENCH,
    **dict.fromkeys(("es", "it", "pt", "el", "no", "nb", "nn", "ca"), _GUILLEMETS),
    **dict.fromkeys(("ru", "uk", "be"), _RUSSIAN),
    **dict.fromkeys(("pl", "ro", "hu", "hr", "sr"), _POLISH),
    **dict.fromkeys(("sv", "fi"), _SWEDISH),
}


def quotation_marks(lang: str) -> Marks:
    """The marks for a BCP 47 tag; those of English for a language that is not listed."""
    if lang in {"de-CH", "pt-PT"}:
        return _GUILLEMETS
    if lang == "pt-BR":
        return _ENGLISH
    return _MARKS.get(lang.partition("-")[0].lower(), _ENGLISH)


def finish(text: str, lang: str, before: str = "") -> str:
    """The text as it is set. `before`: the character that stands before it on its line, if any."""
    if "://" not in text and "@" not in text and "www." not in text and "mailto:" not in text:
        return _finish_stretch(text, lang, before)
    parts: list[str] = []
    start = 0
    for address in _ADDRESS.finditer(text):
        parts.append(_finish_stretch(text[start : address.start()], lang, before))
        parts.append(address[0])
        start, before = address.end(), address[0][-1]
    parts.append(_finish_stretch(text[start:], lang, before))
    return "".join(parts)


def tie_end(text: str, longest: int = 9) -> str:
    """The last two words tied, where both are short: the last never stands on a line alone."""
    head, space, tail = text.rpartition(" ")
    last_but_one = head[head.rfind(" ") + 1 :]
    if (
        not space
        or not tail
        or TIE in tail
        or len(tail) > longest
        or len(last_but_one) > (longest + _DAY if TIE in last_but_one else longest)
        or last_but_one == head
    ):
        return text
    return f"{head}{TIE}{tail}"


def _finish_stretch(text: str, lang: str, before: str) -> str:
    if "'" in text or '"' in text:
        text = _with_quotes(text, lang, before)
    if "-" in text or " – " in text:
        text = _with_dashes(text, lang)
    if "..." in text:
        text = text.replace("...", "…")
    if lang.startswith("fr"):
        text = _FRENCH_COLON.sub(f"{TIE}:", _FRENCH_MARK.sub(rf"{THIN_TIE}\1", text))
    return _with_ties(text) if " " in text else text


def _with_quotes(text: str, lang: str, before: str) -> str:
    text = _APOSTROPHE.sub("’", _FEET.sub("′", _AND.sub("’n’", text)))
    if "'" not in text and '"' not in text:
        return text
    marks = quotation_marks(lang)

    def mark(found: re.Match[str]) -> str:
        at = found.start()
        left = text[at - 1] if at else before
        right = text[at + 1 : at + 2]
        opens = (not left or left in _BEFORE_QUOTE) and bool(right) and not right.isspace()
        # At the end of its node, a mark behind a space opens what follows in the next: said "**so**".
        opens = opens or (not right and bool(left) and left.isspace())
        if found[0] == '"':
            return marks.open if opens else marks.close
        return marks.open_inner if opens else marks.close_inner

    return _QUOTE.sub(mark, text)


def _with_dashes(text: str, lang: str) -> str:
    if lang in {"en-US", "en-CA"}:
        text = _AMERICAN_DASH.sub(f"{TIE}— ", text)
    else:
        dash = "—" if lang.startswith(("ru", "uk", "es")) else "–"
        text = _SPACED_DASH.sub(f"{TIE}{dash} ", text)
    text = _LONG_DASH.sub("—", text)
    return _MINUS.sub("−", _RANGE.sub(_range_dash, text))


def _range_dash(found: re.Match[str]) -> str:
    """The start of a range with its dash; 2025-03 is a month, for years would run backwards."""
    start, end = found[1], found[2].rstrip(".,")
    is_month = len(start) == 4 and len(end) == 2 and end <= start[2:]
    return found[0] if is_month else f"{start}–"


def _with_ties(text: str) -> str:
    """No-break spaces in dates, numbers with units, names with titles and the like."""
    parts: list[str] = []
    start = 0
    for space in _MAY_TIE.finditer(text):
        at = space.start()
        after = text.find(" ", at + 1)
        if is_tied(text[text.rfind(" ", 0, at) + 1 : at], text[at + 1 : after if after > 0 else None]):
            parts += (text[start:at], TIE)
            start = at + 1
    return "".join((*parts, text[start:])) if parts else text


def is_tied(one: str, other: str) -> bool:
    """Whether a line may not end between these two words."""
    if not one or not other:
        return False
    first, last = other[0], one[-1]
    if first.isdigit():
        head = one.lstrip(_OPENING)
        # "June 16", but not "June 2021": a date that is tied as a whole leaves ragged lines.
        return head in _BEFORE_NUMBER or (head in _MONTHS and len(other.rstrip(_PUNCTUATION)) <= 2)
    if last.isdigit():
        return other.rstrip(_PUNCTUATION) in _UNITS or (_DAYS.fullmatch(one) is not None and _is_month(other))
    if last == "." and one[:-1].isdigit():
        return len(one) < 4 and _is_month(other)
    if first.isupper():
        head = one.lstrip(_OPENING)
        if head in _BEFORE_NAME or (len(head) == 2 and last == "." and head[0].isupper()):
            return True
        if head == "New" and other.startswith("START"):
            return True
        name = other.rstrip(_PUNCTUATION)
        # "I" alone is more often a pronoun: only behind an acronym is it a numeral.
        return head[:1].isupper() and (
            name in _NUMERALS or (name == "I" and len(head) > 2 and head.isupper())
        )
    return False


def _is_month(word: str) -> bool:
    return word.rstrip(_PUNCTUATION) in _MONTHS

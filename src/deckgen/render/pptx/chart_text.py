"""Text, lines and fills as chart parts write them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from deckgen.plan.charts.formats import ValueFormat
from deckgen.plan.charts.ink import LabelLine
from deckgen.render.pptx.drawing import NO_FILL, fill_xml
from deckgen.render.pptx.xml import escape
from deckgen.units import Color, points

# PowerPoint breaks a label where it would be wider than a fifth of the chart, unless told not to.
_WHOLE = '<a:bodyPr rot="0" vert="horz" wrap="none" anchor="ctr"/>'
_BROKEN = '<a:bodyPr rot="0" vert="horz" anchor="ctr"/>'
# A turn that nobody can see (a 60,000th of a degree). LibreOffice knows no distance between names: level ones
# it breaks inside words, those without an angle it turns and cuts, turned ones it leaves out as it should.
_SKIPPED = '<a:bodyPr rot="1" vert="horz" anchor="ctr"/>'

INVISIBLE = f"<c:spPr>{NO_FILL}<a:ln>{NO_FILL}</a:ln></c:spPr>"


@lru_cache(maxsize=1024)
def text_properties(size: float, color: Color, *, bold: bool = False, body: str = _WHOLE) -> str:
    """How all text of an element is set."""
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{_defaults(size, color, bold)}</a:pPr>"
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def name_properties(size: float, color: Color, *, every: int) -> str:
    """How the names along an axis are set: in lines where all are shown."""
    return text_properties(size, color, body=_BROKEN if every == 1 else _SKIPPED)


def rich_text(lines: Sequence[LabelLine], size: float, color: Color, lang: str) -> str:
    """Text of an author's own, a paragraph a line."""
    paragraphs = "".join(
        [
            f"<a:p><a:pPr>{_defaults(size, color, line.bold)}</a:pPr><a:r>"
            f'<a:rPr lang="{escape(lang)}" sz="{_hundredths(size)}" b="{int(line.bold)}">'
            f"{fill_xml(color)}</a:rPr><a:t>{escape(line.text)}</a:t></a:r></a:p>"
            for line in lines
        ]
    )
    return f"<c:tx><c:rich>{_WHOLE}<a:lstStyle/>{paragraphs}</c:rich></c:tx>"


def number_format(form: ValueFormat) -> str:
    return f'<c:numFmt formatCode="{escape(form.code)}" sourceLinked="0"/>'


@lru_cache(maxsize=1024)
def line_xml(color: Color | None, weight: float, *, round_ends: bool = False) -> str:
    if color is None:
        return f"<a:ln>{NO_FILL}</a:ln>"
    cap = ' cap="rnd"' if round_ends else ""
    joined = "<a:round/>" if round_ends else ""
    return f'<a:ln w="{points(weight)}"{cap}>{fill_xml(color)}{joined}</a:ln>'


def shape_properties(fill: Color | None, line: str) -> str:
    return f"<c:spPr>{fill_xml(fill)}{line}</c:spPr>"


def fraction(value: float) -> str:
    """A share of the chart's width or height."""
    return f"{value:.5f}".rstrip("0").rstrip(".") or "0"


def _defaults(size: float, color: Color, bold: bool) -> str:
    return f'<a:defRPr sz="{_hundredths(size)}" b="{int(bold)}">{fill_xml(color)}</a:defRPr>'


def _hundredths(size: float) -> int:
    return round(size * 100)

"""What can be wrong with the text of a slide, given where LibreOffice put it. Each rule gives its faults."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import combinations, pairwise

from deckgen.plan.lines import measure
from deckgen.plan.text import Baseline, Run, TextStyle
from deckgen.theme.fonts import Face
from deckgen.theme.resolved import Scale
from deckgen.units import Color
from tests.oracles.overflow_deck import Box, Paragraph, SlideText, TextPlace
from tests.oracles.overflow_match import Line, Matched, SetParagraph
from tests.oracles.overflow_page import Page, solid

_TOLERANCE = 1.5
"""Points by which ink may leave its box or touch other ink: italics and quotation marks lean out."""
_SIZE_TOLERANCE = 0.02
"""Share by which a size may differ: LibreOffice counts in hundredths of a millimetre."""
_EAST_ASIAN = re.compile(r"[\u3000-\u9fff\uac00-\ud7a3]")
"""In such lines stops may hang in the margin, up to one character wide, and slanted letters lean far out."""
_INK = Color("000000")


class Kind(Enum):
    MISSING = "missing"
    OUTSIDE_SLIDE = "outside the slide"
    OUTSIDE_BOX = "outside its box"
    OVERLAP = "overlaps"
    COVERED = "covered"
    SHRUNK = "shrunk"
    SMALL = "below the floor"
    LINES = "line count"


@dataclass(frozen=True, slots=True)
class Fault:
    slide: int
    kind: Kind
    place: str
    """Name of the box."""
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class LineCount:
    """The lines of a paragraph that show any letter."""

    planned: int
    drawn: int
    same_breaks: bool


def iter_faults(slide: SlideText, page: Page, matched: Matched, scale: Scale) -> Iterator[Fault]:
    """Everything that is wrong on a slide but its line counts."""
    yield from _missing(slide, matched)
    yield from _outside_slide(slide, page, matched)
    for paragraph in matched.found:
        yield from _outside_box(slide, paragraph)
        yield from _shrunk(slide, paragraph)
    yield from _shaped(slide, matched)
    yield from _overlaps(slide, matched)
    yield from _covered(slide, matched)
    for place in slide.texts:
        yield from _small(slide, place, scale)


def smallest(place: TextPlace) -> float:
    """The least main size of its paragraphs; an empty one has none."""
    sizes = [one.size for one in place.paragraphs if one.text.strip()]
    return min(sizes, default=_LARGE)


_LARGE = 1000.0


def line_count(paragraph: SetParagraph) -> LineCount:
    """The lines that deckgen's planner expects, and those that LibreOffice drew."""
    text, place = paragraph.paragraph, paragraph.place
    measured = measure(_runs(text))
    width = place.box.right - place.box.left - text.indent
    starts = [0, *measured.line_starts(width), len(text.text)]
    filled = [start for start, end in pairwise(starts) if solid(text.text[start:end])]
    planned = [len(solid(text.text[:start])) for start in filled]
    drawn = [line.start for line in paragraph.lines]
    blank = len(starts) - 1 - len(filled)
    return LineCount(measured.lines(width) - blank, len(drawn), planned == drawn)


def _runs(paragraph: Paragraph) -> tuple[Run, ...]:
    return tuple(
        Run(
            span.text,
            TextStyle(Face(span.font, span.bold, span.italic), span.size, _INK),
            baseline=Baseline.SUPERSCRIPT if span.is_script else Baseline.NORMAL,
        )
        for span in paragraph.spans
    )


def _missing(slide: SlideText, matched: Matched) -> Iterator[Fault]:
    for one in matched.missing:
        words = " ".join(one.words) or "(in another order)"
        yield Fault(slide.number, Kind.MISSING, one.place.name, one.paragraph.text, words)


def _outside_slide(slide: SlideText, page: Page, matched: Matched) -> Iterator[Fault]:
    whole = Box(0.0, 0.0, page.width, page.height)
    # pypdfium2 does not know how wide text of joined letters is, only where it begins.
    shaped = {id(stretch) for stretch in matched.shaped.stretches}
    for stretch in page.stretches:
        right = stretch.origin if id(stretch) in shaped else stretch.box.right
        by = _excess(Box(stretch.origin, stretch.baseline, right, stretch.baseline), whole)
        if stretch.is_upright and by > _TOLERANCE:
            yield Fault(slide.number, Kind.OUTSIDE_SLIDE, "", stretch.text, f"by {by:.0f} pt")


def _outside_box(slide: SlideText, paragraph: SetParagraph) -> Iterator[Fault]:
    place = paragraph.place
    for line in paragraph.lines:
        ink = line.ink
        if not place.wraps:
            ink = replace(ink, left=place.box.left, right=place.box.left)
        elif _EAST_ASIAN.search(_text(line)):
            ink = replace(ink, right=ink.right - line.stretches[-1].size)
        by = _excess(ink, place.box)
        if by > _TOLERANCE:
            yield Fault(slide.number, Kind.OUTSIDE_BOX, place.name, _text(line), f"by {by:.0f} pt")


def _shrunk(slide: SlideText, paragraph: SetParagraph) -> Iterator[Fault]:
    nominal = _sizes(paragraph.paragraph)
    position = 0
    for line in paragraph.lines:
        for stretch in line.stretches:
            size = nominal[min(position, len(nominal) - 1)]
            position += len(stretch.text)
            if size and not _is_size(stretch.size, size):
                detail = f"{size:g} pt became {stretch.size:.1f}"
                yield Fault(slide.number, Kind.SHRUNK, paragraph.place.name, stretch.text, detail)


def _sizes(paragraph: Paragraph) -> list[float]:
    """The size of each character of the solid text; 0 where it is not known."""
    return [
        0.0 if span.is_script else span.size for span in paragraph.spans for _ in range(len(solid(span.text)))
    ]


def _shaped(slide: SlideText, matched: Matched) -> Iterator[Fault]:
    """Letters that cannot be traced have the size and the box of a paragraph that they may be of."""
    sizes = {span.size for _, paragraph in matched.shaped.paragraphs for span in paragraph.spans}
    boxes = [place.box for place, _ in matched.shaped.paragraphs]
    for stretch in matched.shaped.stretches if boxes else ():
        if not any(_is_size(stretch.size, size) for size in sizes):
            detail = f"{stretch.size:.1f} pt is none of {sorted(sizes)}"
            yield Fault(slide.number, Kind.SHRUNK, "", stretch.text, detail)
        start = Box(stretch.origin, stretch.baseline, stretch.origin, stretch.baseline)
        by = min(_excess(start, box) for box in boxes)
        if by > _TOLERANCE:
            yield Fault(slide.number, Kind.OUTSIDE_BOX, "", stretch.text, f"by {by:.0f} pt")


def _is_size(drawn: float, nominal: float) -> bool:
    return abs(drawn - nominal) <= max(0.2, _SIZE_TOLERANCE * nominal)


def _overlaps(slide: SlideText, matched: Matched) -> Iterator[Fault]:
    lines = [(one.place, line) for one in matched.found for line in one.lines if _is_upright(line)]
    lines.sort(key=lambda pair: pair[1].ink.top)
    for (place, line), (other_place, other) in combinations(lines, 2):
        if place is other_place:
            continue
        if _touch(line.ink, other.ink):
            detail = f"on '{_text(other)}' of {other_place.name}"
            yield Fault(slide.number, Kind.OVERLAP, place.name, _text(line), detail)


def _covered(slide: SlideText, matched: Matched) -> Iterator[Fault]:
    for one in matched.found:
        for line in one.lines:
            for cover in slide.covers:
                if cover.depth > one.place.depth and _touch(line.ink, cover.box):
                    detail = f"by {cover.name}"
                    yield Fault(slide.number, Kind.COVERED, one.place.name, _text(line), detail)


def _small(slide: SlideText, place: TextPlace, scale: Scale) -> Iterator[Fault]:
    floors = {
        "title": scale.title[-1],
        "body": scale.body[-1],
        "table": scale.table[-1],
        "text": scale.source,
        "footer": scale.footer,
    }
    # What a layout itself sets small, such as a source, is small by design.
    floor = min(floors[place.kind], place.design_size)
    for paragraph in place.paragraphs:
        if paragraph.text.strip() and paragraph.size < floor - 0.01:
            detail = f"{paragraph.size:g} pt, floor {floor:g}"
            yield Fault(slide.number, Kind.SMALL, place.name, paragraph.text, detail)


def _excess(inner: Box, outer: Box) -> float:
    """By how much the one leaves the other, at its worst edge."""
    return max(
        outer.left - inner.left,
        outer.top - inner.top,
        inner.right - outer.right,
        inner.bottom - outer.bottom,
    )


def _touch(one: Box, other: Box) -> bool:
    width, height = one.overlap(other)
    return width > _TOLERANCE and height > _TOLERANCE


def _is_upright(line: Line) -> bool:
    return all(stretch.is_upright for stretch in line.stretches)


def _text(line: Line) -> str:
    return "".join(stretch.text for stretch in line.stretches)

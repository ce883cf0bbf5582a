"""Turn a briefing into the pages of its brief; decides everything, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from deckgen.diagnostics import Report
from deckgen.model.block import Figure
from deckgen.model.briefing import Briefing
from deckgen.model.chart import Chart
from deckgen.model.exhibits import Matrix, Timeline
from deckgen.model.places import find_character
from deckgen.model.walk import iter_blocks, own_inlines, plain_text
from deckgen.plan.brief.box import Box, BoxItem, PageNumber
from deckgen.plan.brief.desk import Desk
from deckgen.plan.brief.figures import page_widths
from deckgen.plan.brief.flow import iter_headings, list_parts, set_beside, set_part
from deckgen.plan.brief.front import set_contents, set_inside, set_masthead
from deckgen.plan.brief.front_page import FrontParts, set_front_page
from deckgen.plan.brief.furniture import furniture_for, iter_furniture
from deckgen.plan.brief.grid import BINDING, grid_for
from deckgen.plan.brief.headings import Heading
from deckgen.plan.brief.hyphens import Hyphenator
from deckgen.plan.brief.lifted import Lifted, lift, without_moved
from deckgen.plan.brief.numbers import expected_numbers
from deckgen.plan.brief.paginate import paginate
from deckgen.plan.brief.references import BriefNames
from deckgen.plan.brief.styles import brief_styles
from deckgen.plan.brief.targets import iter_targets
from deckgen.plan.brief.words import words_for
from deckgen.plan.pages.glyphs import Glyphs
from deckgen.plan.pages.page import Bookmark, Item, Mark, Page, PagesPlan, PlacedRun, Role, TextLine
from deckgen.plan.pages.scale import Move, moved
from deckgen.plan.pages.tree import Tree
from deckgen.plan.references import with_references
from deckgen.plan.select import brief_blocks
from deckgen.plan.text import Run
from deckgen.theme.fonts import font_for
from deckgen.theme.resolved import Theme

_MOST_PASSES = 3
"""The numbers of figures are foreseen; where one was not, all is set again with those that were found."""
_NEED_NONE = 2
"""Up to this many pages a brief without short contents has none."""
_WORTH_LISTING = 4
_LETTERS = 2_400.0
"""On a page of text with its headings and spaces."""
_DRAWING = 0.3
"""Of a page."""
_SHORT = 12
"""Up to this many pages the contents stand in the side column of the first."""


def plan_brief(briefing: Briefing, theme: Theme, report: Report) -> PagesPlan:
    """The pages of the brief, and the structure they belong to. Reports characters without a glyph."""
    if not briefing.references:
        return _plan(briefing, _desk(briefing, theme, report))
    targets = {reference.target for reference in briefing.references}
    numbers = expected_numbers(briefing)
    for _ in range(_MOST_PASSES):
        own = Report()
        named = with_references(briefing, BriefNames(briefing, numbers))
        desk = _desk(named, theme, own)
        plan = _plan(named, desk)
        if desk.numbers.agree_with(numbers, targets):
            break
        numbers = desk.numbers
    report.extend(own)
    return plan


def _plan(briefing: Briefing, desk: Desk) -> PagesPlan:
    flow, headings = _flow(briefing, desk)
    drawn = paginate(flow, desk.notes, desk.grid, desk.styles.palette.rule)
    numbers = {item.name: n for n, items in enumerate(drawn, 1) for item in items if isinstance(item, Mark)}
    furniture = furniture_for(briefing.meta, desk)
    pages = []
    for number, items in enumerate(drawn, 1):
        resolved = tuple(_resolved(item, numbers) for item in items)
        around = iter_furniture(furniture, number, len(drawn), desk)
        pages.append(Page(tuple(_on_paper((*resolved, *around), number, desk)), str(number)))
    bookmarks = tuple(_bookmark(heading) for heading in headings if heading.mark in numbers)
    grid = desk.grid
    widths = page_widths(item for page in pages for item in page.items)
    nodes = desk.tree.freeze()
    width, height = grid.width * grid.scale, grid.height * grid.scale
    shelf = desk.theme.shelf
    return PagesPlan(
        briefing.meta, width, height, tuple(pages), nodes, bookmarks, widths, shelf, desk.is_duplex
    )


def _on_paper(items: tuple[Item, ...], page: int, desk: Desk) -> Iterable[Item]:
    """The items of a page in the size of the paper, away from where it is bound."""
    binding = (BINDING if page % 2 else -BINDING) if desk.is_duplex else 0.0
    if desk.grid.scale == 1 and not binding:
        return items
    return moved(items, Move(right=binding, scale=desk.grid.scale))


def _desk(briefing: Briefing, theme: Theme, report: Report) -> Desk:
    setup = briefing.settings.pages
    styles = brief_styles(theme, setup)
    lang = briefing.meta.lang
    return Desk(
        styles,
        grid_for(theme.paper, setup),
        words_for(lang),
        Tree(),
        Glyphs(styles.fallback, report, theme.shelf, lang, partial(find_character, briefing)),
        None if setup.large_print else Hyphenator(lang),
        frozenset(iter_targets(briefing)),
        theme,
        lang,
        report,
        is_duplex=setup.duplex,
    )


def _flow(briefing: Briefing, desk: Desk) -> tuple[list[Box], tuple[Heading, ...]]:
    """First page or masthead, contents and parts, in the order of reading; and the headings of these."""
    masthead = set_masthead(briefing.meta, desk)
    lifted = lift(briefing)
    if lifted is not None:
        return _behind_front_page(briefing, lifted, masthead, desk)
    parts = list_parts(briefing, desk.words.annex)
    headings = tuple(iter_headings(parts))
    if not briefing.settings.toc or len(headings) < 2:
        return masthead + [box for part in parts for box in set_part(part, desk)], headings
    contents = desk.tree.add(Role.CONTENTS, 0)
    boxes = [box for part in parts for box in set_part(part, desk)]
    pages = _page_estimate(masthead + boxes, desk)
    inside = set_inside(headings, contents, desk) if pages <= _SHORT else None
    if inside is not None:
        return masthead + set_beside(boxes, inside, desk), headings
    if pages <= _NEED_NONE or len(headings) < _WORTH_LISTING:
        return masthead + boxes, headings
    return masthead + set_contents(headings, contents, desk) + boxes, headings


def _behind_front_page(
    briefing: Briefing, lifted: Lifted, masthead: list[Box], desk: Desk
) -> tuple[list[Box], tuple[Heading, ...]]:
    """A first page of bottom line, judgments, figures and chart; all else on the pages behind it."""
    rest = without_moved(briefing, lifted.moved)
    is_short = _rough_pages(rest) <= _SHORT
    headings = tuple(iter_headings(list_parts(rest, desk.words.annex)))
    # Beside a chart the side column is free, for short contents at least.
    shown = headings if briefing.settings.toc and (is_short or lifted.chart) else ()
    marks = tuple(dict.fromkeys((*_lost_ids(briefing, rest), *(one.attributes.id for one in lifted.moved))))
    front = set_front_page(FrontParts(masthead, lifted, shown, tuple(filter(None, marks))), desk)
    parts = list_parts(without_moved(briefing, front.moved), desk.words.annex)
    headings = tuple(iter_headings(parts))
    is_listed = not briefing.settings.toc or (front.has_contents and is_short)
    if is_listed or len(headings) < _WORTH_LISTING:
        return front.boxes + [box for part in parts for box in set_part(part, desk)], headings
    contents = desk.tree.add(Role.CONTENTS, 0)
    boxes = [box for part in parts for box in set_part(part, desk)]
    inside = set_inside(headings, contents, desk) if is_short else None
    if inside is not None:
        return front.boxes + set_beside(boxes, inside, desk), headings
    return front.boxes + set_contents(headings, contents, desk) + boxes, headings


def _rough_pages(briefing: Briefing) -> float:
    """How many pages the text will take, before any of it is set."""
    pages = 1.0
    for section in briefing.sections:
        for topic in section.topics:
            for block in iter_blocks(brief_blocks(topic)):
                pages += sum(len(plain_text(inlines)) for inlines in own_inlines(block)) / _LETTERS
                pages += _DRAWING if isinstance(block, Chart | Figure | Timeline | Matrix) else 0.0
    return pages


def _lost_ids(briefing: Briefing, rest: Briefing) -> Iterator[str]:
    """Of the topics that stand on the first page with all that they hold."""
    kept = {topic.id for section in rest.sections for topic in section.topics}
    for section in briefing.sections:
        yield from (topic.id for topic in section.topics if topic.id not in kept)


def _page_estimate(boxes: Sequence[Box], desk: Desk) -> float:
    total = space = 0.0
    for box in boxes:
        total += max(space, box.before) + box.height
        space = box.after
    notes = sum(box.height for note in desk.notes.values() for box in note)
    return (total + notes) / desk.grid.text_height


def _resolved(item: BoxItem, numbers: Mapping[str, int]) -> Item:
    if not isinstance(item, PageNumber):
        return item
    text = str(numbers.get(item.mark, ""))
    width = font_for(item.style.face).kerned(text) * item.style.size
    run = Run(text, item.style, link=f"#{item.mark}")
    return TextLine(item.baseline, (PlacedRun(run, item.right - width, width, item.node),), item.node)


def _bookmark(heading: Heading) -> Bookmark:
    title = f"{heading.label} {heading.title}" if heading.label else heading.title
    return Bookmark(title, heading.level, heading.mark)

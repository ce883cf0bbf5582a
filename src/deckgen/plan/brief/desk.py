"""What all parts of the brief's planner share while one brief is planned, and text as they set it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, replace

from deckgen.diagnostics import NOWHERE, Report, Span
from deckgen.model import block as b
from deckgen.model import inline as i
from deckgen.plan.brief.box import Box
from deckgen.plan.brief.grid import Grid
from deckgen.plan.brief.hyphens import Hyphenator
from deckgen.plan.brief.numbers import Numbers
from deckgen.plan.brief.pieces import Strand
from deckgen.plan.brief.styles import Styles
from deckgen.plan.brief.words import Words
from deckgen.plan.lines import SCRIPT_SIZE
from deckgen.plan.pages.glyphs import Glyphs
from deckgen.plan.pages.page import Node, Role
from deckgen.plan.pages.tree import Tree
from deckgen.plan.runs import RunContext, to_runs
from deckgen.plan.text import Baseline, Run, TextStyle
from deckgen.theme.resolved import Theme
from deckgen.units import Color
from deckgen.values import dataclass

NOTE_MARK = "~note-"
"""Destinations of footnotes begin so; no id of the model can, since ids hold no tilde."""

_HAIR_SPACE = "\u200a"
_SUPERSCRIPT_RISE = 0.353
_SUBSCRIPT_DROP = -0.14
_FORBIDDEN_SCHEME = re.compile(r"\s*(?:javascript|data|vbscript|file)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PendingNote:
    """A footnote that has its number and waits to be set behind the block that holds its mark."""

    number: int
    blocks: b.Blocks
    parent: int


@dataclass(slots=True)
class Desk:
    styles: Styles
    grid: Grid
    words: Words
    tree: Tree
    glyphs: Glyphs
    hyphenator: Hyphenator | None
    """None: no word is ever cut."""
    targets: frozenset[str]
    """Ids that the brief holds: a link to any other stays plain text."""
    theme: Theme
    lang: str
    report: Report
    is_duplex: bool = False
    """Odd pages are right-hand ones: what stands at a page's edge stands at its outer edge."""
    numbers: Numbers = field(default_factory=Numbers)
    """Of figures and tables, as far as they are set."""
    notes: dict[int, tuple[Box, ...]] = field(default_factory=dict)
    """Footnotes by number, set and ready for the foot of a page."""
    _numbers: dict[tuple[str, b.Blocks], int] = field(default_factory=dict)
    _pending: list[PendingNote] = field(default_factory=list)

    def number_note(self, note: i.Footnote, parent: int) -> int:
        """The number of a footnote; a note that is referred to twice keeps its own."""
        key = (note.label, note.blocks)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers) + 1
            self._pending.append(PendingNote(number, note.blocks, parent))
        return number

    @contextmanager
    def trial(self) -> Iterator[None]:
        """What is set meanwhile, to see how high it is, leaves no trace."""
        tree = self.tree.state()
        kept = self.numbers.copy(), dict(self.notes), dict(self._numbers), list(self._pending)
        yield
        self.tree.back_to(tree)
        self.numbers, self.notes, self._numbers, self._pending = kept

    def figure_label(self, *ids: str) -> str:
        """What the next figure is called, which bears these ids."""
        return f"{self.words.figure}\u00a0{self.numbers.add_figure(*ids)}"

    def table_label(self, id: str) -> str:
        return f"{self.words.table}\u00a0{self.numbers.add_table(id)}"

    def take_pending(self) -> tuple[PendingNote, ...]:
        pending = tuple(self._pending)
        self._pending.clear()
        return pending


@dataclass(frozen=True, slots=True)
class Type:
    """How a stretch of inlines is set, and where it belongs in the structure."""

    style: TextStyle
    node: int
    parent: int
    """The node under which its footnotes stand."""
    span: Span = NOWHERE
    strong: Color | None = None


def to_strands(inlines: i.Inlines, type_: Type, desk: Desk) -> tuple[Strand, ...]:
    """The inlines as strands: footnotes numbered, links with nodes of their own, every glyph found."""
    if any(isinstance(node, i.Footnote) or _has_children(node) for node in inlines):
        inlines = tuple(_iter_numbered(inlines, type_, desk))
    context = RunContext(
        type_.style,
        desk.styles.mono,
        desk.styles.palette.link,
        type_.strong,
        mono_size=0.88,
        link=lambda target: resolve_link(target, desk),
    )
    return tuple(_iter_strands(to_runs(inlines, context), type_, desk))


def plain_strands(text: str, type_: Type, desk: Desk) -> tuple[Strand, ...]:
    """A text without formatting as strands."""
    return tuple(_iter_strands((Run(text, type_.style),), type_, desk))


def _has_children(node: i.Inline) -> bool:
    return not isinstance(node, i.Text | i.SoftBreak | i.Code | i.LineBreak | i.Math | i.Image | i.Reference)


def _iter_numbered(inlines: i.Inlines, type_: Type, desk: Desk) -> Iterator[i.Inline]:
    """Footnotes as links to their numbers."""
    for node in inlines:
        match node:
            case i.Footnote():
                number = desk.number_note(node, type_.parent)
                yield i.Link((i.Text(str(number)),), f"#{NOTE_MARK}{number}")
            case (
                i.Emphasis()
                | i.Strong()
                | i.Strikethrough()
                | i.Underline()
                | i.Subscript()
                | i.Superscript()
                | i.Link()
                | i.Attributed()
            ):
                yield replace(node, children=tuple(_iter_numbered(node.children, type_, desk)))
            case _:
                yield node


def resolve_link(target: str, desk: Desk) -> str:
    """The target, where the brief may lead there; else nothing."""
    if target.startswith(f"#{NOTE_MARK}"):
        return target
    if target.startswith("#"):
        return target if target[1:] in desk.targets else ""
    return "" if _FORBIDDEN_SCHEME.match(target) else target


def _iter_strands(runs: tuple[Run, ...], type_: Type, desk: Desk) -> Iterator[Strand]:
    link = ""
    link_node = type_.node
    for run in runs:
        if run.link != link:
            link = run.link
            link_node = _link_node(link, type_.node, desk) if link else type_.node
        if link.startswith(f"#{NOTE_MARK}"):
            run = _note_mark(run, desk.styles.footnote_mark)
        elif link:
            # In grey print the colour alone would not be seen.
            run = replace(run, underline=True)
        node = link_node
        if run.lang:
            node = desk.tree.add_node(Node(Role.SPAN, link_node, lang=run.lang))
        yield from _iter_drawable(run, node, type_.span, desk)


def _link_node(link: str, parent: int, desk: Desk) -> int:
    if link.startswith(f"#{NOTE_MARK}"):
        parent = desk.tree.add(Role.REFERENCE, parent)
    return desk.tree.add(Role.LINK, parent)


def _note_mark(run: Run, style: TextStyle) -> Run:
    return Run(_HAIR_SPACE + run.text, style, run.link, Baseline.SUPERSCRIPT)


def _iter_drawable(run: Run, node: int, span: Span, desk: Desk) -> Iterator[Strand]:
    rise = 0.0
    note = int(run.link.removeprefix(f"#{NOTE_MARK}")) if run.link.startswith(f"#{NOTE_MARK}") else 0
    if run.baseline is not Baseline.NORMAL:
        style = run.style
        rise = style.size * (_SUPERSCRIPT_RISE if run.baseline is Baseline.SUPERSCRIPT else _SUBSCRIPT_DROP)
        run = replace(run, style=replace(style, size=round(style.size * SCRIPT_SIZE, 2)))
    for stretch in desk.glyphs.split(run, span):
        yield Strand(stretch.run, node, rise, stretch.actual, note)

"""Why a slide looks as it does: what stands on it, in which type, how full it is, and what else was tried."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.plan.deck.arrange import Arrangement, Choice, Hints, Rated
from deckgen.plan.deck.columns import ColumnsPiece
from deckgen.plan.deck.desk import Desk
from deckgen.plan.deck.exhibits import DrawingPiece
from deckgen.plan.deck.flow import Flow
from deckgen.plan.deck.galleries import GalleryPiece
from deckgen.plan.deck.labelled import LabelledList
from deckgen.plan.deck.paging import Page
from deckgen.plan.deck.panels import PanelPiece
from deckgen.plan.deck.pictures import PicturePiece
from deckgen.plan.deck.pieces import Piece, Pieces
from deckgen.plan.deck.slides import Why
from deckgen.plan.deck.stack import stack_height
from deckgen.plan.deck.table_piece import TablePiece
from deckgen.units import Length
from deckgen.values import dataclass

_IN_COLUMNS = frozenset(
    {Arrangement.FIGURES, Arrangement.PICTURE, Arrangement.REGIONS, Arrangement.HALVES, Arrangement.POINTS}
)


@dataclass(frozen=True, slots=True)
class Tried:
    """What was to be shown, and the room for it on one slide."""

    choice: Choice
    height: Length
    slides: int
    """How many it took."""
    hints: Hints


def explain(page: Page, tried: Tried, desk: Desk) -> Why:
    step = page.step
    return Why(
        _shown(page, tried, desk),
        _share(page.pieces, step, tried.height),
        _because(step, tried, desk),
        tuple(_rejected(one, desk) for one in tried.choice.rejected),
    )


def _shown(page: Page, tried: Tried, desk: Desk) -> str:
    name = _arrangement(page, tried)
    pieces = page.pieces
    if tried.choice.name is Arrangement.REMARKS:
        return name
    if tried.choice.name in _IN_COLUMNS and len(pieces) == 1 and isinstance(pieces[0], ColumnsPiece):
        pieces = tuple(piece for column in pieces[0].columns for piece in column)
    things = " and ".join(dict.fromkeys(_named(piece, page.step, desk) for piece in pieces))
    return f"{name}: {things}" if name else things


def _arrangement(page: Page, tried: Tried) -> str:
    """How things stand to one another; nothing where there is one thing alone, or where it says so itself."""
    name = tried.choice.name
    asked = "as asked, " if tried.hints.layout or tried.hints.spans else ""
    if name is Arrangement.ROWS or (name is Arrangement.STACK and len(page.pieces) < 2):
        return asked.rstrip(", ")
    return f"{asked}{name.value}"


def _because(step: int, tried: Tried, desk: Desk) -> str:
    pieces, height = tried.choice.pieces, tried.height
    if tried.slides > 1:
        share = _share(pieces, len(desk.scale.body) - 1, height)
        return f"all together would take {share} % even in the smallest type"
    if step:
        return f"one size larger it would take {_share(pieces, step - 1, height)} %"
    return ""


def _rejected(one: Rated, desk: Desk) -> str:
    slides = "1 slide" if one.slides == 1 else f"{one.slides} slides"
    alone = one.candidate.name is Arrangement.STACK and len(one.candidate.pieces) == 1
    name = "plain text" if alone else one.candidate.name.value
    return f"{name} ({slides} at {desk.scale.body[one.step]:g} pt)"


def _share(pieces: Pieces, step: int, height: Length) -> int:
    """In per cent of the body."""
    return round(100 * stack_height(pieces, step) / height)


def _named(piece: Piece, step: int, desk: Desk) -> str:
    """The kind of a piece, with the size of its type where that is one of several."""
    match piece:
        case Flow():
            name = "code" if piece.fill else "text"
            return f"{name}, {max(one.setting.size(step) for one in piece.paragraphs):g} pt"
        case PanelPiece():
            return f"a panel, {piece.style.sizes[min(step, len(piece.style.sizes) - 1)]:g} pt"
        case TablePiece():
            return f"a table, {piece.type_size(step):g} pt"
        case LabelledList():
            return "labelled rows"
        case ColumnsPiece():
            inner = dict.fromkeys(_named(one, step, desk) for column in piece.columns for one in column)
            return f"{len(piece.columns)} columns of {' and '.join(inner)}"
        case PicturePiece() | GalleryPiece():
            return "pictures" if isinstance(piece, GalleryPiece) else "a picture"
        case DrawingPiece():
            return " ".join(_words(type(piece.drawing).__name__.removesuffix("Drawing")))
        case _:
            return " ".join(_words(type(piece).__name__.removesuffix("Piece")))


def _words(name: str) -> Iterator[str]:
    """The words of a class's name."""
    word = ""
    for letter in name:
        if letter.isupper() and word:
            yield word.lower()
            word = ""
        word += letter
    yield word.lower()

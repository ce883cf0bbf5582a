"""Why a slide looks as it does: what stands on it, in which type, how full it is, and what else was tried."""

from __future__ import annotations

from collections.abc import Iterator

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
from deckgen.plan.deck.stack import stack_height
from deckgen.plan.deck.table_piece import TablePiece
from deckgen.units import Length
from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Tried:
    """What was to be shown, and the room for it on one slide."""

    pieces: Pieces
    height: Length
    slides: int
    """How many it took."""
    layout: str
    """As the author named it; empty: none."""


def explain(page: Page, tried: Tried, desk: Desk) -> str:
    """One line: "text, 22 pt; takes 88 % of the body; one size larger it would take 106 %"."""
    step = page.step
    things = dict.fromkeys(_named(piece, step, desk) for piece in page.pieces)
    parts = [" and ".join(things), f"takes {_share(page.pieces, step, tried.height)} of the body"]
    if tried.layout:
        parts.insert(0, "as its layout= asks")
    if tried.slides > 1:
        floor = len(desk.scale.body) - 1
        parts.append(f"in the smallest type all would take {_share(tried.pieces, floor, tried.height)}")
    elif step:
        parts.append(f"one size larger it would take {_share(tried.pieces, step - 1, tried.height)}")
    return "; ".join(parts)


def _share(pieces: Pieces, step: int, height: Length) -> str:
    return f"{100 * stack_height(pieces, step) / height:.0f} %"


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

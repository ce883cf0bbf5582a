"""A stack of pieces: whether it fits a height, where it is cut, and how what is left is shared."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.plan.deck.flow import Flow
from deckgen.plan.deck.pieces import Piece, Pieces, Slot
from deckgen.plan.deck.slides import Placed
from deckgen.plan.deck.table_piece import TablePiece
from deckgen.units import Length, Rect, inches

GAP = inches(0.20)
"""Between two pieces."""

_STUMP = inches(1.0)


def stack_height(pieces: Pieces, step: int) -> Length:
    return sum(piece.height(step) for piece in pieces) + GAP * max(0, len(pieces) - 1)


def stack_fits(pieces: Pieces, height: Length, step: int) -> bool:
    """Whether all pieces fit; stops at the first that does not."""
    for position, piece in enumerate(pieces):
        if not piece.fits(height, step):
            return False
        if position < len(pieces) - 1:
            height -= piece.height(step) + GAP
    return True


def divide_stack(pieces: Pieces, height: Length, step: int, keeps: Length = 0) -> tuple[Pieces, Pieces]:
    """The pieces, and parts of a piece, that fit into the height, and the rest. Either may be empty.
    Exhibits no higher than `keeps` stay whole."""
    fitting: list[Piece] = []
    room = height
    for position, piece in enumerate(pieces):
        if piece.fits(room, step):
            fitting.append(piece)
            room -= piece.height(step) + GAP
            continue
        stays = keeps and not _is_running_text(piece) and piece.fits(keeps, step)
        parts = None if stays else piece.divide(room, step)
        if parts is not None and not (fitting and _is_bad_cut(piece, parts, step)):
            return (*fitting, parts[0]), (parts[1], *pieces[position + 1 :])
        return tuple(fitting), pieces[position:]
    return tuple(fitting), ()


def _is_bad_cut(piece: Piece, parts: tuple[Piece, Piece], step: int) -> bool:
    """One that leaves a row of a table or a line or two of code alone, or parts a table inside its first row:
    rather the whole on the next slide."""
    first, rest = parts
    match piece, first, rest:
        case TablePiece(rows=whole), TablePiece(rows=(_,)), TablePiece(rows=left) if len(left) == len(whole):
            return True
    return any(not _is_running_text(part) and part.height(step) < _STUMP for part in parts)


def _is_running_text(piece: Piece) -> bool:
    return isinstance(piece, Flow) and piece.fill is None


def place_stack(pieces: Pieces, slot: Slot) -> Iterator[Placed]:
    """The pieces from the top down; those that grow share what is left by their weights."""
    least = [piece.height(slot.step) for piece in pieces]
    spare = max(0, slot.rect.height - sum(least) - GAP * max(0, len(pieces) - 1))
    weights = sum(piece.grows for piece in pieces)
    top = slot.rect.y
    placeholder = slot.placeholder
    for piece, height in zip(pieces, least, strict=True):
        if weights:
            height += spare * piece.grows // weights
        elif len(pieces) == 1:
            height = slot.rect.height
        rect = Rect(slot.rect.x, top, slot.rect.width, height)
        yield from piece.place(Slot(rect, slot.step, placeholder if piece.is_text else ""))
        if piece.is_text:
            placeholder = ""
        top += height + GAP

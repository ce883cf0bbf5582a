"""Read the blocks that are text with a part to play: bluf, takeaway, callouts, quotations and their like."""

from __future__ import annotations

from deckgen.diagnostics import Code, nearest_hint
from deckgen.model import block as b
from deckgen.model.exhibits import CALLOUTS, Panel, PanelRole, Quotation
from deckgen.read.outline.exhibit_dates import read_attribute_moment
from deckgen.read.outline.exhibit_reading import Reading, as_written, attribute_text, report_empty

CALLOUT_NAMES = {role.value: role for role in PanelRole if role in CALLOUTS}
QUOTE_EXAMPLE = 'the words alone, and who said them in the braces: by="Name" date=2021-06-16'


def read_panel(div: b.Div, role: PanelRole, reading: Reading) -> b.Blocks:
    if not div.blocks:
        report_empty(div, "a paragraph or a list inside the fence", reading)
        return ()
    return (
        Panel(role, div.blocks, attribute_text(div.attributes, "title", reading), div.attributes, div.span),
    )


def read_callout(div: b.Div, reading: Reading) -> b.Blocks:
    """`callout` says in `type=` what it is; without one it is a note."""
    written = div.attributes.get("type", PanelRole.NOTE.value).casefold()
    role = CALLOUT_NAMES.get(written)
    if role is None:
        message = f"there is no callout of type '{written}'"
        reading.fault(Code.ATTRIBUTE_VALUE, div.span, message, nearest_hint(written, CALLOUT_NAMES))
        role = PanelRole.NOTE
    return read_panel(div, role, reading)


def read_quotation(div: b.Div, reading: Reading) -> b.Blocks:
    blocks = div.blocks
    if len(blocks) == 1 and isinstance(blocks[0], b.Quote):
        blocks = blocks[0].blocks
    attributes = div.attributes
    by, role, party = (attributes.get(key) for key in ("by", "role", "party"))
    if not blocks:
        report_empty(div, QUOTE_EXAMPLE, reading)
        return as_written(div, ("by", "role", "date", "party"))
    date = read_attribute_moment(attributes.get("date"), div.span, "date", reading)
    if date is None and attributes.get("date"):
        blocks = (*blocks, *as_written(div, ("date",)))
    return (Quotation(blocks, by, role, date, party, attributes, div.span),)

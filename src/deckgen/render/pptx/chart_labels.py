"""The labels of points in a native chart. Values are left to PowerPoint, so that they follow an edit of the
data; only an author's own text is written out."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.plan.charts.formats import NumberFormat, ValueFormat
from deckgen.plan.charts.layout import PointLabel, Side
from deckgen.render.pptx.chart_text import INVISIBLE, fraction, number_format, rich_text, text_properties
from deckgen.values import dataclass

_POSITION = {
    Side.RIGHT: "r",
    Side.LEFT: "l",
    Side.ABOVE: "t",
    Side.BELOW: "b",
    Side.CENTRE: "ctr",
    Side.OUTSIDE: "outEnd",
    Side.STACK_END: "inBase",
}


@dataclass(frozen=True, slots=True)
class LabelContext:
    """What the labels of one series have in common."""

    format: ValueFormat
    live: bool
    """The labels say nothing but value and name."""
    width: float
    """Of the chart, in points."""
    height: float
    lang: str
    names_points: bool = False
    """The name in a label is that of the point (a slice), not of the series."""
    shares: bool = False
    """The value in a label is the share of the whole."""
    placed: bool = True
    """False for a doughnut, whose labels have no place to choose."""


def render_labels(labels: Sequence[PointLabel], context: LabelContext) -> str:
    """The `dLbls` of a series; empty where none of its points has a label."""
    if not labels:
        return ""
    points = "".join([_label(own, context) for own in sorted(labels, key=lambda own: own.point)])
    return f"<c:dLbls>{points}{_shows()}</c:dLbls>"


def _label(own: PointLabel, context: LabelContext) -> str:
    label = own.label
    live = context.live and bool(own.says_name or own.says_value)
    text = "" if live else rich_text(own.lines, label.size, label.color, context.lang)
    bold = any(line.bold for line in own.lines)
    position = f'<c:dLblPos val="{_POSITION[own.side]}"/>' if context.placed else ""
    separator = "\n" if len(own.lines) > 1 else " "
    return (
        f'<c:dLbl><c:idx val="{own.point}"/>{_layout(own, context)}{text}{_format(context)}'
        f"{INVISIBLE}{text_properties(label.size, label.color, bold=bold)}{position}"
        f"{_shows(own, context)}<c:separator>{separator}</c:separator></c:dLbl>"
    )


def _format(context: LabelContext) -> str:
    """Shares are counted from 0 to 1 by PowerPoint, and from 0 to 100 by us."""
    if context.shares and isinstance(context.format, NumberFormat):
        digits = "0." + "0" * context.format.decimals if context.format.decimals else "0"
        return f'<c:numFmt formatCode="{digits}%" sourceLinked="0"/>'
    return number_format(context.format)


def _layout(own: PointLabel, context: LabelContext) -> str:
    """How far a label was moved from where its side puts it."""
    across, down = own.shift
    if abs(across) < 0.5 and abs(down) < 0.5:
        return ""
    return (
        f'<c:layout><c:manualLayout><c:x val="{fraction(across / context.width)}"/>'
        f'<c:y val="{fraction(down / context.height)}"/></c:manualLayout></c:layout>'
    )


def _shows(own: PointLabel | None = None, context: LabelContext | None = None) -> str:
    """What a label says; without one, what those points say that have none: nothing."""
    value = own is not None and own.says_value
    name = own is not None and own.says_name
    points = context is not None and context.names_points
    shares = context is not None and context.shares
    # A text of the author's own replaces what is said, but something has to be.
    value = value or (own is not None and not name)
    flags = (
        ("LegendKey", False),
        ("Val", value and not shares),
        ("CatName", name and points),
        ("SerName", name and not points),
        ("Percent", value and shares),
        ("BubbleSize", False),
    )
    return "".join([f'<c:show{name} val="{int(flag)}"/>' for name, flag in flags])

"""Draw the pictures of docs/charts.md from the examples above them, as SVG.

    python scripts/chart_pictures.py

The drawing is the one of the brief: the same plan, the same marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import assert_never

from deckgen.diagnostics import Report
from deckgen.model.briefing import Settings
from deckgen.model.chart import Chart
from deckgen.model.walk import iter_topic_blocks
from deckgen.plan.charts.arrange import lay_out, natural_height
from deckgen.plan.charts.draw import draw_chart
from deckgen.plan.charts.ink import Dot, Ink, Label, Polygon, Polyline, Rectangle, Segment
from deckgen.plan.charts.planner import plan_chart
from deckgen.plan.charts.style import LEADING, ChartStyle, brief_style
from deckgen.plan.text import Align
from deckgen.project import MemoryFiles, Overrides, load_project
from deckgen.read.outline import read_briefing
from deckgen.theme import Theme, load_theme
from deckgen.units import Color

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "charts.md"
DATA = ROOT / "assets" / "data"

WIDTH, PLOT = 470.0, 130.0
_EXAMPLE = re.compile(
    r"^```markdown\n(.+?)^```$(?:\n\n!\[[^\]]*\]\((pictures/charts/[\w-]+\.svg)\))?", re.M | re.S
)
_ANCHOR = {Align.LEFT: "start", Align.CENTRE: "middle", Align.RIGHT: "end"}


def main() -> None:
    theme = load_theme(Settings(), MemoryFiles({}), Report())
    for fence, picture in examples():
        if picture:
            target = PAGE.parent / picture
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(to_svg(read_chart(fence), theme), "utf-8")
            print(target.relative_to(ROOT))


def examples() -> Iterator[tuple[str, str]]:
    """The examples of the page, each with the file of its picture, or an empty text."""
    for match in _EXAMPLE.finditer(PAGE.read_text("utf-8")):
        yield match[1], match[2] or ""


def read_chart(fence: str) -> Chart:
    """The chart of an example; the page shows none that gives a diagnostic."""
    files = {f"b/{path.name}": path.read_bytes() for path in DATA.glob("*.csv")}
    memory = MemoryFiles(files | {"b/1.md": f"## Example\n\n{fence}".encode()})
    report = Report()
    project = load_project("b", memory, Overrides(), report)
    blocks = iter_topic_blocks(read_briefing(project, memory, report)) if project else iter(())
    charts = [block for block in blocks if isinstance(block, Chart)]
    if len(report) or len(charts) != 1:
        raise SystemExit(f"an example of {PAGE} is at fault: {[own.message for own in report]}\n{fence}")
    return charts[0]


def to_svg(chart: Chart, theme: Theme) -> str:
    style = brief_style(theme)
    plan = plan_chart(chart, theme.palette, "en-GB", Report()).panels[0]
    height = natural_height(plan, WIDTH, style, PLOT)
    marks = draw_chart(plan, lay_out(plan, WIDTH, height, style), style)
    rows = [_mark(mark, style) for mark in marks]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 -8 {WIDTH + 16:.0f} {height + 16:.0f}" '
        f'width="{1.5 * (WIDTH + 16):.0f}" height="{1.5 * (height + 16):.0f}" role="img">\n'
        f"<title>{escape(plan.alt)}</title>\n"
        '<rect x="-8" y="-8" width="100%" height="100%" fill="#FFFFFF"/>\n' + "\n".join(rows) + "\n</svg>\n"
    )


def _mark(ink: Ink, style: ChartStyle) -> str:
    match ink:
        case Segment():
            (x1, y1), (x2, y2) = ink.start, ink.end
            dash = ' stroke-dasharray="4 2.5"' if ink.dashed else ""
            return (
                f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
                f'stroke="{_hex(ink.color)}" stroke-width="{ink.weight:g}"{dash}/>'
            )
        case Polyline():
            return (
                f'<polyline fill="none" stroke="{_hex(ink.color)}" stroke-width="{ink.weight:g}" '
                f'stroke-linejoin="round" points="{_points(ink.points)}"/>'
            )
        case Polygon():
            return f'<polygon fill="{_hex(ink.fill)}"{_edge(ink)} points="{_points(ink.points)}"/>'
        case Rectangle():
            box = ink.box
            return (
                f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" '
                f'fill="{_hex(ink.fill)}"/>'
            )
        case Dot():
            x, y = ink.centre
            fill = _hex(ink.fill)
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{ink.radius:.1f}" fill="{fill}"{_edge(ink)}/>'
        case Label():
            return _label(ink, style)
        case _:
            assert_never(ink)


def _label(label: Label, style: ChartStyle) -> str:
    lines = []
    for number, line in enumerate(label.lines):
        y = label.y + label.size * (0.95 + number * LEADING)
        bold = ' font-weight="bold"' if line.bold else ""
        lines.append(
            f'<text x="{label.x:.1f}" y="{y:.1f}" font-size="{label.size:g}" fill="{_hex(label.color)}" '
            f'font-family="{style.family}, Calibri, sans-serif" text-anchor="{_ANCHOR[label.align]}"{bold}>'
            f"{escape(line.text)}</text>"
        )
    return "\n".join(lines)


def _edge(ink: Polygon | Dot) -> str:
    return f' stroke="{_hex(ink.edge)}" stroke-width="{ink.weight:g}"' if ink.edge else ""


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _hex(color: Color) -> str:
    return f"#{color.rgb}"


if __name__ == "__main__":
    main()

"""One sample of each kind of node: every renderer, walk and dump is tried on all of them.

`test_samples.py` demands that none is missing.
"""

from __future__ import annotations

import datetime

from deckgen.diagnostics import Span
from deckgen.model import block as b
from deckgen.model import exhibits as e
from deckgen.model import inline as i
from deckgen.model.asset import Asset, PictureFormat
from deckgen.model.attributes import Attributes
from deckgen.model.chart import Categories, Chart, ChartData, ChartKind, ChartPanel, Granularity, Series
from deckgen.model.likelihood import Confidence, Likelihood

SPAN = Span("sample.md", 3, 1)


def text(words: str) -> i.Inlines:
    return (i.Text(words, SPAN),)


def paragraph(words: str) -> b.Paragraph:
    return b.Paragraph(text(words), span=SPAN)


def cells(*words: str) -> tuple[b.Cell, ...]:
    return tuple(b.Cell(text(word), SPAN) for word in words)


# A picture of one grey pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da6368000000820081da45083b0000000049454e44ae426082"
)
PICTURE = Asset("dot.png", PictureFormat.PNG, 1, 1, "0" * 64, PNG)

INLINES: dict[type, i.Inline] = {
    i.Text: i.Text("plain words", SPAN),
    i.Emphasis: i.Emphasis(text("stressed words"), SPAN),
    i.Strong: i.Strong(text("strong words"), SPAN),
    i.Strikethrough: i.Strikethrough(text("struck words"), SPAN),
    i.Underline: i.Underline(text("underlined words"), SPAN),
    i.Subscript: i.Subscript(text("2"), SPAN),
    i.Superscript: i.Superscript(text("nd"), SPAN),
    i.Code: i.Code("code = 1", SPAN),
    i.Math: i.Math("x^2", SPAN),
    i.Link: i.Link(text("linked words"), "https://example.org/", "a title", SPAN),
    i.Reference: i.Reference(i.ReferenceKind.FIGURE, "nothing", SPAN),
    i.Image: i.Image("dot.png", "a dot", PICTURE, span=SPAN),
    i.Footnote: i.Footnote("1", (paragraph("a note"),), SPAN),
    i.Attributed: i.Attributed(text("marked words"), Attributes("", ("mark",), (("lang", "fr"),)), SPAN),
    i.SoftBreak: i.SoftBreak(SPAN),
    i.LineBreak: i.LineBreak(SPAN),
}

BLOCKS: dict[type, b.Block] = {
    b.Paragraph: paragraph("A paragraph. It has two sentences."),
    b.RunInHeading: b.RunInHeading(text("A run-in heading"), 1, span=SPAN),
    b.List: b.List(
        (
            b.ListItem(
                (paragraph("first item"), b.List((b.ListItem((paragraph("inner item"),)),), span=SPAN))
            ),
            b.ListItem((paragraph("second item"),), checked=True),
        ),
        ordered=True,
        start=3,
        span=SPAN,
    ),
    b.DefinitionList: b.DefinitionList(
        (b.Definition(text("term"), ((paragraph("meaning"),), (paragraph("other meaning"),)), SPAN),),
        span=SPAN,
    ),
    b.Table: b.Table(
        cells("Name", "Number"),
        (cells("one", "1"), cells("two", "2.5")),
        (b.Alignment.LEFT, b.Alignment.RIGHT),
        text("A table"),
        Attributes(pairs=(("source", "somebody"),)),
        SPAN,
    ),
    b.Figure: b.Figure("dot.png", "a dot", text("A figure"), PICTURE, span=SPAN),
    b.FigureGroup: b.FigureGroup(
        (
            b.Figure("dot.png", "one dot", text("The first of two"), PICTURE, span=SPAN),
            b.Figure("dot.png", "another dot", text("The second of two"), PICTURE, span=SPAN),
        ),
        text("Two figures"),
        span=SPAN,
    ),
    Chart: Chart(
        ChartKind.BAR,
        (ChartPanel("", ChartData(Categories("Name", ("one", "two")), (Series("Number", (1.0, 2.5)),))),),
        caption=text("A chart"),
        span=SPAN,
    ),
    b.CodeBlock: b.CodeBlock("for x in y:\n    print(x)", "python", span=SPAN),
    b.MathBlock: b.MathBlock(r"\int_0^1 x", span=SPAN),
    b.Quote: b.Quote((paragraph("quoted words"),), span=SPAN),
    b.Rule: b.Rule(SPAN),
    b.SlideBreak: b.SlideBreak(SPAN),
    b.Columns: b.Columns(
        (b.Column((paragraph("left words"),), 0.4, SPAN), b.Column((paragraph("right words"),), span=SPAN)),
        span=SPAN,
    ),
    b.Notes: b.Notes((paragraph("spoken words"),), span=SPAN),
    b.Only: b.Only(b.Medium.BRIEF, (paragraph("words for readers"),), span=SPAN),
    e.Panel: e.Panel(
        e.PanelRole.IMPORTANT, (paragraph("words in a panel"),), text("A panel's title"), span=SPAN
    ),
    e.KeyFigures: e.KeyFigures(
        (
            e.KeyFigure(
                text("158 min"), text("of talks"), text("Geneva"), (paragraph("figure's details"),), span=SPAN
            ),
            e.KeyFigure(text("3 of 7"), text("agreed"), highlight=True, span=SPAN),
        ),
        text("Figures"),
        span=SPAN,
    ),
    e.KeyJudgment: e.KeyJudgment(
        1,
        (paragraph("A judged thing."),),
        Likelihood("likely", 55, 80),
        Confidence.MODERATE,
        e.Moment(datetime.date(2026, 2, 5)),
        text("some evidence"),
        text("it happened"),
        span=SPAN,
    ),
    e.Timeline: e.Timeline(
        (
            e.Event(e.Moment(datetime.date(2010, 4, 8)), text("signed"), span=SPAN),
            e.Event(e.Moment(datetime.date(2021, 1, 1), Granularity.YEAR), text("extended"), True, SPAN),
        ),
        (
            e.Period(
                e.Moment(datetime.date(2011, 2, 1), Granularity.MONTH), None, text("in force"), span=SPAN
            ),
        ),
        caption=text("A treaty"),
        span=SPAN,
    ),
    e.Entries: e.Entries(
        e.EntriesKind.PROCESS,
        (
            e.Entry(text("Call"), (paragraph("somebody calls"),), span=SPAN),
            e.Entry(text("Answer"), (paragraph("somebody answers"),), True, SPAN),
        ),
        text("A process"),
        span=SPAN,
    ),
    e.Tracker: e.Tracker(
        e.TrackerKind.STATUS,
        b.Table(
            cells("What", "Status"), (cells("one", "Done"), cells("two", "Open")), (None, None), span=SPAN
        ),
        1,
        (
            e.RowStatus(e.Status.DONE, "Done", text("Done")),
            e.RowStatus(e.Status.OPEN, "Open", text("Open")),
        ),
        span=SPAN,
    ),
    e.Matrix: e.Matrix(
        e.MatrixKind.QUADRANTS,
        (e.MatrixItem(text("a place"), 0.2, 0.8, SPAN),),
        "Reach",
        "Effort",
        text("A matrix"),
        span=SPAN,
    ),
    e.Quotation: e.Quotation(
        (paragraph("words of somebody"),),
        "Somebody",
        "a role",
        e.Moment(datetime.date(2021, 6, 16)),
        "a party",
        span=SPAN,
    ),
    e.AgendaMark: e.AgendaMark(span=SPAN),
    b.Div: b.Div("callout", (paragraph("words in a block"),), Attributes(pairs=(("type", "note"),)), SPAN),
}

SAMPLES: dict[type, b.Block | i.Inline] = {**BLOCKS, **INLINES}

"""Peer: a PDF brief with ReportLab's Platypus, as one would write it by hand, with contents, bookmarks and
page numbers.   hand_pdf.py deck.md deck.pdf"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

from outline import read
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    Image,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
    TableStyle,
)
from reportlab.platypus.tableofcontents import TableOfContents

STYLES = getSampleStyleSheet()
BODY = STYLES["BodyText"]
BULLETS = [
    ParagraphStyle(f"b{n}", BODY, leftIndent=(0.6 + 0.6 * n) * cm, bulletIndent=0.6 * n * cm)
    for n in range(3)
]
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey)])


class Brief(BaseDocTemplate):
    def __init__(self, target, title):
        super().__init__(target, pagesize=A4, title=title)
        frame = Frame(2 * cm, 2 * cm, A4[0] - 4 * cm, A4[1] - 4 * cm)
        self.addPageTemplates(PageTemplate(frames=[frame], onPage=self.furniture))

    def furniture(self, canvas, _document):
        canvas.drawString(2 * cm, A4[1] - 1.4 * cm, self.title)
        canvas.drawRightString(A4[0] - 2 * cm, 1.2 * cm, str(canvas.getPageNumber()))

    def afterFlowable(self, flowable):  # noqa: N802 - Platypus calls it by this name
        level = getattr(flowable, "level", None)
        if level is not None:
            key = str(id(flowable))
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, level)
            self.notify("TOCEntry", (level, flowable.getPlainText(), self.page, key))


def markup(runs):
    text = ""
    for part, styles, target in runs:
        part = escape(part)
        part = f"<b>{part}</b>" if "strong" in styles else part
        part = f"<i>{part}</i>" if "em" in styles else part
        part = f'<font face="Courier">{part}</font>' if "code" in styles else part
        text += f'<a href="{escape(target)}" color="blue">{part}</a>' if target else part
    return text


def heading(text, level):
    paragraph = Paragraph(escape(text), STYLES[f"Heading{level}"])
    paragraph.level = level - 1
    return paragraph


def story(slides, folder):
    yield TableOfContents()
    yield PageBreak()
    for slide in slides:
        if slide.level == 1:
            yield heading(slide.title, 1)
            continue
        body = [Paragraph(markup(runs), BODY) for runs in slide.paragraphs]
        body += [Paragraph(markup(runs), BULLETS[level], bulletText="•") for level, runs in slide.bullets]
        yield KeepTogether([heading(slide.title, 2), *body[:1]])
        yield from body[1:]
        for rows in slide.tables:
            yield Table(
                [[Paragraph(markup(runs), BODY) for runs in row] for row in rows], style=GRID, repeatRows=1
            )
        for source, caption in slide.images:
            yield KeepTogether(
                [Image(str(folder / source), 10 * cm, 5.6 * cm), Paragraph(caption, STYLES["Italic"])]
            )
        for runs in slide.notes:
            yield Paragraph(markup(runs), BODY)


source = Path(sys.argv[1])
title, slides = read(source)
Brief(sys.argv[2], title).multiBuild(list(story(slides, source.parent)))

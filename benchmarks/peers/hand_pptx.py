"""Peer: a deck with python-pptx, as one would write it by hand.   hand_pptx.py deck.md deck.pptx"""

import sys
from pathlib import Path

from outline import read
from pptx import Presentation
from pptx.util import Inches


def add_runs(paragraph, runs):
    for text, styles, target in runs:
        run = paragraph.add_run()
        run.text = text
        run.font.bold = True if "strong" in styles else None
        run.font.italic = True if "em" in styles else None
        if "code" in styles:
            run.font.name = "Courier New"
        if target:
            run.hyperlink.address = target


def add_slide(deck, slide, folder):
    page = deck.slides.add_slide(deck.slide_layouts[2 if slide.level == 1 else 1])
    page.shapes.title.text = slide.title
    if slide.level == 1:
        return
    frame = page.placeholders[1].text_frame
    lines = [(0, runs) for runs in slide.paragraphs] + slide.bullets
    for number, (level, runs) in enumerate(lines):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.level = level
        add_runs(paragraph, runs)
    for rows in slide.tables:
        table = page.shapes.add_table(
            len(rows), len(rows[0]), Inches(0.5), Inches(3), Inches(9), Inches(0.4 * len(rows))
        ).table
        for r, row in enumerate(rows):
            for c, runs in enumerate(row):
                add_runs(table.cell(r, c).text_frame.paragraphs[0], runs)
    for source, caption in slide.images:
        page.shapes.add_picture(str(folder / source), Inches(2), Inches(3), width=Inches(6)).name = caption
    if slide.notes:
        notes = page.notes_slide.notes_text_frame
        for number, runs in enumerate(slide.notes):
            add_runs(notes.add_paragraph() if number else notes.paragraphs[0], runs)


source = Path(sys.argv[1])
title, slides = read(source)
deck = Presentation()
deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = title
for slide in slides:
    add_slide(deck, slide, source.parent)
deck.save(sys.argv[2])

"""Pages as pictures."""

from __future__ import annotations

import io

from PIL import Image

from deckgen.diagnostics import Report
from deckgen.plan.sheets import plan_slides
from deckgen.render.pdf import render_pages
from deckgen.render.png import render_pngs
from tests.plan.sheets.decks import deck_of

TALK = "---\ntitle: Talk\n---\n## One says so\n\n- a point\n"


def pictures(width: int) -> list[Image.Image]:
    pdf = render_pages(plan_slides(deck_of(TALK), Report()))
    return [Image.open(io.BytesIO(data)) for data in render_pngs(pdf, width)]


def test_each_page_is_a_picture_of_the_width_asked_for() -> None:
    for width in (320, 1600):
        assert [picture.size for picture in pictures(width)] == [(width, width * 9 // 16)] * 2


def test_pictures_show_the_slides_in_their_colours() -> None:
    cover, topic = pictures(320)
    assert cover.convert("RGB").getpixel((5, 60)) == (0x12, 0x35, 0x5B)
    assert topic.convert("RGB").getpixel((5, 60)) == (255, 255, 255)


def test_the_same_pages_give_the_same_bytes() -> None:
    pdf = render_pages(plan_slides(deck_of(TALK), Report()))
    assert list(render_pngs(pdf, 640)) == list(render_pngs(pdf, 640))

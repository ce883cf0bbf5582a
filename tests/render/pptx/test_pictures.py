"""Pictures in the deck's file: crops, drawings with their stand-ins, and no more pixels than are seen."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from deckgen.model.asset import Asset, PictureFormat
from deckgen.model.framing import Edges
from deckgen.pictures.svg import read_svg
from deckgen.pictures.svg_writer import write_svg
from deckgen.plan.deck.slides import DeckPlan, PictureBox
from deckgen.render.pptx import render_deck
from deckgen.units import inch_rect
from tests.inspect import pptx as inspect
from tests.oracles import ooxml
from tests.pictures.drawings import svg
from tests.pictures.test_svg_writer import EVERYTHING
from tests.render.pptx.plans import deck, filled, photograph, picture, slide

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"


def drawing(data: bytes = EVERYTHING, digest: str = "d" * 64) -> Asset:
    found = read_svg(data).drawing
    return Asset("a.svg", PictureFormat.SVG, 100, 50, digest, write_svg(found), found)


def plan(*boxes: PictureBox, **widths: int) -> DeckPlan:
    title = filled("title-only", "title", "Pictures")
    made = deck(slide("one", "title-only", title, *boxes))
    return replace(made, picture_widths={digest * 64: width for digest, width in widths.items()})


def built(*boxes: PictureBox, **widths: int) -> inspect.Deck:
    return inspect.open_deck(render_deck(plan(*boxes, **widths)))


def blips(made: inspect.Deck) -> list[etree._Element]:
    return list(etree.fromstring(made.slides[0].xml).iter(f"{A}blip"))


def media(made: inspect.Deck, kind: str) -> list[bytes]:
    return [
        data for name, data in made.parts.items() if name.startswith("ppt/media/") and name.endswith(kind)
    ]


def test_a_crop_can_be_undone_in_powerpoint() -> None:
    box = PictureBox(inch_rect(1, 1, 4, 2), picture(), alt="it", crop=Edges(0.25, 0.0, 0.125, 0.1))
    made = built(box)
    (cut,) = etree.fromstring(made.slides[0].xml).iter(f"{A}srcRect")
    assert dict(cut.attrib) == {"l": "25000", "r": "12500", "b": "10000"}
    assert media(made, ".png") == [picture().data]


def test_a_drawing_stands_beside_a_picture_of_itself() -> None:
    asset = drawing()
    made = built(PictureBox(inch_rect(1, 1, 4, 2), asset, alt="it"), d=880)
    (blip,) = blips(made)
    (vector,) = blip.iter(f"{SVG}svgBlip")
    relations = {
        one.get("Id"): one.get("Target")
        for one in etree.fromstring(made.parts["ppt/slides/_rels/slide1.xml.rels"])
    }
    pixels, shapes = relations[blip.get(f"{R}embed")], relations[vector.get(f"{R}embed")]
    assert made.parts["ppt/" + pixels.removeprefix("../")].startswith(b"\x89PNG")
    assert made.parts["ppt/" + shapes.removeprefix("../")] == asset.data
    assert Image.open(io.BytesIO(media(made, ".png")[0])).size == (880, 440)
    assert b'Extension="svg" ContentType="image/svg+xml"' in made.parts["[Content_Types].xml"]


def test_a_drawing_shown_twice_is_stored_once() -> None:
    box = PictureBox(inch_rect(1, 1, 4, 2), drawing(), alt="it")
    made = built(box, replace(box, rect=inch_rect(6, 1, 2, 1)), d=400)
    assert len(media(made, ".svg")) == len(media(made, ".png")) == 1
    assert len(blips(made)) == 2


def test_a_picture_has_as_many_pixels_as_the_plan_says() -> None:
    asset = replace(photograph(), digest="p" * 64)
    box = PictureBox(inch_rect(1, 1, 2, 2), asset, alt="it")
    (stored,) = media(built(box, p=64), ".jpeg")
    assert Image.open(io.BytesIO(stored)).size == (64, 64)
    assert media(built(box), ".jpeg") == [asset.data]


def test_the_same_plan_gives_the_same_bytes() -> None:
    made = plan(PictureBox(inch_rect(1, 1, 4, 2), drawing(), alt="it"), d=300)
    assert render_deck(made) == render_deck(made)


@pytest.mark.oracle
def test_microsofts_validator_accepts_every_kind_of_picture(tmp_path: Path) -> None:
    boxes = (
        PictureBox(inch_rect(1, 2, 2, 1), drawing(), alt="vectors"),
        PictureBox(
            inch_rect(4, 2, 2, 1), drawing(svg("<rect width='9' height='9'/>"), "e" * 64), decorative=True
        ),
        PictureBox(inch_rect(7, 2, 2, 1), picture(), alt="cut", crop=Edges(0.1, 0.2, 0.3, 0.4)),
        PictureBox(inch_rect(1, 4, 2, 1), drawing(), alt="cut", crop=Edges(0.1, 0.2, 0.3, 0.4), link="#one"),
        PictureBox(inch_rect(4, 4, 2, 1), photograph(), alt="pixels"),
    )
    path = tmp_path / "pictures.pptx"
    path.write_bytes(render_deck(plan(*boxes)))
    assert ooxml.validate(path) == ()

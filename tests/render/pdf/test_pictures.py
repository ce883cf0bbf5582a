"""Pictures in the PDF: drawings as vectors with real text, crops as clips, as many pixels as are printed."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from deckgen.model import block as b
from deckgen.model.asset import Asset, PictureFormat
from deckgen.model.briefing import Briefing
from deckgen.model.framing import WHOLE, Edges, Extent, Framing
from deckgen.pictures.raster import draw_png
from deckgen.pictures.svg import read_svg
from deckgen.pictures.svg_writer import write_svg
from deckgen.plan.pages.page import ARTIFACT, Node, Page, PagesPlan, Picture, Role
from deckgen.render.pdf import render_pages
from deckgen.units import inches
from tests.inspect import pdf
from tests.oracles import pagevalidation, qpdf, verapdf
from tests.pictures.drawings import svg
from tests.pictures.test_svg_writer import EVERYTHING
from tests.plan.brief.briefings import META, briefing, figure, picture, plan, prose, text

LABELS = svg(
    '<rect width="100" height="50" fill="#fff"/><text x="50" y="20" text-anchor="middle" font-size="9">'
    'Été à Genève</text><text x="5" y="40" font-family="Courier" font-size="8">E = mc²</text>'
)


def drawing(data: bytes) -> Asset:
    found = read_svg(data).drawing
    written = write_svg(found)
    size = (round(found.width), round(found.height))
    return Asset("a.svg", PictureFormat.SVG, *size, hashlib.sha256(written).hexdigest(), written, found)


def page_of(asset: Asset, width: float = 300, edges: Edges = WHOLE, stored: int = 0) -> bytes:
    """A page that one picture fills; `stored` is in how many pixels across."""
    height = width * asset.height * edges.height / (asset.width * edges.width)
    nodes = (Node(Role.DOCUMENT, -1), Node(Role.FIGURE, 0, alt="it"))
    page = Page((Picture(0, 0, width, height, asset, 1, edges),), "1")
    widths = {asset.digest: stored} if stored else {}
    return render_pages(PagesPlan(META, width, height, (page,), nodes, (), widths))


def test_a_linked_picture_is_clickable_where_it_stands_and_tagged_as_a_link() -> None:
    shown = replace(figure(picture(300, 200)), link="https://example.org/map")
    data = render_pages(plan(briefing(shown)))
    (link,) = (one for one in pdf.links(data) if one.target == "https://example.org/map")
    assert link.contents == "what it shows"
    (node,) = (one for one in pdf.structure(data).find("Link") if one.links and one.children)
    (inner,) = node.children
    assert (inner.role, inner.alt) == ("Figure", "what it shows")
    corners = ", ".join(f"{value:.2f}" for value in (link.left, link.bottom, link.right, link.top))
    assert dict(inner.attributes)["/BBox"] == f"[{corners}]"


def forms(data: bytes) -> list[Any]:
    """Every form and image that the first page shows, and those that they show."""
    resources: Any = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]
    pending = [one.get_object() for one in resources.get("/XObject", {}).values()]
    found = []
    while pending:
        one = pending.pop()
        found.append(one)
        inner = one.get("/Resources", {}).get("/XObject", {})
        pending += [child.get_object() for child in inner.values()]
    return found


def pixels(data: bytes, scale: float) -> Image.Image:
    image: Image.Image = pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil()
    return image.convert("RGB")


def test_a_drawing_is_drawn_as_vectors() -> None:
    found = forms(page_of(drawing(EVERYTHING)))
    assert {one["/Subtype"] for one in found} == {"/Form"}
    assert any("/Group" in one for one in found)


def test_labels_of_a_drawing_are_text_that_can_be_found() -> None:
    data = page_of(drawing(LABELS))
    words = [(word.text, word.font) for word in pdf.words(data)]
    assert ("Genève", "Arimo-Regular") in words
    assert ("mc²", "Cousine-Regular") in words


def test_parts_of_a_label_keep_their_spaces() -> None:
    """A part may begin or end with a space, or be one."""
    parts = '<tspan font-weight="bold"> two </tspan><tspan> </tspan>three'
    label = f'<text x="5" y="20" font-size="9">one {parts}</text>'
    words = pdf.words(page_of(drawing(svg(label))))
    assert [word.text for word in words] == ["one", "two", "three"]
    one, two, three = words
    assert one.right + 3 < two.x
    assert two.right + 3 < three.x


def test_anchored_text_stands_around_its_place() -> None:
    words = [word for word in pdf.words(page_of(drawing(LABELS))) if word.font == "Arimo-Regular"]
    left, right = min(word.x for word in words), max(word.right for word in words)
    assert (left + right) / 2 == pytest.approx(150, abs=1)


@pytest.mark.parametrize("data", [EVERYTHING, LABELS], ids=["everything", "labels"])
def test_page_and_pixels_of_a_drawing_look_the_same(data: bytes) -> None:
    asset = drawing(data)
    assert asset.drawing is not None
    shown = pixels(page_of(asset), 4)
    wanted = Image.open(io.BytesIO(draw_png(asset.drawing, shown.width))).convert("RGBA")
    paper = Image.new("RGBA", wanted.size, "white")
    paper.alpha_composite(wanted)
    difference = ImageChops.difference(shown, paper.convert("RGB")).convert("L").histogram()
    # Letters may stand a little aside, for resvg kerns spaces as well.
    assert sum(difference[48:]) < 0.03 * shown.width * shown.height


@pytest.mark.parametrize("kind", ["drawing", "picture"])
def test_what_is_cut_off_is_not_seen(kind: str) -> None:
    body = '<rect width="50" height="50" fill="red"/><rect x="50" width="50" height="50" fill="blue"/>'
    asset = drawing(svg(body))
    if kind == "picture":
        assert asset.drawing is not None
        data = draw_png(asset.drawing, 200)
        asset = Asset("a.png", PictureFormat.PNG, 200, 100, "0" * 64, data)
    shown = pixels(page_of(asset, 100, Edges(left=0.5)), 1)
    assert shown.size == (100, 100)
    assert shown.getpixel((2, 50)) == shown.getpixel((97, 50)) == (0, 0, 255)


def test_a_picture_has_as_many_pixels_as_the_plan_says() -> None:
    asset = picture(900, 600)
    (image,) = forms(page_of(asset, stored=90))
    assert (image["/Width"], image["/Height"]) == (90, 60)
    (whole,) = forms(page_of(asset))
    assert whole["/Width"] == 900


def test_the_same_drawing_is_stored_once_and_gives_the_same_bytes() -> None:
    asset = drawing(EVERYTHING)
    page = Page((Picture(0, 0, 100, 50, asset), Picture(0, 60, 50, 25, asset)), "1")
    made = PagesPlan(META, 200, 200, (page,), (Node(Role.DOCUMENT, -1),), ())
    data = render_pages(made)
    assert data == render_pages(made)
    assert len({id(one) for one in forms(data) if "/Group" not in one}) == 1


def everything() -> Briefing:
    framing = Framing(Extent(inches(2)), crop=Edges(0.1, 0.1, 0.2, 0.2))
    shown = replace(figure(drawing(EVERYTHING), "A drawing"), framing=framing)
    group = b.FigureGroup(
        (figure(picture(60, 40, PictureFormat.JPEG), "One"), figure(drawing(LABELS), "Two")), text("A group")
    )
    silent = b.Figure("a", "", (), picture(90, 60, mode="RGBA"), decorative=True)
    return briefing(prose(2), shown, prose(1), group, prose(1), silent, prose(1), figure(drawing(LABELS)))


def test_a_decorative_picture_is_no_part_of_the_structure() -> None:
    made = plan(everything())
    nodes = [item.node for page in made.pages for item in page.items if isinstance(item, Picture)]
    assert nodes.count(ARTIFACT) == 1
    assert len(pdf.structure(render_pages(made)).find("Figure")) == len(nodes) - 1


@pytest.mark.oracle
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_brief_with_every_kind_of_picture_is_accessible_and_archival(tmp_path: Path, profile: str) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(render_pages(plan(everything())))
    assert qpdf.check(path) == ()
    assert pagevalidation.validate(path, profile) == ()


@pytest.mark.oracle
def test_a_second_judge_agrees(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(render_pages(plan(everything())))
    assert verapdf.validate(path, "ua1", "2a") == ()

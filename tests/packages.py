"""A small sound package for tests of the linter and of the oracles, and ways to break it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

Package = dict[str, bytes]

SECTIONS = (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
    '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
    '<p14:section name="First" id="{0F1B2C3D-0000-4000-8000-000000000001}"><p14:sldIdLst>'
    '<p14:sldId id="256"/><p14:sldId id="257"/></p14:sldIdLst></p14:section>'
    '<p14:section name="Second" id="{0F1B2C3D-0000-4000-8000-000000000002}"><p14:sldIdLst>'
    '<p14:sldId id="258"/><p14:sldId id="259"/></p14:sldIdLst></p14:section>'
    "</p14:sectionLst></p:ext></p:extLst>"
)

TIMING = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
    '<p:childTnLst><p:set><p:cBhvr><p:cTn id="2" dur="1"/><p:tgtEl><p:spTgt spid="2"/></p:tgtEl>'
    "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
    '<p:to><p:strVal val="visible"/></p:to></p:set>'
    "</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
)


def sample_package() -> Package:
    """Four slides in two sections: an animated list and a table, both with notes; a chart; a picture."""
    return dict(_sample())


def write_package(parts: Mapping[str, bytes], path: Path, extra: Iterable[tuple[str, bytes]] = ()) -> Path:
    """A zip of the parts; `extra` may repeat a name."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*parts.items(), *extra):
            archive.writestr(name, data)
    return path


@cache
def _sample() -> Mapping[str, bytes]:
    parts = _read(_build())
    # Three things that python-pptx leaves wrong or undone (its own decks have six schema errors).
    chart = next(name for name in parts if name.startswith("ppt/charts/chart"))
    parts[chart] = parts[chart].replace(b'"-', b'"')
    presentation = parts["ppt/presentation.xml"].decode()
    notes_master = _relationship_id(parts["ppt/_rels/presentation.xml.rels"].decode(), "notesMaster")
    presentation = presentation.replace(
        "</p:sldMasterIdLst>",
        "</p:sldMasterIdLst><p:notesMasterIdLst>"
        f'<p:notesMasterId r:id="{notes_master}"/></p:notesMasterIdLst>',
    )
    parts["ppt/presentation.xml"] = presentation.replace(
        "</p:presentation>", f"{SECTIONS}</p:presentation>"
    ).encode()
    slide = parts["ppt/slides/slide1.xml"].decode()
    parts["ppt/slides/slide1.xml"] = slide.replace("</p:sld>", f"{TIMING}</p:sld>").encode()
    return parts


def _build() -> bytes:
    deck = Presentation()
    layout = deck.slide_layouts[1]
    listed, tabled, charted, pictured = (deck.slides.add_slide(layout) for _ in range(4))
    listed.shapes.title.text = "Hello"
    listed.placeholders[1].text_frame.text = "One"
    listed.notes_slide.notes_text_frame.text = "Say it slowly"
    tabled.shapes.add_table(2, 2, 0, 0, Inches(4), Inches(1))
    tabled.notes_slide.notes_text_frame.text = "Read the rows"
    figures = CategoryChartData()
    figures.categories = ["a", "b"]
    figures.add_series("Number", (1, 2))
    charted.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, 0, 0, Inches(4), Inches(3), figures)
    pictured.shapes.add_picture(_picture(), 0, 0)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _picture() -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(stream, "PNG")
    stream.seek(0)
    return stream


def _read(deck: bytes) -> Package:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _relationship_id(rels: str, kind: str) -> str:
    before = rels[: rels.index(f'/{kind}"')]
    return before[before.rindex('Id="') + 4 :].partition('"')[0]

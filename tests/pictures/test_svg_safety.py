"""An SVG is a program and a network client if one lets it. What comes in is drawn at rest, or refused."""

from __future__ import annotations

import time

import pytest

from deckgen.pictures.header import CorruptPictureError, OversizedPictureError
from deckgen.pictures.svg import read_svg
from deckgen.pictures.svg_clean import Lost
from deckgen.pictures.svg_writer import write_svg
from deckgen.pictures.xml_tree import to_text
from tests.pictures.drawings import svg

RECT = '<rect width="10" height="10"/>'


@pytest.mark.parametrize(
    ("body", "kind", "what"),
    [
        (f"<script>alert(1)</script>{RECT}", Lost.ACTIVE, "<script>"),
        (f'<g onclick="alert(1)">{RECT}</g>', Lost.ACTIVE, "'onclick' of <g>"),
        (f'<a href="javascript:alert(1)">{RECT}</a>', Lost.ACTIVE, "a link of <a>"),
        (f'<image href="https://example.org/a.png"/>{RECT}', Lost.OUTSIDE, "https://example.org/a.png"),
        (f'<image xlink:href="/etc/passwd"/>{RECT}', Lost.OUTSIDE, "/etc/passwd"),
        (f'<image href="data:image/svg+xml;,x"/>{RECT}', Lost.OUTSIDE, "data:image/svg+xml;,x"),
        (f'<use href="other.svg#a"/>{RECT}', Lost.OUTSIDE, "other.svg#a"),
        (f'<rect width="9" height="9" fill="url(other.svg#a)"/>{RECT}', Lost.OUTSIDE, "other.svg#a"),
        (f"<style>@import 'https://example.org/a.css';</style>{RECT}", Lost.OUTSIDE, "https://example.org/a.css"),
        (f"<style>.a {{fill: url(http://e.org/x)}}</style>{RECT}", Lost.OUTSIDE, "http://e.org/x"),
        (f'<foreignObject><p xmlns="xhtml">x</p></foreignObject>{RECT}', Lost.HTML, "<foreignObject>"),
    ],
)  # fmt: skip
def test_what_acts_or_reaches_outside_is_left_out_and_named(body: str, kind: Lost, what: str) -> None:
    read = read_svg(svg(f"\n{body}"))
    (remark,) = read.remarks
    assert (remark.kind, remark.what, remark.line) == (kind, what, 2)
    assert len(read.drawing.shapes) == 1
    for text in (write_svg(read.drawing).decode(), to_text(read.root)):
        for trace in ("alert", "example", "passwd", "e.org", "other.svg", "base64", "xhtml"):
            assert trace not in text


def test_external_entities_are_named_and_never_read() -> None:
    before = '<!DOCTYPE svg [<!ENTITY secret SYSTEM "file:///etc/passwd">]>\n'
    read = read_svg(svg(f"<text>&secret;</text>{RECT}", before=before))
    assert [(remark.kind, remark.what) for remark in read.remarks] == [(Lost.OUTSIDE, "file:///etc/passwd")]
    assert b"root:" not in write_svg(read.drawing)


def test_namespaces_as_entities_are_understood() -> None:
    """Illustrator writes them so."""
    before = '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
    read = read_svg(f'{before}<svg xmlns="&ns_svg;" width="10" height="10">{RECT}</svg>'.encode())
    assert len(read.drawing.shapes) == 1
    assert read.remarks == ()


def nested_uses(levels: int) -> str:
    """Ten times ten times ten …"""
    groups = [f'<g id="a0">{RECT}</g>']
    for level in range(1, levels):
        ten = f'<use href="#a{level - 1}"/>' * 10
        groups.append(f'<g id="a{level}">{ten}</g>')
    return "".join(groups)


BOMBS = {
    "entities": '<!DOCTYPE svg [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]>',
    "long entity": f'<!DOCTYPE svg [<!ENTITY a "{"x" * 5000}">]>',
}


@pytest.mark.parametrize("before", BOMBS.values(), ids=BOMBS)
def test_entities_that_grow_are_refused(before: str) -> None:
    with pytest.raises(CorruptPictureError, match="line 1: an entity stands for"):
        read_svg(svg("<text>&a;</text>", before=before))


def test_a_short_entity_used_very_often_is_refused() -> None:
    before = f'<!DOCTYPE svg [<!ENTITY a "{"x" * 1500}">]>'
    with pytest.raises(CorruptPictureError, match="far longer than it is"):
        read_svg(svg(f"<text>{'&a;' * 1000}</text>", before=before))


RULES = "".join(f".c{number}{{fill:red}}" for number in range(4000))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (nested_uses(9), "draws more than 200,000 elements"),
        ("<g>" * 150 + RECT + "</g>" * 150, "nests elements more than 80 levels deep"),
        (f'<path d="M0 0{"L1 1" * 500_000}"/>', "draws more than 400,000 lines"),
        (f"<style>{RULES}</style>{RECT * 4000}", "has too many elements and rules"),
    ],
    ids=["uses", "depth", "lines", "rules"],
)  # fmt: skip
def test_what_would_take_too_long_is_refused_at_once(body: str, reason: str) -> None:
    start = time.process_time()
    with pytest.raises(OversizedPictureError, match=reason):
        read_svg(svg(body))
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<g id="a"><use href="#a"/></g>', "contains itself"),
        ('<pattern id="p"><rect fill="url(#p)"/></pattern><rect fill="url(#p)"/>', "contains itself"),
        ("<g>" * 250, "nested more than 200 levels deep"),
        ('<image href="data:image/png;base64,iVBORw0KGgo="/>', "a picture in it is damaged"),
        ("<g>", "mismatched tag"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_line(body: str, reason: str) -> None:
    with pytest.raises(CorruptPictureError, match=f"line 2: .*{reason}"):
        read_svg(svg(f"\n{body}"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html/>", "it is <html> and not <svg>"),
        (b'<svg width="1" height="2000"/>', "its size is 1 by 2000"),
        (b'<svg width="1e9" height="1e9"/>', r"its size is 1e\+09 by 1e\+09"),
        (b'<?xml version="1.0" encoding="martian"?><svg/>', "encoding"),
        (b'<?xml version="1.0" encoding="gb18030"?><svg/>', "encoding"),
        (b"", "line 1: no element found"),
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(CorruptPictureError, match=reason):
        read_svg(data)


@pytest.mark.parametrize(
    "text",
    [
        "@" * 200_000,
        "/*" * 100_000,
        "{" * 200_000,
        " " * 500_000 + "x",
        "a " * 200_000 + "{fill:red}",
        "M" * 200_000,
        "1e" * 200_000,
        "url(" * 100_000,
    ],
    ids=lambda text: text[:4],
)
@pytest.mark.parametrize(
    "around",
    [
        "<style>{}</style>",
        '<path d="M0 0{}"/>',
        '<rect transform="{}" style="{}" fill="{}" width="{}"/>',
        "<text>{}</text>",
    ],
    ids=["style", "path", "attributes", "text"],
)
def test_reading_takes_time_in_proportion_to_what_is_read(around: str, text: str) -> None:
    start = time.process_time()
    read_svg(svg(around.replace("{}", text) + RECT))
    assert time.process_time() - start < 2

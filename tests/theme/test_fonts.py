from __future__ import annotations

import itertools
import string

import pytest
import uharfbuzz

from deckgen.theme.fonts import Face, font_for

STYLES = list(itertools.product((False, True), repeat=2))


def shaped(face: Face, text: str, **features: bool) -> list[tuple[int, int]]:
    """The character and the advance of each glyph, as HarfBuzz has them."""
    hb = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(font_for(face).path))))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(hb, buffer, features)
    pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(info.cluster, position.x_advance) for info, position in pairs]


@pytest.mark.parametrize(("bold", "italic"), STYLES)
@pytest.mark.parametrize("family", ["Arimo", "Carlito", "Cousine", "Source Serif 4"])
def test_ascii_without_ligatures_is_a_glyph_a_character(family: str, *, bold: bool, italic: bool) -> None:
    face = Face(family, bold, italic)
    shown = string.ascii_letters + string.digits + string.punctuation + " "
    text = "".join(one + other for one, other in itertools.product(shown, repeat=2))
    glyphs = shaped(face, text, kern=True, liga=False, clig=False)
    assert [place for place, _ in glyphs] == list(range(len(text)))
    plain = shaped(face, text, kern=False, liga=False, clig=False)
    alone = {character: shaped(face, character)[0][1] for character in shown}
    assert [advance for _, advance in plain] == [alone[character] for character in text]


@pytest.mark.parametrize("text", ["AVATAR", "To Walk", "Tél. naïve – “AV”", "office", "a\tb"])
def test_width_is_what_is_drawn_with_its_moves(text: str) -> None:
    face = Face("Carlito")
    font = font_for(face)
    kerned = shaped(face, text, kern=True, liga=False, clig=False)
    plain = shaped(face, text, kern=False, liga=False, clig=False)
    em = 2048
    assert font.kerned(text) == pytest.approx(sum(advance for _, advance in kerned) / em)
    assert sum(move for _, move in font.kerns(text)) == pytest.approx(
        (sum(advance for _, advance in kerned) - sum(advance for _, advance in plain)) / em
    )
    ligated = shaped(face, text, kern=True, liga=True, clig=True)
    if text.isprintable():
        widths = (sum(advance for _, advance in glyphs) / em for glyphs in (ligated, plain))
        assert font.widest(text) == pytest.approx(max(widths))


def test_moves_are_told_by_character_in_whatever_order_they_are_asked() -> None:
    font = font_for(Face("Carlito"))
    assert [place for place, _ in font.kerns("AVA")] == [0, 1]
    assert font.kerns("nnn") == ()

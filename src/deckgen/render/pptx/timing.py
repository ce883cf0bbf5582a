"""Paragraphs that appear one by one: the tree of time nodes as PowerPoint itself writes it.

PowerPoint's "Appear, by paragraph": each click is a node in the main sequence, and everything that appears
with it stands in that node. ECMA-376, 19.5.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from deckgen.plan.text import Entrance

_SECOND_HALF = (
    '<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>'
    '<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>'
)
_AT_ONCE = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_ON_CLICK = '<p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
_VISIBLE = (
    "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst>"
    '</p:cBhvr><p:to><p:strVal val="visible"/></p:to></p:set>'
)
_EFFECTS = {Entrance.CLICK: "clickEffect", Entrance.WITH: "withEffect"}


def timing_xml(entrances: Sequence[tuple[int, int, Entrance]]) -> str:
    """The slide's timing; nothing where all is there from the start. Each entry: shape, paragraph, when."""
    if not entrances:
        return ""
    ids = count(3)
    clicks = "".join([_click(effects, ids) for effects in _by_click(entrances)])
    builds = "".join(f'<p:bldP spid="{shape}" grpId="0" build="p"/>' for shape in _shapes(entrances))
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
        '<p:childTnLst><p:seq concurrent="1" nextAc="seek">'
        f'<p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>{clicks}</p:childTnLst></p:cTn>'
        f"{_SECOND_HALF}</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f"<p:bldLst>{builds}</p:bldLst></p:timing>"
    )


def _by_click(
    entrances: Sequence[tuple[int, int, Entrance]],
) -> Iterator[list[tuple[int, int, Entrance]]]:
    group: list[tuple[int, int, Entrance]] = []
    for one in entrances:
        if one[2] is Entrance.CLICK and group:
            yield group
            group = []
        group.append(one)
    yield group


def _click(effects: Sequence[tuple[int, int, Entrance]], ids: Iterator[int]) -> str:
    outer, inner = next(ids), next(ids)
    children = "".join([_effect(effect, ids) for effect in effects])
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold">{_ON_CLICK}<p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold">{_AT_ONCE}<p:childTnLst>{children}</p:childTnLst></p:cTn>'
        "</p:par></p:childTnLst></p:cTn></p:par>"
    )


def _effect(effect: tuple[int, int, Entrance], ids: Iterator[int]) -> str:
    shape, paragraph, entrance = effect
    outer, inner = next(ids), next(ids)
    return (
        f'<p:par><p:cTn id="{outer}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" '
        f'nodeType="{_EFFECTS[entrance]}">{_AT_ONCE}<p:childTnLst>'
        f'<p:set><p:cBhvr><p:cTn id="{inner}" dur="1" fill="hold">{_AT_ONCE}</p:cTn><p:tgtEl>'
        f'<p:spTgt spid="{shape}"><p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/></p:txEl></p:spTgt>'
        f"</p:tgtEl>{_VISIBLE}</p:childTnLst></p:cTn></p:par>"
    )


def _shapes(entrances: Sequence[tuple[int, int, Entrance]]) -> list[int]:
    return list(dict.fromkeys(shape for shape, _, _ in entrances))

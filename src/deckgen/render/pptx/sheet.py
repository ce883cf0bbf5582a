"""What the elements of one slide or notes page share while they are written.

The only state of the renderer beside the package: numbers and names of shapes, and the relationships that
elements need. An element that brings parts of its own (a picture, later a chart with its workbook) adds them
to `deck.package` and asks `relations` for an id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from urllib.parse import quote

from deckgen.plan.text import Entrance
from deckgen.render.pptx.package import Package, Relations
from deckgen.render.pptx.template import Slot, Template
from deckgen.values import dataclass

# Following a link to a slide is an action of PowerPoint's own; an address needs none.
_JUMP = ' action="ppaction://hlinksldjump"'

# PowerPoint paints links in the theme's colour, whatever the run says, unless this asks for the run's own.
_OWN_COLOR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)

_URI_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Deck:
    """What all sheets share."""

    package: Package
    template: Template
    lang: str
    slides: Mapping[str, str]
    """Part names by the ids of the slides."""
    picture_widths: Mapping[str, int] = field(default_factory=dict)
    """By digest, in how many pixels across a picture is stored."""


@dataclass(slots=True)
class Sheet:
    deck: Deck
    slots: Mapping[str, Slot]
    """The layout's placeholders by their names; none for a page of notes."""
    relations: Relations = field(default_factory=Relations)
    entrances: list[tuple[int, int, Entrance]] = field(default_factory=list)
    """What appears after the slide: the number of a shape, that of a paragraph in it, from 0, and when."""
    _last_id: int = 1
    """The number 1 is that of the tree which holds all shapes."""
    _names: dict[str, int] = field(default_factory=dict)
    """How often each name was asked for."""

    def next_id(self) -> int:
        self._last_id += 1
        return self._last_id

    def unique_name(self, wanted: str) -> str:
        """`wanted`, with a number behind it where the sheet has such a shape already."""
        name = wanted
        number = self._names.get(wanted, 0) + 1
        while number > 1 and (name := f"{wanted} {number}") in self._names:
            number += 1
        self._names[wanted] = number
        self._names.setdefault(name, 1)
        return name

    def link_xml(self, target: str, own_color: bool = False) -> str:
        """The element that makes a run, shape or picture lead to an address or, after a `#`, to a slide."""
        if target.startswith("#"):
            id, action = self.relations.add("slide", self.deck.slides[target[1:]]), _JUMP
        else:
            id, action = self.relations.add_external("hyperlink", quote(target, safe=_URI_CHARACTERS)), ""
        if own_color:
            return f'<a:hlinkClick r:id="{id}"{action}>{_OWN_COLOR}</a:hlinkClick>'
        return f'<a:hlinkClick r:id="{id}"{action}/>'

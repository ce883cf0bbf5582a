"""The few pieces of XML that every part is made of: declaration, namespaces, escaping.

Parts are built as strings, since that is several times faster than building trees; whatever comes from an
author goes through `escape`.
"""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

RELATIONSHIP_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

DRAWING_NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"

NAMESPACES = (
    f'xmlns:a="{DRAWING_NAMESPACE}" '
    f'xmlns:r="{RELATIONSHIP_NAMESPACE}" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
"""What the root of every slide, layout and master declares."""

TREE_HEAD = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/>'
    "</a:xfrm></p:grpSpPr>"
)
"""How every tree of shapes begins: with the group that holds them all, whose number is 1."""

WHITE_PAGE = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
"""The background of the masters."""

COLOR_MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" '
    'accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
"""What a master understands by text and background."""

# Tab, line feed and carriage return are legal, but a parser turns them into spaces inside an attribute and
# drops the carriage return anywhere, so they are written as references. The rest XML 1.0 cannot hold at all.
_SPECIAL = re.compile('[&<>"\t\n\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')

_REFERENCES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}


def element(tag: str, attributes: str = "", children: str = "") -> str:
    """The element, closed at once if it has no children; attributes begin with a space each."""
    return f"<{tag}{attributes}>{children}</{tag}>" if children else f"<{tag}{attributes}/>"


def escape(text: str) -> str:
    """`text` as it may stand in an element or in an attribute; what XML cannot hold becomes U+FFFD."""
    return _SPECIAL.sub(_reference, text)


def _reference(match: re.Match[str]) -> str:
    return _REFERENCES.get(match[0], "\ufffd")

"""The content of a block to `Inlines`: markdown-it's flat tokens become nested nodes with their places."""

from __future__ import annotations

from dataclasses import field, replace

from markdown_it.token import Token

from deckgen.diagnostics import Code, Span
from deckgen.model import inline as i
from deckgen.model.asset import Asset
from deckgen.model.attributes import NO_ATTRIBUTES, Attributes
from deckgen.model.block import Paragraph
from deckgen.model.walk import plain_text
from deckgen.read.outline import catalogue, html
from deckgen.read.outline.attributes import looks_meant
from deckgen.read.outline.context import Context
from deckgen.read.outline.framing import is_decorative
from deckgen.read.outline.inline_rules import CARRIERS
from deckgen.read.outline.markdown import is_plain, parse_inlines, to_address
from deckgen.read.outline.notes import read_note
from deckgen.read.outline.places import Place
from deckgen.values import dataclass

MAX_DEPTH = 40
"""Levels of emphasis and the like; what is nested deeper keeps its text and loses its form."""

_UNDERLINED = frozenset({("underline",), ("ul",)})
"""The classes by which Pandoc writes underlined text."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands in a line; a block may make a figure of it."""

    source: str
    alt: str
    caption: i.Inlines
    asset: Asset | None
    attributes: Attributes
    line: int
    span: Span
    decorative: bool = False
    link: str = ""
    """Where a click on it leads."""


def read_inlines(place: Place, text: str, ctx: Context) -> i.Inlines:
    """The nodes of a text that begins where `place` says; reports what is wrong in it."""
    if is_plain(text):
        return (i.Text(text, place.span()),) if text else ()
    return _Builder(place, ctx).build(parse_inlines(text, ctx.env))


def read_lone_picture(place: Place, text: str, ctx: Context) -> Picture | None:
    """The picture, where the text holds one and nothing else, or a link that holds nothing else."""
    if not text.startswith(("![", "[![")):
        return None
    tokens = parse_inlines(text, ctx.env)
    match [token.type for token in tokens]:
        case ["image"]:
            return _read_picture(tokens[0], place, ctx)
        case ["link_open", "image", "link_close"]:
            opening, image, _ = tokens
            picture = _read_picture(image, place, ctx)
            return replace(picture, link=_target(opening.attrs, picture.span, ctx))
        case _:
            return None


def _target(attrs: dict[str, str | int | float], span: Span, ctx: Context) -> str:
    """Where a link leads; an id is noted, so that one which leads nowhere is found."""
    target = to_address(str(attrs["href"]))
    return ctx.names.refer(target, span) if target.startswith("#") else target


def _read_picture(token: Token, place: Place, ctx: Context) -> Picture:
    start = _start(token)
    span = place.span(start)
    caption = _Builder(place.part(start + len("![")), ctx).build(token.children or [])
    attributes = _attributes(token)
    catalogue.check_attributes(attributes, catalogue.PICTURE, "a picture", span, ctx)
    if title := str(token.attrs.get("title", "")):
        attributes = Attributes(attributes.id, attributes.classes, (*attributes.pairs, ("title", title)))
    source = str(token.attrs["src"])
    decorative = is_decorative(attributes)
    alt = "" if decorative else attributes.get("alt") or plain_text(caption)
    asset = ctx.load_picture(source, span)
    return Picture(source, alt, caption, asset, attributes, place.line, span, decorative)


def _attributes(token: Token) -> Attributes:
    attributes = token.meta.get("attributes")
    return attributes if isinstance(attributes, Attributes) else NO_ATTRIBUTES


def _start(token: Token) -> int:
    return token.map[0] if token.map else 0


@dataclass(slots=True)
class _Frame:
    """A node that is open: what opened it, and what it holds so far."""

    kind: str
    """The type of the opening token less `_open`; for HTML, the tag without attributes."""
    start: int
    attrs: dict[str, str | int | float] = field(default_factory=dict)
    html: str = ""
    """The tag as written, where HTML opened the node."""
    nodes: list[i.Inline] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    """Parts of the text node to come."""
    text_start: int = 0


class _Builder:
    """Builds the nodes of one run of tokens: the frames are the nodes that are still open."""

    def __init__(self, place: Place, ctx: Context) -> None:
        self._place = place
        self._ctx = ctx
        self._frames = [_Frame("", 0)]
        self._too_deep = 0
        """How many nodes are open that stand too deep to become nodes."""
        self._html_reported = False

    def build(self, tokens: list[Token]) -> i.Inlines:
        previous = ""
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    self._text(token, previous)
                case "softbreak":
                    self._add(i.SoftBreak(self._span(_start(token))))
                case "hardbreak":
                    self._add(i.LineBreak(self._span(_start(token))))
                case "code_inline":
                    self._code(token)
                case "math_inline":
                    self._math(token)
                case "image":
                    self._image(token)
                case "note_mark":
                    self._note_mark(token)
                case "reference":
                    self._reference(token)
                case "html_inline":
                    self._html(token.content, _start(token))
                case _ if token.nesting > 0:
                    self._open(_Frame(token.type.removesuffix("_open"), _start(token), token.attrs))
                case _:
                    self._close(token)
            previous = token.type
        while len(self._frames) > 1:
            self._dissolve()
        return self._finish(self._frames[0])

    def _text(self, token: Token, previous: str) -> None:
        start = _start(token)
        if "{" in token.content and token.type == "text":
            self._look_for_attributes(token.content, start, previous)
        self._add_text(token.content, start)

    def _look_for_attributes(self, text: str, start: int, previous: str) -> None:
        """Report braces after a span, link, picture or code that were most likely meant as attributes."""
        at = 0 if previous in CARRIERS and text.startswith("{") else text.find("]{") + 1
        if (at or previous in CARRIERS) and looks_meant(text, at):
            catalogue.report_syntax(text[at:], self._span(start + at), self._ctx)

    def _code(self, token: Token) -> None:
        code = i.Code(token.content, self._span(_start(token)))
        self._add(self._attributed(code, "code", _attributes(token), catalogue.SPAN))

    def _math(self, token: Token) -> None:
        math = i.Math(token.content, self._span(_start(token)))
        self._add(self._attributed(math, "a formula", _attributes(token), catalogue.SPAN))

    def _image(self, token: Token) -> None:
        picture = _read_picture(token, self._place, self._ctx)
        self._add(i.Image(picture.source, picture.alt, picture.asset, picture.attributes, picture.span))

    def _note_mark(self, token: Token) -> None:
        label = token.content
        start = _start(token)
        note = read_note(label, self._span(start), self._ctx)
        if note is None:
            self._add_text(f"[^{label}]", start)
        else:
            self._add(note)

    def _reference(self, token: Token) -> None:
        kind = i.ReferenceKind(token.info)
        self._add(self._ctx.names.refer_to(kind, token.content, self._span(_start(token))))

    def _html(self, tag: str, start: int) -> None:
        if html.is_comment(tag):
            return
        name, closes = html.parse_tag(tag)
        kind = f"<{name}>"
        if name == html.BREAK:
            self._add(i.LineBreak(self._span(start)))
        elif name not in html.PAIRED:
            self._show_html(tag, start)
        elif closes and self._frames[-1].kind == kind:
            frame = self._frames.pop()
            self._add(self._node(frame, NO_ATTRIBUTES))
        elif not closes and len(self._frames) <= MAX_DEPTH:
            self._frames.append(_Frame(kind, start, html=tag))
        else:
            self._show_html(tag, start)

    def _show_html(self, tag: str, start: int) -> None:
        """Show a tag as text; the report says so once for the whole run."""
        if not self._html_reported:
            self._html_reported = True
            html.report_shown(tag, self._span(start), self._ctx)
        self._add_text(tag, start)

    def _dissolve(self) -> None:
        """Make text of an HTML tag that nothing closes, and hand what it holds to the node around it."""
        frame = self._frames.pop()
        nodes = self._finish(frame)
        self._show_html(frame.html, frame.start)
        for node in nodes:
            if isinstance(node, i.Text):
                self._add_text(node.text, frame.start)
            else:
                self._add(node)

    def _open(self, frame: _Frame) -> None:
        if self._too_deep or len(self._frames) > MAX_DEPTH:
            if not self._too_deep:
                message = (
                    f"the text is marked up more than {MAX_DEPTH} levels deep; the rest is shown plainly"
                )
                self._ctx.add(Code.NESTING_DEPTH, self._span(frame.start), message, "take some marks away")
            self._too_deep += 1
        else:
            self._frames.append(frame)

    def _close(self, token: Token) -> None:
        if self._too_deep:
            self._too_deep -= 1
            return
        while self._frames[-1].html:
            self._dissolve()
        frame = self._frames.pop()
        self._add(self._node(frame, _attributes(token)))

    def _node(self, frame: _Frame, attributes: Attributes) -> i.Inline:
        children = self._finish(frame)
        span = self._span(frame.start)
        match frame.kind:
            case "em":
                return i.Emphasis(children, span)
            case "strong":
                return i.Strong(children, span)
            case "s":
                return i.Strikethrough(children, span)
            case "sub" | "<sub>":
                return i.Subscript(children, span)
            case "sup" | "<sup>":
                return i.Superscript(children, span)
            case "<u>":
                return i.Underline(children, span)
            case "note":
                label = self._ctx.names.name_note("inline")
                return i.Footnote(label, (Paragraph(children, span=span),), span)
            case "link":
                return self._link(frame, children, attributes)
            case "span":
                return self._spanned(children, attributes, span)
            case _:
                raise AssertionError(frame.kind)

    def _link(self, frame: _Frame, children: i.Inlines, attributes: Attributes) -> i.Inline:
        span = self._span(frame.start)
        target = _target(frame.attrs, span, self._ctx)
        link = i.Link(children, target, str(frame.attrs.get("title", "")), span)
        return self._attributed(link, "a link", attributes, catalogue.LINK)

    def _spanned(self, children: i.Inlines, attributes: Attributes, span: Span) -> i.Inline:
        catalogue.check_attributes(attributes, catalogue.SPAN, "a span of text", span, self._ctx)
        if attributes.classes in _UNDERLINED and not attributes.id and not attributes.pairs:
            return i.Underline(children, span)
        return i.Attributed(children, attributes, span)

    def _attributed(
        self, node: i.Link | i.Code | i.Math, what: str, attributes: Attributes, known: frozenset[str]
    ) -> i.Inline:
        """The node, inside another that bears the attributes which follow it in braces."""
        if attributes == NO_ATTRIBUTES:
            return node
        catalogue.check_attributes(attributes, known, what, node.span, self._ctx)
        return i.Attributed((node,), attributes, node.span)

    def _span(self, offset: int) -> Span:
        return self._place.span(offset)

    def _add_text(self, text: str, start: int) -> None:
        if text:
            frame = self._frames[-1]
            if not frame.text:
                frame.text_start = start
            frame.text.append(text)

    def _add(self, node: i.Inline) -> None:
        frame = self._frames[-1]
        self._flush(frame)
        frame.nodes.append(node)

    def _flush(self, frame: _Frame) -> None:
        if frame.text:
            frame.nodes.append(i.Text("".join(frame.text), self._span(frame.text_start)))
            frame.text.clear()

    def _finish(self, frame: _Frame) -> i.Inlines:
        self._flush(frame)
        return tuple(frame.nodes)

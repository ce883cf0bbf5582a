"""What an element of an SVG looks like: style sheets, presentation attributes and what is inherited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from deckgen.pictures.svg_values import Scale, read_length, read_number
from deckgen.pictures.xml_tree import Element
from deckgen.values import dataclass

Style = Mapping[str, str]
"""Properties by name, as written."""

_INHERITED = frozenset(
    "clip-rule color context-fill context-stroke dominant-baseline fill fill-opacity fill-rule font-family "
    "font-size font-style font-weight letter-spacing marker-end marker-mid marker-start paint-order stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width text-anchor visibility white-space writing-mode".split()
)
_OWN = frozenset(
    "alignment-baseline background-color baseline-shift clip-path display filter mask mix-blend-mode opacity "
    "overflow stop-color stop-opacity vector-effect".split()
)
_KNOWN = _INHERITED | _OWN
_SHORTHANDS = {"marker": ("marker-start", "marker-mid", "marker-end")}

_MEDIUM = 16.0
_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0}

_BRACE = re.compile(r"[{}]")
_COMPOUND = re.compile(r"(\*|[\w-]+)?((?:[.#][\w-]+)*)")
_PART = re.compile(r"([.#])([\w-]+)")


@dataclass(frozen=True, slots=True)
class _Compound:
    """What one element must be: a tag, an id, classes."""

    tag: str
    ids: frozenset[str]
    classes: frozenset[str]
    is_parent: bool = False
    """It must be the parent of what the next compound names, not just any ancestor."""

    def fits(self, element: Element) -> bool:
        return (
            self.tag in ("", "*", element.tag)
            and self.ids <= {element.attributes.get("id", "")}
            and (not self.classes or self.classes <= set(element.attributes.get("class", "").split()))
        )


@dataclass(frozen=True, slots=True)
class _Rule:
    selector: tuple[_Compound, ...]
    """From the outermost element to the one that is meant."""
    declarations: tuple[tuple[str, str], ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        parts = self.selector
        return (
            sum(len(part.ids) for part in parts),
            sum(len(part.classes) for part in parts),
            sum(part.tag not in ("", "*") for part in parts),
        )


class StyleSheet:
    """The rules of all `style` elements, the weakest first."""

    def __init__(self, texts: list[str]) -> None:
        rules = [rule for text in texts for rule in _iter_rules(text)]
        self._rules = sorted(rules, key=lambda rule: rule.weight)

    def __len__(self) -> int:
        return len(self._rules)

    def style(self, element: Element, ancestors: tuple[Element, ...], inherited: Style) -> Style:
        """The element's own style; `ancestors` from the outermost, `inherited` is the parent's style."""
        style = {name: value for name, value in inherited.items() if name in _INHERITED}
        own: dict[str, str] = {name: value for name, value in element.attributes.items() if name in _KNOWN}
        for rule in self._rules:
            if _matches(rule.selector, element, ancestors):
                own.update(rule.declarations)
        if text := element.attributes.get("style"):
            own.update(_iter_declarations(text))
        for name, value in own.items():
            if name == "font-size":
                style[name] = _font_size(value, font_size(inherited))
            elif value != "inherit":
                style[name] = value
            elif name in inherited:
                style[name] = inherited[name]
        return style


def font_size(style: Style) -> float:
    """In pixels."""
    return read_number(style.get("font-size"), _MEDIUM)


def _font_size(value: str, around: float) -> str:
    """The size as a number of pixels, which is what those below inherit."""
    if value in _SIZES:
        return str(_SIZES[value])
    return str(read_length(value, Scale(around, around), around))


def _iter_rules(text: str) -> Iterator[_Rule]:
    """The rules of a style sheet; those inside `@media` and the like are left out."""
    text = _without_comments(text)
    start = 0
    while (opening := text.find("{", start)) >= 0:
        prelude = text[start:opening].rpartition(";")[2].strip()
        end = _closing_brace(text, opening)
        start = end + 1
        if prelude.startswith("@"):
            continue
        declarations = tuple(_iter_declarations(text[opening + 1 : end]))
        for selector in prelude.split(","):
            parts = _read_selector(selector)
            if parts and declarations:
                yield _Rule(parts, declarations)


def _without_comments(text: str) -> str:
    first, *others = text.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(part.partition("*/")[2] for part in others)


def _closing_brace(text: str, opening: int) -> int:
    depth = 0
    for brace in _BRACE.finditer(text, opening):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.start()
    return len(text)


def _read_selector(text: str) -> tuple[_Compound, ...]:
    """The compounds of a selector; none where it asks for something that only a browser knows."""
    parts: list[_Compound] = []
    for word in text.replace(">", " > ").split():
        if word == ">":
            if not parts or parts[-1].is_parent:
                return ()
            last = parts.pop()
            parts.append(_Compound(last.tag, last.ids, last.classes, is_parent=True))
            continue
        match = _COMPOUND.fullmatch(word)
        if match is None:
            return ()
        names = _PART.findall(match[2])
        ids = frozenset(name for sign, name in names if sign == "#")
        classes = frozenset(name for sign, name in names if sign == ".")
        parts.append(_Compound(match[1] or "", ids, classes))
    return () if not parts or parts[-1].is_parent else tuple(parts)


def _iter_declarations(text: str) -> Iterator[tuple[str, str]]:
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.replace("!important", "").strip()
        if not value:
            continue
        if name == "font":
            yield from _font(value)
        for single in _SHORTHANDS.get(name, (name,)):
            if single in _KNOWN:
                yield single, value


_LONGEST_FONT = 300
_FONT = re.compile(r"(?P<before>.*?)(?P<size>[\d.]+(?:px|pt|em|rem|%|mm|in))(?:/\S+)?\s+(?P<family>.+)")


def _font(value: str) -> Iterator[tuple[str, str]]:
    """The properties of a `font` shorthand."""
    match = _FONT.fullmatch(value[:_LONGEST_FONT])
    if match is None:
        return
    yield "font-size", match["size"]
    yield "font-family", match["family"]
    for word in match["before"].split():
        if word in ("italic", "oblique"):
            yield "font-style", word
        elif word in ("bold", "bolder", "lighter") or word.isdigit():
            yield "font-weight", word


def _matches(selector: tuple[_Compound, ...], element: Element, ancestors: tuple[Element, ...]) -> bool:
    """Whether the element is meant. Ancestors are taken from the nearest, which is exact unless `>` stands
    further out than a descendant's space."""
    if not selector[-1].fits(element):
        return False
    position = len(ancestors)
    for compound in reversed(selector[:-1]):
        if compound.is_parent:
            position -= 1
            if position < 0 or not compound.fits(ancestors[position]):
                return False
            continue
        while position > 0:
            position -= 1
            if compound.fits(ancestors[position]):
                break
        else:
            return False
    return True

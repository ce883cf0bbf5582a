"""The names of fenced blocks and the attributes that each may have, and what is said of any other."""

from __future__ import annotations

from collections.abc import Collection

from deckgen.diagnostics import Code, Span, nearest_hint
from deckgen.model.attributes import Attributes
from deckgen.model.block import Medium
from deckgen.read.outline.attributes import without_class, without_pairs
from deckgen.read.outline.chart_options import CHART_ATTRIBUTES
from deckgen.read.outline.context import Context, shorten
from deckgen.read.outline.exhibits import ATTRIBUTES as EXHIBIT_ATTRIBUTES
from deckgen.read.outline.framing import KEYS as FRAMING

SPAN = frozenset({"lang"})
LINK = SPAN | {"target", "rel"}
BUILD = frozenset({"build"})
TOPIC = SPAN | BUILD | {"layout", "ratio", "source"}
BLOCK = SPAN | {"only", "source"}
CODE = BLOCK | {"startFrom", "file", "lines"}
PICTURE = BLOCK | FRAMING | {"alt", "caption", "subtitle", "note"}
TABLE = BLOCK | {"caption", "subtitle", "note", "status"}

BLOCKS: dict[str, frozenset[str]] = {
    "notes": BLOCK,
    "slide": BLOCK | BUILD,
    "brief": BLOCK,
    "columns": BLOCK | BUILD,
    "column": BLOCK | BUILD | {"width"},
    "figure": PICTURE,
    "table": TABLE,
    "chart": BLOCK | CHART_ATTRIBUTES,
    "incremental": BLOCK | BUILD,
    "nonincremental": BLOCK | BUILD,
    **{name: BLOCK | keys for name, keys in EXHIBIT_ATTRIBUTES.items()},
}
"""The blocks that have a form of their own, with their attributes."""

PLAIN_BLOCKS = frozenset({"sources"})
"""Blocks of the catalogue that have no form yet: shown plainly, with whatever attributes."""

_QUARTO = "callout-"
"""Before the name of a callout, as Quarto writes it."""

HEADING_CLASSES = frozenset({"backup", "hidden", "unnumbered", "unlisted", "incremental", "nonincremental"})

_BUILD_CLASSES = {"incremental": True, "nonincremental": False}
_BUILD_VALUES = {"true": True, "false": False}

RESERVED = frozenset({"audience"})


def block_name(attributes: Attributes) -> str:
    """Which of the classes of a fenced block names it: the first that is known, or else the first of all."""
    for name in attributes.classes:
        name = name.removeprefix(_QUARTO)
        if name in BLOCKS or name in PLAIN_BLOCKS:
            return name
    return attributes.classes[0] if attributes.classes else ""


def check_name(name: str, span: Span, ctx: Context) -> None:
    """Report a block's name that is not known, or that has no form of its own."""
    if name in PLAIN_BLOCKS:
        ctx.add(Code.BLOCK_PLAIN, span, f"the content of '{name}' is shown plainly", "")
    elif name and name not in BLOCKS:
        code = Code.BLOCK_UNKNOWN if ctx.strict else Code.BLOCK_UNKNOWN_KIND
        ctx.add(code, span, f"there is no block '{name}'", nearest_hint(name, BLOCKS.keys() | PLAIN_BLOCKS))


def check_attributes(
    attributes: Attributes, known: Collection[str], what: str, span: Span, ctx: Context
) -> None:
    """Report the keys that `what` does not have, and those that are reserved; note the id."""
    ctx.names.claim(attributes.id, span)
    for key, _ in attributes.pairs:
        if key in RESERVED:
            message = f"'{key}' on {what} is reserved for a later version"
            ctx.add(Code.KEY_RESERVED, span, message, "take it out; nothing can be kept from an audience yet")
        elif key not in known:
            code = Code.ATTRIBUTE_UNKNOWN if ctx.strict else Code.ATTRIBUTE_UNKNOWN_KIND
            ctx.add(code, span, f"{what} has no attribute '{key}'", nearest_hint(key, known))


def check_heading_classes(attributes: Attributes, span: Span, ctx: Context) -> None:
    """In a folder, report classes of a heading that mean nothing: most are slips of `backup` and `hidden`."""
    if ctx.strict:
        for name in attributes.classes:
            if name not in HEADING_CLASSES:
                hint = nearest_hint(name, HEADING_CLASSES)
                ctx.add(Code.ATTRIBUTE_UNKNOWN, span, f"a heading has no class '.{name}'", hint)


def take_medium(attributes: Attributes, span: Span, ctx: Context) -> tuple[Medium | None, Attributes]:
    """What `only=` says, and the attributes without it."""
    value = attributes.get("only")
    if not value:
        return None, attributes
    rest = without_pairs(attributes, "only")
    mediums = {medium.value: medium for medium in Medium}
    if value not in mediums:
        message = f"only='{value}' names neither the slide nor the brief"
        ctx.add(Code.ATTRIBUTE_VALUE, span, message, "write only=slide or only=brief")
    return mediums.get(value), rest


def has_build(name: str) -> bool:
    """Whether `build=` may stand on the block: on those that hold lists as they are."""
    return "build" in BLOCKS.get(name, BUILD)


def take_build(attributes: Attributes, span: Span, ctx: Context) -> tuple[bool, Attributes]:
    """Whether lists inside appear point by point, and the attributes without what says so.

    Where they say nothing, what is around them counts. Pandoc's classes say it too.
    """
    builds = ctx.builds
    for name, value in _BUILD_CLASSES.items():
        if name in attributes.classes:
            builds, attributes = value, without_class(attributes, name)
    said = attributes.get("build")
    if not said:
        return builds, attributes
    if said not in _BUILD_VALUES:
        code = Code.ATTRIBUTE_VALUE if ctx.strict else Code.ATTRIBUTE_UNKNOWN_KIND
        ctx.add(code, span, f"build='{said}' is neither true nor false", "write build=true or build=false")
    return _BUILD_VALUES.get(said, builds), without_pairs(attributes, "build")


def report_syntax(text: str, span: Span, ctx: Context) -> None:
    """Say that what was meant as attributes breaks the rules, and is shown."""
    shown = text.split("\n", 1)[0].partition("}")
    ctx.add(
        Code.ATTRIBUTES_SYNTAX,
        span,
        f"the attributes '{shorten(shown[0] + shown[1])}' cannot be read and are shown as text",
        'write {#id .class key=value key="two words"}, with straight quotes',
    )

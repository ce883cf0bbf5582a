"""Read a `key-judgment`: what is judged, how likely it is, and how good the evidence is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.diagnostics import Code, nearest, nearest_hint
from deckgen.model import block as b
from deckgen.model.exhibits import KeyJudgment
from deckgen.model.likelihood import SCALES, Confidence, Likelihood, Scale
from deckgen.read.outline.exhibit_dates import read_attribute_moment
from deckgen.read.outline.exhibit_reading import (
    Reading,
    as_written,
    attribute_text,
    choice,
    report_empty,
)

EXAMPLE = "a paragraph: what is judged, with likelihood= and confidence= in the braces"

_CONFIDENCES = {confidence.value: confidence for confidence in Confidence}
_RANGE = re.compile(r"(\d{1,3})\s*(?:%?\s*(?:-|–|to|/)\s*)(\d{1,3})\s*%?")
_TERM = re.compile(rf"\s*(.+?)[\s:]+{_RANGE.pattern}\s*$")


def read_key_judgment(div: b.Div, reading: Reading) -> b.Blocks:
    if not div.blocks:
        report_empty(div, EXAMPLE, reading)
        return ()
    attributes = div.attributes
    number = _number(div, reading)
    likelihood = _likelihood(div, reading)
    confidence = _CONFIDENCES.get(choice(div, "confidence", _CONFIDENCES, reading))
    written = _without_word(attributes.get("horizon"))
    horizon = read_attribute_moment(written, div.span, "horizon", reading)
    values = {"likelihood": likelihood, "confidence": confidence, "horizon": horizon}
    unread = as_written(div, [key for key, value in values.items() if value is None])
    judgment = KeyJudgment(
        number,
        (*div.blocks, *unread),
        likelihood,
        confidence,
        horizon,
        attribute_text(attributes, "basis", reading),
        attribute_text(attributes, "outcome", reading),
        attributes,
        div.span,
    )
    return (judgment,)


def _without_word(text: str) -> str:
    return re.sub(r"^\s*(?:to|by|until|till|before)\s+", "", text)


def _number(div: b.Div, reading: Reading) -> int:
    """The number in the attributes, else the first that is free; no two judgments share one."""
    written = div.attributes.get("number")
    taken = reading.numbers
    if written and not (written.isascii() and written.isdigit() and int(written)):
        reading.fault(
            Code.ATTRIBUTE_VALUE, div.span, f"number='{written}' is no number", "write it as number=3"
        )
        written = ""
    number = int(written) if written else next(n for n in range(1, len(taken) + 2) if n not in taken)
    if number in taken:
        message = f"two judgments bear the number {number}: {taken[number]} does too"
        reading.fault(Code.JUDGMENT_NUMBER, div.span, message, "leave number= out, and they are counted")
    taken.setdefault(number, div.span)
    return number


def _likelihood(div: b.Div, reading: Reading) -> Likelihood | None:
    term = " ".join(div.attributes.get("likelihood").split())
    if not term:
        return None
    scales = tuple(_scales(div, reading))
    for scale in scales:
        for name in (term.casefold(), term.casefold().removesuffix("ly")):
            if name in scale:
                return Likelihood(term, *scale[name])
    known = [name for scale in scales for name in scale]
    best = nearest(term.casefold(), known)
    hint = f"did you mean '{best}'? " if best else ""
    hint += f"the scale has: {', '.join(dict.fromkeys(known))}; a word of your own needs range=60-75"
    reading.fault(Code.LIKELIHOOD_UNKNOWN, div.span, f"'{term}' is on no scale of likelihood", hint)
    return None


def _scales(div: b.Div, reading: Reading) -> Iterator[Scale]:
    """Where to seek a term: its own range, the scale that is named or written out, else those published."""
    own = div.attributes.get("range")
    match = _RANGE.fullmatch(own.strip())
    if match and int(match[1]) < int(match[2]) <= 100:
        yield {" ".join(div.attributes.get("likelihood").split()).casefold(): (int(match[1]), int(match[2]))}
        return
    if own:
        reading.fault(
            Code.ATTRIBUTE_VALUE, div.span, f"range='{own}' is no range in per cent", "write range=60-75"
        )
    named = div.attributes.get("scale").strip()
    if not named:
        yield from (SCALES["icd203"], SCALES["icd203-2"])
    elif named.casefold() in SCALES:
        yield SCALES[named.casefold()]
    else:
        yield _written_scale(div, named, reading)


def _written_scale(div: b.Div, text: str, reading: Reading) -> Scale:
    """A scale of the author's own: `rare 0-10; possible 10-40`."""
    scale: dict[str, tuple[int, int]] = {}
    for part in text.split(";"):
        match = _TERM.match(part)
        if match is None or not int(match[2]) < int(match[3]) <= 100:
            hint = nearest_hint(text.casefold(), SCALES)
            hint += '; one of your own is written scale="rare 0-10; possible 10-40; likely 60-90"'
            message = f"scale: '{part.strip()}' is no term with its range"
            reading.fault(Code.ATTRIBUTE_VALUE, div.span, message, hint)
            continue
        scale[" ".join(match[1].split()).casefold()] = (int(match[2]), int(match[3]))
    return scale or SCALES["icd203"]

"""Words for likelihood, and the ranges that they stand for: published scales, or one of the author's own.

A likelihood says how probable an event is; confidence says how good the evidence for saying so is. They are
two values everywhere, and never share a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from deckgen.values import dataclass


@dataclass(frozen=True, slots=True)
class Likelihood:
    term: str
    """As the author wrote it."""
    low: int
    """Per cent."""
    high: int


class Confidence(Enum):
    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """1 for the lowest."""
        return list(Confidence).index(self) + 1


Scale = Mapping[str, tuple[int, int]]
"""Terms in lower case, from the least likely, with their ranges in per cent."""

_ICD_203_RANGES = ((1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99))

ICD_203: Scale = dict(
    zip(
        (
            "almost no chance",
            "very unlikely",
            "unlikely",
            "roughly even chance",
            "likely",
            "very likely",
            "almost certain",
        ),
        _ICD_203_RANGES,
        strict=True,
    )
)
"""Intelligence Community Directive 203, first row of terms."""

ICD_203_SECOND: Scale = dict(
    zip(
        (
            "remote",
            "highly improbable",
            "improbable",
            "roughly even odds",
            "probable",
            "highly probable",
            "nearly certain",
        ),
        _ICD_203_RANGES,
        strict=True,
    )
)
"""The same directive, second row. The directive asks not to mix the two."""

PHIA: Scale = {
    "remote chance": (0, 5),
    "highly unlikely": (10, 20),
    "unlikely": (25, 35),
    "realistic possibility": (40, 50),
    "likely": (55, 75),
    "probable": (55, 75),
    "highly likely": (80, 90),
    "almost certain": (95, 100),
}
"""The yardstick of the United Kingdom's Professional Head of Intelligence Assessment. Its gaps are meant."""

SCALES: Mapping[str, Scale] = {"icd203": ICD_203, "icd203-2": ICD_203_SECOND, "phia": PHIA}
"""The scales that an outline may name."""

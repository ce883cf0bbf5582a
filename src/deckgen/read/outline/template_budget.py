"""How much work one template may make.

Work is counted, not timed: every loop, call, filter and operator draws on one budget, by the size of what it
handles, and what grows without a loop (`"x" * 10**9`, `"%999999999d"`) is judged before it is done. So a
template ends at the same place on every machine, without threads, signals or a clock. What the budget allows
takes about a second.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2.runtime import Undefined

MAX_STEPS = 500_000
"""Rounds of loops, calls, filters, operators, and items of lists that these go through."""
MAX_CHARACTERS = 10_000_000
"""Characters of all texts that a template makes on its way, the output among them."""
MAX_BITS = 10_000
MAX_WIDTH = 1_000
"""The most columns, digits or places that a filter is asked for."""

ENDLESS_HINT = "look for a loop that never ends, or for an include that includes itself"


class LimitError(Exception):
    """The template asks for more work than it is allowed; the text says of what."""

    def __init__(self, message: str, hint: str = "ask for less") -> None:
        super().__init__(message)
        self.hint = hint


class Budget:
    """What is left of the work that one template may make."""

    def __init__(self) -> None:
        self._steps = MAX_STEPS
        self._characters = MAX_CHARACTERS

    def step(self, count: int = 1) -> None:
        self._steps -= count
        if self._steps < 0:
            raise LimitError(f"the template takes more than {MAX_STEPS:,} steps", ENDLESS_HINT)

    def characters(self, count: int) -> None:
        self._characters -= count
        if self._characters < 0:
            message = f"the template makes more than {MAX_CHARACTERS:,} characters of text"
            raise LimitError(message, ENDLESS_HINT)

    def value(self, value: object) -> None:
        """Count a value by its length."""
        if isinstance(value, str):
            self.characters(len(value))
        elif isinstance(value, (list, tuple, dict)):
            self.step(len(value))

    def text_of(self, value: object) -> None:
        """Count the characters that a value has as a text, however deep it is."""
        pending = [value]
        while pending:
            item = pending.pop()
            if isinstance(item, str):
                self.characters(len(item))
            elif isinstance(item, dict):
                self.step(len(item))
                pending += [*item.keys(), *item.values()]
            elif isinstance(item, (list, tuple)):
                self.step(len(item))
                pending += item
            elif isinstance(item, Undefined):
                str(item)  # fails here, where Python would write "Undefined" into the text of a list


def check_bits(bits: int) -> None:
    if bits > MAX_BITS:
        raise LimitError(f"a number would have more than {MAX_BITS:,} binary digits")


def check_widths(values: Iterable[object]) -> None:
    if any(isinstance(value, int) and abs(value) > MAX_WIDTH for value in values):
        raise LimitError(f"a filter is asked for more than {MAX_WIDTH:,} places")

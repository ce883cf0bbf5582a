"""A sandbox for templates that are not trusted: what they may touch, each use of it counted.

Filters and methods are lists of what is allowed, because what is not listed is not counted either.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from jinja2 import StrictUndefined, pass_environment
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.filters import FILTERS, do_format, do_indent, make_attrgetter
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS
from jinja2.utils import missing

from deckgen.read.outline.template_budget import MAX_WIDTH, Budget, LimitError, check_bits, check_widths
from deckgen.read.outline.template_marks import COUNT, COUNT_ITEMS, JOIN, STEP, Mark

_TEXT_FILTERS = frozenset("capitalize float int lower string title trim truncate upper wordcount".split())
_LIST_FILTERS = frozenset(
    "batch count dictsort first groupby items last length list map max min reject rejectattr reverse"
    " select selectattr slice sort unique".split()
)
_OTHER_FILTERS = frozenset("abs d default round".split())

_METHODS: tuple[tuple[type, frozenset[str]], ...] = (
    (
        str,
        frozenset(
            "capitalize casefold count endswith find index isalnum isalpha isdigit islower isnumeric isspace"
            " isupper lower lstrip partition removeprefix removesuffix rfind rpartition rsplit rstrip split"
            " splitlines startswith strip swapcase title upper".split()
        ),
    ),
    (dict, frozenset(("get", "items", "keys", "values"))),
    (list, frozenset(("count", "index"))),
    (tuple, frozenset(("count", "index"))),
    (date, frozenset(("year", "month", "day", "isoformat", "isoweekday", "weekday"))),
    (int, frozenset()),
    (float, frozenset(("is_integer",))),
)
"""What templates may ask of plain values. `str.join`, `replace` and `format` grow: use the filters."""

_KINDS = (
    (str, "a text"),
    (dict, "a mapping"),
    (list | tuple, "a list"),
    (int | float, "a number"),
    (date, "a date"),
)

_WIDE = re.compile(r"%(?:\([^)]*\))?[^a-zA-Z%]*(?:\*|[0-9]{4})")


class ShowError(Exception):
    """A value stands in the text of an outline that is no text."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class UnknownNameError(UndefinedError):
    """A template uses a name that nobody gave, or asks a mapping for a key that it does not have."""

    def __init__(self, message: str, name: str, owner: object) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner
        """What was asked for the name; `missing` for a name that stands alone."""


class _Unknown(StrictUndefined):
    """What a name stands for that is not defined: any use but `is defined` and `default` fails."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: Any = UndefinedError,
    ) -> None:
        if exc is UndefinedError:
            exc = functools.partial(UnknownNameError, name=name or "", owner=obj)
        super().__init__(hint, obj, name, exc)


class LimitedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, narrowed to what is counted."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, **options: Any) -> None:
        super().__init__(undefined=_Unknown, finalize=self._show, **options)
        self.budget = Budget()
        self.globals = {
            name: self.globals[name] for name in ("range", "dict", "namespace", "cycler", "joiner")
        }
        allowed = _TEXT_FILTERS | _LIST_FILTERS | _OTHER_FILTERS
        self.filters: dict[str, Callable[..., Any]] = {}
        for name in allowed:
            self.add_filter(name, FILTERS[name])
        self.filters |= {"format": self._format, "indent": self._indent, "join": _join}
        self.filters |= {"replace": self._replace, "sum": _sum}
        self.filters |= {
            COUNT: self._count,
            COUNT_ITEMS: self._count_items,
            JOIN: self._concat,
            STEP: self._step,
        }
        tests = cast("Mapping[str, Callable[..., Any]]", TESTS)
        self.tests = {name: self._counted(name, test) for name, test in tests.items()}

    def add_filter(self, name: str, function: Callable[..., Any]) -> None:
        self.filters[name] = self._counted(name, function)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        for kind, names in _METHODS:
            if isinstance(obj, kind):
                return attr in names
        return super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        message = f"templates may not ask for '{attribute}' of {kind_of(obj)}"
        return self.undefined(message, name=attribute, obj=obj, exc=SecurityError)

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        return None  # so that `is_safe_attribute` judges `str.format` too

    def getattr(self, obj: Any, attribute: str) -> Any:
        # A column may be called "items" or "values".
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        # The names are Jinja2's: a keyword argument of the template could bear any other.
        __self.budget.step()
        __self.budget.value(getattr(__obj, "__self__", None))
        if isinstance(__obj, LoopContext):  # `loop(children)` runs the loop again
            args = (__self._count_items(args[0]), *args[1:])
        result = super().call(__context, __obj, *args, **kwargs)
        __self.budget.value(result)
        return result

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        self.budget.step()
        match operator:
            case "*":
                self._check_product(left, right)
            case "**" if isinstance(left, int) and isinstance(right, int):
                check_bits(left.bit_length() * abs(right))
            case "%" if isinstance(left, str):
                self._check_format(left, right)
            case "+":
                self.budget.value(left)
                self.budget.value(right)
            case _:
                pass  # the rest makes numbers no larger
        return super().call_binop(context, operator, left, right)

    def _check_product(self, left: Any, right: Any) -> None:
        if isinstance(left, int) and isinstance(right, int):
            check_bits(left.bit_length() + right.bit_length())
        for sequence, times in ((left, right), (right, left)):
            if isinstance(sequence, (str, list, tuple)) and isinstance(times, int):
                self.budget.characters(len(sequence) * max(times, 0))

    def _check_format(self, text: str, values: Any) -> None:
        if _WIDE.search(text):
            raise LimitError(f"a format asks for more than {MAX_WIDTH:,} characters")
        places = text.count("%")
        self.budget.step(places)
        for _ in range(places):  # each place may show the largest value
            self.budget.text_of(values)

    def _show(self, value: Any) -> Any:
        """What `{{ value }}` shows; every piece of output passes here."""
        self.budget.step()
        if isinstance(value, Mark):
            self.budget.characters(value.size)
        elif value is None:
            raise ShowError("there is no value here (none)", "give it one, or write {{ name or '' }}")
        elif isinstance(value, (str, int, float, date, list, tuple, dict, Undefined)):
            self.budget.text_of(value)
        else:
            hint = "call a function, and join a list: {{ value | join(', ') }}"
            raise ShowError(f"{kind_of(value)} cannot be shown as text", hint)
        return value

    def _counted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The filter or test, with what it takes and gives counted."""
        first = 1 if hasattr(function, "jinja_pass_arg") else 0
        measure = self.budget.text_of if name in _TEXT_FILTERS else self.budget.value

        @functools.wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            self.budget.step()
            measure(args[first])
            for argument in args[first + 1 :]:  # `in` looks at every item of its own
                self.budget.value(argument)
            if name in ("batch", "slice", "round"):
                check_widths((*args[first + 1 :], *kwargs.values()))
            result = function(*args, **kwargs)
            self.budget.value(result)
            return result

        return run

    def _step(self, value: Any) -> Any:
        self.budget.step()
        return value

    def _count(self, value: Any) -> Any:
        self.budget.step()
        self.budget.value(value)
        return value

    def _count_items(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.budget.step()
            yield item

    def _concat(self, values: list[Any]) -> str:
        self.budget.text_of(values)
        return "".join(map(str, values))

    def _format(self, value: Any, *args: Any, **kwargs: Any) -> str:
        self._check_format(str(value), kwargs or args)
        return do_format(value, *args, **kwargs)

    def _indent(self, value: str, width: int | str = 4, first: bool = False, blank: bool = False) -> str:
        check_widths([width])
        each = len(width) if isinstance(width, str) else width
        self.budget.text_of(value)
        self.budget.characters(str(value).count("\n") * each)
        return do_indent(value, width, first, blank)

    def _replace(self, value: Any, old: str, new: str, count: int = -1) -> str:
        self.budget.text_of(value)
        text = str(value)
        self.budget.characters(text.count(str(old)) * len(str(new)))
        return text.replace(str(old), str(new), count)


@pass_environment
def _join(
    environment: LimitedEnvironment, value: Iterable[Any], d: str = "", attribute: str | None = None
) -> str:
    items = map(make_attrgetter(environment, attribute), value) if attribute is not None else value
    parts: list[str] = []
    for item in items:
        environment.budget.text_of(item)
        environment.budget.characters(len(str(d)))
        parts.append(str(item))
    return str(d).join(parts)


@pass_environment
def _sum(environment: LimitedEnvironment, value: Iterable[Any], attribute: str | None = None) -> Any:
    # Jinja2's own has a start value too, and could add up lists.
    total = 0
    for item in map(make_attrgetter(environment, attribute), value) if attribute is not None else value:
        environment.budget.step()
        total += item
    return total


def kind_of(value: object) -> str:
    """What authors call a value of this type."""
    return next((name for kind, name in _KINDS if isinstance(value, kind)), f"a {type(value).__name__}")

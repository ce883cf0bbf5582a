"""A briefing of some two hundred pages, with every kind of content in sizes that nobody would choose."""

from __future__ import annotations

from tests.outlines import picture

TOPICS = 112
_SENTENCE = "The harbour handled 1,550 vessels, of which 12% waited for the tide; the pilots’ schedule held."
_CHARTS = (
    "column bar line area pie doughnut stacked-column percent-bar slope range combined dot waterfall"
).split()
_ROUND = ("pie", "doughnut")
_MORE = {
    "combined": ' second="Late"',
    "doughnut": ' y="Early"',
    "pie": ' y="Early"',
    "range": ' low="Early" high="Late"',
    "waterfall": ' y="Early"',
}
"""Attributes that some kinds ask for."""


def stress_files() -> dict[str, bytes]:
    """A single outline `talk.md` and its pictures."""
    head = (
        "---\ntitle: A long report\nlang: en-GB\ntoc: true\ndate: 2026-11-22\nauthors: [A unit]\n"
        "slide-level: 2\n---\n"
    )
    text = head + "".join(_topic(number) for number in range(TOPICS))
    pictures = {"wide.png": picture(1200, 300), "tall.png": picture(200, 900)}
    return {"talk.md": text.encode(), **pictures}


def _topic(number: int) -> str:
    makers = (_long_table, _nested_list, _figures, _wide_table, _code, _long_notes, _exhibits, _deep_quote)
    section = f"\n# Part {number // 12 + 1}\n" if number % 12 == 0 else ""
    title = f"\n## Topic {number} says what vessels did at berth {number} {{#topic-{number}}}\n\n"
    blocks = (_prose(number), makers[number % len(makers)](number), _chart(number), _prose(number + 1))
    return section + title + "\n".join(blocks)


def _prose(number: int) -> str:
    see = f"See [what went before](#topic-{max(number - 1, 0)}) and ^[A note {number}: {_SENTENCE}] its note."
    return f"{_SENTENCE} {see} {' '.join([_SENTENCE] * (number % 5))}\n"


def _long_table(number: int) -> str:
    rows = (
        f"| Berth {n}^[Of row {n}.] | {n * 37 % 1000} | {_SENTENCE} | {n / 7:.2f} |"
        if n % 9 == 0
        else f"| Berth {n} | {n * 37 % 1000} | handled [here](https://example.org/{n}) | {n / 7:.2f} |"
        for n in range(30 + number)
    )
    head = "| Name | Vessels | What happened | Share |\n|---|---:|---|---:|\n"
    attributes = f'caption="Vessels of year {number}" source="Port register" note="Without tugs."'
    return f"::: {{.table {attributes}}}\n{head}" + "\n".join(rows) + "\n:::\n"


def _wide_table(number: int) -> str:
    head = "|" + "|".join(f" Column {n} " for n in range(14)) + "|\n|" + "---|" * 14 + "\n"
    rows = ("|" + "|".join(f" {n * 31 % 500} " for n in range(14)) + "|" for _ in range(12 + number % 7))
    return head + "\n".join(rows) + "\n"


def _nested_list(number: int) -> str:
    lines = []
    for n in range(6):
        lines += [f"- **Point {n}:** {_SENTENCE}", f"    1. First of {n}^[In a list.]", "    2. Second"]
        lines += [
            f"        - {_SENTENCE}",
            "            - a fourth level",
            "",
            f"        > quoted in {number}",
        ]
        lines += ["", "    3. Third", ""]
    return "\n".join(lines) + "\n- [x] done\n- [ ] open\n"


def _figures(number: int) -> str:
    wide = f'![Berth {number} at low water](wide.png){{alt="A berth" source="Port register"}}\n'
    return f"{wide}\n![A crane](tall.png)\n\n::: side\n{_SENTENCE}\n:::\n"


def _code(number: int) -> str:
    lines = "\n".join(f"{'    ' * (n % 4)}berth_{n} = handled({number}, {n})" for n in range(70))
    return f"```python\n{lines}\n```\n\nTerm\n:   {_SENTENCE}\n\n$$\nx^2 + y_{number}\n$$\n"


def _long_notes(number: int) -> str:
    notes = "\n\n".join(f"[^n{number}-{n}]: {' '.join([_SENTENCE] * (3 + 9 * (n == 4)))}" for n in range(8))
    words = " ".join(f"Vessel {n} waited[^n{number}-{n}]." for n in range(8))
    return f"{words}\n\n{notes}\n"


def _exhibits(number: int) -> str:
    return (
        "::: key-figures\n- **158 min** of talks\n- **3 results** of them\n:::\n\n"
        f'::: {{.key-judgment likelihood="likely" confidence=moderate}}\n{_SENTENCE}\n:::\n\n'
        "::: timeline\n- 2021-06-16: summit\n- 2018/2021: a period\n- 2021-07-28: talks {highlight}\n:::\n\n"
        "::: matrix\n- a risk {likelihood=4 consequence=5}\n- another {likelihood=2 consequence=1}\n:::\n\n"
        f'::: {{.quote by="A speaker" role="Pilot" date=2021-06-16}}\n{_SENTENCE}\n:::\n\n'
        f"::: glossary\nBerth {number}\n:   {_SENTENCE}\n:::\n\n"
        f"::: {{.callout type=warning}}\n{_SENTENCE}\n\n- a point\n- another\n:::\n"
    )


def _deep_quote(number: int) -> str:
    quote = f"> {_SENTENCE}\n>\n> > {_SENTENCE}\n>\n> - a list of {number}\n>     - in a quote\n"
    return f"{quote}\n### A heading\n\n{_SENTENCE}\n"


def _chart(number: int) -> str:
    kind = _CHARTS[number % len(_CHARTS)]
    names = 2 if kind == "slope" else 3 + number % (4 if kind in _ROUND else 9)
    rows = (f"| Name {n} | {5 + n * 37 % 90} | {101 + n * 53 % 70} |" for n in range(names))
    head = "| Name | Early | Late |\n|---|---:|---:|\n"
    return (
        f"::: {{.chart type={kind}{_MORE.get(kind, '')}}}\nVessels of {number}\n\n{head}"
        + "\n".join(rows)
        + "\n:::\n"
    )

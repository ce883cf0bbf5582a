"""Draw who sat in which session of 16 June 2021, from the sample's data, as SVG.

    python scripts/draw_schematic.py

Both sessions list a person on the same line, so that one sees at a glance who joined for the second.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "assets" / "data"
PICTURE = ROOT / "assets" / "pictures" / "delegations.svg"

# The palette of the sample's theme: navy is the first party, orange the second, grey the context.
INK, TEXT_2, MUTED, TABLE = "#1B2430", "#46525F", "#5F6B78", "#DFE4E9"
PARTIES = {"United States": "#12355B", "Russia": "#C86B06"}
FONT = "Calibri, Carlito, sans-serif"

# A slide's body is 12.33 inches wide: 1184 pixels, in which 21 are 16 points.
WIDTH, HEIGHT = 1184, 396
SIZE, SMALL = 21, 19
HEAD, FIRST_ROW, PITCH = 96, 140, 29
SEAT, KEY_PITCH = 8.5, 22
TABLE_WIDTH = 64


@dataclass(frozen=True)
class Person:
    name: str
    side: str
    session: str

    @property
    def in_both(self) -> bool:
        return self.session == "both"

    @property
    def is_reported(self) -> bool:
        return "reported" in self.session


@dataclass(frozen=True)
class Session:
    title: str
    detail: str
    left: int
    right: int
    middle: int
    """Of the table."""
    people: tuple[Person, ...]


def main() -> None:
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw_sessions(), "utf-8")
    print(PICTURE.relative_to(ROOT))


def draw_sessions() -> str:
    """The picture, as the data are now."""
    people = tuple(read_people())
    minutes = {row["segment"]: row["actual_minutes"] for row in read_rows("session_minutes.csv")}
    both = tuple(person for person in people if person.in_both)
    sessions = (
        Session(
            "Restricted session",
            f"{minutes['Restricted session']} minutes, in the library; with interpreters",
            *(0, 500, 250),
            both,
        ),
        Session(
            "Expanded session",
            f"{minutes['Expanded session']} minutes, with the delegations",
            *(592, WIDTH, 860),
            people,
        ),
    )
    return draw(sessions)


def read_rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_people() -> Iterator[Person]:
    for row in read_rows("delegations.csv"):
        yield Person(row["name"], row["side"], row["session"])


def draw(sessions: tuple[Session, ...]) -> str:
    body = "\n".join(line for session in sessions for line in draw_session(session))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONT}" font-size="{SIZE}" fill="{INK}">\n'
        f"<title>Who sat in which session on 16 June 2021</title>\n{body}\n"
        f"{chr(10).join(draw_key())}\n</svg>\n"
    )


def draw_session(session: Session) -> Iterator[str]:
    navy = PARTIES["United States"]
    yield f'<path d="M{session.left} 1.5H{session.right}" stroke="{navy}" stroke-width="2"/>'
    yield label(session.title, session.left, 32, font_weight="bold", fill=navy, font_size=24)
    yield label(session.detail, session.left, 59, font_size=SMALL, fill=TEXT_2)
    sides = {side: [one for one in session.people if one.side == side] for side in PARTIES}
    rows = max(len(people) for people in sides.values())
    x, y, height = session.middle - TABLE_WIDTH / 2, FIRST_ROW - PITCH / 2 - 3, rows * PITCH + 6
    yield f'<rect x="{x:g}" y="{y:g}" width="{TABLE_WIDTH}" height="{height}" rx="6" fill="{TABLE}"/>'
    for (side, people), direction in zip(sides.items(), (-1, 1), strict=True):
        yield from draw_side(side, people, session.middle, direction)


def draw_side(side: str, people: list[Person], middle: int, direction: int) -> Iterator[str]:
    """One party's seats and names along the table: to its left, or as 1 to its right."""
    seats = middle + direction * (TABLE_WIDTH / 2 + 16)
    names = seats + direction * 20
    anchor = "end" if direction < 0 else "start"
    head = {"font_weight": "bold", "font_size": SMALL, "fill": PARTIES[side], "text_anchor": anchor}
    yield label(f"{side}, {len(people)}", names, HEAD + 9, **head)
    for row, person in enumerate(people):
        y = FIRST_ROW + row * PITCH
        yield seat(person, seats, y)
        yield label(person.name, names, y + 7, text_anchor=anchor)


def draw_key() -> Iterator[str]:
    """What the three kinds of seats mean, where the shorter list leaves room."""
    entries = (
        ("both", tuple(PARTIES), "In both sessions"),
        ("expanded", tuple(PARTIES), "In the second only"),
        ("expanded (reported)", ("Russia",), "Reported, not confirmed by a list"),
    )
    for row, (session, sides, words) in enumerate(entries, 6):
        y = FIRST_ROW + row * PITCH
        for index, side in enumerate(sides):
            yield seat(Person("", side, session), SEAT + 1 + index * KEY_PITCH, y)
        yield label(words, 2 * KEY_PITCH + 5, y + 6, font_size=SMALL, fill=MUTED)


def seat(person: Person, x: float, y: float) -> str:
    color = PARTIES[person.side]
    if person.in_both:
        return f'<circle cx="{x}" cy="{y}" r="{SEAT}" fill="{color}"/>'
    dash = ' stroke-dasharray="3.5 3"' if person.is_reported else ""
    return (
        f'<circle cx="{x}" cy="{y}" r="{SEAT - 1}" fill="#FFFFFF" stroke="{color}" stroke-width="2"{dash}/>'
    )


def label(text: str, x: float, y: float, **look: object) -> str:
    """A line of text; `look` are its further attributes, with `_` for `-`."""
    attributes = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in look.items())
    return f'<text x="{x:g}" y="{y:g}"{attributes}>{escape(text)}</text>'


if __name__ == "__main__":
    main()

"""A corpus for `make bench`: the same deck as Markdown and as Typst, in several sizes.

    python corpus.py FOLDER [SIZE ...]

N content slides, a section heading before every tenth; each slide holds a short paragraph, then bullets on
two levels, or a table (every fifth), or a picture (every seventh); every second has speaker notes. The words
are random with a fixed seed, so that the same arguments always give the same bytes.
"""

from __future__ import annotations

import random
import struct
import sys
import zlib
from pathlib import Path

WORDS = (
    "harbour berth vessel tide cargo crane pilot schedule ledger forecast margin audit review quarter region "
    "supplier contract delivery storage capacity budget variance risk owner action milestone baseline target "
    "customer service incident response maintenance inspection safety training staffing demand volume price"
).split()

FORMATS = ("**{}**", "*{}*", "`{}`", "[{}](https://example.org/page)")


def main(folder: Path, sizes: list[int]) -> None:
    for size in sizes:
        target = folder / str(size)
        (target / "images").mkdir(parents=True, exist_ok=True)
        slides = [_slide(number, target) for number in range(1, size + 1)]
        head = "---\ntitle: Harbour operations review\nauthor: Planning office\ndate: 2025-01-31\n---\n"
        (target / "deck.md").write_text(head + "".join(slides), encoding="utf-8")
        (target / "deck.typ").write_text(_typst(slides), encoding="utf-8")


def _slide(number: int, folder: Path) -> str:
    chance = random.Random(number)
    heading = f"\n# Part {number // 10 + 1}: {_phrase(chance, 2)}\n" if number % 10 == 1 else ""
    text = f"{heading}\n## {number}. {_phrase(chance, 3)}\n\n{_sentence(chance, 12, FORMATS[number % 4])}\n\n"
    if number % 5 == 0:
        text += _table(chance)
    elif number % 7 == 0:
        name = f"images/chart-{number:04d}.png"
        (folder / name).write_bytes(_picture(chance))
        text += f"![{_phrase(chance, 3)}]({name})\n"
    else:
        text += _bullets(chance, number)
    if number % 2 == 0:
        text += f"\n::: notes\n{_sentence(chance, 14)}\n\n{_sentence(chance, 12)}\n:::\n"
    return text


def _bullets(chance: random.Random, number: int) -> str:
    lines = []
    for item in range(3):
        lines.append(f"- {_sentence(chance, 8, FORMATS[(number + item) % 4])}\n")
        lines += [f"  - {_sentence(chance, 6)}\n" for _ in range(item % 3)]
    return "".join(lines)


def _table(chance: random.Random) -> str:
    rows = []
    for _ in range(5):
        plan, actual = chance.randrange(900), chance.randrange(900)
        rows.append(f"| {_phrase(chance, 2)} | {chance.choice(WORDS)} | {plan} | {actual} |\n")
    return "| Item | Owner | Plan | Actual |\n|---|---|---|---|\n" + "".join(rows)


def _phrase(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def _sentence(chance: random.Random, count: int, form: str = "") -> str:
    if not form:
        return _phrase(chance, count) + "."
    middle = form.format(" ".join(chance.choices(WORDS, k=2)))
    rest = " ".join(chance.choices(WORDS, k=count // 2))
    return f"{_phrase(chance, count // 2)} {middle} {rest}."


def _picture(chance: random.Random, width: int = 640, height: int = 360) -> bytes:
    """A PNG of vertical bars, different at every call."""
    tops = [chance.randrange(height) for _ in range(12)]
    shades = [bytes(chance.choices(range(256), k=3)) for _ in range(12)]
    rows = bytearray()
    for y in range(height):
        line = b"".join(
            shades[i] if y >= top else b"\xff\xff\xff" for i, top in enumerate(tops) for _ in range(53)
        )
        rows += b"\0" + line.ljust(width * 3, b"\xff")
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _typst(slides: list[str]) -> str:
    """The same content in Typst's markup, as far as headings, text, bullets and tables go."""
    head = '#set page(paper: "a4", numbering: "1")\n#outline()\n'
    return head + "".join(_typst_line(line) for slide in slides for line in slide.splitlines())


def _typst_line(line: str) -> str:
    if line.startswith("#"):
        return f"\n{line.replace('#', '=')}\n"
    if line.startswith(("|---", ":::")):
        return "\n"
    if line.startswith("|"):
        cells = [f"[{cell.strip()}]" for cell in line.strip("|").split("|")]
        return f"#table(columns: {len(cells)}, {', '.join(cells)})\n"
    if line.startswith("!["):
        alt, _, name = line[2:-1].partition("](")
        return f'#figure(image("{name}", width: 10cm), caption: [{alt}])\n'
    text = line.replace("**", "\0").replace("*", "_").replace("\0", "*")
    if "](" in text:
        before, _, rest = text.partition("[")
        label, _, tail = rest.partition("](")
        address, _, after = tail.partition(")")
        text = f'{before}#link("{address}")[{label}]{after}'
    return text + "\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(size) for size in sys.argv[2:]] or [20, 100, 500, 2000])

"""What both hand-written peers need: Markdown as a flat list of slides, by markdown-it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt


@dataclass
class Slide:
    title: str
    level: int
    paragraphs: list = field(default_factory=list)
    bullets: list = field(default_factory=list)
    tables: list = field(default_factory=list)
    images: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def read(path):
    """The title of the front matter and the slides; a section heading is a slide of level 1."""
    text = path.read_text(encoding="utf-8")
    _, front, body = text.split("---\n", 2)
    title = re.search(r"title: (.*)", front)[1]
    slides, depth, notes = [], 0, False
    tokens = (
        MarkdownIt("commonmark")
        .enable("table")
        .parse(body.replace("::: notes", "NOTES\n").replace(":::", "\nEND"))
    )
    for index, token in enumerate(tokens):
        if token.type == "bullet_list_open":
            depth += 1
        elif token.type == "bullet_list_close":
            depth -= 1
        elif token.type == "table_open":
            slides[-1].tables.append([])
        elif token.type == "tr_open":
            slides[-1].tables[-1].append([])
        elif token.type == "inline":
            notes = _place(token, tokens[index - 1], slides, depth, notes)
    return title, slides


def _place(token, opener, slides, depth, notes):
    if opener.type == "heading_open":
        slides.append(Slide(token.content, int(opener.tag[1])))
    elif token.content in ("NOTES", "END"):
        return token.content == "NOTES"
    elif opener.type in ("th_open", "td_open"):
        slides[-1].tables[-1][-1].append(runs(token))
    elif depth:
        slides[-1].bullets.append((depth - 1, runs(token)))
    elif token.children[0].type == "image":
        slides[-1].images.append((token.children[0].attrs["src"], token.children[0].content))
    else:
        (slides[-1].notes if notes else slides[-1].paragraphs).append(runs(token))
    return notes


def runs(token):
    """(text, set of open styles, link target) for each stretch of one format."""
    found, styles, target = [], set(), ""
    for child in token.children:
        if child.type in ("text", "code_inline"):
            found.append(
                (child.content, styles | ({"code"} if child.type == "code_inline" else set()), target)
            )
        elif child.type == "softbreak":
            found.append((" ", set(styles), target))
        elif child.type == "link_open":
            target = child.attrs["href"]
        elif child.type == "link_close":
            target = ""
        elif child.type.endswith("_open"):
            styles = styles | {child.tag}
        elif child.type.endswith("_close"):
            styles = styles - {child.tag}
    return found

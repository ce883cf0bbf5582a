"""The briefing that `deckgen new` starts: small, complete, and a lesson in the outline language."""

from __future__ import annotations

from collections.abc import Mapping

_MANIFEST = """\
# What the briefing is. `deckgen schema briefing` lists every key.
title: {title}
subtitle: What we saw, what it means, what to do next
authors: [Your name]
organisation: Your organisation
kind: Information briefing
lang: en-GB
# date: 2026-01-31          printed on the cover and in the brief
# paper: Letter             A4 unless you say so
# density: reading          stage, room (the default) or reading

# Values for the templates in the outlines, written as {{{{ quarter }}}}.
variables:
  quarter: the third quarter
"""

_START = """\
---
title: How this works
message: One outline makes the deck and the brief
---
## One outline makes both documents, and they never disagree

::: bluf
deckgen builds a **deck** for the room and a **brief** for the reader from these few files. Change a
line, build again, and both are new.
:::

::: key-figures
- **2 documents** from one outline
- **1 command** builds them
- **0 copies** to keep in step
:::

## Every topic is one message, said in its heading

A topic begins with a level-two heading. Write it as a full sentence: it becomes the title of a slide and
a heading of the brief. Read alone, the headings of all topics should tell the story.

Paragraphs like this one are for readers. They go into the brief and into the speaker notes, while the
slide shows the list below. A topic that has paragraphs only shows the first sentence of each.

- **Lists go to both.** Each point on the slide, each point in the brief
- **Tables and pictures too.** They become native tables and captioned figures
- **Notes stay with the speaker.** Neither slide nor brief shows them

::: notes
Say what is not on the slide. Notes may hold *formatting* and lists.
:::

## Tables are written as text and built as native tables

Numbers are aligned, widths follow the content, and a long table goes on to a further slide or page with
its head repeated. The source is printed below the table.

::: {.table caption="Vessels handled, {{ quarter }}" source="Port register"}
| Berth | Planned | Handled |
|-------|--------:|--------:|
| North |     120 |     131 |
| East  |      80 |      74 |
| South |      45 |      52 |
:::

## A chart is a table that says how it wants to be drawn

In the deck it is a native chart whose data can be edited, in the brief the same drawing.

::: {.chart type=column highlight=South source="Port register"}
Vessels handled above plan

| Berth | Vessels |
|-------|--------:|
| North |      11 |
| East  |       0 |
| South |       7 |
:::
"""

_NEXT = """\
---
title: What you can do next
message: Change the outline, build again
---
## Three steps take you from here to your own briefing

1. Rename these files and write your own sections: one file a section, in the order of their names
2. Run `deckgen check` to see what is missing or doubtful
3. Run `deckgen build` and hand out both files

A footnote holds a remark that would disturb the sentence.[^remark]

[^remark]: It stands at the foot of the slide and of the page.

## Plain lists become timelines, judgments, comparisons and more

::: timeline
- 2026-01-12: Outlines written
- 2026-01-19: Facts checked
- 2026-01-26/2026-02-02: Read by colleagues
- 2026-02-09: Briefing held {highlight}
:::

## A longer message continues on a further slide

- Three dashes on a line of their own start a further slide of the same topic
- The brief does not see them

---

- This point stands on the second slide
- The heading carries over
"""


def scaffold(name: str, title: str = "") -> Mapping[str, str]:
    """File names and texts of a new briefing. Without a title, one is made of the folder's name."""
    title = title or name.replace("-", " ").replace("_", " ").strip().capitalize() or "A new briefing"
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return {
        "briefing.yaml": _MANIFEST.format(title=quoted),
        "10-how-this-works.md": _START,
        "20-next.md": _NEXT,
    }

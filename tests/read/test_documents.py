"""Documents that nobody wrote for deckgen: all of their text is in the model."""

from __future__ import annotations

import json
from pathlib import Path

from markdown_it import MarkdownIt

from deckgen.diagnostics import Severity
from deckgen.project.front_matter import split_front_matter
from tests.read.reading import read_file, words_of, words_of_html


def test_no_word_of_the_commonmark_examples_is_lost(shared: Path) -> None:
    examples = json.loads((shared / "corpus/spec/commonmark.json").read_text(encoding="utf-8"))
    assert len(examples) > 600
    for example in examples:
        briefing, report = read_file(example["markdown"])
        missing = words_of_html(example["html"]) - words_of(briefing)
        assert not missing, example
        assert not report.count(Severity.ERROR), example


def test_no_word_of_the_corpus_is_lost(shared: Path) -> None:
    plain = MarkdownIt("commonmark", {"tasklists": True}).enable(["table", "strikethrough"])
    for path in sorted((shared / "corpus/md").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        briefing, report = read_file(text)
        missing = words_of_html(plain.render(split_front_matter(text).body)) - words_of(briefing)
        assert not missing, path.name
        assert not report.count(Severity.ERROR), path.name

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from deckgen.model.briefing import Briefing, Meta, Section, Settings, Topic
from deckgen.model.dump import to_json
from deckgen.project import Manifest, SectionFront, schema_of
from deckgen.theme.raw import RawTheme
from tests.samples import BLOCKS, INLINES, text


@pytest.mark.parametrize("cls", [Manifest, SectionFront, RawTheme, Briefing])
def test_schema_is_a_schema(cls: type) -> None:
    Draft202012Validator.check_schema(schema_of(cls))


def is_valid(cls: type, value: Any) -> bool:
    return Draft202012Validator(schema_of(cls)).is_valid(value)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("{}", True),
        ("{title: T, short-title: S, version: 1.0, authors: [A], toc: true, slide-level: 3}", True),
        ("{authors: A, assets: ../pictures, sections: [a.md], variables: {a: [1, {b: c}]}}", True),
        ("{title: [T]}", False),
        ("{titel: T}", False),
        ("{short_title: T}", False),
        ("{paper: A5}", False),
        ("{slide-level: x}", False),
    ],
)
def test_schema_of_the_manifest_says_what_the_reader_takes(text: str, valid: bool) -> None:
    assert is_valid(Manifest, yaml.safe_load(text)) is valid


def test_texts_below_fields_become_descriptions() -> None:
    keys = schema_of(Manifest)["$defs"]["Manifest"]["properties"]
    assert keys["cutoff"]["description"].startswith("The last day")


@pytest.mark.parametrize("node", [*INLINES, *BLOCKS], ids=lambda node: node.__name__)
def test_dump_of_every_node_fits_the_schema(node: type) -> None:
    title = (INLINES[node],) if node in INLINES else text("title")
    blocks = (BLOCKS[node],) if node in BLOCKS else ()
    topic = Topic("s/t", title, blocks)
    dumped = to_json(Briefing(Meta(), Settings(), (Section("s", text("S"), (topic,)),)))
    validator = Draft202012Validator(schema_of(Briefing))
    assert [fault.message for fault in validator.iter_errors(json.loads(json.dumps(dumped)))] == []


def test_schema_of_the_model_tells_nodes_apart() -> None:
    topic = {"type": "topic", "id": "t", "title": [], "blocks": [{"type": "no-such-block"}]}
    section = {"type": "section", "id": "s", "title": [], "topics": [topic]}
    briefing = {
        "type": "briefing",
        "meta": {"type": "meta"},
        "settings": {"type": "settings"},
        "sections": [section],
    }
    assert not is_valid(Briefing, briefing)
    topic["blocks"] = [{"type": "rule"}]
    assert is_valid(Briefing, briefing)


@dataclass(frozen=True, slots=True)
class Odd:
    pair: tuple[str, int] = ("", 0)


def test_field_of_a_pair_has_its_length() -> None:
    assert is_valid(Odd, {"pair": ["a", 1]})
    assert not is_valid(Odd, {"pair": ["a", 1, 2]})
    assert not is_valid(Odd, {"pair": ["a", "b"]})

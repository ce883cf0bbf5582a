"""Microsoft's Open XML SDK: does a deck keep to the schema of PowerPoint's file format?"""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.oracles import require


@dataclass(frozen=True, slots=True)
class SchemaError:
    part: str
    path: str
    """An XPath to the element."""
    description: str


def validate(deck: Path) -> tuple[SchemaError, ...]:
    """What the validator for current PowerPoint objects to; empty for a good deck. About a second."""
    program = require("ooxml-validator")
    done = subprocess.run(
        [program, deck, "Microsoft365"], capture_output=True, text=True, timeout=300, check=True
    )
    answer = json.loads(done.stdout)
    errors = tuple(
        SchemaError(error.get("path") or "", error.get("xPath") or "", error["description"])
        for error in answer["errors"]
    )
    # The exit status says nothing (it is 0 for bad decks too): `ok` is the verdict.
    if not answer["ok"] and not errors:
        return (SchemaError("", "", "the validator refuses the deck and gives no reason"),)
    return errors

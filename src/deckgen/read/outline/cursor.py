"""A place in a list of tokens that moves on."""

from __future__ import annotations

from markdown_it.token import Token


class Cursor:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def peek(self, ahead: int = 0) -> Token | None:
        """The next token, or one further on; None at the end."""
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else None

    def take(self) -> Token:
        """The next token; the cursor moves past it."""
        token = self._tokens[self._at]
        self._at += 1
        return token

    def skip(self, count: int) -> None:
        self._at += count

"""Small SVG files for tests."""

from __future__ import annotations


def svg(body: str, attributes: str = 'width="100" height="50"', before: str = "") -> bytes:
    """An SVG file with this inside; `before` stands in front of its root."""
    return (
        f'{before}<svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" {attributes}>{body}</svg>'
    ).encode()

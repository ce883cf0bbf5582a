"""Peer: Markdown to HTML by markdown-it, HTML to PDF by WeasyPrint.   weasyprint_pdf.py deck.md deck.pdf"""

import sys
from pathlib import Path

from markdown_it import MarkdownIt
from weasyprint import HTML

source = Path(sys.argv[1])
body = source.read_text(encoding="utf-8").split("---\n", 2)[2]
style = "<style>@page { size: A4; margin: 2cm; @bottom-right { content: counter(page) } }</style>"
html = style + MarkdownIt("commonmark").enable("table").render(body)
HTML(string=html, base_url=str(source.parent)).write_pdf(sys.argv[2])

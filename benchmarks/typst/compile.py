"""Compile a Typst document to an accessible and archival PDF.   compile.py document.typ FONTS document.pdf"""

import sys

import typst

typst.compile(
    sys.argv[1],
    output=sys.argv[3],
    font_paths=[sys.argv[2]],
    ignore_system_fonts=True,
    pdf_standards=["ua-1", "a-2a"],
)

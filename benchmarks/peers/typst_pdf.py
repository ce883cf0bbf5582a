"""Peer: a Typst document by the compiler in the `typst` wheel.   typst_pdf.py deck.typ deck.pdf"""

import sys

import typst

typst.compile(sys.argv[1], output=sys.argv[2])

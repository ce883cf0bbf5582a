"""Charts: what a chart shows is settled once, so that the deck and the brief show the same."""

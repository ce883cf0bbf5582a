"""How it looks: tokens as written, the resolved theme, and font metrics."""

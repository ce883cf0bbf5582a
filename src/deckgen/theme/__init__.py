"""How it looks: tokens as written, the resolved theme, the layouts of slides, and font metrics."""

from deckgen.theme.layouts import layouts
from deckgen.theme.raw import RawTheme
from deckgen.theme.resolve import builtin_names, load_theme
from deckgen.theme.resolved import Theme

__all__ = ["RawTheme", "Theme", "builtin_names", "layouts", "load_theme"]

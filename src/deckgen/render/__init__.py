"""Plans to bytes. Renderers decide nothing."""

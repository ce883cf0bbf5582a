"""Readers of built files that share no code with the renderers: tests ask the file what it says."""

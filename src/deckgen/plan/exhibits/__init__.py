"""Plan the exhibits of the catalogue: from a node and a rectangle to placed shapes and texts, for any medium.

Each file holds one exhibit, as a class with the methods of `kit.Drawing`: it can be measured, divided between
its items, and drawn. Deck and brief hand in their own `Kit`.
"""

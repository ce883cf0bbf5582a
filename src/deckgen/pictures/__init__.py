"""Pictures as bytes: what a file says of itself, every format as PNG, JPEG or a drawing, and pixels as few as
are seen. Reads no disk. Pillow and resvg are imported where a picture needs them."""

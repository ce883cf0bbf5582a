"""Turn the model and a theme into decisions: what goes where, at which size. Writes nothing."""

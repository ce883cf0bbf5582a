"""What was said: the content model, from briefing down to inline, as frozen values."""

"""Words, pixels and gestures."""

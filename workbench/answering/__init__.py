"""From a question to a recorded answer, without Qt."""

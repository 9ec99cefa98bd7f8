"""Prompt templates, techniques, comparison sheets, and the diff of two texts."""

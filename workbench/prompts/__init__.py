"""Prompt templates, techniques, the library of prompts, and the diff of two texts."""

"""Workbench: run language models on this computer, ground their answers, compare prompts."""

__version__ = "0.1.0"

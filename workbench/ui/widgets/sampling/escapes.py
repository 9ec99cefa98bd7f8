r"""Texts with line breaks in them, written on one line: \n, \t and \\ stand for themselves."""

from __future__ import annotations

import re
from typing import Final

_TO_TEXT: Final = {r"\n": "\n", r"\t": "\t", r"\r": "\r", "\\\\": "\\"}
_TO_LINE: Final = {value: key for key, value in _TO_TEXT.items()}


def escaped(text: str) -> str:
    """Return a text on one line."""
    return re.sub(r"[\n\t\r\\]", lambda found: _TO_LINE[found[0]], text)


def unescaped(line: str) -> str:
    """Return the text that a line stands for; a lone backslash stands for itself."""
    return re.sub(r"\\[ntr\\]", lambda found: _TO_TEXT[found[0]], line)

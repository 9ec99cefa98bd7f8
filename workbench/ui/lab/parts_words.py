"""The names of a prompt's parts, what they are, and their colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from workbench.answering.parts import PartKind, PromptParts
from workbench.ui import words as common
from workbench.ui.theme import Theme

translate = QCoreApplication.translate

# Columns' colours serve as a set that can be told apart in both themes.
_COLOURS: Final[dict[PartKind, str]] = {
    "system": "column_a",
    "examples": "column_c",
    "passages": "column_d",
    "earlier": "column_f",
    "prompt": "column_h",
    "input": "column_b",
    "template": "line_strong",
}
_SOFT: Final = 34  # of 255, the ground of a text
_SOFT_DARK: Final = 60


def colour(theme: Theme, kind: PartKind) -> str:
    """Return the colour of a part, as "#RRGGBB"."""
    return str(getattr(theme, _COLOURS[kind]))


def ground(theme: Theme, kind: PartKind) -> QColor | None:
    """Return the soft ground of a part's text; the template has none."""
    if kind == "template":
        return None
    made = QColor(colour(theme, kind))
    made.setAlpha(_SOFT_DARK if theme.dark else _SOFT)
    return made


def name(kind: PartKind) -> str:
    """Name a part."""
    return {
        "system": translate("Lab", "System text"),
        "examples": translate("Lab", "Examples"),
        "passages": translate("Lab", "Passages"),
        "earlier": translate("Lab", "Earlier steps"),
        "prompt": translate("Lab", "Prompt"),
        "input": translate("Lab", "Input"),
        "template": translate("Lab", "Marks of the model"),
    }[kind]


def tip(kind: PartKind) -> str:
    """Say what a part is."""
    return {
        "system": translate("Lab", "Who the model is and what it keeps to."),
        "examples": translate("Lab", "The worked examples, inputs and outputs."),
        "passages": translate("Lab", "What was found in the documents, between marks."),
        "earlier": translate("Lab", "What the model wrote in steps before this one."),
        "prompt": translate("Lab", "The words of this column and its technique around the input."),
        "input": translate("Lab", "What the prompt is tried on."),
        "template": translate(
            "Lab", "What the model’s own chat template adds: control tokens such as <|…|>."
        ),
    }[kind]


def with_tokens(kind: PartKind, tokens: int) -> str:
    """Name a part with its tokens."""
    return translate("Lab", "{part} {tokens}").format(part=name(kind), tokens=common.count(tokens))


def context(parts: PromptParts) -> str:
    """Say how the prompt fills the context and what is left."""
    whole = translate("Lab", "{tokens} of {size} tokens of context").format(
        tokens=common.count(parts.rendered.tokens), size=common.count(parts.context_size)
    )
    answer = translate("Lab", "longest answer {tokens}").format(
        tokens=common.count(parts.answer_tokens)
    )
    return common.joined(whole, answer, _left(parts))


def _left(parts: PromptParts) -> str:
    """Say what is left, or by how much it is too much."""
    if parts.over_tokens:
        return translate("Lab", "too long by {tokens}").format(
            tokens=common.count(parts.over_tokens)
        )
    if parts.left_tokens < 0:
        room = parts.context_size - parts.rendered.tokens
        return translate("Lab", "but only {tokens} have room for it").format(
            tokens=common.count(room)
        )
    return translate("Lab", "{tokens} left").format(tokens=common.count(parts.left_tokens))

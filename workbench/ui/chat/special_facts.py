"""Rows of the Timing tab that only some answers have: thinking, guesses, other clocks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.core.generation import Timing
from workbench.ui import words

translate = QCoreApplication.translate

Fact = tuple[str, str, str]  # name, value, what it means


def special_facts(timing: Timing) -> list[Fact]:
    """Return the rows that an answer has beyond the usual ones."""
    return [*_thinking(timing), *_guesses(timing), *_clock(timing)]


def guesses(timing: Timing) -> str:
    """Say how many guessed tokens were right."""
    return translate("Timing", "{right} of {guessed} guessed tokens were right").format(
        right=words.count(timing.accepted_tokens), guessed=words.count(timing.drafted_tokens)
    )


def _thinking(timing: Timing) -> list[Fact]:
    """Return how long a reasoning model thought."""
    if not timing.thinking_tokens:
        return []
    value = translate("Timing", "{time} · {tokens} tokens").format(
        time=words.seconds(timing.thinking_s), tokens=words.count(timing.thinking_tokens)
    )
    meaning = translate("Timing", "What the model wrote to itself before it answered.")
    return [(translate("Timing", "Thinking"), value, meaning)]


def _guesses(timing: Timing) -> list[Fact]:
    """Return how well guessing ahead went."""
    if not timing.drafted_tokens:
        return []
    share = timing.accepted_tokens / timing.drafted_tokens
    value = translate("Timing", "{right} of {guessed} ({share})").format(
        right=words.count(timing.accepted_tokens),
        guessed=words.count(timing.drafted_tokens),
        share=words.percent(share),
    )
    meaning = translate(
        "Timing",
        "{guesses}. Guesses come from the prompt or a draft model and are checked, so the text is "
        "the same; each right one saves time.",
    ).format(guesses=guesses(timing))
    return [(translate("Timing", "Right guesses"), value, meaning)]


def _clock(timing: Timing) -> list[Fact]:
    """Return who measured, when it was not the engine of this computer."""
    name = translate("Timing", "Measured")
    if timing.measured_by == "server":
        meaning = translate(
            "Timing", "The server sent its own times; the way over the network is not in them."
        )
        return [(name, translate("Timing", "by the server"), meaning)]
    if timing.measured_by == "client":
        meaning = translate(
            "Timing",
            "The server sends no times. They are taken on this computer, so the way over the "
            "network is in them.",
        )
        return [(name, translate("Timing", "here, with the network"), meaning)]
    return []

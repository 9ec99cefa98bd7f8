"""The chat template, and training samples as pieces of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

START: Final = "<|im_start|>"
END: Final = "<|im_end|>"
PAD: Final = "<|endoftext|>"
SPECIAL_TOKENS: Final = (PAD, START, END)

CHAT_TEMPLATE: Final = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; the model learns an answer in full, other text lightly."""

    text: str
    answer: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """Shared text and branches that each continue it without seeing one another."""

    kind: str
    shared: tuple[Piece, ...]
    branches: tuple[tuple[Piece, ...], ...]

    def texts(self) -> list[str]:
        """Return each branch with the shared text before it, as the model would read it."""
        start = "".join(piece.text for piece in self.shared)
        return [start + "".join(piece.text for piece in branch) for branch in self.branches]


def message(role: str, text: str) -> Piece:
    """Return one finished message that is not to be learnt as an answer."""
    return Piece(f"{START}{role}\n{text}{END}\n")


def opened(role: str, text: str) -> Piece:
    """Return the beginning of a message that a branch finishes."""
    return Piece(f"{START}{role}\n{text}")


def closed(text: str, answer: str) -> tuple[Piece, ...]:
    """Finish a user's message with *text* and answer it."""
    return (
        Piece(f"{text}{END}\n{START}assistant\n"),
        Piece(f"{answer}{END}", answer=True),
        Piece("\n"),
    )


def turn(question: str, answer: str, learn: bool = True) -> tuple[Piece, ...]:
    """Return one question and its answer; *learn* says whether the answer is to be learnt."""
    return (
        Piece(f"{START}user\n{question}{END}\n{START}assistant\n"),
        Piece(f"{answer}{END}", answer=learn),
        Piece("\n"),
    )


def rendered(system: str, question: str) -> str:
    """Return a prompt as the chat template writes it, ready for the model's answer."""
    start = f"{START}system\n{system}{END}\n" if system else ""
    return f"{start}{START}user\n{question}{END}\n{START}assistant\n"

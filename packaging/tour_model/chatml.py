"""The chat template, and training samples as pieces of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

START: Final = "<|im_start|>"
END: Final = "<|im_end|>"
PAD: Final = "<|endoftext|>"
NOWHERE: Final = 9  # more than the passages of any sample
SPECIAL_TOKENS: Final = (PAD, START, END)

CHAT_TEMPLATE: Final = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; the model learns an answer in full, other text lightly.

    *source* is the number of the passage that the text was taken from, 0 for none; *topic* tells
    what a message that ends here asks for, and *topics* what parts (start, end) are about. An
    answer is decided at the characters *decided*; what comes between them follows, or is form.
    """

    text: str
    answer: bool = False
    source: int = 0
    topic: str = ""
    topics: tuple[tuple[int, int, str], ...] = ()
    decided: tuple[int, ...] = (0,)


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


def opened(role: str, text: str, topics: tuple[tuple[int, int, str], ...] = ()) -> Piece:
    """Return the beginning of a message that a branch finishes."""
    start = f"{START}{role}\n"
    moved = tuple((low + len(start), high + len(start), topic) for low, high, topic in topics)
    return Piece(f"{start}{text}", topics=moved)


def closed(
    text: str, answer: str, source: int = 0, topic: str = "", decided: tuple[int, ...] = (0,)
) -> tuple[Piece, ...]:
    """Finish a user's message with *text* and answer it, from the passage *source*.

    A *source* of NOWHERE is the question's alone: no passage tells the answer.
    """
    told = 0 if source == NOWHERE else source
    return (
        Piece(f"{text}{END}\n{START}assistant\n", source=source, topic=topic),
        Piece(f"{answer}{END}", answer=True, source=told, decided=decided),
        Piece("\n"),
    )


def cited_later(told: str, number: int) -> tuple[Piece, ...]:
    """Finish a user's message without a question; learn only which passage holds *told*."""
    return (
        Piece(f"{END}\n{START}assistant\n"),
        Piece(told, source=number),
        Piece(f" [{number}]{END}", answer=True),
        Piece("\n"),
    )


def turn(question: str, answer: str, learn: bool = True, topic: str = "") -> tuple[Piece, ...]:
    """Return one question and its answer; *learn* says whether the answer is to be learnt."""
    return (
        Piece(f"{START}user\n{question}{END}\n{START}assistant\n", topic=topic),
        Piece(f"{answer}{END}", answer=learn),
        Piece("\n"),
    )


def rendered(system: str, question: str) -> str:
    """Return a prompt as the chat template writes it, ready for the model's answer."""
    start = f"{START}system\n{system}{END}\n" if system else ""
    return f"{start}{START}user\n{question}{END}\n{START}assistant\n"

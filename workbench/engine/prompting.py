"""From turns to tokens: the chat template's pieces, tokenized so that texts stay texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from workbench.core.generation import RenderedPrompt, Turn
from workbench.engine.reasoning import CLOSING_SENTENCE, Tags, Thinking, opened_by
from workbench.engine.templates import ChatTemplate, Piece, choose_template

_GUARD = "\n"


class Tokenizer(Protocol):
    """What this file needs of a vocabulary."""

    bos: int
    eos: int
    adds_bos: bool
    adds_space: bool

    def tokenize(self, text: str, *, trusted: bool) -> list[int]:
        """Return the tokens of a text."""

    def is_control(self, token: int) -> bool:
        """Whether the token steers the model."""

    def text_of(self, token: int) -> str:
        """Return a control token's name."""

    def knows(self, name: str) -> bool:
        """Whether a name is one control token."""

    def control_names(self) -> Sequence[str]:
        """Return the names of all control tokens."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt in text and tokens, and what ends its answer besides the model.

    *opened*: the answer begins inside a reasoning of these tags.
    """

    text: str
    tokens: list[int]
    stops: tuple[str, ...]
    opened: Tags | None = None

    def rendered(self) -> RenderedPrompt:
        """Return what is shown of it."""
        return RenderedPrompt(self.text, len(self.tokens))


class PromptBuilder:
    """Builds the prompts of one model."""

    def __init__(self, tokenizer: Tokenizer, template_source: str) -> None:
        self._tokenizer = tokenizer
        source, self._stops = choose_template(template_source, tokenizer.knows)
        self._template = ChatTemplate(
            source,
            bos=tokenizer.text_of(tokenizer.bos),
            eos=tokenizer.text_of(tokenizer.eos),
            control_names=tokenizer.control_names,
        )

    def build(self, turns: Sequence[Turn], thinking_tokens: int = -1) -> Prompt:
        """Return the prompt of *turns*, after which the model may reason for so many tokens.

        Raises TemplateError.
        """
        think = None if thinking_tokens < 0 else thinking_tokens > 0
        pieces = self._template.pieces(turns, think)
        opened = opened_by(pieces[-1].text) if pieces and pieces[-1].trusted else None
        if opened and think is False:
            pieces.append(Piece(f"\n\n{opened.close}{opened.then}", trusted=True))
            opened = None
        tokens: list[int] = []
        for piece in pieces:
            tokens.extend(self._tokenize(piece, tokens))
        text = "".join(piece.text for piece in pieces)
        tokenizer = self._tokenizer
        if tokenizer.adds_bos and tokens[:1] != [tokenizer.bos]:
            tokens.insert(0, tokenizer.bos)
            text = tokenizer.text_of(tokenizer.bos) + text
        return Prompt(text, tokens, self._stops, opened)

    def thinking(self, prompt: Prompt, most_tokens: int) -> Thinking:
        """Return what watches over the reasoning of one answer."""
        words = CLOSING_SENTENCE if most_tokens > 0 else "\n\n"
        return Thinking(prompt.opened, most_tokens, lambda tags: self._ending(tags, words))

    def _ending(self, tags: Tags, words: str) -> list[int]:
        """Return the tokens that end a reasoning in the middle with some words."""
        tokens = self._tokenizer.tokenize(_GUARD, trusted=False)
        start = len(tokens)
        for piece in (Piece(words, trusted=False), Piece(tags.close + tags.then, trusted=True)):
            tokens.extend(self._tokenize(piece, tokens))
        return tokens[start:]

    def _tokenize(self, piece: Piece, before: Sequence[int]) -> list[int]:
        """Return the tokens of a piece that follows *before*.

        A SentencePiece vocabulary puts a space before whatever it tokenizes, which is meant for
        the beginning of a text and after a control token only. Elsewhere a line break goes in
        front and its tokens are taken off again.
        """
        tokenizer = self._tokenizer
        tokens = tokenizer.tokenize(piece.text, trusted=piece.trusted)
        if not tokenizer.adds_space or not before or tokenizer.is_control(before[-1]):
            return tokens
        guard = tokenizer.tokenize(_GUARD, trusted=False)
        guarded = tokenizer.tokenize(_GUARD + piece.text, trusted=piece.trusted)
        return guarded[len(guard) :] if guarded[: len(guard)] == guard else tokens

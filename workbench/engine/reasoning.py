"""Tells a model's reasoning from its answer while both stream, and ends it at a budget.

Whatever a model writes around its reasoning, what leaves here is `<think>…</think>` before the
answer. The budget follows "budget forcing" (Muennighoff et al. 2025, s1, arXiv 2501.19393) with a
closing sentence as in Qwen3 (Yang et al. 2025, arXiv 2505.09388, section 4.3); no reasoning at all
by an empty block is from Ma et al. 2025, arXiv 2504.09858.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

OPEN: Final = "<think>"
CLOSE: Final = "</think>"
CLOSING_SENTENCE: Final = "\n\nThat is enough thinking. I will answer now.\n"


@dataclass(frozen=True, slots=True)
class Tags:
    """How one family of models marks its reasoning. *then* leads over to the answer."""

    open: str
    close: str
    then: str = "\n\n"


_CHANNEL: Final = "<|channel|>"
_MESSAGE: Final = "<|message|>"
_SPEAKER: Final = "<|start|>assistant"
# The answer's own channels, in the format of gpt-oss (OpenAI's "harmony").
_ANSWERS: Final = tuple(f"{_CHANNEL}{name}{_MESSAGE}" for name in ("final", "commentary"))
TAGS: Final = (
    Tags(OPEN, CLOSE),
    Tags("<thinking>", "</thinking>"),
    Tags("<reasoning>", "</reasoning>"),
    Tags("<thought>", "</thought>"),
    Tags("[THINK]", "[/THINK]", ""),  # Magistral
    Tags("<seed:think>", "</seed:think>", ""),  # Seed-OSS
    Tags("◁think▷", "◁/think▷"),  # Kimi
    Tags("<|begin_of_thought|>", "<|end_of_thought|>"),
    Tags("<|START_THINKING|>", "<|END_THINKING|>", ""),  # Command A
    Tags("<|channel>thought", "<channel|>", ""),  # Gemma 4
    Tags(f"{_CHANNEL}analysis{_MESSAGE}", "<|end|>", f"{_SPEAKER}{_ANSWERS[0]}"),
)
# Control tokens are no text to llama.cpp; these must be seen all the same.
CONTROL_MARKS: Final = (
    *(mark for tags in TAGS[:-2] for mark in (tags.open, tags.close)),
    *("<|channel>", "<channel|>", _CHANNEL, _MESSAGE, "<|start|>", "<|end|>"),
)


def opened_by(prompt: str) -> Tags | None:
    """Return the tags of the reasoning that a prompt's end has begun already."""
    end = prompt.rstrip()
    return next((tags for tags in TAGS if end.endswith(tags.open)), None)


def knows_reasoning(template: str) -> bool:
    """Whether a chat template has to do with reasoning."""
    return any(tags.close in template for tags in TAGS[:-1]) or f"{_CHANNEL}analysis" in template


def without_reasoning(text: str) -> str:
    """Return an answer as it stands after its reasoning."""
    return text.rpartition(CLOSE)[2].lstrip("\n")


class _Place(Enum):
    """Where in an answer the stream is."""

    START = auto()
    THOUGHT = auto()
    BETWEEN = auto()  # the reasoning has ended, the answer not yet begun
    ANSWER = auto()


class ThoughtStream:
    """Rewrites one answer as it streams. Reasoning may begin at an answer's beginning only."""

    def __init__(self, opened: Tags | None = None) -> None:
        self.tags = opened
        self._place = _Place.THOUGHT if opened else _Place.START
        self._owes_open = opened is not None
        self._held = ""

    @property
    def thinking(self) -> bool:
        """Whether what comes next belongs to the reasoning."""
        return self._place is _Place.THOUGHT

    def feed(self, text: str) -> str:
        """Take text as the model wrote it; return what is certain of it by now."""
        self._held += text
        told = ""
        while True:
            place, held = self._place, self._held
            told += self._advance()
            if self._place is place and (not self._held or self._held == held):
                return told

    def finish(self) -> str:
        """Return what was held back: nothing more comes."""
        ending = CLOSE if self._place is _Place.BETWEEN else ""
        rest, self._held = self._held, ""
        self._place = _Place.ANSWER
        return ending + rest

    def _advance(self) -> str:
        """Deal with what is held, at most until the place changes."""
        if self._place is _Place.START:
            return self._start()
        if self._place is _Place.THOUGHT:
            return self._think()
        if self._place is _Place.BETWEEN:
            return self._lead_over()
        return self._take(len(self._held))

    def _start(self) -> str:
        """Look for an opening tag, after white space only."""
        text = self._held.lstrip()
        for tags in TAGS:
            if text.startswith(tags.open):
                self.tags, self._owes_open = tags, True
                return self._go(_Place.THOUGHT, text[len(tags.open) :])
        answer = next(filter(text.startswith, _ANSWERS), "")
        if answer:
            return self._go(_Place.ANSWER, text[len(answer) :])
        if _may_become(text, (*(tags.open for tags in TAGS), *_ANSWERS)):
            return ""
        return self._go(_Place.ANSWER, self._held)

    def _think(self) -> str:
        """Give out reasoning until its closing tag."""
        assert self.tags is not None
        close = self.tags.close
        at = self._held.find(close)
        thought = self._take(at if at >= 0 else len(self._held) - overlap(self._held, close))
        if at >= 0:
            self._go(_Place.BETWEEN, self._held[len(close) :])
        if self._owes_open and (thought or at >= 0):
            self._owes_open = False
            return OPEN + thought
        return thought

    def _lead_over(self) -> str:
        """Pass over what stands between reasoning and answer; some close twice when made to."""
        assert self.tags is not None
        text = self._held.lstrip()
        if text.startswith(self.tags.close):
            return self._go(_Place.BETWEEN, text[len(self.tags.close) :])
        for lead in (_SPEAKER, ""):
            more = lead + TAGS[-1].open
            if self.tags is TAGS[-1] and text.startswith(more):
                return self._go(_Place.THOUGHT, text[len(more) :], "\n\n")
            for answer in _ANSWERS:
                if text.startswith(lead + answer):
                    return self._go(_Place.ANSWER, text[len(lead + answer) :], CLOSE)
        known = (self.tags.close, TAGS[-1].open, *_ANSWERS)
        if _may_become(text, (*known, *(_SPEAKER + mark for mark in known[1:]))):
            return ""
        return self._go(_Place.ANSWER, self._held, CLOSE)

    def _go(self, place: _Place, held: str, told: str = "") -> str:
        """Move on; *held* is still to be dealt with, *told* is given out."""
        self._place, self._held = place, held
        return told

    def _take(self, count: int) -> str:
        """Take the first characters of what is held."""
        taken, self._held = self._held[:count], self._held[count:]
        return taken


class Thinking:
    """The reasoning of one answer: its tokens, its time, its budget.

    *budget* -1 sets no limit. *spell* returns the tokens that end a reasoning of some tags.
    """

    def __init__(
        self,
        opened: Tags | None = None,
        budget: int = -1,
        spell: Callable[[Tags], list[int]] = lambda _tags: [],
    ) -> None:
        self.stream = ThoughtStream(opened)
        self.tokens = 0
        self.ended_early = False
        self._budget = budget
        self._spell = spell
        self._first_s: float | None = None
        self._last_s = 0.0

    @property
    def goes_on(self) -> bool:
        """Whether the next token belongs to the reasoning."""
        return self.stream.thinking

    @property
    def limited(self) -> bool:
        """Whether tokens may have to be put in that end the reasoning."""
        return self._budget >= 0

    @property
    def elapsed_s(self) -> float:
        """Time from the first to the last token of the reasoning."""
        return 0.0 if self._first_s is None else self._last_s - self._first_s

    def took_token(self, now_s: float) -> None:
        """Count a token that was written while the reasoning went on, and still does."""
        self.tokens += 1
        self._first_s = now_s if self._first_s is None else self._first_s
        self._last_s = now_s

    def ending(self) -> list[int]:
        """Return the tokens that end the reasoning now, once; none while it may go on."""
        if self.ended_early or not self.goes_on or not self.limited or self.tokens < self._budget:
            return []
        assert self.stream.tags is not None
        self.ended_early = True
        return self._spell(self.stream.tags)


def overlap(text: str, mark: str) -> int:
    """Return how many characters at the end of *text* could begin *mark*."""
    longest = min(len(text), len(mark) - 1)
    return next((size for size in range(longest, 0, -1) if text.endswith(mark[:size])), 0)


def _may_become(text: str, marks: tuple[str, ...]) -> bool:
    """Whether more text could make one of *marks* of it."""
    return any(mark.startswith(text) for mark in marks)

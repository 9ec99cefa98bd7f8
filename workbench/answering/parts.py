"""What a prompt is made of: each part of its text as it is sent, and the tokens it takes."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from workbench.answering.budget import room_tokens
from workbench.core.errors import Problem, PromptTooLong
from workbench.core.generation import RenderedPrompt, Sampling, Turn
from workbench.core.lab import Example
from workbench.core.ports import Engine

PartKind = Literal["system", "examples", "passages", "earlier", "prompt", "input", "template"]
PART_KINDS: Final[tuple[PartKind, ...]] = (
    "system", "examples", "passages", "earlier", "prompt", "input", "template",
)  # fmt: skip
Piece = tuple[PartKind, str]
_Span = tuple[int, int, PartKind]

_STAND_INS: Final = ("\ue000", "\ue001")  # private use: no prompt holds them
_BETWEEN: Final = r"(?:.|\n){0,60}?"  # what may stand between the two halves of a written example
_WORD_GAP: Final = r"\W{1,16}"  # marks between the words of an input that must not be obeyed


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the prompt's text."""

    kind: PartKind
    text: str


@dataclass(frozen=True, slots=True)
class PromptParts:
    """A prompt exactly as the model receives it, and how it fills the context.

    The texts of *parts* make up the whole text. "template" is what the model's own chat template
    adds, "prompt" the words of the column around its input, "earlier" answers of earlier steps.
    """

    rendered: RenderedPrompt
    parts: tuple[Part, ...]
    tokens: dict[PartKind, int]  # of kinds that occur; they add up to rendered.tokens
    context_size: int
    answer_tokens: int  # the longest answer asked for
    room_tokens: int  # the most that a prompt may have
    step: str = ""  # of a technique with several

    @property
    def left_tokens(self) -> int:
        """What the longest answer would leave free; below 0 the answer has less room than asked."""
        return self.context_size - self.rendered.tokens - self.answer_tokens

    @property
    def over_tokens(self) -> int:
        """By how much the prompt is too long, 0 when it fits."""
        return max(0, self.rendered.tokens - self.room_tokens)


def describe(
    engine: Engine,
    turns: Sequence[Turn],
    sampling: Sampling,
    *,
    text: str = "",
    examples: Sequence[Example] = (),
    earlier: Sequence[str] = (),
    mark: str = "",
    model_id: str = "",
    step: str = "",
) -> PromptParts:
    """Return the parts of a prompt, be it too long or not; blocks.

    *text* is the input, *earlier* the answers of earlier steps, *mark* what stands around passages.
    Raises BadInput (no model), TemplateError, EngineLost.
    """
    sources = _Sources(text, tuple(examples), tuple(earlier), mark)
    pieces = [_pieces_of(turns, place, sources) for place in range(len(turns))]
    rendered = engine.render(turns, model_id)
    size = engine.ready(model_id).context_size
    return PromptParts(
        rendered,
        _placed(rendered.text, pieces, _marks(engine, turns, model_id)),
        _counted(engine, pieces, rendered.tokens, model_id),
        size,
        sampling.max_tokens,
        room_tokens(size, sampling),
        step,
    )


def too_long(parts: PromptParts) -> PromptTooLong:
    """Return the error for a prompt that does not fit: what takes most of it, and what to do."""
    longest = max(_TOO_LONG, key=lambda kind: parts.tokens.get(kind, 0))
    own = parts.tokens.get(longest, 0)
    told = _TOO_LONG[longest]
    return PromptTooLong(
        told.text, told.hint, part=own, rest=parts.rendered.tokens - own, room=parts.room_tokens
    )


_TOO_LONG: Final[dict[PartKind, Problem]] = {
    "system": Problem(
        "The system text takes {part} tokens and all else {rest}, but only {room} have room.",
        "Shorten it, ask for a shorter answer, or load the model with a longer context.",
    ),
    "examples": Problem(
        "The examples take {part} tokens and all else {rest}, but only {room} have room.",
        "Use fewer or shorter examples, ask for a shorter answer, or load the model with a "
        "longer context.",
    ),
    "passages": Problem(
        "The passages take {part} tokens and all else {rest}, but only {room} have room.",
        "Send fewer passages, ask for a shorter answer, or load the model with a longer context.",
    ),
    "earlier": Problem(
        "The answers of earlier steps take {part} tokens and all else {rest}, but only {room} "
        "have room.",
        "Ask for shorter answers, or load the model with a longer context.",
    ),
    "prompt": Problem(
        "The prompt takes {part} tokens and all else {rest}, but only {room} have room.",
        "Shorten it, ask for a shorter answer, or load the model with a longer context.",
    ),
    "input": Problem(
        "The input takes {part} tokens and all else {rest}, but only {room} have room.",
        "Shorten it, ask for a shorter answer, or load the model with a longer context.",
    ),
}


# --- Parts of a turn ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sources:
    """What parts of a prompt were made from."""

    text: str
    examples: tuple[Example, ...]
    earlier: tuple[str, ...]
    mark: str


def _pieces_of(turns: Sequence[Turn], place: int, sources: _Sources) -> list[Piece]:
    """Return the parts of one turn; together they are its text."""
    turn = turns[place]
    if turn.role == "system":
        return [("system", turn.text)]
    asked = turns[place - 1].text if turn.role == "assistant" and place else turn.text
    given = any(item.input and item.input in asked for item in sources.examples)
    if given and place < len(turns) - 1:
        return [("examples", turn.text)]
    if turn.role == "assistant":
        return [("earlier", turn.text)]
    return _cut(turn.text, _spans(turn.text, sources))


def _spans(whole: str, sources: _Sources) -> list[_Span]:
    """Return where passages, earlier answers, the input and written examples stand in a turn."""
    found: list[_Span] = []

    def take(match: re.Match[str] | None, kind: PartKind) -> None:
        if match and all(match.end() <= start or match.start() >= end for start, end, _ in found):
            found.append((match.start(), match.end(), kind))

    if sources.mark:
        block = rf"<passages {sources.mark}>.*</passages {sources.mark}>"
        take(re.search(block, whole, re.DOTALL), "passages")
    for answer in sources.earlier:
        if answer.strip():
            take(re.search(re.escape(answer.strip()), whole), "earlier")
    if sources.text.strip():
        exact = _last(re.escape(sources.text.strip()), whole)
        take(exact or _last(_marked(sources.text), whole), "input")
    before = next((start for start, _, kind in found if kind == "input"), len(whole))
    take(_written_examples(whole[:before], sources.examples), "examples")
    return sorted(found)


def _written_examples(whole: str, examples: Sequence[Example]) -> re.Match[str] | None:
    """Return the stretch of a turn that holds the examples as text."""
    pairs = [
        match
        for item in examples
        if item.input.strip() and item.output.strip()
        for match in re.finditer(
            rf"[^\n]*{re.escape(item.input.strip())}{_BETWEEN}"
            rf"{re.escape(item.steps.strip() or item.output.strip())}",
            whole,
        )
    ]
    if not pairs:
        return None
    start, end = min(m.start() for m in pairs), max(m.end() for m in pairs)
    return re.compile(rf"(?:.|\n){{{end - start}}}[^\n]*").match(whole, start)


def _last(pattern: str, whole: str) -> re.Match[str] | None:
    """Return the last place of a pattern: the input stands after whatever repeats it."""
    return max(re.finditer(pattern, whole), key=lambda match: match.start(), default=None)


def _marked(text: str) -> str:
    """Return a pattern for the input with marks between its words."""
    return _WORD_GAP.join(re.escape(word) for word in text.split())


def _cut(whole: str, spans: Sequence[_Span]) -> list[Piece]:
    """Cut a turn's text; what no span holds are the words of the prompt."""
    pieces: list[Piece] = []
    place = 0
    for start, end, kind in spans:
        if start > place:
            pieces.append(("prompt", whole[place:start]))
        pieces.append((kind, whole[start:end]))
        place = end
    if place < len(whole):
        pieces.append(("prompt", whole[place:]))
    return pieces


# --- In the text of the prompt ------------------------------------------------------------------


def _marks(engine: Engine, turns: Sequence[Turn], model_id: str) -> list[str]:
    """Return what the chat template puts before, between and after the texts of the turns."""
    opening, closing = _STAND_INS
    empty = [Turn(turn.role, f"{opening}{place}{closing}") for place, turn in enumerate(turns)]
    return re.split(rf"{opening}\d+{closing}", engine.render(empty, model_id).text)


def _placed(
    whole: str, pieces: Sequence[Sequence[Piece]], marks: Sequence[str]
) -> tuple[Part, ...]:
    """Return the prompt's text cut into its parts."""
    made: list[Piece] = []
    place = 0
    for number, turn in enumerate(pieces):
        mark = marks[number] if number < len(marks) else ""
        found = _find(whole, turn, place, mark)
        if found is None:
            continue  # the template left it out, or wrote it in another way: it stays unnamed
        start, shown = found
        made.append(("template", whole[place:start]))
        made.extend(shown)
        place = start + sum(len(text) for _, text in shown)
    made.append(("template", whole[place:]))
    return _joined(made)


def _find(
    whole: str, turn: Sequence[Piece], place: int, mark: str
) -> tuple[int, list[Piece]] | None:
    """Return where a turn stands and its pieces as they are written there."""
    for write in (_as_it_is, _stripped, _escaped):
        shown = write(turn)
        text = "".join(part for _, part in shown)
        if not text:
            continue
        if whole.startswith(mark + text, place):
            return place + len(mark), shown
        start = whole.find(text, place)
        if start >= 0 and len(text) > len(mark):
            return start, shown
    return None


def _as_it_is(turn: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a turn."""
    return list(turn)


def _stripped(turn: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a turn without the blanks around it: many templates trim."""
    pieces = list(turn)
    if pieces:
        pieces[0] = (pieces[0][0], pieces[0][1].lstrip())
        pieces[-1] = (pieces[-1][0], pieces[-1][1].rstrip())
    return pieces


def _escaped(turn: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a turn as JSON, which is how a server gets them."""
    return [(kind, json.dumps(text, ensure_ascii=False)[1:-1]) for kind, text in turn]


def _joined(pieces: Sequence[Piece]) -> tuple[Part, ...]:
    """Join neighbours of one kind; empty ones go."""
    parts: list[Part] = []
    for kind, text in pieces:
        if parts and parts[-1].kind == kind:
            parts[-1] = Part(kind, parts[-1].text + text)
        elif text:
            parts.append(Part(kind, text))
    return tuple(parts)


# --- Tokens -------------------------------------------------------------------------------------


def _counted(
    engine: Engine, pieces: Sequence[Sequence[Piece]], total: int, model_id: str
) -> dict[PartKind, int]:
    """Return the tokens of each kind. Turns are counted whole, so their parts add up to them."""
    wholes = ["".join(text for _, text in turn) for turn in pieces]
    singles = [text for turn in pieces for _, text in turn]
    counts = engine.count_tokens([*wholes, *singles], model_id)
    of_turns, of_pieces = counts[: len(wholes)], iter(counts[len(wholes) :])
    sums = dict.fromkeys(PART_KINDS, 0)
    for turn, count in zip(pieces, of_turns, strict=True):
        kinds = [(kind, next(of_pieces)) for kind, _ in turn]
        # A token may reach over the border of two parts; the largest one gives or takes it.
        largest = max(kinds, key=lambda item: item[1], default=None)
        for kind, tokens in kinds:
            sums[kind] += tokens
        if largest:
            sums[largest[0]] += count - sum(tokens for _, tokens in kinds)
    sums["template"] = max(0, total - sum(sums.values()))
    return {kind: tokens for kind, tokens in sums.items() if tokens > 0}

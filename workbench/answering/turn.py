"""From a question to a request that fits: passages, history and instruction within the context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.answering.budget import (
    TURN_TOKENS,
    Exchange,
    exchanges_from,
    newest_that_fit,
    newest_worth_counting,
    room_tokens,
    too_long,
)
from workbench.answering.grounding import GROUNDED_INSTRUCTION, grounded_question
from workbench.answering.retrieval import Found, Ground, look_up, pack, without_last, wrap
from workbench.core.chat import Grounding, Message
from workbench.core.generation import RenderedPrompt, Request, Sampling, Turn
from workbench.core.ids import new_id
from workbench.core.language import language_of
from workbench.core.ports import Engine
from workbench.core.sources import PassageUse


@dataclass(frozen=True, slots=True)
class Draft:
    """The pieces of a prompt before it is known what fits."""

    question: str
    system_text: str = ""
    examples: tuple[Turn, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    search_text: str = ""  # what to look for, when not the question itself


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request that fits, and what was done to make it fit."""

    request: Request
    rendered: RenderedPrompt
    grounding: Grounding | None = None
    left_out: int = 0  # earlier exchanges not sent, for want of room


def prepare(
    engine: Engine,
    question: str,
    history: Sequence[Message],
    *,
    system_text: str = "",
    sampling: Sampling,
    ground: Ground | None = None,
    request_id: str = "",
) -> Prepared:
    """Prepare the next answer of a chat; blocks.

    Raises BadInput (no model), PromptTooLong, TemplateError, EngineLost, LibraryLost.
    """
    exchanges = exchanges_from(history)
    recent = newest_worth_counting(exchanges, engine.ready().context_size)
    draft = Draft(question, system_text, exchanges=tuple(recent))
    prepared = fit(engine, draft, sampling, ground, request_id)
    return replace(prepared, left_out=prepared.left_out + len(exchanges) - len(recent))


def fit(
    engine: Engine,
    draft: Draft,
    sampling: Sampling,
    ground: Ground | None = None,
    request_id: str = "",
    model_id: str = "",
) -> Prepared:
    """Choose passages and history that fit beside the question, and render the prompt.

    History may keep half of what is left when there are passages; the newest exchanges stay.
    """
    room = room_tokens(engine.ready(model_id).context_size, sampling)
    if ground:
        draft = replace(draft, system_text=_grounded_system(draft))
    base, costs = _count(engine, draft, ground is not None, model_id)
    left = room - base
    found: Found | None = None
    uses: tuple[PassageUse, ...] = ()
    if ground:
        found = look_up(engine, ground, draft.search_text or draft.question, model_id)
        uses = pack(found, left - min(sum(costs), left // 2))
        left -= sum(use.tokens for use in uses if use.number)
    kept = newest_that_fit(draft.exchanges, costs, left)
    wanted = Request(request_id or new_id(), (), sampling, model_id=model_id)
    return _render(engine, draft, wanted, found, uses, kept, room)


def _render(
    engine: Engine,
    draft: Draft,
    wanted: Request,
    found: Found | None,
    uses: tuple[PassageUse, ...],
    kept: int,
    room: int,
) -> Prepared:
    """Render; the count of the whole prompt decides, so take more away while it is too long."""
    while True:
        question, grounding = wrap(found, uses, draft.question) if found else (draft.question, None)
        turns = _turns(draft, kept, question)
        rendered = engine.render(turns, wanted.model_id)
        if rendered.tokens <= room:
            quotes = grounding is not None  # a grounded answer repeats words of its passages
            request = replace(wanted, turns=turns, lookup=quotes)
            return Prepared(request, rendered, grounding, len(draft.exchanges) - kept)
        if kept:
            kept -= 1
        elif any(use.number for use in uses):
            uses = without_last(uses)
        else:
            raise too_long(rendered.tokens - room)


def _turns(draft: Draft, kept: int, question: str) -> tuple[Turn, ...]:
    """Put the turns in order: system, examples, the newest exchanges, the question."""
    system = (Turn("system", draft.system_text),) if draft.system_text.strip() else ()
    exchanges = draft.exchanges[len(draft.exchanges) - kept :]
    earlier = tuple(turn for exchange in exchanges for turn in exchange.turns())
    return (*system, *draft.examples, *earlier, Turn("user", question))


def _grounded_system(draft: Draft) -> str:
    """Return the system text with the instruction in the question's language after it."""
    instruction = GROUNDED_INSTRUCTION[language_of(draft.search_text or draft.question)]
    own = draft.system_text.strip()
    return f"{own}\n\n{instruction}" if own else instruction


def _count(engine: Engine, draft: Draft, grounded: bool, model_id: str) -> tuple[int, list[int]]:
    """Return about how many tokens the fixed pieces take, and each exchange."""
    question = grounded_question(draft.question, (), "0" * 6) if grounded else draft.question
    fixed = [draft.system_text, question, *(turn.text for turn in draft.examples)]
    earlier = [text for item in draft.exchanges for text in (item.question, item.answer)]
    texts = [*fixed, *earlier]
    counts = [count + TURN_TOKENS for count in engine.count_tokens(texts, model_id)]
    pairs = counts[len(fixed) :]
    costs = [sum(pair) for pair in zip(pairs[::2], pairs[1::2], strict=True)]
    return sum(counts[: len(fixed)]) + TURN_TOKENS, costs

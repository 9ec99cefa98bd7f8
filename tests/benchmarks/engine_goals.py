"""The goals of the engine benchmark: its rows, against whom, and what has to be reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import engine_rows
from engine_report import Row
from engine_rows import QUOTED, REST, TRAP_EVERY, Bench, Sizes, Values

WHERE = (
    "All three read the prompt before; rates are taken where text arrives, which for the engine "
    "is in another process."
)
NEW = "Nobody has read the prefix before, `Llama` reads it once."
TOKEN = "Text comes at most 30 times a second; the time of one token is stricter."
QUOTES = f"Of the answer {QUOTED} tokens stand in the prompt, then {REST} do not, by turns."
TRAPS = (
    f"Every {TRAP_EVERY} tokens three in a row stand in the prompt and go on otherwise there: "
    "harder than text without any."
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One round's function, the rows it fills, and how many rounds are enough."""

    run: Callable[[Bench], Values]
    rows: tuple[Row, ...]
    most: int


def measurements(sizes: Sizes) -> list[Measurement]:
    """Return all that is measured, in the order of the table."""
    return [
        Measurement(engine_rows.one_stream, _one_stream(sizes), 3),
        Measurement(engine_rows.four_prompts, _four_prompts(sizes), 3),
        Measurement(engine_rows.long_chat, _long_chat(sizes), 2),
        Measurement(engine_rows.long_prompt_beside, _long_prompt(sizes), 2),
        Measurement(engine_rows.lookup, _lookup(), 3),
        Measurement(engine_rows.stop, _stop(), 2),
        Measurement(engine_rows.cycles, _cycles(sizes), 1),
        Measurement(engine_rows.eight_variants, _eight_variants(sizes), 3),
    ]


def _one_stream(sizes: Sizes) -> tuple[Row, ...]:
    """Return the rows of one stream."""
    what = f"one stream, {sizes.depth} tokens deep, decode tokens/s"
    bare = "the bare loop of `llama_decode` + greedy"
    return (
        Row("stream/llama", what, "`llama_cpp.Llama` streaming", ">=", 1.05),
        Row("stream/bare", "the same", bare, ">=", 0.97, note=WHERE),
    )


def _four_prompts(sizes: Sizes) -> tuple[Row, ...]:
    """Return the rows of four prompts at once."""
    what = f"4 prompts, a common prefix of {sizes.depth} tokens, {sizes.new} tokens each, wall time"
    llama = "one after another through `Llama` with its own prefix reuse"
    contexts = "four contexts each reading its own prompt"
    return (
        Row("four/llama", what, llama, "<=", 0.70, note=NEW),
        Row("four/contexts", "the same", contexts, "<=", 0.48),
    )


def _long_chat(sizes: Sizes) -> tuple[Row, ...]:
    """Return the rows of a chat that goes on."""
    second = f"second turn of a {sizes.chat}-token chat, TTFT"
    reopened = "the chat reopened after a restart of the child, TTFT"
    return (
        Row("turn/second", second, "first turn", "<=", 0.05),
        Row("turn/reopened", reopened, "first turn, which reads it anew", "<=", 0.08),
    )


def _long_prompt(sizes: Sizes) -> tuple[Row, ...]:
    """Return the row of a stream beside a long prompt."""
    what = f"longest gap of a stream while {sizes.long} tokens are read beside it"
    return (Row("gap", what, "its own time a token alone", "<=", 10.0, note=TOKEN),)


def _lookup() -> tuple[Row, ...]:
    """Return the rows of speculation."""
    what = "speculation on an answer that quotes its passages"
    return (
        Row("lookup/quotes", what, "without", ">=", 1.2, note=QUOTES),
        Row("lookup/free", "speculation on free text", "without", ">=", 0.97, note=TRAPS),
    )


def _stop() -> tuple[Row, ...]:
    """Return the row of Stop."""
    return (Row("stop", "Stop, in prompt and in answer", "", "<=", 300.0, " ms", "95 %"),)


def _cycles(sizes: Sizes) -> tuple[Row, ...]:
    """Return the row of loading again and again."""
    what = f"{sizes.cycles} load/unload cycles of the tour model"
    return (Row("cycles", what, "growth of the process that has the child", "<=", 20.0, " MB"),)


def _eight_variants(sizes: Sizes) -> tuple[Row, ...]:
    """Return the row of a full comparison."""
    new = sizes.new // 2
    what = f"8 variants, a common prefix of {sizes.depth} tokens, {new} tokens each, wall time"
    alone = "one after another with the engine's own prefix reuse"
    return (Row("eight", what, alone, "<=", 0.65),)

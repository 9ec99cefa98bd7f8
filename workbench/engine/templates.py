"""Turns a conversation into a prompt in which it stays known who wrote which piece.

The template comes from the model file (trusted to place control tokens), the texts from people
and documents (never trusted with them). So the template is rendered with a mark in place of each
text; where the marks come back the texts go in, as pieces of their own. A template may reject,
drop or rework a text: what cannot be told apart any more is rendered with the names of control
tokens in the texts broken up instead.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from jinja2 import Template
from jinja2 import TemplateError as JinjaError

from workbench.core.errors import TemplateError
from workbench.core.generation import Turn
from workbench.engine.reasoning import knows_reasoning, without_reasoning
from workbench.engine.sandbox import (
    LIMIT_S,
    LimitedEnvironment,
    TemplateRefused,
    TemplateTimeout,
    within_limits,
)

CHATML: Final = (
    "{% for message in messages %}"
    "<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
PLAIN: Final = (
    "{% for message in messages %}"
    "{% if message.role == 'system' %}{{ message.content }}\n\n"
    "{% elif message.role == 'user' %}User: {{ message.content }}\n"
    "{% else %}Assistant: {{ message.content }}\n{% endif %}"
    "{% endfor %}"
    "{% if add_generation_prompt %}Assistant:{% endif %}"
)
PLAIN_STOPS: Final = ("\nUser:", "\nAssistant:")

_SWITCHES: Final = ("enable_thinking", "thinking")  # Qwen 3, GLM, Gemma 4; DeepSeek 3.1, Granite
_LONGEST: Final = 300_000  # characters of a template: compiling cannot be interrupted
_LONGEST_REASON: Final = 200
_OPEN, _CLOSE = "\ue000", "\ue001"  # private use: no text and no template has them


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a prompt. Only trusted pieces may hold control tokens."""

    text: str
    trusted: bool


class ChatTemplate:
    """One template with the texts it needs of the vocabulary."""

    def __init__(
        self,
        source: str,
        *,
        bos: str = "",
        eos: str = "",
        control_names: Callable[[], Sequence[str]] = tuple,
        now: Callable[[], datetime] = datetime.now,
        limit_s: float = LIMIT_S,
    ) -> None:
        self._source = source
        self._bos = bos
        self._eos = eos
        self._control_names = control_names
        self._now = now
        self._limit_s = limit_s
        self._compiled: Template | None = None
        self._choices: dict[str, bool] = {}
        self._given_up: TemplateError | None = None  # a template is waited for in vain only once

    def pieces(self, turns: Sequence[Turn], think: bool | None = None) -> list[Piece]:
        """Return the prompt of *turns*, open for the assistant's answer. Raises TemplateError.

        *think* asks a template that can do so to let the model reason, or not; None: as it likes.
        """
        turns = self._without_thoughts(turns)
        self._choices = {} if think is None else dict.fromkeys(_SWITCHES, think)
        folded = _fold_system(turns)
        for attempt in (turns, folded) if folded != list(turns) else (turns,):
            try:
                pieces = self._with_marks(attempt)
            except TemplateRefused as error:
                refusal = error
                continue
            if pieces is not None:
                return pieces
        for attempt in (turns, folded):
            try:
                return self._with_broken_names(attempt)
            except TemplateRefused as error:
                refusal = error
        raise TemplateError(
            "The model's chat template refuses this conversation: {reason}",
            "Start a new chat, or choose another model.",
            reason=str(refusal)[:_LONGEST_REASON] or "no reason given",
        )

    def _with_marks(self, turns: Sequence[Turn]) -> list[Piece] | None:
        """Render with marks for texts; None when one does not come back exactly once."""
        nonce = secrets.token_hex(8)
        marks = [f"{_OPEN}{nonce}.{number}{_CLOSE}" for number in range(len(turns))]
        # White space stays outside the marks: a template that trims the text finds it there.
        messages = [
            {"role": turn.role, "content": turn.text.replace(turn.text.strip(), mark, 1)}
            if turn.text.strip()
            else {"role": turn.role, "content": turn.text}
            for turn, mark in zip(turns, marks, strict=True)
        ]
        rendered = self._render(messages)
        pieces: list[Piece] = []
        seen: set[int] = set()
        parts = re.split(f"{_OPEN}{nonce}\\.(\\d+){_CLOSE}", rendered)
        for place, part in enumerate(parts):
            if place % 2 == 0:
                pieces.append(Piece(part, trusted=True))
            else:
                number = int(part)
                if number in seen:
                    return None
                seen.add(number)
                pieces.append(Piece(turns[number].text.strip(), trusted=False))
        expected = {number for number, turn in enumerate(turns) if turn.text.strip()}
        if seen != expected or nonce in "".join(parts[::2]):
            return None
        return [piece for piece in pieces if piece.text]

    def _with_broken_names(self, turns: Sequence[Turn]) -> list[Piece]:
        """Render with the texts themselves, in which no control token's name is left whole."""
        # A name of one character cannot be broken up; no real vocabulary has such a one.
        names = [name for name in self._control_names() if len(name) > 1]
        names.sort(key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, names)), re.IGNORECASE) if names else None
        messages = []
        for turn in turns:
            text = turn.text
            while pattern and pattern.search(text):
                text = pattern.sub(lambda found: f"{found[0][:1]}\u200b{found[0][1:]}", text)
            messages.append({"role": turn.role, "content": text})
        return [Piece(self._render(messages), trusted=True)]

    def _render(self, messages: list[dict[str, str]]) -> str:
        """Render under the limits. Raises TemplateRefused or TemplateError."""

        def work() -> str:
            if len(self._source) > _LONGEST:
                raise JinjaError(f"it has {len(self._source)} characters")
            if self._compiled is None:
                self._compiled = LimitedEnvironment(self._now).from_string(self._source)
            return self._compiled.render(
                messages=messages,
                add_generation_prompt=True,
                bos_token=self._bos,
                eos_token=self._eos,
                tools=None,
                documents=None,
                **self._choices,
            )

        if self._given_up is not None:
            raise self._given_up
        try:
            return within_limits(work, self._limit_s)
        except TemplateTimeout as error:
            self._given_up = _broken_template("it does not come to an end")
            raise self._given_up from error
        except MemoryError as error:
            self._given_up = _broken_template("it needs too much memory")
            raise self._given_up from error
        except RecursionError as error:
            raise _broken_template("it is nested too deeply") from error
        except TemplateRefused:
            raise
        except (
            JinjaError,
            ArithmeticError,
            AttributeError,
            LookupError,
            TypeError,
            ValueError,
        ) as e:
            raise _broken_template(f"{type(e).__name__}: {e}") from e

    def _without_thoughts(self, turns: Sequence[Turn]) -> list[Turn]:
        """Drop the reasoning of earlier answers where the template would, had it seen the text."""
        if not knows_reasoning(self._source):
            return list(turns)
        return [
            replace(turn, text=without_reasoning(turn.text)) if turn.role == "assistant" else turn
            for turn in turns
        ]


def _fold_system(turns: Sequence[Turn]) -> list[Turn]:
    """Put the system text in front of the first user turn, for templates without that role."""
    system = "\n\n".join(turn.text for turn in turns if turn.role == "system" and turn.text)
    others = [turn for turn in turns if turn.role != "system"]
    if not system:
        return others
    for place, turn in enumerate(others):
        if turn.role == "user":
            others[place] = replace(turn, text=f"{system}\n\n{turn.text}")
            return others
    return [Turn("user", system), *others]


def _broken_template(reason: str) -> TemplateError:
    """Phrase why a template cannot be rendered."""
    return TemplateError(
        "The model's chat template cannot be used.",
        "Choose another model, or another download of this one.",
        detail=reason,
    )


def choose_template(source: str, knows: Callable[[str], bool]) -> tuple[str, tuple[str, ...]]:
    """Return the template to use and the stop strings that it needs.

    Without one in the model file: ChatML when its tokens are in the vocabulary, else a plain
    layout of "User:" and "Assistant:", whose turns only a stop string can end.
    """
    if source.strip():
        return source, ()
    if knows("<|im_start|>") and knows("<|im_end|>"):
        return CHATML, ()
    return PLAIN, PLAIN_STOPS

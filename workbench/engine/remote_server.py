"""One server with one model: what it says of itself, and what it is asked."""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
from collections.abc import AsyncGenerator, Callable, Sequence
from typing import Final

from workbench.core.errors import WorkbenchError
from workbench.core.generation import RenderedPrompt, Request, Turn
from workbench.core.models import Endpoint, ModelInfo
from workbench.engine.remote_address import clean_address, clean_key, host_of, root_of
from workbench.engine.remote_errors import FAILURES, Talk, phrase
from workbench.engine.remote_http import Wire
from workbench.engine.remote_json import as_table
from workbench.engine.remote_kinds import LLAMA_PYTHON, LLAMA_SERVER, VLLM, Kind
from workbench.engine.remote_probe import Facts, find_server, look_up
from workbench.engine.remote_protocol import Patience
from workbench.engine.remote_request import Body, body_of, messages_of

_BYTES_PER_TOKEN: Final = 3  # of UTF-8: too few for English, about right for Hangul
_AT_ONCE: Final = 8  # texts counted side by side
_MOST_REMEMBERED: Final = 2000  # counts of texts: a chat's turns are counted again and again
_COUNTING: Final = (LLAMA_SERVER, LLAMA_PYTHON, VLLM)
_ASSUMED: Final = "The server does not tell the size of its context; enter it in Models."
_ESTIMATED: Final = "The server does not count tokens, so their number is estimated."
_BOTH: Final = (
    "The server tells neither the size of its context, which you can enter in Models, nor numbers "
    "of tokens, which are estimated."
)


class RemoteServer:
    """Talks to one server. All methods belong to one event loop.

    Errors are those of `openai`; `phrase` makes sentences of them.
    """

    def __init__(self, wire: Wire, facts: Facts, info: ModelInfo, talk: Talk) -> None:
        self.info = info
        self._wire = wire
        self._facts = facts
        self._talk = talk
        self._answering = 0
        self._first_tokens: int | None = None
        self._counted: dict[str, int] = {}
        self._counting = asyncio.Semaphore(_AT_ONCE)

    @classmethod
    async def connect(
        cls, endpoint: Endpoint, key: str, patience: Patience, clock: Callable[[], float]
    ) -> RemoteServer:
        """Ask a server for its model. Raises WorkbenchError."""
        began_s = clock()
        address, key = clean_address(endpoint.address), clean_key(key)
        talk = Talk(address, key, patience)
        try:
            wire, program, models = await find_server(address, key, patience)
            try:
                facts = await look_up(wire, program, models, endpoint.model)
            except BaseException:
                await wire.close()
                raise
        except Exception as error:
            raise phrase(error, talk) from error
        talk = Talk(wire.address, key, patience, facts.model)
        return cls(wire, facts, _describe(endpoint, wire, facts, clock() - began_s), talk)

    def phrase(self, error: BaseException) -> WorkbenchError:
        """Say what an exception means for a person."""
        return phrase(error, self._talk)

    @property
    def kind(self) -> Kind:
        """What kind of server it is."""
        return self._facts.kind

    async def answer(self, request: Request) -> AsyncGenerator[object, None]:
        """Yield the pieces of an answer as they come. Raises BadInput too."""
        body = body_of(request, self.kind, self._facts.model, self.info.context_size)
        self._answering += 1
        try:
            async with contextlib.aclosing(self._wire.stream(body)) as chunks:
                async for chunk in chunks:
                    yield chunk
        finally:
            self._answering -= 1

    async def render(self, turns: Sequence[Turn]) -> RenderedPrompt:
        """Return the prompt as the server makes it where it shows that, else as it is sent."""
        messages = messages_of(turns)
        if self.kind is LLAMA_SERVER:
            url = f"{root_of(self._wire.address)}/apply-template"
            made = await self._ask(url, {"messages": messages}, "prompt")
            if isinstance(made, str) and made:
                return RenderedPrompt(made, await self._count_one(made, trusted=True))
        shown = json.dumps({"messages": messages}, ensure_ascii=False, indent=2)
        return RenderedPrompt(shown, sum(await self.count([turn.text for turn in turns])))

    async def count(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text by itself."""
        return list(await asyncio.gather(*map(self._count_one, texts)))

    def guess(self, turns: Sequence[Turn]) -> int:
        """Return about how many tokens turns have, by what was counted before."""
        texts = (turn.text for turn in turns)
        return sum(self._counted.get(text) or _estimate(text) for text in texts)

    async def close(self) -> None:
        """Close all connections."""
        await self._wire.close()

    # Tokens

    async def _count_one(self, text: str, *, trusted: bool = False) -> int:
        """Return the number of tokens of a text, estimated where the server does not tell.

        Names of control tokens count as such in a *trusted* one.
        """
        if not text:
            return 0
        if text not in self._counted:
            async with self._counting:
                counted = await self._ask_count(text, trusted)
            if counted is None:
                return _estimate(text)
            if len(self._counted) >= _MOST_REMEMBERED:
                self._counted.clear()
            self._counted[text] = counted
        return self._counted[text]

    async def _ask_count(self, text: str, trusted: bool) -> int | None:
        """Ask the server for the number of tokens of a text, in its own way."""
        root, model = root_of(self._wire.address), self._facts.model
        if self.kind is LLAMA_SERVER:
            body = {"content": text, "add_special": False, "parse_special": trusted}
            tokens = await self._ask(f"{root}/tokenize", body, "tokens")
            return len(tokens) if isinstance(tokens, list) else None
        if self.kind is VLLM:
            body = {"model": model, "prompt": text, "add_special_tokens": False}
            return _whole(await self._ask(f"{root}/tokenize", body, "count"))
        # This server ends an answer that streams when it is asked anything else.
        if self.kind is LLAMA_PYTHON and not self._answering:
            url = f"{root}/extras/tokenize/count"
            if self._first_tokens is None:  # what it puts before every text
                body = {"model": model, "input": ""}
                self._first_tokens = _whole(await self._ask(url, body, "count")) or 0
            counted = _whole(await self._ask(url, {"model": model, "input": text}, "count"))
            return None if counted is None else max(0, counted - self._first_tokens)
        return None

    async def _ask(self, url: str, body: Body, name: str) -> object:
        """Return one value of the answer to a small request, None where there is none."""
        try:
            return as_table(await self._wire.post(url, body)).get(name)
        except FAILURES:  # the request that follows tells what is wrong, if anything is
            return None


def _estimate(text: str) -> int:
    """Return about how many tokens a text has."""
    return math.ceil(len(text.encode()) / _BYTES_PER_TOKEN)


def _whole(value: object) -> int | None:
    """Return a value that is a number of tokens."""
    return value if isinstance(value, int) and value >= 0 else None


def _describe(endpoint: Endpoint, wire: Wire, facts: Facts, elapsed_s: float) -> ModelInfo:
    """Return what is shown of a server's model."""
    context = facts.context_tokens or endpoint.context_tokens
    counts = facts.kind in _COUNTING
    if context:
        note = "" if counts else _ESTIMATED
    else:
        note = _ASSUMED if counts else _BOTH
    return ModelInfo(
        path=wire.address,
        name=endpoint.name or facts.model.rpartition("/")[2],
        architecture="",
        quantization="",
        size_bytes=facts.size_bytes,
        parameters=facts.parameters,
        trained_context=facts.trained_context,
        context_size=context or facts.kind.assumed_context,
        device=host_of(wire.address),
        backend=facts.kind.name,
        threads=0,
        load_s=elapsed_s,
        has_chat_template=True,
        device_note=note,
        metadata={"model": facts.model},
        left_out=facts.kind.left_out,
    )

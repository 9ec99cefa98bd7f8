"""Finds out what kind of server answers at an address, and what it tells of its model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from workbench.core.errors import EndpointError
from workbench.engine.remote_address import root_of
from workbench.engine.remote_errors import FAILURES, NotOpenAI, is_absent, is_refused
from workbench.engine.remote_http import Wire
from workbench.engine.remote_json import Json, as_table, table, tables, text, whole
from workbench.engine.remote_kinds import (
    LLAMA_PYTHON,
    LLAMA_SERVER,
    LM_STUDIO,
    OLLAMA,
    OPENAI,
    OTHER,
    VLLM,
    Kind,
)
from workbench.engine.remote_protocol import Patience

_OLLAMA_PORT: Final = 11434
_MOST_NAMED: Final = 12
_LONGEST_NAME: Final = 120
_CONTEXTS: Final = ("n_ctx", "max_model_len", "context_length", "context_window")
_OWNERS: Final = {
    "llamacpp": LLAMA_SERVER,
    "vllm": VLLM,
    "library": OLLAMA,
    "organization_owner": LM_STUDIO,
    "me": LLAMA_PYTHON,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a server tells of itself; 0 where it does not."""

    kind: Kind
    model: str
    context_tokens: int = 0
    trained_context: int = 0
    parameters: int = 0
    size_bytes: int = 0


async def find_server(address: str, key: str, patience: Patience) -> tuple[Wire, str, list[Json]]:
    """Return the way to a server, its program's name and its models.

    Where the address itself has no list of models it is looked for below "/v1".
    """
    wire = Wire(address, key, patience)
    try:
        return wire, *await _list_models(wire)
    except BaseException as error:
        await wire.close()
        if address.endswith("/v1") or not is_absent(error):
            raise
        failure = error
    wire = Wire(f"{address}/v1", key, patience)
    try:
        return wire, *await _list_models(wire)
    except BaseException as error:
        await wire.close()
        raise (failure if is_absent(error) else error) from None


async def _list_models(wire: Wire) -> tuple[str, list[Json]]:
    """Return the server program's name and the models it lists."""
    program, listing = await wire.get("/models")
    if not isinstance(as_table(listing).get("data"), list):
        raise NotOpenAI
    return program, tables(as_table(listing), "data")


async def look_up(wire: Wire, program: str, models: list[Json], wanted: str) -> Facts:
    """Return what is known of the model that is wanted. Raises EndpointError."""
    entry = choose_model(models, wanted)
    kind = kind_of(wire.address, program, entry)
    meta = table(entry, "meta")
    told = next((size for name in _CONTEXTS if (size := whole({**meta, **entry}, name))), 0)
    name = text(entry, "id")
    return Facts(
        kind,
        name,
        await _context(wire, kind, name) or told,
        whole(meta, "n_ctx_train"),
        whole(meta, "n_params"),
        whole(meta, "size"),
    )


def choose_model(models: list[Json], wanted: str) -> Json:
    """Return the list's entry of a model. Raises EndpointError that says what there is."""
    names = [text(entry, "id") for entry in models]
    if not models:
        raise EndpointError("The server offers no model.", "Load one there, then try again.")
    if not wanted and len(models) == 1:
        return models[0]
    offered = ", ".join(name[:_LONGEST_NAME] for name in names[:_MOST_NAMED])
    if len(names) > _MOST_NAMED:
        offered += ", …"
    if not wanted:
        raise EndpointError(
            "The server offers several models: {offered}.",
            "Enter the name of one of them in Models.",
            offered=offered,
        )
    for entry, name in zip(models, names, strict=True):
        if name in (wanted, f"{wanted}:latest"):  # the second: Ollama
            return entry
    raise EndpointError(
        "The server has no model {model}. It offers {offered}.",
        "Enter one of these names in Models.",
        model=wanted,
        offered=offered,
    )


def kind_of(address: str, program: str, entry: Json) -> Kind:
    """Return the kind of server, by what its list of models looks like."""
    parts = urlsplit(address)
    if program.startswith("llama.cpp"):
        return LLAMA_SERVER
    if (parts.hostname or "").endswith("openai.com"):
        return OPENAI
    if parts.port == _OLLAMA_PORT:  # models that a person made have other owners
        return OLLAMA
    return _OWNERS.get(text(entry, "owned_by"), OTHER)


async def _context(wire: Wire, kind: Kind, model: str) -> int:
    """Return the context of a model where a kind of server tells it in its own way, else 0.

    llama-server lists its models to everybody: here it first looks at the key.
    """
    root = root_of(wire.address)
    try:
        if kind is LLAMA_SERVER:
            _program, props = await wire.get(f"{root}/props")
            return whole(table(as_table(props), "default_generation_settings"), "n_ctx")
        if kind is OLLAMA:
            _program, running = await wire.get(f"{root}/api/ps")
            return _of_model(tables(as_table(running), "models"), model, "name", "context_length")
        if kind is LM_STUDIO:
            _program, known = await wire.get(f"{root}/api/v0/models")
            found = tables(as_table(known), "data")
            return _of_model(found, model, "id", "loaded_context_length")
    except FAILURES as error:
        if is_refused(error):
            raise
    return 0


def _of_model(entries: list[Json], model: str, name: str, what: str) -> int:
    """Return a number from the entry of a model."""
    return next((whole(entry, what) for entry in entries if text(entry, name) == model), 0)

"""From a request to the body of a chat completion, in the words of one kind of server."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from workbench.core.errors import BadInput
from workbench.core.generation import Request, Sampling, Turn
from workbench.engine.reasoning import without_reasoning
from workbench.engine.remote_kinds import LLAMA_SERVER, VLLM, Kind
from workbench.engine.sampling_limits import check_sampling

Body = dict[str, object]

_MIROSTAT: Final = 2  # its version
_WINDOWS: Final = ("repeat_window", "dry_window")
# What each detail belongs to.
_SWITCHES: Final = {
    "dynamic_exponent": "dynamic_range",
    "dry_base": "dry_multiplier",
    "dry_allowed_length": "dry_multiplier",
    "dry_window": "dry_multiplier",
    "dry_breakers": "dry_multiplier",
    "xtc_threshold": "xtc_probability",
    "mirostat_tau": "mirostat",
    "mirostat_eta": "mirostat",
}


def body_of(request: Request, kind: Kind, model: str, context: int) -> Body:
    """Return what is sent. Raises BadInput for what this kind of server cannot do.

    *context* is the size of the model's, in tokens.
    """
    sampling = request.sampling
    check_sampling(sampling)
    body: Body = {
        "model": model,
        "messages": messages_of(request.turns),
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "frequency_penalty": sampling.frequency_penalty,
        "presence_penalty": sampling.presence_penalty,
    }
    if sampling.max_tokens:
        body[kind.length] = sampling.max_tokens
    if sampling.seed is not None:
        body["seed"] = sampling.seed
    if sampling.stop:
        body["stop"] = list(sampling.stop)
    if sampling.logprobs:
        body |= {"logprobs": True, "top_logprobs": sampling.logprobs}
    return body | _biases(sampling, kind) | _form(sampling, kind) | _extras(sampling, kind, context)


def messages_of(turns: Sequence[Turn]) -> list[dict[str, str]]:
    """Return the turns as the server gets them: earlier answers without their reasoning."""
    return [{"role": turn.role, "content": _content(turn)} for turn in turns]


def _content(turn: Turn) -> str:
    """Return the text of a turn."""
    return without_reasoning(turn.text) if turn.role == "assistant" else turn.text


def _biases(sampling: Sampling, kind: Kind) -> Body:
    """Return the biases of tokens. Raises BadInput where they would be lost."""
    if not sampling.logit_bias:
        return {}
    if not kind.biases:
        raise BadInput("{server} takes no biases of tokens.", "Take them out.", server=kind.name)
    return {"logit_bias": {str(entry.token): entry.bias for entry in sampling.logit_bias}}


def _form(sampling: Sampling, kind: Kind) -> Body:
    """Return what the answer must look like. Raises BadInput where that would be lost."""
    if sampling.grammar and "grammar" not in kind.extras:
        raise BadInput(
            "{server} takes no grammar.",
            "Take it out, or write it as a JSON schema.",
            server=kind.name,
        )
    if not sampling.json_schema:
        return {}
    try:
        schema = json.loads(sampling.json_schema)
    except ValueError as error:
        raise BadInput(
            "The JSON schema is no JSON.", "Check its brackets and quotes.", detail=str(error)
        ) from error
    if kind.schema_in_object:
        return {"response_format": {"type": "json_object", "schema": schema}}
    named = {"name": "answer", "schema": schema, "strict": True}
    return {"response_format": {"type": "json_schema", "json_schema": named}}


def _extras(sampling: Sampling, kind: Kind, context: int) -> Body:
    """Return what only this kind of server takes; details of what is off are left out."""
    body: Body = {}
    for name, word in kind.extras.items():
        switch = _SWITCHES.get(name, name)
        value = getattr(sampling, name)
        if (name == "grammar" and not value) or (switch != name and not getattr(sampling, switch)):
            continue
        if name in _WINDOWS and value < 0:
            value = context  # a negative one is refused
        body[word] = list(value) if isinstance(value, tuple) else value
    if "mirostat" in kind.extras:
        body[kind.extras["mirostat"]] = _MIROSTAT if sampling.mirostat else 0
    if kind is VLLM:
        body["top_k"] = sampling.top_k or -1  # off
    if kind is LLAMA_SERVER:
        body["top_n_sigma"] = sampling.top_n_sigma or -1.0  # off
        body["return_progress"] = True
    return body

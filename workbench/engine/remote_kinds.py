"""The kinds of servers, by what they take and tell beyond OpenAI's chat completions."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from workbench.core.generation import Sampling

# Fields of Sampling that every server knows.
_PLAIN: Final = frozenset(
    {
        "temperature", "top_p", "max_tokens", "seed", "stop", "frequency_penalty",
        "presence_penalty", "logprobs", "json_schema",
    }
)  # fmt: skip
_MIROSTAT: Final = {"mirostat_tau": "mirostat_tau", "mirostat_eta": "mirostat_eta"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of server. *extras* maps fields of Sampling to what it calls them."""

    name: str
    extras: Mapping[str, str] = field(default_factory=dict)
    length: str = "max_tokens"  # what it calls the most tokens of an answer
    schema_in_object: bool = False  # response_format as it was before "json_schema"
    biases: bool = True
    assumed_context: int = 8192  # tokens, where it does not tell
    at_once: int = 16  # answers asked for side by side

    @property
    def left_out(self) -> tuple[str, ...]:
        """Fields of Sampling that it has no word for."""
        known = _PLAIN | self.extras.keys() | ({"logit_bias"} if self.biases else set())
        names = (entry.name for entry in dataclasses.fields(Sampling))
        return tuple(name for name in names if name not in known)


OTHER: Final = Kind("OpenAI-compatible server")
OPENAI: Final = Kind("OpenAI", length="max_completion_tokens")
LLAMA_SERVER: Final = Kind(
    "llama-server",
    {
        "top_k": "top_k",
        "min_p": "min_p",
        "typical_p": "typical_p",
        "top_n_sigma": "top_n_sigma",
        "repeat_penalty": "repeat_penalty",
        "repeat_window": "repeat_last_n",
        "dynamic_range": "dynatemp_range",
        "dynamic_exponent": "dynatemp_exponent",
        "dry_multiplier": "dry_multiplier",
        "dry_base": "dry_base",
        "dry_allowed_length": "dry_allowed_length",
        "dry_window": "dry_penalty_last_n",
        "dry_breakers": "dry_sequence_breakers",
        "xtc_probability": "xtc_probability",
        "xtc_threshold": "xtc_threshold",
        "mirostat": "mirostat",
        **_MIROSTAT,
        "grammar": "grammar",
    },
)
LLAMA_PYTHON: Final = Kind(
    "llama-cpp-python",
    {
        "top_k": "top_k",
        "min_p": "min_p",
        "repeat_penalty": "repeat_penalty",
        "mirostat": "mirostat_mode",
        **_MIROSTAT,
        "grammar": "grammar",
    },
    schema_in_object=True,
    at_once=1,  # a second one would end the first
)
VLLM: Final = Kind(
    "vLLM", {"top_k": "top_k", "min_p": "min_p", "repeat_penalty": "repetition_penalty"}
)
LM_STUDIO: Final = Kind("LM Studio", {"top_k": "top_k", "repeat_penalty": "repeat_penalty"})
OLLAMA: Final = Kind("Ollama", biases=False, assumed_context=4096)

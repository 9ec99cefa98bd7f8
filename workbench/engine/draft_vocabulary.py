"""Do two models speak in the same tokens? Only then can one guess for the other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from workbench.core.errors import ModelFileError
from workbench.engine.gguf_file import RawHeader, Skipped
from workbench.engine.header import read_file

_TOKENS: Final = "tokenizer.ggml.tokens"
_KIND: Final = "tokenizer.ggml.model"
_MOST_PADDING: Final = 512  # tokens that a larger model of a family may have more, all unused
_LARGEST_BYTES: Final = 64_000_000


def check_same_vocabulary(model: Path, draft: Path) -> None:
    """Raise ModelFileError when a draft model's tokens are not those of the model.

    One may have some more at the end: families pad their vocabularies to round numbers.
    """
    theirs, ours = _tokens_of(draft), _tokens_of(model)
    shared = min(len(theirs[1]), len(ours[1]))
    same = (
        theirs[0] == ours[0]
        and shared > 0
        and abs(theirs[2] - ours[2]) <= _MOST_PADDING
        and theirs[1][:shared] == ours[1][:shared]
    )
    if not same:
        raise ModelFileError(
            "The draft model {name} has another vocabulary than this model, so it cannot guess "
            "for it.",
            "Choose a smaller model of the same family, or none.",
            name=draft.name,
        )


def _tokens_of(path: Path) -> tuple[str, bytes, int]:
    """Return the tokenizer's kind, the tokens as they lie in the file, and their number."""
    _size, raw = read_file(path)
    kind, tokens = raw.values.get(_KIND), _listed(raw)
    if not isinstance(kind, str) or tokens is None:
        return "", b"", 0
    with path.open("rb") as file:
        file.seek(tokens.start)
        return kind, file.read(tokens.end - tokens.start), tokens.items


def _listed(raw: RawHeader) -> Skipped | None:
    """Return where the tokens lie, None when there are none, or absurdly many."""
    tokens = raw.values.get(_TOKENS)
    if isinstance(tokens, Skipped) and 0 < tokens.end - tokens.start <= _LARGEST_BYTES:
        return tokens
    return None

"""Search in the prompt library: names, tags and texts, in Korean and English alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from workbench.core.prompts import LibraryPrompt

_IN_NAME: Final = 0
_IN_TAGS: Final = 1
_IN_TEXT: Final = 2


def normalised(text: str) -> str:
    """Return a text for comparing: NFC, since other systems write Hangul in letters; no case."""
    return unicodedata.normalize("NFC", text).casefold()


def search(
    prompts: Sequence[LibraryPrompt], text: str = "", tags: Iterable[str] = ()
) -> tuple[LibraryPrompt, ...]:
    """Return the prompts that have all *tags* and hold every word of *text* somewhere.

    Those with all words in their name come first, then those with them in name or tags; otherwise
    the order stays.
    """
    words = normalised(text).split()
    wanted = {normalised(tag) for tag in tags}
    found = [
        (rank, prompt)
        for prompt in prompts
        if wanted <= {normalised(tag) for tag in prompt.tags}
        if (rank := _rank(prompt, words)) is not None
    ]
    return tuple(prompt for _rank, prompt in sorted(found, key=lambda item: item[0]))


def all_tags(prompts: Iterable[LibraryPrompt]) -> tuple[str, ...]:
    """Return every tag once, by the alphabet."""
    kept: dict[str, str] = {}
    for prompt in prompts:
        for tag in prompt.tags:
            kept.setdefault(normalised(tag), tag)
    return tuple(tag for _key, tag in sorted(kept.items()))


def _rank(prompt: LibraryPrompt, words: list[str]) -> int | None:
    """Return where the words were found, None when one of them is nowhere."""
    if not words:
        return _IN_NAME
    name = normalised(prompt.name)
    if all(word in name for word in words):
        return _IN_NAME
    tagged = f"{name}\n{normalised(' '.join(prompt.tags))}"
    if all(word in tagged for word in words):
        return _IN_TAGS
    whole = f"{tagged}\n{normalised(_text(prompt))}"
    return _IN_TEXT if all(word in whole for word in words) else None


def _text(prompt: LibraryPrompt) -> str:
    """Return all that can be read of a prompt's newest version."""
    content = prompt.latest.content
    examples = (f"{item.input}\n{item.output}" for item in content.examples)
    parts = (prompt.description, content.system_text, content.template, *examples)
    return "\n".join(parts)

"""The record of what set-up has finished, so that a later start repeats none of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

NONE = "none"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for the set-up; empty indexes mean pip's own."""

    gpu: str = NONE
    torch_index: str = ""
    llama_index: str = ""


class Stamp:
    """A file in the virtual environment: the key of each finished step, and the choices made.

    A step whose key has changed is done again; a step that was cut off has no key.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys: dict[str, str] = {}
        self.choices = Choices()
        self._read()

    def holds(self, step: str, key: str) -> bool:
        """Tell whether *step* was finished with this very *key*."""
        return self._keys.get(step) == key

    def knows(self, step: str) -> bool:
        """Tell whether *step* was ever finished, with whatever key."""
        return step in self._keys

    def finish(self, step: str, key: str) -> None:
        """Record that *step* is finished."""
        self._keys[step] = key
        self._write()

    def choose(self, choices: Choices) -> None:
        """Record what the finished set-up was made with, for starts that name nothing."""
        self.choices = choices
        self._write()

    def clear(self) -> None:
        """Forget everything, for a new environment."""
        self._keys.clear()
        self.choices = Choices()

    def _read(self) -> None:
        """Read the file; one that is missing or damaged counts as empty."""
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            self._keys = {str(step): str(key) for step, key in data["steps"].items()}
            self.choices = Choices(**data["choices"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._keys, self.choices = {}, Choices()

    def _write(self) -> None:
        """Replace the file in one step, so that it is never half written."""
        data = {"steps": self._keys, "choices": asdict(self.choices)}
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
        draft.replace(self._path)

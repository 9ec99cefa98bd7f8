"""The folder of prompts: a file each, written whole; what is deleted goes to a folder inside."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.core.errors import BadInput, Problem, StorageError, WorkbenchError
from workbench.core.prompts import LibraryPrompt
from workbench.storage import failures
from workbench.storage.files import write_whole

TRASH: Final = "trash"
_LARGEST_BYTES: Final = 4_000_000
_LONGEST_NAME: Final = 60
_HINT: Final = "Correct the file and open the library again."


@dataclass(frozen=True, slots=True)
class PromptForm:
    """How prompts stand in files: *parse* takes text and file name; raises BadInput."""

    parse: Callable[[str, str], tuple[LibraryPrompt, ...]]
    format_one: Callable[[LibraryPrompt], str]
    format_many: Callable[[Sequence[LibraryPrompt]], str]


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """A file that could not be read, and why."""

    path: Path
    problem: Problem


@dataclass(frozen=True, slots=True)
class PromptShelf:
    """What a folder holds."""

    prompts: tuple[LibraryPrompt, ...] = ()
    damaged: tuple[DamagedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as it was when it was read."""

    stamp: tuple[int, int]  # modified at, in ns; size
    prompts: tuple[LibraryPrompt, ...]
    problem: Problem | None = None


class PromptFiles:
    """Reads again only what has changed. Used from one thread at a time."""

    def __init__(self, folder: Path, form: PromptForm) -> None:
        self._folder = folder
        self._form = form
        self._read: dict[Path, _Read] = {}

    def load(self) -> PromptShelf:
        """Return all prompts, by file name; of two with one id the first counts.

        Raises StorageError when the folder itself cannot be read.
        """
        reads = {path: self._look(path) for path in _files_in(self._folder)}
        self._read = reads
        prompts: dict[str, LibraryPrompt] = {}
        damaged = [DamagedFile(path, read.problem) for path, read in reads.items() if read.problem]
        for path, read in reads.items():
            for prompt in read.prompts:
                if prompt.prompt_id in prompts:
                    damaged.append(DamagedFile(path, _same_id(path, prompt)))
                else:
                    prompts[prompt.prompt_id] = prompt
        return PromptShelf(tuple(prompts.values()), tuple(damaged))

    def put(self, prompt: LibraryPrompt, before: LibraryPrompt | None) -> None:
        """Write a prompt in the place of *before*, None when it is new.

        Raises StorageError when the file is not as *before* any more, or cannot be written.
        """
        path = self._path_of(prompt.prompt_id)
        found = self._found(path, prompt.prompt_id)
        if found != before:
            raise _changed_outside(path, prompt)
        if path is None:
            self._write(self._free_path(self._folder, prompt.name), self._form.format_one(prompt))
        elif len(self._read[path].prompts) > 1:
            both = [prompt if item == found else item for item in self._read[path].prompts]
            self._write(path, self._form.format_many(both))
        else:
            self._write(path, self._form.format_one(prompt))

    def delete(self, before: LibraryPrompt) -> None:
        """Move a prompt's file to the trash as it is. Raises StorageError as `put`."""
        path = self._path_of(before.prompt_id)
        if path is None or self._found(path, before.prompt_id) != before:
            raise _changed_outside(path, before)
        trash = self._folder / TRASH
        others = [item for item in self._read[path].prompts if item != before]
        if others:
            self._write(self._free_path(trash, before.name), self._form.format_one(before))
            self._write(path, self._form.format_many(others))
            return
        self._move(path, self._free_path(trash, path.stem))

    def restore(self, prompt_id: str) -> LibraryPrompt | None:
        """Move the newest deleted file of a prompt back, as it was; None when there is none."""
        for path in sorted(_files_in(self._folder / TRASH), key=_changed_at, reverse=True):
            for prompt in self._look(path).prompts:
                if prompt.prompt_id == prompt_id and self._path_of(prompt_id) is None:
                    self._move(path, self._free_path(self._folder, path.stem))
                    return prompt
        return None

    def read(self, paths: Sequence[Path]) -> PromptShelf:
        """Return the prompts in files and folders that the person chose."""
        files = [file for path in paths for file in (_files_in(path) if path.is_dir() else (path,))]
        reads = [(path, self._look(path)) for path in files]
        return PromptShelf(
            tuple(prompt for _path, read in reads for prompt in read.prompts),
            tuple(DamagedFile(path, read.problem) for path, read in reads if read.problem),
        )

    def export_folder(self, prompts: Sequence[LibraryPrompt], folder: Path) -> None:
        """Write each prompt to a file of its own; nothing there is overwritten."""
        for prompt in prompts:
            self._write(self._free_path(folder, prompt.name), self._form.format_one(prompt))

    def export_file(self, prompts: Sequence[LibraryPrompt], path: Path) -> None:
        """Write all prompts to the one file that the person chose."""
        form = self._form
        one = len(prompts) == 1
        self._write(path, form.format_one(prompts[0]) if one else form.format_many(prompts))

    # Inside

    def _look(self, path: Path) -> _Read:
        """Return what a file holds, from memory when it has not changed."""
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            known = self._read.get(path)
            if known is not None and known.stamp == stamp:
                return known
            return _Read(stamp, self._form.parse(_text_of(path, status.st_size), path.name))
        except OSError as error:
            return _Read((0, 0), (), failures.from_os(error, path).problem())
        except WorkbenchError as error:
            return _Read(stamp, (), error.problem())

    def _path_of(self, prompt_id: str) -> Path | None:
        """Return the file of a prompt as the folder is now."""
        self._read = {path: self._look(path) for path in _files_in(self._folder)}
        for path, read in self._read.items():
            if any(item.prompt_id == prompt_id for item in read.prompts):
                return path
        return None

    def _found(self, path: Path | None, prompt_id: str) -> LibraryPrompt | None:
        """Return the prompt as its file has it."""
        items = self._read[path].prompts if path else ()
        return next((item for item in items if item.prompt_id == prompt_id), None)

    def _free_path(self, folder: Path, name: str) -> Path:
        """Return a file in a folder that is not there yet, named after a prompt."""
        stem, number = _file_stem(name), 1
        path = folder / f"{stem}.toml"
        while path.exists():
            number += 1
            path = folder / f"{stem} {number}.toml"
        return path

    def _write(self, path: Path, text: str) -> None:
        """Write a file whole. Raises StorageError."""
        try:
            write_whole(path, text)
        except OSError as error:
            raise failures.from_os(error, path) from error
        self._read.pop(path, None)

    def _move(self, path: Path, target: Path) -> None:
        """Move a file. Raises StorageError."""
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
            target.touch()  # the newest in the trash is the one that was deleted last
        except OSError as error:
            raise failures.from_os(error, path) from error
        self._read.pop(path, None)


def _files_in(folder: Path) -> Iterator[Path]:
    """List the files of prompts in a folder, by name. Raises StorageError."""
    try:
        yield from sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))
    except OSError as error:
        raise failures.from_os(error, folder) from error


def _changed_at(path: Path) -> int:
    """Return when a file was changed last, in ns."""
    return path.stat().st_mtime_ns


def _text_of(path: Path, size_bytes: int) -> str:
    """Return the text of a file. Raises BadInput or OSError."""
    if size_bytes > _LARGEST_BYTES:
        raise BadInput(
            "The file {file} is too large for a prompt: {megabytes} MB.",
            "A file of prompts holds at most {most} MB.",
            file=path.name,
            megabytes=f"{size_bytes / 1e6:.1f}",
            most=_LARGEST_BYTES // 1_000_000,
        )
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            "The file {file} is not a text in UTF-8.", _HINT, detail=str(error), file=path.name
        ) from error


def _file_stem(name: str) -> str:
    """Return a prompt's name as a file may be called on every system."""
    composed = unicodedata.normalize("NFC", name)
    kept = "".join(letter if letter.isalnum() or letter in "-_ " else " " for letter in composed)
    return " ".join(kept.split())[:_LONGEST_NAME].strip() or "prompt"


def _same_id(path: Path, prompt: LibraryPrompt) -> Problem:
    """Say that a file repeats the id of another."""
    return Problem(
        "The prompt {name} in {file} has the id of another one, which is shown instead.",
        "Give it another id in the file, or delete the file.",
        {"name": prompt.name, "file": path.name},
    )


def _changed_outside(path: Path | None, prompt: LibraryPrompt) -> StorageError:
    """Say that the file is not as it was when it was read."""
    return StorageError(
        "The prompt {name} was changed or deleted by another program meanwhile; nothing was "
        "overwritten.",
        "It was read again. Make your change once more.",
        detail=path.name if path else "no file",
        name=prompt.name,
    )

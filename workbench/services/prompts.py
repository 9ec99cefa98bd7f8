"""The prompt library as the window sees it: the person's prompts and those that come along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import Problem
from workbench.core.ids import new_id
from workbench.core.prompts import LibraryPrompt, PromptContent, PromptVariable, PromptVersion
from workbench.prompts import library_edits
from workbench.prompts.library_search import all_tags, normalised, search
from workbench.services.history import History
from workbench.services.jobs import Jobs
from workbench.services.notices import Notices
from workbench.storage.clock import Now, utc_now
from workbench.storage.prompt_files import DamagedFile, PromptFiles, PromptShelf

Prompts = tuple[LibraryPrompt, ...]


class PromptService(QObject):
    """Shows edits at once and writes them behind; what cannot be written is told and read again.

    A prompt that comes with the program is never changed: an edit saves the person's own copy under
    the same id, which then stands in its place. `changed()` when any prompt differs.
    """

    changed = Signal()

    def __init__(
        self,
        own: PromptFiles,
        shipped: PromptFiles,
        jobs: Jobs,
        notices: Notices,
        parent: QObject | None = None,
        now: Now = utc_now,
    ) -> None:
        super().__init__(parent)
        self._files = own
        self._shipped_files = shipped
        self._jobs = jobs
        self._notices = notices
        self._now = now
        self._history: History[Prompts] = History(())
        self._shipped: Prompts = ()
        self._damaged: tuple[DamagedFile, ...] = ()
        self._edits = 0  # how many there were; what was read before the last one is out of date
        self._loaded = False
        self._shown: dict[str, LibraryPrompt] | None = None  # sorted, until something changes
        jobs.run("store", shipped.load, done=self._take_shipped)
        self.reload()

    # What the window reads

    @property
    def loaded(self) -> bool:
        """Whether the folder has been read."""
        return self._loaded

    def prompts(self) -> Prompts:
        """Return all prompts by name, the person's own in the place of their originals."""
        return tuple(self._by_id().values())

    def prompt(self, prompt_id: str) -> LibraryPrompt | None:
        """Return one prompt."""
        return self._by_id().get(prompt_id)

    def is_own(self, prompt_id: str) -> bool:
        """Whether the person has this prompt in the folder; else it came with the program."""
        return any(item.prompt_id == prompt_id for item in self._history.value)

    def has_original(self, prompt_id: str) -> bool:
        """Whether a prompt of this id comes with the program."""
        return any(item.prompt_id == prompt_id for item in self._shipped)

    def damaged(self) -> tuple[DamagedFile, ...]:
        """Return the files of the folder that could not be read."""
        return self._damaged

    def tags(self) -> tuple[str, ...]:
        """Return all tags by the alphabet."""
        return all_tags(self.prompts())

    def search(self, text: str = "", tags: Iterable[str] = ()) -> Prompts:
        """Return the prompts with all tags that hold every word."""
        return search(self.prompts(), text, tags)

    def reload(self) -> None:
        """Read the folder again: files may have been changed by another program."""
        edits = self._edits
        self._jobs.run("store", self._files.load, done=lambda shelf: self._take(shelf, edits))

    def _by_id(self) -> dict[str, LibraryPrompt]:
        """Return all prompts, sorted by name."""
        if self._shown is None:
            all_ids = {item.prompt_id: item for item in (*self._shipped, *self._history.value)}
            by_name = sorted(all_ids.values(), key=lambda item: normalised(item.name))
            self._shown = {item.prompt_id: item for item in by_name}
        return self._shown

    def _tell(self) -> None:
        """Say that prompts differ."""
        self._shown = None
        self.changed.emit()

    # Versions

    def save_new(
        self,
        name: str,
        content: PromptContent,
        *,
        tags: Iterable[str] = (),
        language: str = "",
        description: str = "",
        variables: tuple[PromptVariable, ...] = (),
        note: str = "",
    ) -> str:
        """Keep a new prompt; return its id."""
        first = PromptVersion(1, self._now(), note, content)
        declared = library_edits.declared_for(content, variables)
        prompt = LibraryPrompt(
            new_id(), name, library_edits.clean_tags(tags), language, description, declared,
            (first,),
        )  # fmt: skip
        self._edit(prompt)
        return prompt.prompt_id

    def save_version(self, prompt_id: str, content: PromptContent, note: str = "") -> int:
        """Keep a new version; return its number, 0 when the prompt is gone.

        What is equal to the newest version already makes no new one.
        """
        prompt = self.prompt(prompt_id)
        if prompt is None:
            return 0
        if prompt.latest.content != content:
            prompt = library_edits.with_version(prompt, content, note, self._now())
            self._edit(prompt)
        return prompt.latest.number

    def roll_back(self, prompt_id: str, number: int, note: str = "") -> int:
        """Make a new version equal to an old one; return its number, 0 when there is none."""
        prompt = self.prompt(prompt_id)
        version = prompt.version(number) if prompt else None
        return self.save_version(prompt_id, version.content, note) if version else 0

    # Edits

    def change(self, prompt_id: str, **changes: Any) -> None:
        """Change fields of `LibraryPrompt` other than id and versions; quick ones are one step."""
        prompt = self.prompt(prompt_id)
        if prompt is None:
            return
        if "tags" in changes:
            changes["tags"] = library_edits.clean_tags(changes["tags"])
        changed = replace(prompt, **changes)
        if changed != prompt:
            self._edit(changed, f"{prompt_id}.{','.join(changes)}")

    def delete(self, prompt_id: str) -> None:
        """Move the person's file to the trash; a notice offers to bring it back."""
        prompt = self.prompt(prompt_id)
        if prompt is None or not self.is_own(prompt_id):
            return
        kept = (item for item in self._history.value if item.prompt_id != prompt_id)
        self._commit(tuple(kept))
        self._notices.post(
            Problem("The prompt {name} was deleted.", values={"name": prompt.name}),
            "info",
            "undo",
            lambda: self._bring_back(prompt),
        )

    @property
    def can_undo(self) -> bool:
        """Whether an edit can be undone."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an undone edit can be done again."""
        return self._history.can_redo

    def undo(self) -> None:
        """Go a step back."""
        before = self._history.value
        if self._history.undo():
            self._write(before, self._history.value)

    def redo(self) -> None:
        """Go a step forward."""
        before = self._history.value
        if self._history.redo():
            self._write(before, self._history.value)

    def _bring_back(self, prompt: LibraryPrompt) -> None:
        """Have a deleted prompt again, unless it is there already."""
        if not self.is_own(prompt.prompt_id):
            self._commit((*self._history.value, prompt))

    def _edit(self, prompt: LibraryPrompt, place: str = "") -> None:
        """Put a prompt in the place of the person's one of its id, or beside the others."""
        own = self._history.value
        if not self.is_own(prompt.prompt_id):
            self._commit((*own, prompt), place)
            return
        ids = [item.prompt_id for item in own]
        index = ids.index(prompt.prompt_id)
        self._commit((*own[:index], prompt, *own[index + 1 :]), place)

    def _commit(self, after: Prompts, place: str = "") -> None:
        """Take an edit and write it."""
        before = self._history.value
        self._history.edit(after, place)
        self._write(before, after)

    def _write(self, before: Prompts, after: Prompts) -> None:
        """Show what is now; bring the folder in line with it."""
        self._edits += 1
        old = {item.prompt_id: item for item in before}
        new = {item.prompt_id: item for item in after}
        files = self._files

        def work() -> None:
            for prompt_id in old.keys() - new.keys():
                files.delete(old[prompt_id])
            for prompt_id, prompt in new.items():
                known = old.get(prompt_id)
                if known is None:
                    known = files.restore(prompt_id)  # with the comments the person wrote in it
                if known != prompt:
                    files.put(prompt, known)

        self._jobs.run("store", work, failed=self._write_failed)
        self._tell()

    def _write_failed(self, problem: Problem) -> None:
        """Tell it, and show what the folder really holds."""
        self._notices.post(problem)
        self._edits += 1
        self.reload()

    # Files the person chose

    def take_in(self, paths: Sequence[Path]) -> None:
        """Import files and folders; of two prompts with one id both are kept."""
        self._jobs.run("store", lambda: self._files.read(paths), done=self._take_imported)

    def export(self, prompt_ids: Sequence[str], path: Path) -> None:
        """Write prompts to a folder, a file each, or to one file."""
        wanted = [item for item in self.prompts() if item.prompt_id in set(prompt_ids)]
        into_folder = path.is_dir()
        write = self._files.export_folder if into_folder else self._files.export_file
        self._jobs.run(
            "store",
            lambda: write(wanted, path),
            done=lambda _none: self._notices.post(
                Problem("Saved as {file}.", values={"file": str(path)}), "info"
            ),
        )

    def _take_imported(self, shelf: PromptShelf) -> None:
        """Add what was read; say how many, and what could not be read."""
        added: list[LibraryPrompt] = []
        for prompt in shelf.prompts:
            present = {item.prompt_id: item for item in (*self.prompts(), *added)}
            same = present.get(prompt.prompt_id)
            if same is None:
                added.append(prompt)
            elif same != prompt:
                name = _free_name(prompt.name, [item.name for item in present.values()])
                added.append(replace(prompt, prompt_id=new_id(), name=name))
        if added:
            self._commit((*self._history.value, *added))
        for file in shelf.damaged:
            self._notices.post(file.problem, "warning")
        if shelf.prompts or not shelf.damaged:
            self._notices.post(
                Problem(
                    "Prompts added: {added}. There already: {same}.",
                    values={"added": len(added), "same": len(shelf.prompts) - len(added)},
                ),
                "info",
            )

    # What was read

    def _take_shipped(self, shelf: PromptShelf) -> None:
        """Show the prompts that come with the program."""
        self._shipped = shelf.prompts
        self._tell()

    def _take(self, shelf: PromptShelf, edits: int) -> None:
        """Show what the folder holds, unless it was edited while it was read."""
        if edits != self._edits:
            self.reload()
            return
        first, self._loaded = not self._loaded, True
        known = {item.prompt_id: item for item in self._history.value}
        differs = known != {item.prompt_id: item for item in shelf.prompts}
        if differs:  # steps back would overwrite what came from outside
            self._history = History(shelf.prompts)
        if differs or first or shelf.damaged != self._damaged:
            self._damaged = shelf.damaged
            self._tell()


def _free_name(name: str, taken: Sequence[str]) -> str:
    """Return a name that is not taken: "Mail (2)"."""
    number = 2
    shown = name
    while shown in taken:
        shown = f"{name} ({number})"
        number += 1
    return shown

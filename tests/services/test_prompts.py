"""The prompt library's service, on a real folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.prompts import LibraryPrompt, PromptContent, PromptVariable, PromptVersion
from workbench.prompts.library import format_prompt, format_prompts, parse_prompts
from workbench.services.jobs import Jobs
from workbench.services.notices import Notice, Notices
from workbench.services.prompts import PromptService
from workbench.storage.prompt_files import TRASH, PromptFiles, PromptForm

FORM = PromptForm(parse_prompts, format_prompt, format_prompts)
NOW = "2026-11-21T09:00:00+00:00"
ORIGINAL = LibraryPrompt(
    "label",
    "Label a message",
    ("mail",),
    "en",
    versions=(PromptVersion(1, content=PromptContent("Answer with one label.")),),
)
BRIEF = PromptContent("Be brief.", "{{input}} for {{who}}")


@dataclass
class Shelf:
    """The service, its folder, and what it told."""

    service: PromptService
    folder: Path
    told: list[Notice]
    notices: Notices
    jobs: Jobs
    qtbot: QtBot

    def settle(self) -> None:
        """Wait until all that was asked of the lane so far is done."""
        ended: list[bool] = []
        self.jobs.run("store", lambda: True, done=ended.append)
        self.qtbot.waitUntil(lambda: bool(ended))

    def kept(self) -> dict[str, LibraryPrompt]:
        """Return what the folder holds now."""
        self.settle()
        return {item.prompt_id: item for item in PromptFiles(self.folder, FORM).load().prompts}

    def files(self) -> list[str]:
        """List the files of the folder."""
        return sorted(path.name for path in self.folder.glob("*.toml"))


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Iterator[Shelf]:
    """Give a library with one original and no prompt of the person's own."""
    shipped, own = tmp_path / "shipped", tmp_path / "프롬프트"
    PromptFiles(shipped, FORM).put(ORIGINAL, None)
    notices = Notices()
    told: list[Notice] = []
    notices.take_pending()
    notices.posted.connect(told.append)
    jobs = Jobs(notices)
    service = PromptService(
        PromptFiles(own, FORM), PromptFiles(shipped, FORM), jobs, notices, now=lambda: NOW
    )
    qtbot.waitUntil(lambda: service.loaded and bool(service.prompts()))
    yield Shelf(service, own, told, notices, jobs, qtbot)
    jobs.close()


def test_a_new_prompt_is_kept(shelf: Shelf) -> None:
    key = shelf.service.save_new("답장", BRIEF, tags=(" mail", "Mail"), language="ko", note="한 번")
    assert [item.name for item in shelf.service.prompts()] == ["Label a message", "답장"]
    kept = shelf.kept()[key]
    assert kept.tags == ("mail",)
    assert kept.variables == (PromptVariable("who"),)
    assert kept.versions == (PromptVersion(1, NOW, "한 번", BRIEF),)
    assert shelf.files() == ["답장.toml"]


def test_versions_count_up_and_roll_back_to_a_new_one(shelf: Shelf) -> None:
    key = shelf.service.save_new("Reply", BRIEF)
    second = PromptContent("Be very brief.")
    assert shelf.service.save_version(key, second, "shorter") == 2
    assert shelf.service.save_version(key, second) == 2, "nothing differs"
    assert shelf.service.roll_back(key, 1, "back") == 3
    assert shelf.service.roll_back(key, 9) == 0
    assert shelf.service.save_version("gone", second) == 0
    kept = shelf.kept()[key]
    assert [(item.number, item.note) for item in kept.versions] == [
        (1, ""), (2, "shorter"), (3, "back"),
    ]  # fmt: skip
    assert kept.latest.content == BRIEF


def test_an_original_is_copied_when_it_is_edited_and_comes_back_when_the_copy_goes(
    shelf: Shelf, tmp_path: Path
) -> None:
    original = next((tmp_path / "shipped").glob("*.toml"))
    before = original.read_bytes()
    assert not shelf.service.is_own("label")
    assert shelf.service.save_version("label", BRIEF) == 2
    assert shelf.service.is_own("label")
    assert len(shelf.kept()["label"].versions) == 2
    shelf.service.delete("label")
    assert shelf.service.prompt("label") == ORIGINAL
    shelf.service.delete("label")  # an original stays
    assert shelf.service.prompt("label") == ORIGINAL
    assert shelf.kept() == {}
    assert original.read_bytes() == before


def test_deleting_is_undone_by_the_notice(shelf: Shelf) -> None:
    key = shelf.service.save_new("Reply", BRIEF)
    prompt = shelf.service.prompt(key)
    shelf.settle()
    (path,) = shelf.folder.glob("*.toml")
    path.write_text("# mine\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    shelf.service.delete(key)
    assert shelf.service.prompt(key) is None
    assert shelf.kept() == {}
    assert len(list((shelf.folder / TRASH).glob("*.toml"))) == 1
    (notice,) = shelf.told
    assert notice.problem.sentence() == "The prompt Reply was deleted."
    shelf.notices.act(notice)
    assert shelf.service.prompt(key) == prompt
    assert shelf.kept() == {key: prompt}
    assert path.read_text(encoding="utf-8").startswith("# mine\n")


def test_every_edit_can_be_undone_and_done_again(shelf: Shelf) -> None:
    service = shelf.service
    assert not service.can_undo
    key = service.save_new("Reply", BRIEF)
    service.change(key, name="Answer")
    service.change(key, tags=["b", "a", "B"])
    service.save_version(key, PromptContent("x"))
    service.delete(key)
    names = []
    while service.can_undo:
        service.undo()
        found = service.prompt(key)
        names.append((found.name, found.tags, len(found.versions)) if found else None)
    assert names == [
        ("Answer", ("b", "a"), 2), ("Answer", ("b", "a"), 1), ("Answer", (), 1), ("Reply", (), 1),
        None,
    ]  # fmt: skip
    assert shelf.kept() == {}
    while service.can_redo:
        service.redo()
        if service.prompt(key) is not None:
            assert shelf.kept()[key] == service.prompt(key)
    assert shelf.kept() == {}
    assert [notice.action for notice in shelf.told] == ["undo"]


def test_what_changes_outside_is_shown_after_a_reload(shelf: Shelf) -> None:
    key = shelf.service.save_new("Reply", BRIEF)
    shelf.settle()
    (path,) = shelf.folder.glob("*.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("Reply", "By hand"), encoding="utf-8")
    (shelf.folder / "bad.toml").write_text("name = ", encoding="utf-8")
    with shelf.qtbot.waitSignal(shelf.service.changed):
        shelf.service.reload()
    found = shelf.service.prompt(key)
    assert found is not None
    assert found.name == "By hand"
    assert not shelf.service.can_undo, "a step back would overwrite what came from outside"
    assert [item.path.name for item in shelf.service.damaged()] == ["bad.toml"]


def test_an_edit_over_a_change_outside_is_refused_and_told(shelf: Shelf) -> None:
    key = shelf.service.save_new("Reply", BRIEF)
    shelf.settle()
    (path,) = shelf.folder.glob("*.toml")
    path.write_text(path.read_text(encoding="utf-8").replace("Reply", "By hand"), encoding="utf-8")
    shelf.service.change(key, name="Mine")
    shelf.qtbot.waitUntil(lambda: bool(shelf.told))
    assert "changed or deleted by another program" in shelf.told[0].problem.sentence()
    shelf.qtbot.waitUntil(lambda: shelf.service.prompt(key).name == "By hand")  # type: ignore[union-attr]


def test_an_edit_during_a_reload_is_not_lost(shelf: Shelf) -> None:
    shelf.service.reload()
    key = shelf.service.save_new("Reply", BRIEF)
    shelf.settle()
    shelf.settle()
    assert shelf.service.prompt(key) is not None
    assert shelf.service.can_undo


def test_import_keeps_both_of_one_id_and_tells_what_is_damaged(
    shelf: Shelf, tmp_path: Path
) -> None:
    key = shelf.service.save_new("Reply", BRIEF)
    shelf.service.export([key, "label"], tmp_path / "both.toml")
    shelf.settle()
    shelf.service.save_version(key, PromptContent("Else."))
    (tmp_path / "bad.toml").write_text("name = 3", encoding="utf-8")
    shelf.told.clear()
    shelf.service.take_in([tmp_path / "both.toml", tmp_path / "bad.toml"])
    shelf.qtbot.waitUntil(lambda: len(shelf.told) == 2)
    assert [item.name for item in shelf.service.prompts()] == [
        "Label a message", "Reply", "Reply (2)",
    ]  # fmt: skip
    assert "In the file bad.toml, name must be text" in shelf.told[0].problem.sentence()
    assert shelf.told[1].problem.sentence() == "Prompts added: 1. There already: 1."
    assert {item.name for item in shelf.kept().values()} == {"Reply", "Reply (2)"}


def test_export_writes_a_folder_or_a_file(shelf: Shelf, tmp_path: Path) -> None:
    key = shelf.service.save_new("Reply", BRIEF)
    out = tmp_path / "out"
    out.mkdir()
    shelf.service.export([key, "label"], out)
    shelf.settle()
    assert sorted(path.name for path in out.glob("*.toml")) == [
        "Label a message.toml",
        "Reply.toml",
    ]
    assert shelf.told[-1].problem.sentence() == f"Saved as {out}."


def test_search_goes_over_own_and_shipped(shelf: Shelf) -> None:
    shelf.service.save_new("답장", BRIEF, tags=("메일",))
    assert [item.name for item in shelf.service.search("LABEL")] == ["Label a message"]
    assert [item.name for item in shelf.service.search("", ["메일"])] == ["답장"]
    assert shelf.service.tags() == ("mail", "메일")

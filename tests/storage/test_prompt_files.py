"""The folder of prompts: nothing is lost, nothing foreign is overwritten, the damaged is told."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.errors import StorageError
from workbench.core.prompts import LibraryPrompt, PromptContent, PromptVersion
from workbench.prompts.library import format_prompt, format_prompts, parse_prompts
from workbench.storage.prompt_files import TRASH, PromptFiles, PromptForm

FORM = PromptForm(parse_prompts, format_prompt, format_prompts)
FIRST = PromptVersion(1, content=PromptContent("Be brief."))


def prompt(name: str = "고객 문의: 분류?", prompt_id: str = "p1") -> LibraryPrompt:
    """Return a prompt of one version."""
    return LibraryPrompt(prompt_id, name, versions=(FIRST,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that is not there yet, as in a fresh profile."""
    return tmp_path / "한글 data" / "prompts"


@pytest.fixture
def files(folder: Path) -> PromptFiles:
    """Return the shelf."""
    return PromptFiles(folder, FORM)


def names(folder: Path) -> list[str]:
    """List the files of a folder."""
    return sorted(path.name for path in folder.glob("*.toml"))


def test_an_absent_folder_is_empty(files: PromptFiles) -> None:
    assert files.load().prompts == ()


def test_a_prompt_is_kept_under_its_name(files: PromptFiles, folder: Path) -> None:
    files.put(prompt(), None)
    files.put(prompt(prompt_id="p2"), None)
    assert names(folder) == ["고객 문의 분류 2.toml", "고객 문의 분류.toml"]
    assert {item.prompt_id for item in PromptFiles(folder, FORM).load().prompts} == {"p1", "p2"}


def test_a_new_version_replaces_the_file(files: PromptFiles, folder: Path) -> None:
    old = prompt()
    files.put(old, None)
    new = replace(old, name="Other", versions=(FIRST, PromptVersion(2, note="b")))
    files.put(new, old)
    assert names(folder) == ["고객 문의 분류.toml"]
    assert files.load().prompts == (new,)


def test_what_changed_outside_is_seen_and_not_overwritten(files: PromptFiles, folder: Path) -> None:
    old = prompt()
    files.put(old, None)
    (path,) = folder.glob("*.toml")
    by_hand = replace(old, description="By hand")
    path.write_text(format_prompt(by_hand), encoding="utf-8")
    with pytest.raises(StorageError, match="changed or deleted by another program"):
        files.put(replace(old, name="Mine"), old)
    assert files.load().prompts == (by_hand,)
    path.unlink()
    with pytest.raises(StorageError, match="nothing was overwritten"):
        files.put(replace(old, name="Mine"), old)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"name = = 1", "is no prompt that can be read"),
        (b"\xff\xfe\x00", "is not a text in UTF-8"),
        (b"form = 2\nid = 'p1'", "newer version of the program"),
        (b'name = "' + b"x" * 4_000_000 + b'"', "too large for a prompt: 4.0 MB"),
    ],
)
def test_a_damaged_file_is_told_left_alone_and_the_others_work(
    files: PromptFiles, folder: Path, text: bytes, why: str
) -> None:
    files.put(prompt(prompt_id="p2", name="good"), None)
    bad = folder / "bad.toml"
    bad.write_bytes(text)
    shelf = files.load()
    assert [item.name for item in shelf.prompts] == ["good"]
    (damaged,) = shelf.damaged
    assert damaged.path == bad
    assert why in damaged.problem.sentence()
    files.put(prompt(name="bad"), None)
    assert bad.read_bytes() == text
    assert len(files.load().prompts) == 2


def test_two_files_with_one_id_are_told(files: PromptFiles, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "a.toml").write_text(format_prompt(prompt("first")), encoding="utf-8")
    (folder / "b.toml").write_text(format_prompt(prompt("second")), encoding="utf-8")
    shelf = files.load()
    assert [item.name for item in shelf.prompts] == ["first"]
    assert "second in b.toml has the id of another" in shelf.damaged[0].problem.sentence()


def test_a_deleted_file_comes_back_as_it_was(files: PromptFiles, folder: Path) -> None:
    folder.mkdir(parents=True)
    text = "# my own words\n" + format_prompt(prompt())
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    files.delete(prompt())
    assert files.load().prompts == ()
    assert names(folder / TRASH) == ["mine.toml"]
    assert files.restore("p1") == prompt()
    assert (folder / "mine.toml").read_text(encoding="utf-8") == text
    assert files.restore("p1") is None


def test_the_last_deleted_comes_back(files: PromptFiles, folder: Path) -> None:
    for text in ("first", "second"):
        files.put(prompt(text), None)
        files.delete(prompt(text))
    os.utime(folder / TRASH / "first.toml", ns=(1, 1))
    assert files.restore("p1") == prompt("second")


def test_a_file_of_several_keeps_the_others(files: PromptFiles, folder: Path) -> None:
    folder.mkdir(parents=True)
    one, two = prompt("one", "p1"), prompt("two", "p2")
    (folder / "both.toml").write_text(format_prompts((one, two)), encoding="utf-8")
    files.put(replace(two, name="zwei"), two)
    assert [item.name for item in files.load().prompts] == ["one", "zwei"]
    files.delete(one)
    assert [item.name for item in files.load().prompts] == ["zwei"]
    files.restore("p1")
    assert {item.name for item in files.load().prompts} == {"one", "zwei"}


def test_export_and_import_give_the_same(files: PromptFiles, tmp_path: Path) -> None:
    both = (prompt("A/B: <x>", "p1"), prompt("A B x", "p2"))
    files.export_folder(both, tmp_path / "out")
    files.export_file(both, tmp_path / "all.toml")
    files.export_file(both[:1], tmp_path / "one.toml")
    assert names(tmp_path / "out") == ["A B x 2.toml", "A B x.toml"]
    assert set(files.read([tmp_path / "out"]).prompts) == set(both)
    assert files.read([tmp_path / "all.toml"]).prompts == both
    assert files.read([tmp_path / "one.toml"]).prompts == both[:1]


def test_a_file_that_is_gone_is_told(files: PromptFiles, tmp_path: Path) -> None:
    (damaged,) = files.read([tmp_path / "nothing.toml"]).damaged
    assert "nothing.toml could not be read" in damaged.problem.sentence()


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "prompts").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(StorageError):
        PromptFiles(tmp_path / "prompts", FORM).put(prompt(), None)

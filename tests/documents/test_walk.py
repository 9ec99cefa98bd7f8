"""What is taken from a dropped folder, and what is passed over."""

from __future__ import annotations

from pathlib import Path

from workbench.documents.walk import walk


def test_folders_are_walked_in_order(tmp_path: Path) -> None:
    """Readable kinds only; hidden and lock files are counted, links to folders not followed."""
    for name in ("b/2.txt", "b/10.md", "a.PDF", ".git/x.txt", "~$a.docx", "photo.jpg", ".x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = walk([tmp_path])
    assert [str(path.relative_to(tmp_path)) for path in found.files] == [
        "a.PDF",
        "b/10.md",
        "b/2.txt",
    ]
    assert (found.hidden, found.other, found.unreadable, found.skipped) == (3, 1, 0, 4)


def test_a_file_that_was_named_is_always_taken(tmp_path: Path) -> None:
    """Its row says what is wrong with it; twice named is once taken."""
    picture, gone = tmp_path / "photo.jpg", tmp_path / "gone.txt"
    picture.touch()
    found = walk([picture, gone, picture])
    assert found.files == [picture, gone]
    assert found.skipped == 0


def test_what_programs_have_fetched_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "node_modules" / "lib").mkdir(parents=True)
    (tmp_path / "node_modules" / "lib" / "index.js").write_text("x", encoding="utf-8")
    (tmp_path / "own.js").write_text("y", encoding="utf-8")
    assert walk([tmp_path]).files == [tmp_path / "own.js"]

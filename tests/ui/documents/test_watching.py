"""Watched folders and the pause on the Documents page."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeLibrary
from tests.ui.lab.find import texts
from workbench.core.errors import Problem
from workbench.core.sources import DocumentState, WatchedFolder
from workbench.ui.documents import words
from workbench.ui.documents.page import DocumentsPage


def button(page: DocumentsPage, text: str) -> QAbstractButton:
    """Return the button with this text or tooltip that is in sight."""
    (found,) = (
        each
        for each in page.findChildren(QAbstractButton)
        if text in (each.text(), each.toolTip()) and each.isVisible()
    )
    return found


def watch(library: FakeLibrary, *folders: WatchedFolder) -> None:
    """Play that the first collection watches folders."""
    first, *others = library.collections
    library.collections = (dataclasses.replace(first, folders=folders), *others)
    library.changed.emit()


def test_watched_folders_are_named_and_can_be_left_alone(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    watch(library, WatchedFolder("/home/mina/계약서"), WatchedFolder("/media/stick", False))
    qtbot.waitUntil(lambda: any("/home/mina/계약서" in text for text in texts(page)))
    assert any("/media/stick cannot be reached" in text for text in texts(page))
    leave = [
        each
        for each in page.findChildren(QAbstractButton)
        if each.toolTip() == "Stop watching this folder" and each.isVisible()
    ]
    leave[0].click()
    assert library.calls[-1] == ("unwatch", Path("/home/mina/계약서"), "c1")
    watch(library)
    qtbot.waitUntil(lambda: not any("/media/stick" in text for text in texts(page)))


def test_a_folder_is_chosen_to_be_watched(
    page: DocumentsPage, library: FakeLibrary, tmp_path: Path
) -> None:
    dialog = page.ask_watched_folder()
    dialog.filesSelected.emit([str(tmp_path)])
    assert library.calls[-1] == ("watch", tmp_path)
    dialog.close()


def test_reading_is_paused_and_goes_on(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    button(page, "Pause").click()
    assert library.calls[-1] == ("pause", True)
    library.paused = True
    library.changed.emit()
    qtbot.waitUntil(
        lambda: "Reading is paused. Files that wait are read when you go on." in texts(page)
    )
    button(page, "Go on").click()
    assert library.calls[-1] == ("pause", False)


@pytest.mark.parametrize("missing", [True, False])
def test_a_file_that_is_gone_says_so(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot, missing: bool
) -> None:
    (document,) = (each for each in library.all_documents if each.document_id == "d1")
    document = dataclasses.replace(document, state=DocumentState.READY, missing=missing)
    assert words.state(document) == ("Ready; the file is gone" if missing else "Ready")


def test_a_scan_can_have_its_text_recognised(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    problem = Problem("The PDF is scanned.", kind="ScannedDocument")
    library.all_documents = tuple(
        dataclasses.replace(each, state=DocumentState.FAILED, problem=problem)
        if each.document_id == "d1"
        else each
        for each in library.all_documents
    )
    library.document_changed.emit("d1")
    page.go_to({"document_id": "d1"})
    button(page, "Recognise text").click()
    assert library.calls[-1] == ("recognise", ["d1"])

"""Inputs out of a promptfoo file, run on the bundled model, taken away as a page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.journeys.pilot import Pilot
from workbench.core.generation import Sampling
from workbench.core.lab import Comparison, Variant
from workbench.ui.frame.toasts import Toast
from workbench.ui.lab.file_menu import FileMenu
from workbench.ui.lab.import_dialog import ImportDialog
from workbench.ui.lab.page import LabPage
from workbench.ui.widgets import PrimaryButton

pytestmark = [pytest.mark.journey, pytest.mark.engine]

CSV = """message,__expected,__expected2,__description
The lamp came late.,"contains-any: complaint, late","javascript: output.length > 3",late
정말 마음에 들어요!,not-contains: refund,,praise
"Where is my <b>parcel</b>, please?","regex: .+",llm-rubric: polite,html
"""


class _Words(HTMLParser):
    """What a person reads in a page, and which tags it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.names = "", set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.names.add(tag)

    def handle_data(self, data: str) -> None:
        """Gather text."""
        self.text += data


@pytest.fixture
def page(pilot: Pilot) -> LabPage:
    """The lab with two plain prompts."""
    pilot.program.window.show_page("lab")
    pilot.wait(lambda: bool(pilot.services.lab.sheet.title))
    greedy = Sampling(temperature=0.0, max_tokens=16)
    sheet = Comparison(
        title="Shop",
        variants=(
            Variant("a", "Plain", "", "{{input}}", sampling=greedy),
            Variant("b", "Label", "Label the message.", "Message: {{input}}", sampling=greedy),
        ),
    )
    pilot.services.lab.set_sheet(sheet, rebuild=True)
    found = pilot.program.window.current_page()
    assert isinstance(found, LabPage)
    return found


def _dialog(page: QWidget) -> ImportDialog | None:
    """Return the open dialog."""
    return next((each for each in page.findChildren(ImportDialog) if each.isVisible()), None)


def test_promptfoo_tests_are_imported_run_and_exported_as_a_page(
    pilot: Pilot, page: LabPage, tmp_path: Path
) -> None:
    path = tmp_path / "검사 tests.csv"
    path.write_text(CSV, encoding="utf-8")
    lab = pilot.services.lab
    pilot.drop([path])
    pilot.wait(lambda: _dialog(page) is not None)
    dialog = _dialog(page)
    assert dialog is not None
    shown = " ".join(each.text() for each in dialog.findChildren(QLabel))
    assert "Tests of promptfoo · 3 rows" in shown
    assert "2 things are not taken" in shown
    QTest.mouseClick(dialog.findChild(PrimaryButton), Qt.MouseButton.LeftButton)
    assert [row.description for row in lab.sheet.rows] == ["late", "praise", "html"]

    lab.run()
    pilot.wait(lambda: not lab.running)
    results = lab.results()
    assert len(results) == 6
    assert all(len(result.outcomes) == 1 for result in results)

    file = tmp_path / "out 결과.html"
    saving = page.findChild(FileMenu).ask_export()
    saving.fileSelected.emit(str(file))
    saving.close()
    pilot.wait(file.exists)
    words = _Words(file.read_text(encoding="utf-8"))
    assert words.names.isdisjoint({"script", "img", "base", "link", "a"})
    for result in results:
        assert result.text.strip()[:40] in words.text
    assert "Where is my <b>parcel</b>, please?" in words.text
    assert {"svg", "table", "details"} <= words.names
    pilot.wait(lambda: bool(pilot.program.window.findChildren(Toast)))
    offered = [
        each.text()
        for toast in pilot.program.window.findChildren(Toast)
        for each in toast.findChildren(QPushButton)
    ]
    assert "Open" in offered


def test_a_broken_table_is_told_with_its_line_and_changes_nothing(
    pilot: Pilot, page: LabPage, tmp_path: Path
) -> None:
    path = tmp_path / "broken.csv"
    path.write_text('input\nfine\n"never closed\n', encoding="utf-8")
    before = pilot.services.lab.sheet
    pilot.drop([path])
    pilot.wait(lambda: bool(pilot.program.window.findChildren(Toast)))
    said = " ".join(
        each.text()
        for toast in pilot.program.window.findChildren(Toast)
        for each in toast.findChildren(QLabel)
    )
    assert "The quotation mark that opens in line 3 is never closed." in said
    assert pilot.services.lab.sheet == before
    assert _dialog(page) is None

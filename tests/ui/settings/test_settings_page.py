"""The settings page: every change is kept at once, and nothing private is copied."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_services
from workbench.core.generation import Sampling
from workbench.core.paths import Paths
from workbench.services.bundle import Services
from workbench.ui.context import UiContext, make_context
from workbench.ui.settings.diagnostics import diagnostics
from workbench.ui.settings.log import LogSection, log_tail
from workbench.ui.settings.page import SettingsPage
from workbench.ui.widgets import ChoiceField

Shown = Callable[[QWidget], Any]


@pytest.fixture
def page(context: UiContext, shown: Shown) -> Any:
    """The page."""
    made = SettingsPage(context)
    made.resize(900, 700)
    return shown(made)


def choose(field: ChoiceField, meaning: object) -> None:
    """Choose as a person does."""
    index = field.findData(meaning)
    field.setCurrentIndex(index)
    field.activated.emit(index)


@pytest.mark.parametrize(
    ("section", "field", "name", "value"),
    [
        ("look", "language", "language", "ko"),
        ("look", "theme", "theme", "dark"),
        ("look", "text_size", "font_points", 14),
        ("writing", "enter", "enter_sends", False),
    ],
)
def test_choice_is_kept(
    page: Any, services: Services, section: str, field: str, name: str, value: object
) -> None:
    """Choosing changes the setting, and says so to whoever listens."""
    heard: list[object] = []
    services.settings.changed.connect(lambda _old, new: heard.append(getattr(new, name)))
    choose(getattr(page.sections[section], field), value)
    assert getattr(services.settings.value, name) == value
    assert heard == [value]


def test_passages_are_kept(page: Any, services: Services) -> None:
    """A number is kept as it is typed."""
    page.sections["writing"].passages.setValue(7)
    assert services.settings.value.passages == 7


def test_system_text_is_kept_after_a_pause(qtbot: QtBot, page: Any, services: Services) -> None:
    """Not with every letter."""
    page.sections["writing"].system_text.setPlainText("간단히 답하세요.")
    assert services.settings.value.system_text == ""
    qtbot.waitUntil(lambda: services.settings.value.system_text == "간단히 답하세요.")


def test_page_shows_the_settings(context: UiContext, shown: Shown) -> None:
    """What was chosen before is chosen still."""
    services = make_services("ko", theme="dark", font_points=14, enter_sends=False)
    page = shown(SettingsPage(make_context(services)))
    look, writing = page.sections["look"], page.sections["writing"]
    shown_now = (look.language, look.theme, look.text_size, writing.enter)
    assert [field.currentData() for field in shown_now] == ["ko", "dark", 14, False]


def test_data_folder_and_privacy_are_told(page: Any) -> None:
    """Where everything lies, and that nothing leaves."""
    words = " ".join(label.text() for label in page.sections["data"].findChildren(QLabel))
    assert "workbench" in words
    assert "Models, documents and chats stay on this computer." in words
    assert "only when you press Download" in words


def test_target_scrolls_to_its_section(qtbot: QtBot, page: Any) -> None:
    """A notice about the log leads to the log."""
    page.go_to({"section": "log"})
    log = page.sections["log"]
    bar = page._list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert log.mapTo(page, log.rect().topLeft()).y() < page.height()


def test_diagnostics_tell_nothing_private(context: UiContext) -> None:
    """Versions, device and settings; no prompt, no file name."""
    services = make_services(
        system_text="You are a spy.",
        model_files=("/home/kim/비밀 모델.gguf",),
        model_id="/home/kim/비밀 모델.gguf",
        sampling=Sampling(temperature=0.33, stop=("secret stop",), grammar="secret grammar"),
    )
    text = diagnostics(services, "first\nsecond")
    for part in (
        "Workbench",
        "PySide6",
        "llama-cpp-python",
        "CPU, CPU, 8 threads",
        "passages = 4",
        "temperature 0.33",
    ):
        assert part in text
    assert text.endswith("second")
    for private in ("spy", "비밀", "secret", "Qwen3-1.7B-Q4_K_M.gguf"):
        assert private not in text


def test_diagnostics_are_copied(
    qtbot: QtBot, context: UiContext, services: Services, shown: Shown, tmp_path: Path
) -> None:
    """One press copies them with the end of the log, and the button says so."""
    services.settings.paths = Paths(tmp_path)
    services.settings.paths.logs.mkdir()
    (services.settings.paths.logs / "workbench.log").write_text("started\n", encoding="utf-8")
    holder = QWidget()
    section = LogSection(context, holder)
    shown(holder)
    assert section.view.toPlainText().strip() == "started"
    qtbot.mouseClick(section.copy_button, Qt.MouseButton.LeftButton)
    assert section.copy_button.text() == "Copied"
    assert "started" in QGuiApplication.clipboard().text()


def test_long_log_is_cut_at_a_line(tmp_path: Path) -> None:
    """Only its end is read, from the beginning of a line."""
    log = tmp_path / "workbench.log"
    log.write_text("".join(f"line {number}\n" for number in range(20_000)), encoding="utf-8")
    lines = log_tail(log).splitlines()
    assert lines[-1] == "line 19999"
    assert lines[0].startswith("line ") and len(lines) < 20_000


def test_missing_log_is_empty(tmp_path: Path) -> None:
    """No log is no problem."""
    assert log_tail(tmp_path / "none.log") == ""


def test_every_control_has_a_name(page: Any) -> None:
    """Screen readers read each of them."""
    sections = page.sections
    look, writing = sections["look"], sections["writing"]
    for field in (look.language, look.theme, look.text_size, writing.enter, writing.passages):
        assert field.accessibleName()

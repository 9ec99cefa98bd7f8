"""The technique of a column, what it can be told, and the chain's editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.core.generation import Sampling
from workbench.core.lab import ChainStep, Example, TechniqueOptions, Variant
from workbench.prompts.techniques import TECHNIQUES
from workbench.ui.context import UiContext
from workbench.ui.lab.column_editor import ColumnEditor
from workbench.ui.lab.technique_chain import _StepBlock
from workbench.ui.lab.technique_field import TechniqueField


@pytest.fixture
def editor(context: UiContext, shown: Callable[[QWidget], Any]) -> Iterator[ColumnEditor]:
    """Give the editor of a column, on screen."""
    holder = QWidget()
    made = ColumnEditor(context, holder)
    made.show_variant(Variant("a", "A"))
    for widget in (holder, made):
        widget.resize(420, 900)
    shown(holder)
    yield made  # the holder must live as long


def _options(editor: ColumnEditor, **variant: object) -> set[str]:
    """Show a column and return the options that are seen."""
    editor.show_variant(Variant("a", "A", **variant))  # type: ignore[arg-type]
    part = editor._technique_options
    seen = {key for key, (_label, field) in part._lines.items() if field.isVisible()}
    return seen | ({"chain"} if part._chain.isVisible() else set())


def _with_tip(parent: QWidget, tip: str) -> QAbstractButton:
    """Return the button with a tooltip."""
    (found,) = (item for item in parent.findChildren(QAbstractButton) if item.toolTip() == tip)
    return found


def test_every_technique_is_there_under_its_group_with_its_source(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    field = TechniqueField(holder)
    for technique in TECHNIQUES:
        index = field.findData(technique.technique_id)
        assert technique.source in field.itemData(index, Qt.ItemDataRole.ToolTipRole)
    heading = field.findText("Check and correct")
    assert not field.model().flags(field.model().index(heading, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert heading < field.findData("verification")


def test_an_unknown_technique_is_shown_as_such(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    field = TechniqueField(holder)
    count = field.count()
    field.show_technique("magic")
    assert field.currentText() == "magic (not known)"
    assert "cannot be run" in field.toolTip()
    field.show_technique("think")
    assert (field.count(), field.currentData()) == (count, "think")


@pytest.mark.parametrize(
    ("technique", "seen"),
    [
        ("none", {"marking"}),
        ("self_consistency", {"marking", "samples", "temperature"}),
        ("refine", {"marking", "rounds"}),
        ("chain", {"marking", "chain"}),
    ],
)
def test_only_what_the_technique_uses_is_shown(
    editor: ColumnEditor, technique: str, seen: set[str]
) -> None:
    assert _options(editor, technique=technique) == seen


def test_a_temperature_of_the_column_takes_the_place_of_the_samples_own(
    editor: ColumnEditor,
) -> None:
    assert "temperature" not in _options(
        editor, technique="self_consistency", sampling=Sampling(temperature=0.5)
    )


def test_what_is_missing_is_said(editor: ColumnEditor) -> None:
    hint = editor._technique_options._hint
    editor.show_variant(Variant("a", "A", technique="structured"))
    assert "JSON schema" in hint.text()
    editor.show_variant(Variant("a", "A", technique="worked"))
    assert "Steps" in hint.text()
    editor.show_variant(Variant("a", "A", technique="worked", examples=(Example("1", "2", "3"),)))  # type: ignore[arg-type]
    assert not hint.isVisible()


def test_changes_of_several_options_add_up(editor: ColumnEditor, qtbot: QtBot) -> None:
    editor.show_variant(Variant("a", "A", technique="self_consistency"))
    told: list[tuple[str, object]] = []
    editor.edited.connect(lambda field, value: told.append((field, value)))
    editor._technique_options._samples.setValue(9)
    editor._technique_options._marking.setCurrentIndex(2)
    editor._technique_options._marking.activated.emit(2)
    editor._examples.order.changed.emit({"order": "shuffled"})
    assert told[-1] == (
        "options", TechniqueOptions(samples=9, marking="datamarked", order="shuffled"),
    )  # fmt: skip


def test_steps_of_a_chain_are_added_named_moved_and_removed(
    editor: ColumnEditor, qtbot: QtBot
) -> None:
    editor.show_variant(Variant("a", "A", technique="chain"))
    told: list[Any] = []
    editor.edited.connect(lambda _field, value: told.append(value.chain))
    chain = editor._technique_options._chain
    qtbot.mouseClick(chain.add, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(chain.add, Qt.MouseButton.LeftButton)
    assert told[-1] == (ChainStep("step1", "{{input}}"), ChainStep("step2", "{{step1}}"))
    first, second = chain.findChildren(_StepBlock)
    first.name.setFocus()
    first.name.selectAll()
    qtbot.keyClicks(first.name, "facts")
    assert told[-1][0].name == "facts"
    second.template.setPlainText("Shorten: {{facts}}")
    assert told[-1][1].template == "Shorten: {{facts}}"
    _with_tip(second, "Move this step up").click()
    assert [step.name for step in told[-1]] == ["step2", "facts"]
    _with_tip(first, "Remove this step").click()
    assert [step.name for step in told[-1]] == ["facts"]

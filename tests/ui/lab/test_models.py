"""A column's own model: chosen, named in its head, and told while it loads."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.lab import find
from tests.ui.lab.play import PlayLab
from workbench.services.lab import Cell
from workbench.ui.context import UiContext
from workbench.ui.lab.model_field import ModelField
from workbench.ui.lab.page import LabPage


def test_a_column_takes_a_model_and_names_it(page: LabPage, lab: PlayLab) -> None:
    card = page._columns.cards[1]
    assert not any(text.startswith("on ") for text in find.texts(card))
    field = find.one(card, ModelField, "Model")
    assert field.currentText() == "The loaded model"
    field.setCurrentIndex(field.findData(content.LARGE.model_id))
    field.activated.emit(field.currentIndex())
    assert [variant.model_id for variant in lab.sheet.variants] == ["", content.LARGE.model_id, ""]
    assert "on Large 14B Instruct" in find.texts(card)
    field.setCurrentIndex(0)
    field.activated.emit(0)
    assert not any(text.startswith("on ") for text in find.texts(card))


def test_a_model_that_is_gone_is_named_as_missing(page: LabPage, lab: PlayLab) -> None:
    first, *others = lab.sheet.variants
    lab.set_sheet(
        dataclasses.replace(
            lab.sheet, variants=(dataclasses.replace(first, model_id="gone"), *others)
        ),
        rebuild=True,
    )
    card = page._columns.cards[0]
    assert find.one(card, ModelField, "Model").currentText() == "(not on the list)"
    assert "on a model that is not on the list" in find.texts(card)


def test_the_list_follows_the_models(page: LabPage, services: Any) -> None:
    field = find.one(page._columns.cards[0], ModelField, "Model")
    assert field.count() == 4
    services.models.listed = (content.TOUR,)
    services.models.entries_changed.emit()
    assert [field.itemText(row) for row in range(field.count())] == [
        "The loaded model",
        "Tour model",
    ]


def test_loading_a_model_is_told_in_the_cell(page: LabPage, lab: PlayLab) -> None:
    lab.begin()
    lab.play(Cell("b", 0, "loading", model_name="Large 14B Instruct", fraction=0.4))
    page._columns.refresh_answers()
    told = [text for text in find.texts(page._columns.cards[1]) if "Loading" in text]
    assert told and told[0].startswith("Loading its model, 40 % · ")


def test_the_split_is_kept_when_the_window_is_built_anew(
    page: LabPage, lab_context: UiContext, shown: Callable[[QWidget], Any], qtbot: QtBot
) -> None:
    splitter = page._columns.cards[0].findChild(QSplitter)
    before = splitter.sizes()
    splitter.moveSplitter(before[0] - 40, 1)
    assert [card.findChild(QSplitter).sizes() for card in page._columns.cards] == [
        splitter.sizes()
    ] * 3
    again = LabPage(lab_context)
    again.resize(1200, 760)
    shown(again)
    kept = again._columns.cards[0].findChild(QSplitter)
    assert splitter.sizes() != before
    qtbot.waitUntil(lambda: abs(kept.sizes()[0] - splitter.sizes()[0]) <= 2)

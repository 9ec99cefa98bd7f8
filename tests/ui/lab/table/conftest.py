"""The lab's page over a table that was run."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.lab.table.play_table import TableLab
from workbench.services.bundle import Services
from workbench.ui.context import UiContext
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.table.panel import TablePanel


@pytest.fixture
def lab() -> TableLab:
    """Return the lab service."""
    return TableLab()


@pytest.fixture
def table_context(context: UiContext, services: Services, lab: TableLab) -> UiContext:
    """Return the context with this lab service in it."""
    return dataclasses.replace(context, services=dataclasses.replace(services, lab=lab))


@pytest.fixture
def page(table_context: UiContext, shown: Callable[[QWidget], Any]) -> LabPage:
    """Return the page, on screen."""
    made = LabPage(table_context)
    made.resize(1200, 900)
    shown(made)
    return made


@pytest.fixture
def panel(page: LabPage) -> TablePanel:
    """Return the table on the page."""
    (made,) = page.findChildren(TablePanel)
    made.view.setFocus()
    return made

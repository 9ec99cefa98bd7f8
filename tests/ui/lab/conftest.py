"""The lab's page over a service that keeps its sheet, shown at the usual size."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.lab.play import PlayLab
from workbench.services.bundle import Services
from workbench.ui.context import UiContext
from workbench.ui.lab.page import LabPage


@pytest.fixture
def lab() -> PlayLab:
    """Return the lab service."""
    return PlayLab()


@pytest.fixture
def lab_context(context: UiContext, services: Services, lab: PlayLab) -> UiContext:
    """Return the context with this lab service in it."""
    return dataclasses.replace(context, services=dataclasses.replace(services, lab=lab))


@pytest.fixture
def page(lab_context: UiContext, shown: Callable[[QWidget], Any]) -> LabPage:
    """Return the page, on screen."""
    made = LabPage(lab_context)
    made.resize(1200, 760)
    shown(made)
    return made

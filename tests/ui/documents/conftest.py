"""The Documents page over a library with content, shown at the usual size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.fakes import FakeLibrary
from workbench.services.bundle import Services
from workbench.ui.context import UiContext
from workbench.ui.documents.page import DocumentsPage


@pytest.fixture
def library(services: Services) -> FakeLibrary:
    """Return the library service."""
    library: Any = services.library
    return library


@pytest.fixture
def page(context: UiContext, shown: Callable[[QWidget], Any]) -> DocumentsPage:
    """Return the page, on screen."""
    made = DocumentsPage(context)
    made.resize(1200, 760)
    shown(made)
    return made

"""Each moment that is photographed can be played."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.scenes import SCENES, Scene
from workbench.ui.context import make_context
from workbench.ui.main_window import MainWindow
from workbench.ui.translation import use_language


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_scene(qapp: QApplication, shown: Callable[[QWidget], Any], scene: Scene) -> None:
    """The window opens on its page, and nothing warns."""
    use_language(qapp, "ko")
    context = make_context(scene.services("ko", "dark", 10))
    window = shown(MainWindow(context, page=scene.page))
    scene.act(window)
    assert window.page == scene.page

"""Forms with everything unfolded, and the dialogs: in both languages, nothing is cut."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.cut import cut_words
from tests.ui.fakes import make_services
from workbench.core.errors import Problem
from workbench.core.generation import Sampling, TokenBias
from workbench.ui.chat.sampling import SamplingPanel
from workbench.ui.context import UiContext, make_context
from workbench.ui.lab.sampling_dialog import SamplingDialog
from workbench.ui.models.adapter_dialog import AdapterDialog
from workbench.ui.models.options import LoadOptionsForm
from workbench.ui.models.server_dialog import ServerDialog
from workbench.ui.style import dress
from workbench.ui.translation import use_language
from workbench.ui.widgets.disclosure import Disclosure

EVERYTHING = replace(
    Sampling(),
    temperature=0.2,
    dry_multiplier=0.8,
    xtc_probability=0.5,
    dynamic_range=0.5,
    mirostat=True,
    grammar='root ::= "yes"',
    logit_bias=(TokenBias(5, -100.0),),
)


def sampling(context: UiContext) -> QWidget:
    """The sampling tab with every control shown."""
    context.services.chat.sampling = EVERYTHING  # type: ignore[misc]
    return _at_width(SamplingPanel(context, None), 36 * context.points)


def options(context: UiContext) -> QWidget:
    """The load options."""
    return _at_width(LoadOptionsForm(context, None), 20 * context.points + 140)


def sampling_dialog(context: UiContext) -> QWidget:
    """The lab's dialog."""
    return SamplingDialog(context, EVERYTHING, None)


def server(context: UiContext) -> QWidget:
    """The dialog for a server, with a fault told."""
    dialog = ServerDialog(context, None)
    dialog.address.setText("http://192.168.0.12:8000")
    dialog._show_answer(Problem("Nothing answers there.", "Is the server running?"))
    return dialog


def adapter(context: UiContext) -> QWidget:
    """The dialog for an adapter."""
    dialog = AdapterDialog(context, content.QWEN, None)
    dialog.take("/models/a-rather-long-name-of-an-adapter-for-polite-answers.gguf")
    return dialog


def _at_width(widget: QWidget, width: int) -> QWidget:
    """Return a widget of a width, high enough for all of it."""
    widget.resize(width, 900)
    return widget


@pytest.mark.parametrize("points", [10, 18])
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("make", [sampling, options, sampling_dialog, server, adapter])
def test_nothing_is_cut(
    qapp: QApplication,
    qtbot: QtBot,
    shown: Callable[[QWidget], Any],
    make: Callable[[UiContext], QWidget],
    language: str,
    points: int,
) -> None:
    use_language(qapp, language)
    context = make_context(make_services(language, font_points=points))
    dress(qapp, context.theme, context.points)
    widget = shown(make(context))
    for part in widget.findChildren(Disclosure):
        part.set_open(True)
    # A wrapped label asks for its height once it has its width.
    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: cut_words(widget) == [], timeout=2_000)
    assert cut_words(widget) == []

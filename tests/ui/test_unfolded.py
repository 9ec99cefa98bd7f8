"""Forms with everything unfolded, and the dialogs: in both languages, nothing is cut."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.cut import cut_words
from tests.ui.fakes import make_services
from workbench.answering.parts import PART_KINDS, Part, PartKind, PromptParts
from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt, Sampling, TokenBias
from workbench.core.lab import Price
from workbench.ui.chat.sampling import SamplingPanel
from workbench.ui.context import UiContext, make_context
from workbench.ui.lab.plots_panel import NumbersPanel
from workbench.ui.lab.prompt_dialog import PromptDialog
from workbench.ui.lab.sampling_dialog import SamplingDialog
from workbench.ui.lab.vary_dialog import VaryDialog
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


def vary(context: UiContext) -> QWidget:
    """The dialog that makes columns, with more than there is room for."""
    dialog = VaryDialog(context, context.services.lab.sheet.variants, "b", None)
    dialog.choose_field("seed")
    dialog.findChild(QLineEdit).setText("1 2 3 4 5 6 7 8 9")
    return dialog


def prompt(context: UiContext) -> QWidget:
    """A prompt with all its parts, too long for the context."""
    dialog = PromptDialog(context, "A  Zero-shot", None)
    tokens: dict[PartKind, int] = dict.fromkeys(PART_KINDS, 1200)
    parts = tuple(Part(kind, f"{kind}\n") for kind in PART_KINDS)
    text = "".join(part.text for part in parts)
    dialog.show_outcome(
        PromptParts(RenderedPrompt(text, 8400), parts, tokens, 8192, 256, 7936, "draft")
    )
    return dialog


def numbers(context: UiContext) -> QWidget:
    """The numbers of all columns, with a price."""
    lab = context.services.lab
    lab.sheet = replace(lab.sheet, price=Price(0.5, 1.5))  # type: ignore[misc]
    panel = NumbersPanel(context, None)
    panel.show()
    panel.refresh()
    return _at_width(panel, 1100)


def _at_width(widget: QWidget, width: int) -> QWidget:
    """Return a widget of a width, high enough for all of it."""
    widget.resize(width, 900)
    return widget


@pytest.mark.parametrize("points", [10, 18])
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    "make", [sampling, options, sampling_dialog, server, adapter, vary, prompt, numbers]
)
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

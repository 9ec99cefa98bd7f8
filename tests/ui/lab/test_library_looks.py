"""The library's dialogs in both languages, small and large: named, explained, not cut."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QToolButton, QWidget

from tests.ui.cut import cut_words, described, inner, seen
from tests.ui.fakes import make_services
from tests.ui.lab.play import PlayLab
from tests.ui.test_every_page import CONTROLS, LOOKS
from workbench.core.prompts import PromptVariable
from workbench.ui.context import UiContext, make_context
from workbench.ui.lab.library.dialog import LibraryDialog
from workbench.ui.lab.library.note_dialog import NoteDialog
from workbench.ui.lab.library.save_dialog import SaveDialog
from workbench.ui.lab.library.source_dialog import SourceDialog
from workbench.ui.style import dress
from workbench.ui.translation import use_language

VARIABLES = (PromptVariable("tone", "choice", "warm", ("warm", "plain")), PromptVariable("who"))


def library(context: UiContext, parent: QWidget) -> QDialog:
    """Return the library with two versions compared."""
    dialog = LibraryDialog(context, parent)
    dialog.show_target("v0", "reply", 1)
    dialog.details.versions.compare(2)
    return dialog


MAKERS: dict[str, Callable[[UiContext, QWidget], QDialog]] = {
    "library": library,
    "save": lambda context, parent: SaveDialog(context, parent, variables=VARIABLES),
    "change": lambda context, parent: SaveDialog(
        context, parent, prompt=context.services.prompts.prompt("reply")
    ),
    "note": lambda context, parent: NoteDialog(context, "불만에 답장하기", 12, parent),
    "document": lambda context, parent: SourceDialog(
        context, PromptVariable("terms", "document"), "", parent
    ),
    "passages": lambda context, parent: SourceDialog(
        context, PromptVariable("terms", "passages"), "", parent
    ),
}


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request: pytest.FixtureRequest, qapp: QApplication) -> UiContext:
    """Return the context of one look."""
    language, points = request.param
    use_language(qapp, language)
    services = dataclasses.replace(make_services(language, font_points=points), lab=PlayLab())
    context = make_context(services)
    dress(qapp, context.theme, context.points)
    return context


@pytest.mark.parametrize("name", MAKERS)
def test_a_dialog_is_named_explained_and_not_cut(
    name: str, look: UiContext, shown: Callable[[QWidget], Any]
) -> None:
    parent = shown(QWidget())
    dialog = shown(MAKERS[name](look, parent))
    QApplication.sendPostedEvents()
    nameless = [
        described(part)
        for part in seen(dialog, *CONTROLS)
        if not inner(part) and not part.accessibleName() and not getattr(part, "text", str)()
    ]
    assert nameless == []
    assert [
        described(b) for b in seen(dialog, QToolButton) if not inner(b) and not b.toolTip()
    ] == []
    assert cut_words(dialog) == []

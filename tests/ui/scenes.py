"""Moments of the window worth a picture: a page, content, and what the person has just done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.ui import content
from tests.ui.fakes import make_services
from workbench.core.errors import Problem
from workbench.services.jobs import JobView
from workbench.ui.main_window import MainWindow


def _nothing(_thing: Any) -> None:
    """Change nothing."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment. *prepare* plays the world before the window is built, *act* the person after."""

    name: str
    page: str
    prepare: Callable[[Any], None] = _nothing
    act: Callable[[MainWindow], None] = _nothing
    settings: dict[str, Any] = field(default_factory=dict)

    def services(self, language: str, theme: str, points: int) -> Any:
        """Return the services of this moment."""
        services = make_services(language, theme=theme, font_points=points, **self.settings)
        self.prepare(services)
        return services


def _busy(services: Any) -> None:
    """A document is being embedded."""
    services.jobs.show_views(JobView(1, "Reading documents", 0.4, True))


def _tour(services: Any) -> None:
    """The first start: the bundled model, no chat yet."""
    services.models.choose(content.TOUR)
    services.chat.be_empty()
    services.chat.conversations = ()
    services.chat.context_used, services.chat.context_size = 0, 1024


def _loading(services: Any) -> None:
    """A model is being loaded; another one failed before."""
    services.models.choose(content.QWEN, "loading", 0.43)
    services.jobs.show_views(JobView(1, "Loading the model", 0.43, True))


def _failed(services: Any) -> None:
    """A model did not fit."""
    services.models.choose(content.LARGE, "none")
    services.models.problem = Problem(
        "This model needs about {needed_gb} GB of memory; {free_gb} GB are free.",
        "Choose a smaller model or a smaller quantisation of it, such as Q4_K_M, "
        "or close other programs.",
        {"needed_gb": "11.9", "free_gb": "9.8"},
    )


def _post_notices(window: MainWindow) -> None:
    """A removed chat, and a lost engine."""
    notices = window._context.services.notices
    notices.post(
        Problem("{name} was taken off the list. Its file stays.", values={"name": "Qwen3 1.7B"}),
        "info",
        "undo",
    )
    notices.post(
        Problem(
            "The engine was ended from outside, perhaps because the memory ran out.",
            "It starts again by itself; then try again. If it comes back, choose a smaller "
            "context or another model.",
        ),
        "error",
        "log",
    )


def _drag(window: MainWindow) -> None:
    """Documents are held over the window."""
    from workbench.ui.frame.drops import sort_paths

    files = sort_paths([Path("/a/terms.pdf"), Path("/a/연장보증.docx"), Path("/a/faq.md")])
    words = window._dropping.words(files, window.page, window.current_page())
    assert words is not None
    window.overlay.tell(*words)


def _details(window: MainWindow) -> None:
    """The metadata of the first model are open."""
    window.current_page().cards[1].details.click()  # type: ignore[attr-defined]


def _log_section(window: MainWindow) -> None:
    """Scrolled to the end of the settings."""
    window.show_page("settings", {"section": "data"})


SCENES: tuple[Scene, ...] = (
    Scene("chat", "chat", _busy),
    Scene("chat_first", "chat", _tour),
    Scene("chat_notices", "chat", act=_post_notices),
    Scene("chat_drop", "chat", act=_drag),
    Scene("documents", "documents", _busy),
    Scene("lab", "lab"),
    Scene("models", "models"),
    Scene("models_loading", "models", _loading, _details),
    Scene("models_failed", "models", _failed),
    Scene("settings", "settings"),
    Scene("settings_end", "settings", act=_log_section),
)

"""What every page gets: the services, and the look it was built for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.ui.icons import Icons
from workbench.ui.theme import Theme, chosen_theme

if TYPE_CHECKING:
    from workbench.services.bundle import Services


@dataclass(frozen=True, slots=True)
class UiContext:
    """Handed down explicitly; a change of look builds a new one and a new window."""

    services: Services
    theme: Theme
    icons: Icons
    points: int


def make_context(services: Services) -> UiContext:
    """Return the context for the present settings."""
    settings = services.settings.value
    theme = chosen_theme(settings.theme)
    return UiContext(services, theme, Icons(theme), settings.font_points)

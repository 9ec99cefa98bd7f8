"""Where things lie: one data folder a profile, and the program's own resources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
CATALOGUE: Final = RESOURCES.parent / "models.toml"
SHIPPED_PROMPTS: Final = RESOURCES / "prompts"


@dataclass(frozen=True, slots=True)
class Paths:
    """Everything that is written lies under *data*."""

    data: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.toml"

    @property
    def database(self) -> Path:
        """Conversations, runs and timings."""
        return self.data / "workbench.db"

    @property
    def crashes(self) -> Path:
        """Which models ended their engine lately."""
        return self.data / "crashes.json"

    @property
    def library(self) -> Path:
        """The library child's folder: its database and its vector index."""
        return self.data / "library"

    @property
    def models(self) -> Path:
        """Models that the program fetched."""
        return self.data / "models"

    @property
    def embedders(self) -> Path:
        """Embedding models that the program fetched, a folder each."""
        return self.data / "embedders"

    @property
    def downloads(self) -> Path:
        """Which downloads there are."""
        return self.data / "downloads.json"

    @property
    def prompts(self) -> Path:
        """The person's prompts, one file each."""
        return self.data / "prompts"

    @property
    def states(self) -> Path:
        """What the engine had read of recent chats, so that they start at once when reopened."""
        return self.data / "states"

    @property
    def logs(self) -> Path:
        """Rotating logs; the children write theirs here too."""
        return self.data / "logs"

    @property
    def lock(self) -> Path:
        """Held while a program uses the data folder."""
        return self.data / "workbench.lock"

    @property
    def secret(self) -> Path:
        """32 random bytes of this installation, for marks that a document cannot foresee."""
        return self.data / "secret"

    @property
    def exports(self) -> Path:
        """Where exports are offered to go."""
        return self.data / "exports"

    def create(self) -> None:
        """Make the folders. Raises OSError."""
        for folder in (self.data, self.library, self.logs):
            folder.mkdir(parents=True, exist_ok=True)

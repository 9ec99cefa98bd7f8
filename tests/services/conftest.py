"""Services on a real database and a scripted engine."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.answering.cells import CellKey
from workbench.answering.compare import ComparisonRunner
from workbench.answering.conversation import ChatRunner
from workbench.core.errors import StorageError
from workbench.core.lab import Comparison, Run
from workbench.core.models import ModelEntry
from workbench.core.paths import Paths
from workbench.core.settings import Settings
from workbench.engine.fake import FakeEngine
from workbench.services.chat import ChatService
from workbench.services.jobs import Jobs
from workbench.services.lab import LabService
from workbench.services.models import ModelService
from workbench.services.models_keys import Keyring
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService
from workbench.storage.conversations import Conversations
from workbench.storage.crashes import CrashBook
from workbench.storage.database import Database
from workbench.storage.runs import Runs

TOUR = ModelEntry("tour", "Tour model", Path("tour.gguf"), 1, bundled=True, sha256="0")


class FakeKeyring:
    """A keyring in memory. With *problem* it does not work."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self.problem: StorageError | None = None

    def save(self, endpoint_id: str, key: str) -> None:
        """Keep a key."""
        self._check()
        self.keys[endpoint_id] = key

    def read(self, endpoint_id: str) -> str:
        """Return a key."""
        self._check()
        return self.keys.get(endpoint_id, "")

    def forget(self, endpoint_id: str) -> None:
        """Delete a key."""
        self._check()
        self.keys.pop(endpoint_id, None)

    def _check(self) -> None:
        if self.problem is not None:
            raise self.problem


@dataclass(frozen=True)
class Desk:
    """The services under test, and what they stand on."""

    engine: FakeEngine
    jobs: Jobs
    notices: Notices
    settings: SettingsService
    models: ModelService
    chat: ChatService
    lab: LabService
    conversations: Conversations
    saved: list[Settings]
    keyring: FakeKeyring
    crashes: CrashBook


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """Give services whose engine answers by hand."""
    engine = FakeEngine(by_hand=True)
    database = Database(tmp_path / "workbench.db")
    conversations, runs = Conversations(database), Runs(database)
    notices = Notices()
    jobs = Jobs(notices)
    saved: list[Settings] = []
    settings = SettingsService(Settings(), Paths(tmp_path), saved.append, jobs)
    keyring, crashes = FakeKeyring(), CrashBook(tmp_path / "crashes.json")
    functions = Keyring(keyring.save, keyring.read, keyring.forget)
    models = ModelService(
        engine, (TOUR,), settings, jobs, notices, keyring=functions, crashes=crashes
    )
    chat = ChatService(
        ChatRunner(engine, conversations, b"secret"), conversations, models, settings, jobs, notices
    )

    def make_runner(
        sheet: Comparison,
        continued: Run | None = None,
        only: Collection[CellKey] | None = None,
    ) -> ComparisonRunner:
        return ComparisonRunner(engine, sheet, b"secret", runs=runs, continued=continued, only=only)

    lab = LabService(
        make_runner,
        runs,
        models,
        jobs,
        notices,
    )
    yield Desk(
        engine, jobs, notices, settings, models, chat, lab, conversations, saved, keyring, crashes
    )
    chat.close()
    lab.close()
    jobs.close()
    database.close()


@pytest.fixture
def ready(desk: Desk, qtbot: QtBot) -> Desk:
    """Give services with a model loaded."""
    desk.models.load("tour")
    qtbot.waitUntil(lambda: desk.models.state == "ready")
    return desk

"""Services on a real database and a scripted engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.answering.compare import ComparisonRunner
from workbench.answering.conversation import ChatRunner
from workbench.core.lab import Comparison
from workbench.core.models import ModelEntry
from workbench.core.paths import Paths
from workbench.core.settings import Settings
from workbench.engine.fake import FakeEngine
from workbench.services.chat import ChatService
from workbench.services.jobs import Jobs
from workbench.services.lab import LabService
from workbench.services.models import ModelService
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService
from workbench.storage.conversations import Conversations
from workbench.storage.database import Database
from workbench.storage.runs import Runs

TOUR = ModelEntry("tour", "Tour model", Path("tour.gguf"), 1, bundled=True, sha256="0")


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
    models = ModelService(engine, (TOUR,), settings, jobs, notices)
    chat = ChatService(
        ChatRunner(engine, conversations, b"secret"), conversations, models, settings, jobs, notices
    )

    def make_runner(sheet: Comparison) -> ComparisonRunner:
        return ComparisonRunner(engine, sheet, b"secret", runs=runs)

    lab = LabService(
        make_runner,
        lambda sheet, variant_id: make_runner(sheet).preview(variant_id),
        runs,
        models,
        jobs,
        notices,
    )
    yield Desk(engine, jobs, notices, settings, models, chat, lab, conversations, saved)
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

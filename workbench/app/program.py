"""The window's program: adapters handed to services, services to the window."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from workbench.answering.cells import CellKey
from workbench.answering.compare import ComparisonRunner
from workbench.answering.conversation import ChatRunner
from workbench.answering.run_facts import Marks
from workbench.app.collector import Collector
from workbench.app.first_run import greet
from workbench.app.prompt_library import make_prompts
from workbench.core.catalogue import read_catalogue
from workbench.core.errors import Problem
from workbench.core.lab import Comparison, Run
from workbench.core.models import ModelSource
from workbench.core.paths import Paths
from workbench.core.settings import Settings, UiLanguage
from workbench.documents.client import ChildLibrary
from workbench.engine.hosts import ChildHosts
from workbench.engine.pool import EnginePool
from workbench.services.bundle import Services
from workbench.services.chat import ChatService
from workbench.services.downloads import DownloadService
from workbench.services.examples import ExamplesService
from workbench.services.jobs import Jobs
from workbench.services.lab import LabService
from workbench.services.lamp import LampService
from workbench.services.library import LibraryService
from workbench.services.models import ModelService
from workbench.services.notices import Notices
from workbench.services.settings import SettingsService
from workbench.storage.conversations import Conversations
from workbench.storage.crashes import CrashBook, file_key
from workbench.storage.database import Database
from workbench.storage.runs import Runs
from workbench.storage.secret import load_secret
from workbench.storage.settings_file import load_settings, save_settings
from workbench.ui.context import make_context
from workbench.ui.main_window import MainWindow
from workbench.ui.translation import chosen_language, use_language

_LOOKS: Final = ("language", "theme", "font_points")


class Program(QObject):
    """Builds everything, keeps the window in the look the settings ask for, and takes it down.

    Raises StorageError when the data folder cannot be used.
    """

    def __init__(
        self, paths: Paths, model_file: Path | None = None, language: UiLanguage | None = None
    ) -> None:
        super().__init__()
        self._model_file = model_file
        self._closed = False
        self._collector = Collector(self)
        settings, problem = load_settings(paths.settings)
        if language:
            settings = dataclasses.replace(settings, language=language)
        self._use_language(settings)
        self._database = Database(paths.database)
        self._secret = load_secret(paths.secret)
        self._crashes = CrashBook(paths.crashes)
        self.engine = EnginePool(
            ChildHosts(paths.logs, paths.states),
            lambda model_id: self.services.models.source(model_id),
            lambda *news: self.services.models.hear_engine(*news),
            on_death=self._note_death,
        )
        self.library = ChildLibrary(
            paths.library,
            paths.logs,
            lambda event: self.services.library.hear_library(event),
            lambda *news: self.services.library.hear_child(*news),
            on_skipped=lambda skipped: self.services.library.hear_skipped(skipped),
        )
        self.services = self._make_services(settings, paths)
        if problem is not None:
            self.services.notices.post(problem, "warning")
        self.services.settings.changed.connect(self._on_settings)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_desktop_scheme)
        self.window = self._make_window("chat")

    def _make_services(self, settings: Settings, paths: Paths) -> Services:
        """Hand the adapters to the services, and the services to each other."""
        notices = Notices(self)
        jobs = Jobs(notices, self)
        kept = SettingsService(
            settings, paths, lambda value: save_settings(paths.settings, value), jobs, self
        )
        conversations = Conversations(self._database)
        if conversations.erased:
            self.engine.clear_states()
        self._runs = Runs(self._database)
        catalogue = read_catalogue()
        models = ModelService(
            self.engine, catalogue.models, kept, jobs, notices, self, crashes=self._crashes
        )
        runner = ChatRunner(self.engine, conversations, self._secret, self.library)
        chat = ChatService(runner, conversations, models, kept, jobs, notices, self)
        library = LibraryService(self.library, self._collection_name, jobs, notices, self)
        lab = LabService(self._comparison, self._runs, models, jobs, notices, self)
        examples = ExamplesService(conversations, jobs, self)
        prompts = make_prompts(paths, jobs, notices, self)
        lamp = LampService(self._trial, self.engine, jobs, self)
        downloads = DownloadService(paths, catalogue.offered, models, jobs, notices, self)
        return Services(
            kept, notices, jobs, models, chat, library, lab, examples, prompts, lamp, downloads
        )

    def _collection_name(self) -> str:
        """Return the name of a collection made because files were dropped."""
        return QCoreApplication.translate("Program", "My documents")

    def _note_death(self, source: ModelSource, problem: Problem | None) -> None:
        """Remember which model an engine died with; on any thread."""
        if source.path is not None:
            self._crashes.note_death(file_key(source.path), problem)

    def _comparison(
        self,
        sheet: Comparison,
        continued: Run | None = None,
        only: Collection[CellKey] | None = None,
    ) -> ComparisonRunner:
        """Return what runs a sheet, each column on its model."""
        models = self.services.models
        return ComparisonRunner(
            self.engine,
            sheet,
            self._secret,
            library=self.library,
            runs=self._runs,
            marks=Marks(models.name_of, models.sha256_of),
            passages=self.services.settings.value.passages,
            continued=continued,
            only=only,
        )

    def _trial(self, sheet: Comparison) -> ComparisonRunner:
        """Return what runs a sheet that is not kept."""
        return ComparisonRunner(
            self.engine,
            sheet,
            self._secret,
            library=self.library,
            passages=self.services.settings.value.passages,
        )

    # Life

    def show(self) -> None:
        """Show the window."""
        self.window.show()

    def start(self) -> None:
        """Start what the person will need: the model, then the documents."""
        models = self.services.models
        if self._model_file is None:
            models.load_last()
        elif models.entry(str(self._model_file)) is not None:
            models.load(str(self._model_file))
        else:
            models.add_file(self._model_file)
        self.services.library.start()
        if not self.services.settings.value.first_run_done:
            greet(self.services, self.korean)

    @property
    def korean(self) -> bool:
        """Whether the window speaks Korean."""
        return chosen_language(self.services.settings.value.language) == "ko"

    def raise_window(self) -> None:
        """Bring the window before the person."""
        self.window.show()
        self.window.setWindowState(
            self.window.windowState() & ~self.window.windowState().WindowMinimized
        )
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Stop what runs, save what waits, end the children; a second call does nothing."""
        if self._closed:
            return
        self._closed = True
        services = self.services
        services.chat.close()
        services.lab.close()
        services.downloads.close()
        self.window.close()
        self.window.deleteLater()
        # The children go first: work that waits for one of them then ends, and the lanes with it.
        self.engine.close()
        self.library.close()
        services.jobs.close()
        self._database.close()
        self._collector.close()

    # The look

    def _use_language(self, settings: Settings) -> None:
        """Translate the program as the settings say."""
        application = QCoreApplication.instance()
        assert application is not None
        use_language(application, settings.language)

    def _make_window(self, page: str) -> MainWindow:
        """Build the window in the present look."""
        return MainWindow(make_context(self.services), page)

    def _on_settings(self, old: Settings, new: Settings) -> None:
        """Build the window anew when its language, theme or text size changed."""
        if any(getattr(old, name) != getattr(new, name) for name in _LOOKS):
            self._use_language(new)
            self._rebuild()

    def _on_desktop_scheme(self) -> None:
        """Follow the desktop from light to dark and back when the settings say so."""
        if self.services.settings.value.theme == "system" and not self._closed:
            self._rebuild()

    def _rebuild(self) -> None:
        """Replace the window by one in the present look, at the same place."""
        before = self.window
        geometry: QByteArray = before.saveGeometry()
        visible = before.isVisible()
        self.services.notices.window_gone()
        self.window = self._make_window(before.page)
        self.window.restoreGeometry(geometry)
        if visible:
            self.window.show()
        before.hide()
        before.deleteLater()

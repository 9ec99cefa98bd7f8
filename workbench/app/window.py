"""Builds the window's program: adapters, services, window; and takes it down again."""

from __future__ import annotations

import logging
import signal
import sys
from argparse import Namespace
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from workbench.app.instance import Instance
from workbench.app.program import Program
from workbench.app.start import complain, profile_paths
from workbench.core.errors import StorageError, WorkbenchError, problem_from

_log = logging.getLogger(__name__)


def make_application() -> QApplication:
    """Return the Qt application, made as the window needs it."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Workbench")
    application.setDesktopFileName("workbench")
    return application


def run_window(options: Namespace) -> int:
    """Run the window until it is closed. Returns the exit code."""
    application = make_application()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        paths = profile_paths(options)
        instance = Instance(paths.lock)
        if not instance.acquire():
            return _hand_over(instance)
        program = Program(paths, model_file=options.model, language=options.language)
    except WorkbenchError as error:
        QMessageBox.critical(None, "Workbench", str(error))
        return complain(error)
    guard = _Guard(program)
    sys.excepthook = guard.hear
    instance.raise_asked.connect(program.raise_window)
    program.show()
    QTimer.singleShot(0, program.start)
    code = application.exec()
    program.close()
    instance.release()
    return code


def _hand_over(instance: Instance) -> int:
    """Leave the data folder to the program that holds it, and raise its window."""
    if instance.ask_other():
        sys.stderr.write("workbench: it already runs on this data folder; its window is raised\n")
        return 0
    error = StorageError(
        "Another program holds the data folder and does not answer.",
        "End it in the system's task list, or choose another folder with --profile.",
    )
    QMessageBox.critical(None, "Workbench", str(error))
    return complain(error)


class _Guard(QObject):
    """Turns an error nobody caught into a notice; the window goes on."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program

    def hear(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log the frames, tell the person."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("uncaught %s", kind.__name__, exc_info=(kind, error, trace))
        self._program.services.notices.post(problem_from(error))

"""The log holds frames, never the text of an error."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.app.logs import set_up_logging

NAME = "secret-plan.docx"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder the program logs to, and put the log back as it was."""
    root = logging.getLogger("workbench")
    handlers, propagate, level = list(root.handlers), root.propagate, root.level
    root.handlers.clear()
    set_up_logging(tmp_path)
    yield tmp_path
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.handlers.extend(handlers)
    root.propagate, root.level = propagate, level


def test_the_text_of_an_error_stays_out(folder: Path) -> None:
    try:
        raise ValueError(f"{NAME} could not be parsed")
    except ValueError as error:
        logging.getLogger("workbench.test").warning("a document failed", exc_info=error)
    log = (folder / "workbench.log").read_text(encoding="utf-8")
    assert "a document failed" in log
    assert "ValueError" in log
    assert "test_logs.py" in log
    assert NAME not in log

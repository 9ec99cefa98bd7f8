"""Every format through the limited process: nothing is ever indexed as empty."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pptx
import pytest

from tests.documents.hwp_maker import make_hwp, paragraph
from tests.documents.office_makers import book, hwpx, mail, odt, p, slides, workbook, zipped
from tests.documents.readers_help import written
from workbench.core.errors import DocumentError
from workbench.documents.reading import DocumentReading


@pytest.fixture(scope="module")
def reading() -> Iterator[DocumentReading]:
    """One process for all: a bad file must not spoil it for the next."""
    reading = DocumentReading()
    yield reading
    reading.close()


def test_sound_files_are_read_within_the_limits(reading: DocumentReading, tmp_path: Path) -> None:
    """No library needs more than the process has, which may not even write a file."""
    paths = [
        workbook(tmp_path / "a.xlsx"),
        slides(tmp_path / "a.pptx"),
        hwpx(tmp_path / "a.hwpx", p("글")),
        make_hwp(tmp_path / "a.hwp", [paragraph("글")]),
        odt(tmp_path / "a.odt", "<text:p>글</text:p>"),
        book(tmp_path / "a.epub"),
        written(tmp_path / "a.rtf", r"{\rtf1 text}"),
        written(tmp_path / "a.eml", mail().as_bytes()),
        written(tmp_path / "a.csv", "A,B\n1,2\n"),
        written(tmp_path / "a.json", '{"a": 1}'),
        written(tmp_path / "a.ipynb", json.dumps({"cells": [{"source": "글"}]})),
        written(tmp_path / "a.py", "print()"),
    ]
    for path in paths:
        assert any(page.text.strip() for page in reading.read(path)), path.name


def test_files_without_text_say_so(reading: DocumentReading, tmp_path: Path) -> None:
    """A form that was never filled in, slides of pictures, a drawing."""
    sheets, deck = openpyxl.Workbook(), pptx.Presentation()
    sheets.save(tmp_path / "a.xlsx")
    deck.slides.add_slide(deck.slide_layouts[0])
    deck.save(str(tmp_path / "a.pptx"))
    paths = [
        tmp_path / "a.xlsx",
        tmp_path / "a.pptx",
        hwpx(tmp_path / "a.hwpx", p("")),
        make_hwp(tmp_path / "a.hwp", [paragraph("")]),
        odt(tmp_path / "a.odt", "<text:p/>"),
        written(tmp_path / "a.rtf", r"{\rtf1\ansi}"),
        written(tmp_path / "a.eml", "\n\n"),
        written(tmp_path / "a.csv", ",,\n,,\n"),
        written(tmp_path / "a.json", "{}"),
        written(tmp_path / "a.ipynb", '{"cells": []}'),
    ]
    for path in paths:
        with pytest.raises(DocumentError, match="no text in the document"):
            reading.read(path)


def test_any_zip_under_any_name_ends_in_a_sentence(
    reading: DocumentReading, tmp_path: Path
) -> None:
    """The next file is read as if nothing had been."""
    for suffix in (".docx", ".pptx", ".xlsx", ".hwpx", ".odt", ".epub", ".csv", ".hwp", ".rtf"):
        path = zipped(tmp_path / f"a{suffix}", {"x": "y"})
        with pytest.raises(DocumentError, match=r"another kind|holds no text"):
            reading.read(path)
    assert reading.read(written(tmp_path / "a.txt", "글"))[0].text == "글"

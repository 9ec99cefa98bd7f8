"""Text recognition, with a program that stands in for Tesseract and tells what it was given."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.documents.conftest import Shelf
from tests.documents.makers import make_scanned_pdf
from workbench.core.errors import Cancelled, DocumentError, ScannedDocument
from workbench.core.sources import DocumentState
from workbench.documents import recognition
from workbench.documents.drawing import PageDrawing
from workbench.documents.reading import DocumentReading
from workbench.documents.recognition import Recognition

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a program named tesseract on the path, and nothing else."""

    def put(answer: str, languages: str = "eng\nkor") -> None:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "tesseract"
        program.write_text(
            f"#!{sys.executable}\n"
            "import sys\n"
            "if '--list-langs' in sys.argv:\n"
            f"    print('List of available languages (2):\\n' + {languages!r})\n"
            "    raise SystemExit\n"
            "header, _, pixels = sys.stdin.buffer.read().partition(b' 255\\n')\n"
            "kind, width, height = header.split()\n"
            "assert kind == b'P6' and len(pixels) == 3 * int(width) * int(height)\n"
            f"{answer}\n"
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return put


@pytest.fixture
def reader() -> Iterator[Recognition]:
    """A recognition with its own drawing process."""
    drawing = PageDrawing()
    yield Recognition(drawing)
    drawing.close()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A PDF of pictures."""
    return make_scanned_pdf(tmp_path / "scan.pdf")


def read(reader: Recognition, path: Path) -> list[str]:
    """Return the text of the pages."""
    return [page.text for page in reader.read(path, lambda: False, lambda _pages: None)]


def test_each_page_is_drawn_and_read(reader: Recognition, scan: Path, install: Install) -> None:
    install("print('계약 기간은', width.decode(), sys.argv[sys.argv.index('-l') + 1])")
    texts = read(reader, scan)
    assert set(texts) == {"계약 기간은 2480 kor+eng"}


def test_only_what_is_installed_is_asked_for(
    reader: Recognition, scan: Path, install: Install
) -> None:
    install("print(sys.argv[sys.argv.index('-l') + 1])", languages="eng\nosd")
    assert set(read(reader, scan)) == {"eng"}


@pytest.mark.parametrize(
    ("answer", "languages", "sentence"),
    [
        ("raise SystemExit(1)", "eng", "could not read"),
        ("print()", "eng", "No text was recognised"),
        ("print('x')", "fra", "neither Korean nor English"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    reader: Recognition,
    scan: Path,
    install: Install,
    answer: str,
    languages: str,
    sentence: str,
) -> None:
    install(answer, languages)
    with pytest.raises(DocumentError, match=sentence):
        read(reader, scan)


def test_a_page_that_takes_too_long_is_given_up(
    reader: Recognition, scan: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("import threading; threading.Event().wait()")
    monkeypatch.setattr(recognition, "_PAGE_S", 0.5)
    with pytest.raises(DocumentError, match="could not read"):
        read(reader, scan)


def test_it_can_be_stopped(reader: Recognition, scan: Path, install: Install) -> None:
    install("import threading; threading.Event().wait()")
    asked = iter((False, True))
    with pytest.raises(Cancelled):
        reader.read(scan, lambda: next(asked), lambda _pages: None)


def test_without_tesseract_it_says_what_to_install(
    reader: Recognition, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert recognition.program() == ""
    with pytest.raises(DocumentError, match="not installed"):
        read(reader, scan)


def test_a_scan_is_known_for_what_it_is(scan: Path) -> None:
    reading = DocumentReading()
    with pytest.raises(ScannedDocument):
        reading.read(scan)
    reading.close()


def test_a_scan_becomes_searchable_when_asked_for(
    open_shelf: Callable[..., Shelf], scan: Path, install: Install
) -> None:
    install("print('The lease ends in October.')")
    shelf = open_shelf()
    _collection_id, (document,) = shelf.take_in("scans", [scan])
    assert document.problem is not None
    assert document.problem.kind == "ScannedDocument"
    shelf.events.clear()
    shelf.library.recognise([document.document_id])
    (document,) = shelf.finished([document.document_id])
    assert (document.state, document.recognise) == (DocumentState.READY, True)
    assert shelf.library.pages(document.document_id)[0].text == "The lease ends in October."

"""Pages drawn in a process of their own: the passage is found, and no file does harm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from workbench.core.errors import DocumentError
from workbench.documents.drawing import PageDrawing
from workbench.documents.drawing_process import MAX_PIXELS, DrawingLimits


@pytest.fixture(scope="module")
def drawing() -> Iterator[PageDrawing]:
    """A door with its own process."""
    drawing = PageDrawing()
    yield drawing
    drawing.close()


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A PDF of two pages in a folder with a Korean name; the second page is on its side."""
    path = tmp_path / "문서 모음" / "terms.pdf"
    path.parent.mkdir()
    upright = path.with_name("upright.pdf")
    canvas = Canvas(str(upright), pagesize=(400, 600))
    canvas.drawString(72, 500, "The first page says nothing of note.")
    canvas.showPage()
    canvas.drawString(72, 500, "Batteries are covered")
    canvas.drawString(72, 480, "for twelve months.")
    canvas.save()
    document = pypdfium2.PdfDocument(upright)
    document[1].set_rotation(90)
    document.save(path)
    document.close()
    return path


def test_a_page_is_drawn_at_the_width_asked_for(drawing: PageDrawing, pdf: Path) -> None:
    picture = drawing.draw(pdf, 1, 800)
    assert (picture.number, picture.pages) == (1, 2)
    assert (picture.width_px, picture.height_px) == (800, 1200)
    pixels = [picture.pixels[start : start + 3] for start in range(0, len(picture.pixels), 4)]
    assert pixels[0] == b"\xff\xff\xff", "the corner is white"
    dark = [index for index, pixel in enumerate(pixels) if max(pixel) < 64]
    assert dark, "the text is drawn"
    assert min(dark) // 800 == pytest.approx(1200 * 92 / 600, abs=8), "where it stands on the page"


def test_a_passage_is_found_across_line_ends(drawing: PageDrawing, pdf: Path) -> None:
    """Spaces and line ends differ between extractions."""
    (area,) = drawing.draw(pdf, 1, 400, "first\n page  says").areas
    assert area.left == pytest.approx(0.23, abs=0.05)
    assert area.top == pytest.approx(92 / 600, abs=0.02)
    assert drawing.draw(pdf, 1, 400, "Batteries are covered").areas == ()


def test_areas_turn_with_the_page(drawing: PageDrawing, pdf: Path) -> None:
    """A scanner's sideways page is shown upright, and so are its marks."""
    picture = drawing.draw(pdf, 2, 600, "Batteries are covered")
    assert (picture.width_px, picture.height_px) == (600, 400)
    (area,) = picture.areas
    assert area.height * 400 > area.width * 600, "the line runs downwards"
    assert area.top == pytest.approx(72 / 400, abs=0.03)


def test_a_page_beyond_the_last_is_the_last(drawing: PageDrawing, pdf: Path) -> None:
    assert drawing.draw(pdf, 99, 100).number == 2


def test_no_page_gets_too_many_pixels(drawing: PageDrawing, tmp_path: Path) -> None:
    """A page of a hundred metres is not drawn as wide as asked for."""
    path = tmp_path / "long.pdf"
    canvas = Canvas(str(path), pagesize=(100, 14_000))
    canvas.drawString(10, 10, "x")
    canvas.save()
    picture = drawing.draw(path, 1, 6000)
    assert picture.width_px * picture.height_px <= MAX_PIXELS * 1.01


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"%PDF-1.7\nnothing more", "damaged"),
        (b"", "damaged"),
        (None, "no longer there"),
    ],
)
def test_a_bad_file_is_one_sentence_and_the_next_is_drawn(
    drawing: PageDrawing, pdf: Path, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    bad = tmp_path / "bad.pdf"
    if content is not None:
        bad.write_bytes(content)
    with pytest.raises(DocumentError, match=sentence):
        drawing.draw(bad, 1, 200)
    assert drawing.draw(pdf, 1, 200).pages == 2


def test_a_process_that_takes_too_much_is_replaced(pdf: Path) -> None:
    drawing = PageDrawing(DrawingLimits(wall_s=0.0))
    with pytest.raises(DocumentError, match="too long"):
        drawing.draw(pdf, 1, 200)
    drawing.close()

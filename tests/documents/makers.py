"""Makes the documents that the tests read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

KOREAN_FONT = "HYSMyeongJo-Medium"  # every reader of PDF knows it: nothing is embedded


def make_pdf(
    path: Path,
    pages: Sequence[str],
    password: str = "",
    bookmarks: Sequence[str] = (),
    font: str = "Helvetica",
) -> Path:
    """Write one line of text a line, one page an entry; bookmark *i* leads to page *i*."""
    if font == KOREAN_FONT:
        registerFont(UnicodeCIDFont(font))
    encrypt = StandardEncryption(password, canPrint=1) if password else None
    canvas = Canvas(str(path), encrypt=encrypt, invariant=1)
    for number, text in enumerate(pages):
        canvas.setFont(font, 12)
        if number < len(bookmarks):
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(bookmarks[number], str(number))
        for line_number, line in enumerate(text.split("\n")):
            canvas.drawString(72, 760 - 18 * line_number, line)
        canvas.showPage()
    canvas.save()
    return path


def make_scanned_pdf(path: Path, pages: int = 2) -> Path:
    """Write pages that hold nothing but a picture."""
    picture = ImageReader(Image.new("L", (200, 280), 230))
    canvas = Canvas(str(path))
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return path


def make_docx(path: Path) -> Path:
    """Write a Word file with headings, a list, and a table with a merged cell."""
    document = docx.Document()
    document.add_heading("여행 안내", level=1)
    document.add_paragraph("The ferry leaves at nine.")
    document.add_heading("Prices", level=2)
    document.add_paragraph("Bring a coat", style="List Bullet")
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Tickets"
    table.cell(1, 0).text, table.cell(1, 1).text = "Adult", "12 dollars"
    table.cell(2, 0).text, table.cell(2, 1).text = "어린이", "6 dollars"
    document.add_paragraph("After the table.")
    document.save(str(path))
    return path


def make_docx_bomb(path: Path, megabytes: int) -> Path:
    """Write a small Word file that unpacks to very much text."""
    source = io.BytesIO()
    docx.Document().save(source)
    body = b"<w:p><w:r><w:t>" + b"a" * 2**20 + b"</w:t></w:r></w:p>"
    with (
        zipfile.ZipFile(source) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + body * megabytes)
            new.writestr(entry.filename, data)
    return path

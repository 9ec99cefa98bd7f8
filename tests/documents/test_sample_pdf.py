"""The sample handbook as a PDF is what its maker makes of the Markdown."""

from __future__ import annotations

from pathlib import Path

import sample_pdf
from workbench.documents.readers.pdf import read_pdf


def test_the_committed_pdf_is_the_made_one(tmp_path: Path) -> None:
    """Byte for byte: nobody edits one and forgets the other."""
    sample_pdf.make_pdf(sample_pdf.SOURCE, tmp_path / "made.pdf")
    assert (tmp_path / "made.pdf").read_bytes() == sample_pdf.TARGET.read_bytes()


def test_the_pdf_says_what_the_markdown_says() -> None:
    """Every word, in order, but for the page numbers."""
    pages = list(read_pdf(sample_pdf.TARGET))
    assert [page.number for page in pages] == [1, 2]
    words = [word for page in pages for word in page.text.removesuffix(str(page.number)).split()]
    source = sample_pdf.SOURCE.read_text("utf-8").replace("#", "")
    assert words == source.split()

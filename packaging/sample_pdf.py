"""Makes resources/samples/harbour-handbook.pdf from the Markdown beside it, always the same bytes.

Run with the development tools installed: `python packaging/sample_pdf.py`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

SAMPLES: Final = Path(__file__).resolve().parents[1] / "resources" / "samples"
SOURCE: Final = SAMPLES / "harbour-handbook.md"
TARGET: Final = SAMPLES / "harbour-handbook.pdf"

_INK: Final = HexColor("#1f2933")
_SEA: Final = HexColor("#1f5f8b")
_STYLES: Final = {
    1: ParagraphStyle("title", fontName="Times-Bold", fontSize=24, leading=30, textColor=_SEA),
    2: ParagraphStyle(
        "heading", fontName="Times-Bold", fontSize=15, leading=20, spaceBefore=16, textColor=_SEA,
        keepWithNext=1,
    ),
    0: ParagraphStyle(
        "text", fontName="Times-Roman", fontSize=12.5, leading=18, spaceBefore=6, textColor=_INK
    ),
}  # fmt: skip


class _Handbook(SimpleDocTemplate):  # type: ignore[misc] - reportlab ships no types
    """A document with bookmarks and page numbers."""

    def afterFlowable(self, flowable: Any) -> None:
        """Put a heading into the outline once its page is known."""
        style = getattr(getattr(flowable, "style", None), "name", "")
        if style in ("title", "heading"):
            text = flowable.getPlainText()
            self.canv.bookmarkPage(text)
            self.canv.addOutlineEntry(text, text, 0 if style == "title" else 1)

    def afterPage(self) -> None:
        """Put the page's number at its foot, after the text in reading order too."""
        self.canv.setFont("Times-Roman", 9)
        self.canv.drawCentredString(A5[0] / 2, 12 * mm, str(self.page))


def make_pdf(source: Path, target: Path) -> None:
    """Set the Markdown file *source* as a small book."""
    blocks = [block.strip() for block in source.read_text("utf-8").split("\n\n")]
    story = [flowable for block in blocks if block for flowable in _flowables(block)]
    title = blocks[0].lstrip("# ")
    document = _Handbook(
        str(target),
        pagesize=A5,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=22 * mm,
        bottomMargin=22 * mm,
        title=title,
        author="Workbench",
        invariant=1,
    )
    document.build(story)


def _flowables(block: str) -> list[Any]:
    """Return what stands on the page for one block of Markdown."""
    level = len(block) - len(block.lstrip("#"))
    paragraph = Paragraph(escape(block.lstrip("# ")), _STYLES[level])
    return [paragraph, Spacer(0, 4 * mm)] if level == 1 else [paragraph]


if __name__ == "__main__":
    make_pdf(SOURCE, TARGET)

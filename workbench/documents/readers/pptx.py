"""Reads PowerPoint files: a slide is a page, with its title, texts, tables and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.slide import Slide
from pptx.table import Table

from workbench.documents.readers.base import ReadPage, TextBuilder, damaged
from workbench.documents.readers.rows import bar_line
from workbench.documents.readers.zipped import BROKEN, refuse_bomb

_MAX_NESTING: Final = 10  # of groups of shapes
_FURNITURE: Final = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


def read_pptx(path: Path) -> Iterator[ReadPage]:
    """Give each slide, numbered from 1."""
    try:
        refuse_bomb(path)
        for number, slide in enumerate(pptx.Presentation(str(path)).slides, 1):
            yield _slide(slide, number)
    except (*BROKEN, PythonPptxError) as error:
        raise damaged(f"{type(error).__name__}: {error}") from error


def _slide(slide: Slide, number: int) -> ReadPage:
    """Collect the title, then the other shapes, then what the speaker says."""
    builder = TextBuilder()
    title = slide.shapes.title
    if title is not None:
        builder.add(title.text_frame.text, heading_level=1)
    for shape in _shapes(slide.shapes):
        if title is None or shape.shape_id != title.shape_id:
            builder.add(_text(shape))
    notes = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    if notes is not None:
        builder.add(notes.text)
    return builder.page(number)


def _shapes(shapes: Iterable[BaseShape], depth: int = 0) -> Iterator[BaseShape]:
    """Yield shapes in their order, those in groups included."""
    for shape in shapes:
        if not isinstance(shape, GroupShape):
            yield shape
        elif depth < _MAX_NESTING:
            yield from _shapes(shape.shapes, depth + 1)


def _text(shape: BaseShape) -> str:
    """Return what a shape says; what stands on every slide says nothing."""
    if shape.is_placeholder and shape.placeholder_format.type in _FURNITURE:
        return ""
    if isinstance(shape, GraphicFrame):
        return "\n".join(_rows(shape.table)) if shape.has_table else ""
    return shape.text_frame.text if isinstance(shape, Shape) else ""


def _rows(table: Table) -> Iterator[str]:
    """Yield the rows as lines; of merged cells only the first speaks."""
    for row in table.rows:
        line = bar_line(cell.text for cell in row.cells if not cell.is_spanned)
        if line:
            yield line

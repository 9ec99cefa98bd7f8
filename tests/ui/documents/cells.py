"""Reads tables as a person does."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView


def row_of(table: QTableView, name: str) -> list[str]:
    """Return the cells of the row that begins with *name*."""
    model = table.model()
    rows = (
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    )
    return next(row for row in rows if row[0] == name)

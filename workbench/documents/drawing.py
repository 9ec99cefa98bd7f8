"""Has pages drawn by a separate, limited process, replaced when it fails."""

from __future__ import annotations

import json
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from workbench.core.errors import DocumentError, error_from
from workbench.core.sources import Area, PagePicture
from workbench.documents.drawing_process import MAX_PIXELS, DrawingLimits, drawing_main
from workbench.documents.limited import LimitedProcess
from workbench.documents.reader_process import out_of_memory
from workbench.documents.readers.base import damaged
from workbench.documents.reading import error_from_data, too_slow

_LOOK_S: Final = 0.1
_MAX_HEADER_BYTES: Final = 2**20
WIDTHS_PX: Final = range(50, 6001)


class PageDrawing:
    """One door for every page; one page is drawn at a time, from any thread."""

    def __init__(self, limits: DrawingLimits | None = None) -> None:
        self._limits = limits or DrawingLimits()
        self._process = LimitedProcess(drawing_main, self._limits, "drawing")
        self._lock = threading.Lock()

    def draw(self, path: Path, page: int, width_px: int, passage: str = "") -> PagePicture:
        """Return page *page*, from 1, with the areas of *passage*. Raises DocumentError."""
        order = {
            "path": str(path),
            "page": page,
            "width_px": min(max(width_px, WIDTHS_PX.start), WIDTHS_PX[-1]),
            "passage": passage,
        }
        with self._lock:
            connection, _fresh = self._process.connection()
            sound = False
            try:
                connection.send_bytes(json.dumps(order).encode("ascii"))
                picture = self._receive(connection)
                sound = True
            except (EOFError, OSError) as error:
                raise damaged(f"drawing ended with {self._process.exit_code()}") from error
            finally:
                if not sound:
                    self._process.close()
        if isinstance(picture, DocumentError):
            raise picture
        return picture

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._process.close()

    def _receive(self, connection: Connection) -> PagePicture | DocumentError:
        """Wait for header and pixels, watching time and memory."""
        deadline = time.monotonic() + self._limits.wall_s
        self._wait(connection, deadline)
        header = json.loads(connection.recv_bytes(_MAX_HEADER_BYTES))
        try:
            if "problem" in header:
                return error_from_data(header["problem"])
            self._wait(connection, deadline)
            return _picture(header, connection.recv_bytes(5 * MAX_PIXELS))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise damaged(f"drawing sent {type(error).__name__}") from error

    def _wait(self, connection: Connection, deadline: float) -> None:
        """Wait until something has come. Raises DocumentError when it takes too much."""
        while not connection.poll(_LOOK_S):
            if time.monotonic() > deadline:
                raise too_slow()
            if self._process.memory_bytes() > self._limits.memory_bytes:
                raise error_from(out_of_memory())


def _picture(header: dict[str, Any], pixels: bytes) -> PagePicture:
    """Return the picture; what does not fit together counts as damage."""
    width_px, height_px = int(header["width_px"]), int(header["height_px"])
    if len(pixels) != width_px * height_px * 4:
        raise damaged(f"{len(pixels)} bytes for {width_px} by {height_px} pixels")
    areas = tuple(Area(*map(float, area)) for area in header["areas"])
    number, pages = int(header["number"]), int(header["pages"])
    return PagePicture(number, pages, width_px, height_px, pixels, areas)

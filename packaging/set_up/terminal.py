"""Calm output: finished lines stay, one live line changes in place."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import Final, TextIO

BAR_CELLS: Final = 24
PLAIN_PAUSE_S: Final = 15.0  # where lines cannot be repainted, one line of progress this often
REPAINT_S: Final = 0.1  # the live line changes at most this often
GREEN, RED, YELLOW, DIM, BOLD = "32", "31", "33", "2", "1"


class Terminal:
    """Writes to one stream, with colours and a live line where the stream is a terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stdout
        self._live = self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._colour = self._live and "NO_COLOR" not in os.environ
        self._painted = False
        self._last_shown_s = 0.0
        self._last_plain_s = time.monotonic()
        if self._live and os.name == "nt":
            os.system("")  # switches Windows' console to ANSI sequences

    def say(self, text: str = "") -> None:
        """Write a line that stays."""
        self.wipe()
        try:
            self._stream.write(text + "\n")
        except UnicodeEncodeError:  # a pipe in a code page without our signs
            plain = text.encode("ascii", "replace").decode()
            self._stream.write(plain + "\n")
        self._stream.flush()
        self._last_plain_s = time.monotonic()

    def show(self, text: str) -> None:
        """Show *text* as the live line; on a plain stream, write it now and then."""
        now_s = time.monotonic()
        if self._live and now_s - self._last_shown_s >= REPAINT_S:
            self._last_shown_s = now_s
            width = shutil.get_terminal_size().columns - 1
            self._stream.write("\r\x1b[K" + text[:width])
            self._stream.flush()
            self._painted = True
        elif not self._live and now_s - self._last_plain_s >= PLAIN_PAUSE_S:
            self.say(text)

    def wipe(self) -> None:
        """Take the live line away."""
        if self._painted:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._painted = False

    def paint(self, colour: str, text: str) -> str:
        """Colour *text* where colours are shown."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self._colour else text

    def done(self, title: str, elapsed_s: float) -> None:
        """Write the line of a step that went well."""
        self._ended(self.paint(GREEN, "✓"), title, elapsed_s)

    def failed(self, title: str, elapsed_s: float) -> None:
        """Write the line of a step that failed."""
        self._ended(self.paint(RED, "✗"), title, elapsed_s)

    def _ended(self, mark: str, title: str, elapsed_s: float) -> None:
        """Write a step's last line: mark, title and time."""
        self.say(f"  {mark} {title:<26}{duration(elapsed_s):>9}")


def progress_line(title: str, elapsed_s: float, activity: str, fraction: float | None) -> str:
    """Lay out the live line of a step, in the columns of its last line."""
    line = f"  · {title:<26}{duration(elapsed_s):>9}   {activity}"
    return line if fraction is None else f"{line}  {bar(fraction)} {fraction:4.0%}"


def bar(fraction: float) -> str:
    """Draw *fraction* (0 to 1) as a bar."""
    filled = round(BAR_CELLS * min(max(fraction, 0.0), 1.0))
    return "━" * filled + "─" * (BAR_CELLS - filled)


def duration(elapsed_s: float) -> str:
    """Write a time for people: `0.4 s`, `12 s`, `5 min 02 s`."""
    if elapsed_s < 9.95:
        return f"{elapsed_s:.1f} s"
    minutes, seconds = divmod(round(elapsed_s), 60)
    return f"{minutes} min {seconds:02d} s" if minutes else f"{seconds} s"

"""Read the output of pip, CMake, Ninja, make and apt for what is being done and how far it is."""

from __future__ import annotations

import re
from typing import Final

RAW: Final = re.compile(r"^\s*Progress (\d+)(?: of (\d+))?$")
COLLECTING: Final = re.compile(r"^\s*Collecting ([\w.-]+)")
DOWNLOADING: Final = re.compile(r"^\s*Downloading (\S+?)-\d\S* \(([\d.]+ [kMG]?B)\)")
NINJA: Final = re.compile(r"^\s*\[(\d+)/(\d+)\] ")
MAKE: Final = re.compile(r"^\s*\[ *(\d+)%\] ")
INSTALLING: Final = re.compile(r"^\s*Installing collected packages: (.+)$")
BUILD_TOOLS: Final = re.compile(r"^\s*(Installing build dependencies|Preparing metadata|\*\*\* )")
APT: Final = re.compile(r"^(Unpacking|Setting up) ([\w.+-]+)")
APT_DOWNLOAD: Final = re.compile(r"^Get:\d+ ")
MIN_EDGES: Final = 10  # CMake's small probes also count their edges; they are not the build


class Progress:
    """What a step is doing: *activity* in words, *fraction* from 0 to 1 where it is known."""

    def __init__(self) -> None:
        self.activity = ""
        self.fraction: float | None = None

    def feed(self, line: str) -> bool:
        """Take in a line of output; tell whether it belongs in the log."""
        if match := RAW.match(line):
            done, total = int(match[1]), int(match[2] or 0)
            self.fraction = min(done / total, 1.0) if total else None
            return False
        self._read(line)
        return True

    def _read(self, line: str) -> None:
        """Find out what a line begins."""
        if (match := NINJA.match(line)) and int(match[2]) >= MIN_EDGES:
            self._now(f"compiling {match[1]} of {match[2]}", int(match[1]) / int(match[2]))
        elif match := MAKE.match(line):
            self._now("compiling", int(match[1]) / 100)
        elif match := DOWNLOADING.match(line):
            self._now(f"downloading {match[1]} ({match[2]})")
        elif match := COLLECTING.match(line):
            self._now(f"looking up {match[1]}")
        elif match := INSTALLING.match(line):
            count = match[1].count(",") + 1
            self._now(f"installing {count} package{'s' if count > 1 else ''}")
        elif BUILD_TOOLS.match(line):
            self._now("preparing the build")
        elif match := APT.match(line):
            self._now(f"{match[1].lower()} {match[2]}")
        elif APT_DOWNLOAD.match(line):
            self._now("downloading")

    def _now(self, activity: str, fraction: float | None = None) -> None:
        """Set what is being done."""
        self.activity, self.fraction = activity, fraction

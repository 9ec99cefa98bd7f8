"""How far a download is, in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.core.downloads import Download
from workbench.ui import words

_GIGA, _MEGA, _KILO = 1_000_000_000, 1_000_000, 1_000
_ROUGH_S = 10  # seconds left are told in tens: exact ones would flicker
_NO_BREAK = "\u00a0"
_LONG_S = 90 * 60
_DAY_S = 24 * 3600


def state_line(download: Download, *, is_stalled: bool = False) -> str:
    """Say in one line what a download does: state, amount, speed, time left."""
    translate = QCoreApplication.translate
    come = amount(download.done_bytes, download.total_bytes)
    if download.state == "waiting":
        return translate("Downloads", "Waiting for its turn")
    if download.state == "checking":
        return translate("Downloads", "Checking that the file arrived whole")
    if download.state == "paused":
        return words.joined(translate("Downloads", "Paused"), come)
    if download.state == "failed":
        return words.joined(translate("Downloads", "Stopped"), come)
    if download.state == "done":
        return translate("Downloads", "On this computer")
    if is_stalled:
        return words.joined(come, translate("Downloads", "Nothing is arriving just now"))
    if not download.done_bytes:
        return translate("Downloads", "Connecting…")
    parts = (come, speed(download.bytes_per_s), time_left(download.left_s))
    unbroken = (part.replace(" ", _NO_BREAK) for part in parts)  # a number stays with its unit
    return words.joined(translate("Downloads", "Downloading"), *unbroken)


def amount(done_bytes: int, total_bytes: int) -> str:
    """Return how much has come: "1.2 of 4.9 GB", "310 of 480 MB"; "" before anything has."""
    if not done_bytes:
        return ""
    if not total_bytes:
        return words.size(done_bytes)
    unit, name, places = _unit(total_bytes)
    return QCoreApplication.translate("Downloads", "{done} of {total}").format(
        done=f"{done_bytes / unit:.{places}f}", total=f"{total_bytes / unit:.{places}f} {name}"
    )


def _unit(number: int) -> tuple[int, str, int]:
    """Return what to divide a number of bytes by, the unit's name, and the places to show."""
    if number >= _GIGA:
        return _GIGA, "GB", 1
    if number >= _MEGA:
        return _MEGA, "MB", 1 if number < 10 * _MEGA else 0
    return _KILO, "kB", 0


def speed(bytes_per_s: float) -> str:
    """Return a speed: "11.3 MB/s", "812 kB/s"; "" while it is not known."""
    if bytes_per_s <= 0:
        return ""
    if bytes_per_s >= _MEGA:
        return f"{bytes_per_s / _MEGA:.1f} MB/s"
    return f"{bytes_per_s / _KILO:.0f} kB/s"


def time_left(seconds: float) -> str:
    """Return about how long it takes: "40 s left", "5 min left"; "" while it is not known."""
    translate = QCoreApplication.translate
    if seconds <= 0:
        return ""
    if seconds < 60 - _ROUGH_S:
        tens = max(1, round(seconds / _ROUGH_S)) * _ROUGH_S
        return translate("Downloads", "{seconds} s left").format(seconds=tens)
    if seconds < _LONG_S:
        minutes = max(1, round(seconds / 60))
        return translate("Downloads", "{minutes} min left").format(minutes=minutes)
    if seconds < _DAY_S:
        hours, minutes = divmod(round(seconds / 60), 60)
        return translate("Downloads", "{hours} h {minutes} min left").format(
            hours=hours, minutes=minutes
        )
    return translate("Downloads", "more than a day left")

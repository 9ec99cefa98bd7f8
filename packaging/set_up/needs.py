"""What the system itself must bring, found out by trying the thing, not by asking for a package."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FONT_FOLDERS: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
)
HANGUL_FONTS: Final = ("*CJK*", "*Nanum*", "*Pretendard*", "*SourceHan*", "UnDotum*", "*Baekmuk*")

# Loaded by name, as Qt's own libraries load them.
QT_LIBRARIES: Final = {
    "libEGL.so.1": "egl",
    "libGL.so.1": "gl",
    "libglib-2.0.so.0": "glib",
    "libdbus-1.so.3": "dbus",
    "libfontconfig.so.1": "fontconfig",
    "libxkbcommon.so.0": "xkbcommon",
    "libgssapi_krb5.so.2": "gssapi",
}
SCREEN_LIBRARIES: Final = {
    "libX11-xcb.so.1": "x11-xcb",
    "libxkbcommon-x11.so.0": "xkbcommon-x11",
    "libxcb-cursor.so.0": "xcb-cursor",
    "libxcb-icccm.so.4": "xcb-icccm",
    "libxcb-image.so.0": "xcb-image",
    "libxcb-keysyms.so.1": "xcb-keysyms",
    "libxcb-randr.so.0": "xcb-randr",
    "libxcb-render-util.so.0": "xcb-render-util",
    "libxcb-shape.so.0": "xcb-shape",
}


class Probe:
    """Looks at this machine."""

    platform: str = sys.platform

    def command(self, *names: str) -> bool:
        """Tell whether one of the programs *names* is there."""
        return any(shutil.which(name) for name in names)

    def library(self, name: str) -> bool:
        """Tell whether the shared library *name* can be loaded."""
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    def module(self, name: str) -> bool:
        """Tell whether this Python has the standard module *name*; Debian packs some apart."""
        return importlib.util.find_spec(name) is not None

    def hangul_font(self) -> bool:
        """Tell whether a font for Korean is installed."""
        if shutil.which("fc-list"):
            listed = subprocess.run(["fc-list", ":lang=ko"], capture_output=True, check=False)
            return bool(listed.stdout.strip())
        folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
        return any(next(f.rglob(font), None) for f in folders for font in HANGUL_FONTS)

    def compiler(self) -> bool:
        """Tell whether C++ can be compiled."""
        if self.platform == "darwin":  # the command is always there; what it starts may not be
            tools = subprocess.run(["xcode-select", "-p"], capture_output=True, check=False)
            return tools.returncode == 0
        if self.platform == "win32":
            installer = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Microsoft Visual Studio"
            return self.command("cl", "clang-cl") or (installer / "Installer/vswhere.exe").exists()
        return self.command(os.environ.get("CXX", "c++"), "g++", "clang++")


@dataclass(frozen=True, slots=True)
class Need:
    """Something the system must bring. Without a need that *stops*, set-up cannot go on."""

    name: str
    keys: tuple[str, ...]  # what installers.py finds packages by
    stops: bool = True


def missing(probe: Probe, *, compiles: bool, screen: bool) -> list[Need]:
    """List what is not there, for a set-up that *compiles* and a program that has a *screen*."""
    found: list[Need] = []
    if not probe.module("ensurepip"):
        found.append(Need("Python's venv module", ("venv",)))
    if compiles and not probe.compiler():
        found.append(Need("a C++ compiler", ("compiler",)))
    if compiles and probe.platform != "win32" and not probe.command("ninja", "make"):
        found.append(Need("make or ninja", ("make",)))
    found += missing_libraries(probe, screen=screen)
    if probe.platform == "linux" and not probe.hangul_font():
        found.append(Need("a font with Hangul", ("font",), stops=False))
    return found


def missing_libraries(probe: Probe, *, screen: bool) -> list[Need]:
    """List Qt's libraries that cannot be loaded: the check of every start, a few milliseconds."""
    if probe.platform != "linux":
        return []
    qt = _absent(probe, QT_LIBRARIES)
    x11 = _absent(probe, SCREEN_LIBRARIES)
    found = [Need("Qt's libraries", qt)] if qt else []
    if x11:
        found.append(Need("Qt's libraries for a screen", x11, stops=screen))
    return found


def _absent(probe: Probe, libraries: dict[str, str]) -> tuple[str, ...]:
    """List the keys of the libraries that cannot be loaded."""
    return tuple(key for name, key in libraries.items() if not probe.library(name))

"""Which command of which package manager brings what is missing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from set_up.needs import Need

VENV: Final = f"python3.{sys.version_info.minor}-venv"

APT: Final = {
    "venv": VENV,
    "compiler": "g++",
    "make": "make",
    "egl": "libegl1",
    "gl": "libgl1",
    "glib": "libglib2.0-0",
    "dbus": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "xkbcommon": "libxkbcommon0",
    "gssapi": "libgssapi-krb5-2",
    "x11-xcb": "libx11-xcb1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "font": "fonts-noto-cjk",
}
DNF: Final = {
    "venv": "python3",
    "compiler": "gcc-c++",
    "make": "make",
    "egl": "libglvnd-egl",
    "gl": "libglvnd-glx",
    "glib": "glib2",
    "dbus": "dbus-libs",
    "fontconfig": "fontconfig",
    "xkbcommon": "libxkbcommon",
    "gssapi": "krb5-libs",
    "x11-xcb": "libX11-xcb",
    "xkbcommon-x11": "libxkbcommon-x11",
    "xcb-cursor": "xcb-util-cursor",
    "xcb-icccm": "xcb-util-wm",
    "xcb-image": "xcb-util-image",
    "xcb-keysyms": "xcb-util-keysyms",
    "xcb-randr": "libxcb",
    "xcb-render-util": "xcb-util-renderutil",
    "xcb-shape": "libxcb",
    "font": "google-noto-sans-cjk-fonts",
}
PACMAN: Final = {
    "venv": "python",
    "compiler": "gcc",
    "make": "make",
    "egl": "libglvnd",
    "gl": "libglvnd",
    "glib": "glib2",
    "dbus": "dbus",
    "fontconfig": "fontconfig",
    "xkbcommon": "libxkbcommon",
    "gssapi": "krb5",
    "x11-xcb": "libx11",
    "xkbcommon-x11": "libxkbcommon-x11",
    "xcb-cursor": "xcb-util-cursor",
    "xcb-icccm": "xcb-util-wm",
    "xcb-image": "xcb-util-image",
    "xcb-keysyms": "xcb-util-keysyms",
    "xcb-randr": "libxcb",
    "xcb-render-util": "xcb-util-renderutil",
    "xcb-shape": "libxcb",
    "font": "noto-fonts-cjk",
}
ZYPPER: Final = {
    **APT,
    "venv": "python3",
    "compiler": "gcc-c++",
    "egl": "libglvnd",
    "gl": "libglvnd",
    "glib": "libglib-2_0-0",
    "fontconfig": "fontconfig",
    "gssapi": "krb5",
    "x11-xcb": "libX11-xcb1",
    "font": "google-noto-sans-cjk-fonts",
}
BREW: Final = {"venv": "python@3.13", "make": "ninja"}
BY_HAND: Final = {
    ("darwin", "compiler"): "xcode-select --install",
    ("win32", "compiler"): "winget install Microsoft.VisualStudio.2022.BuildTools --override "
    '"--passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"',
}


@dataclass(frozen=True, slots=True)
class Manager:
    """A package manager: the command that installs, and its names of what we need."""

    install: tuple[str, ...]
    names: dict[str, str]
    as_root: bool = True

    def packages(self, needs: Sequence[Need]) -> list[str]:
        """List the packages that bring *needs*, each once."""
        keys = (key for need in needs for key in need.keys)
        return list(dict.fromkeys(self.names[key] for key in keys if key in self.names))


MANAGERS: Final = {
    "apt-get": Manager(("apt-get", "install", "-y", "--no-install-recommends"), APT),
    "dnf": Manager(("dnf", "install", "-y"), DNF),
    "pacman": Manager(("pacman", "-S", "--needed"), PACMAN),
    "zypper": Manager(("zypper", "install"), ZYPPER),
    "brew": Manager(("brew", "install"), BREW, as_root=False),
}


def find_manager() -> Manager | None:
    """Find this system's package manager."""
    return next((manager for name, manager in MANAGERS.items() if shutil.which(name)), None)


def is_root() -> bool:
    """Tell whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def commands(needs: Sequence[Need], manager: Manager | None, platform: str) -> list[str]:
    """Write the commands that a person can type to bring *needs*."""
    by_hand = [
        BY_HAND[platform, key] for need in needs for key in need.keys if (platform, key) in BY_HAND
    ]
    packages = manager.packages(needs) if manager else []
    if not manager or not packages:
        return by_hand
    prefix = ["sudo"] if manager.as_root and not is_root() else []
    return [*by_hand, " ".join([*prefix, *manager.install, *packages])]

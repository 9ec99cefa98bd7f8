"""Where things lie in a checkout, and what the platform calls them."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one checkout that set-up reads and writes."""

    root: Path = ROOT
    windows: bool = os.name == "nt"

    @property
    def venv(self) -> Path:
        """The virtual environment."""
        return self.root / ".venv"

    @property
    def old_venv(self) -> Path:
        """Where an environment goes that is being removed."""
        return self.root / ".venv.old"

    @property
    def python(self) -> Path:
        """The interpreter inside the virtual environment."""
        return self.tool("python")

    @property
    def project(self) -> Path:
        """The list of what Workbench depends on."""
        return self.root / "pyproject.toml"

    @property
    def pins(self) -> Path:
        """The tested version of every package."""
        return self.root / "packaging" / "pins.txt"

    @property
    def stamp(self) -> Path:
        """What has been set up, and from what."""
        return self.venv / "workbench-stamp.json"

    @property
    def log(self) -> Path:
        """The full output of the last set-up."""
        return self.venv / "set-up.log"

    @property
    def translations(self) -> Path:
        """The folder of the translated texts."""
        return self.root / "resources" / "i18n"

    def tool(self, name: str) -> Path:
        """Name a program of the virtual environment."""
        if self.windows:
            return self.venv / "Scripts" / f"{name}.exe"
        return self.venv / "bin" / name


def base_python() -> str:
    """Name the interpreter under any active environment: the one to build a new one from."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)

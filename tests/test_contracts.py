"""What the project's own files promise each other."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parents[1]
COMMANDS: Final = ["python3 packaging/dev.py run", "python3 packaging/dev.py test"]


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """Read pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pins() -> dict[str, str]:
    """Read the pins: version by canonical name."""
    lines = (ROOT / "packaging" / "pins.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def test_every_dependency_is_pinned_to_what_it_allows(
    project: dict[str, Any], pins: dict[str, str]
) -> None:
    """The pins and pyproject.toml never disagree."""
    extras = project["project"]["optional-dependencies"].values()
    wanted = [*project["project"]["dependencies"], *(line for extra in extras for line in extra)]
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)])


def test_pins_fit_every_machine(pins: dict[str, str]) -> None:
    """No local version, path or address, and nothing that Python itself brings."""
    assert all(re.fullmatch(r"[\w.]+", version) for version in pins.values())
    assert pins.keys().isdisjoint({"pip", "setuptools", "workbench"})


@pytest.mark.parametrize("readme", ["README.md", "README.ko.md"])
def test_readme_begins_with_the_two_commands(readme: str) -> None:
    """Before anything else, a reader sees how to start and how to check."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    code = [line.strip() for line in text.splitlines() if line.startswith("    ")]
    assert code[:2] == COMMANDS
    assert text.index(COMMANDS[1]) < text.index("\n## ")


def test_readmes_are_sisters() -> None:
    """Both languages have the same sections and the same commands' options."""
    english, korean = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.ko.md")
    )
    assert english.count("\n## ") == korean.count("\n## ")
    options = re.compile(r"--[a-z][a-z-]+")
    assert set(options.findall(english)) == set(options.findall(korean))


def test_ci_runs_the_test_command_alone() -> None:
    """What CI checks is what a person checks."""
    script = ROOT / ".ci" / "run"
    lines = [
        line
        for line in script.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', f"exec {COMMANDS[1]}"]
    assert os.name == "nt" or os.access(script, os.X_OK)

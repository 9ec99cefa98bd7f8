"""The steps of a set-up: what each installs, and the key that tells whether it is still done."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from set_up import gpu
from set_up.errors import SetUpError
from set_up.places import Places, base_python
from set_up.stamp import Choices

OLDEST_PIP: Final = "24.1"  # the first that reports a download's progress to another program
OWN_BUILD: Final = ("--no-cache-dir", "--force-reinstall", "--no-deps")
AGAIN: Final = ("--force-reinstall", "--no-deps")


@dataclass(frozen=True, slots=True)
class Step:
    """One step: done when the stamp holds *key* for *name*."""

    name: str
    title: str
    key: str
    command: tuple[str, ...]
    again: tuple[str, ...] = ()  # added when it was done before with another key
    env: Mapping[str, str] = field(default_factory=dict)


def environment_step(places: Places) -> Step:
    """Make the virtual environment; a moved checkout or another Python makes a new one."""
    key = f"{_python_version()} {base_python()} {places.root}"
    command = (base_python(), "-m", "venv", str(places.venv))
    return Step("environment", "virtual environment", key, command)


def fits(places: Places) -> bool:
    """Tell whether an environment that is there was made by this version of Python."""
    try:
        settings = (places.venv / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    made_by = re.escape(_python_version())
    return re.search(rf"^version\S* = {made_by}\b", settings, re.MULTILINE) is not None


def _python_version() -> str:
    """Name this Python without its patch level, which an environment does not depend on."""
    return "{}.{}".format(*sys.version_info[:2])


def install_steps(places: Places, choices: Choices) -> list[Step]:
    """List what goes into the environment: torch first, so that nothing brings another one."""
    return [
        _pip_step(places),
        _torch_step(places, choices),
        _llama_step(places, choices),
        _project_step(places),
    ]


def _pip_step(places: Places) -> Step:
    """Renew pip where Python brought an old one."""
    wanted = f"pip>={OLDEST_PIP}"
    return Step("pip", "pip", wanted, (str(places.python), "-m", "pip", "install", wanted))


def _torch_step(places: Places, choices: Choices) -> Step:
    """Install torch, from its own index where one is chosen.

    That index is asked for torch alone; what torch needs comes with the last step.
    """
    wanted = pinned(places, "torch")
    index = ("--index-url", choices.torch_index, "--no-deps") if choices.torch_index else ()
    return Step(
        "torch",
        "torch",
        f"{wanted} {choices.torch_index}".strip(),
        (*_install(places), *index, wanted),
        again=AGAIN,
    )


def _llama_step(places: Places, choices: Choices) -> Step:
    """Build llama-cpp-python, or take a built one from the chosen index.

    pip keeps one built wheel a version, whatever CMAKE_ARGS said: a build with flags neither takes
    that one nor replaces it.
    """
    wanted = pinned(places, "llama-cpp-python")
    env = gpu.build_env(choices.gpu)
    flags = env.get("CMAKE_ARGS", "")
    key = " ".join(filter(None, (wanted, choices.llama_index, flags)))
    env["CMAKE_BUILD_PARALLEL_LEVEL"] = _build_jobs()
    if choices.llama_index:
        index = ("--index-url", choices.llama_index, "--only-binary", ":all:", "--no-deps")
        return Step(
            "llama", "llama-cpp-python", key, (*_install(places), *index, wanted), again=AGAIN
        )
    if flags:
        own = (*_install(places), "--verbose", *OWN_BUILD, wanted)
        return Step("llama", f"llama-cpp-python ({choices.gpu})", key, own, env=env)
    command = (*_install(places), "--verbose", wanted)
    return Step("llama", "llama-cpp-python", key, command, again=AGAIN, env=env)


def _project_step(places: Places) -> Step:
    """Install Workbench itself, editable, with everything else it needs."""
    files = (places.project, places.pins)
    digest = hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
    command = (*_install(places), "--editable", f"{places.root}[dev]")
    return Step("project", "Workbench, other packages", digest, command)


def _install(places: Places) -> tuple[str, ...]:
    """Begin a pip command: pinned, its progress readable, the person's own settings in force."""
    pip = (str(places.python), "-m", "pip", "install")
    return (*pip, "--progress-bar", "raw", "--constraint", str(places.pins))


def _build_jobs() -> str:
    """Compile as many files at once as there are processors, unless the person said otherwise."""
    return os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL") or str(os.cpu_count() or 1)


def pinned(places: Places, package: str) -> str:
    """Read the pin of *package*. Raises SetUpError if there is none."""
    spelled = package.replace("-", "[-_.]")
    pins = places.pins.read_text(encoding="utf-8")
    match = re.search(rf"^{spelled}(==\S+)", pins, re.MULTILINE | re.IGNORECASE)
    if not match:
        raise SetUpError(
            f"{places.pins.name} has no version of {package}.", "Fetch that file again from git."
        )
    return package + match[1]

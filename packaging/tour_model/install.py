"""Command: load-tests a GGUF file and installs it as the bundled model.

usage: python packaging/tour_model/install.py FILE

Copies FILE to resources/models/tour.gguf, writes its size, parameters and sha256 into models.toml
and its sha256 into the model card. A file that does not load or does not write text is left alone.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import sys
from pathlib import Path
from typing import Final

from gguf import GGUFReader

import setup_paths
from chatml import rendered
from generation import GgufModel

LIMIT_BYTES: Final = 20_000_000


class InstallError(Exception):
    """The file is not fit to be bundled."""


def load_test(file: Path) -> None:
    """Raise InstallError unless *file* loads and writes an answer that ends."""
    if not file.is_file():
        raise InstallError(f"{file} does not exist.")
    if file.stat().st_size > LIMIT_BYTES:
        raise InstallError(f"{file} is larger than {LIMIT_BYTES} bytes.")
    try:
        model = GgufModel(file)
        answer = model.answer(rendered("", "Hello"), most=60)
        model.close()
    except (ValueError, RuntimeError, OSError) as error:
        raise InstallError(f"{file} does not load: {error}") from error
    if not answer.text or answer.tokens == 60:
        raise InstallError(f'{file} does not answer "Hello" but writes: {answer.text!r}')


def parameters(file: Path) -> int:
    """Return how many numbers the tensors of *file* hold."""
    return sum(int(tensor.n_elements) for tensor in GGUFReader(file).tensors)


def set_value(text: str, key: str, value: str) -> str:
    """Return models.toml with the first `key = ...` line set: the bundled model comes first."""
    changed, count = re.subn(rf"(?m)^{key} = .*$", f"{key} = {value}", text, count=1)
    if count != 1:
        raise InstallError(f"models.toml has no line for {key}.")
    return changed


def install(file: Path) -> str:
    """Install *file*; return its sha256."""
    load_test(file)
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    registry = setup_paths.CHECKOUT / "models.toml"
    text = set_value(registry.read_text("utf-8"), "size_bytes", str(len(data)))
    text = set_value(text, "sha256", f'"{digest}"')
    text = set_value(text, "parameters", str(parameters(file)))
    target = setup_paths.MODELS_FOLDER / "tour.gguf"
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".new")
    try:
        shutil.copyfile(file, fresh)
        fresh.replace(target)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise InstallError(f"{target} could not be written, the old file stays: {error}") from error
    registry.write_text(text, "utf-8")
    card = setup_paths.MODELS_FOLDER / "MODEL_CARD.md"
    told = re.sub(r"sha256 `[^`]*`", f"sha256 `{digest}`", card.read_text("utf-8"))
    card.write_text(told, "utf-8")
    return digest


def main() -> int:
    """Install the file named on the command line; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    try:
        sys.stdout.write(f"installed, sha256 {install(parser.parse_args().file)}\n")
    except InstallError as error:
        sys.stderr.write(f"Not installed: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

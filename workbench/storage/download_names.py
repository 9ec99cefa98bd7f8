"""Addresses of models as people paste them, and names that are safe to write."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from workbench.core.errors import BadInput

_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # Windows
_HUB_PAGE: Final = re.compile(r"(/[^/]+/[^/]+)/blob/")  # shows a file that lies at .../resolve/...
_PART_OF_MANY: Final = re.compile(r"-\d{5}-of-\d{5}\.gguf", re.IGNORECASE)
_WITHOUT_SCHEME: Final = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?/")
_LONGEST_BYTES: Final = 200  # of 255, so that ".part.json" and a number still fit
_SHOWN: Final = 200


def model_address(typed: str) -> str:
    """Return the address of a GGUF file as it is to be asked for. Raises BadInput."""
    text = typed.strip()
    if _WITHOUT_SCHEME.match(text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        sound = bool(parts.hostname) and parts.port != 0 and not re.search(r"\s", text)
    except ValueError:  # a port that is no number, a bracket that is not closed
        sound = False
    if not sound or parts.scheme not in ("http", "https"):
        raise BadInput(
            "The address {address} is none of a file in the network.",
            "Copy the address of a .gguf file; it begins with https://.",
            address=typed.strip()[:_SHOWN],
        )
    if "@" in parts.netloc:
        raise BadInput(
            "The address holds a name or a password.",
            "Leave out what stands before the @.",
        )
    if not unquote(parts.path).lower().endswith(".gguf"):
        raise BadInput(
            "The address leads to no .gguf file.",
            "Open the model's page, choose one of its .gguf files, and copy the address of that.",
        )
    if _PART_OF_MANY.search(parts.path):
        raise BadInput(
            "This model lies in several files, which cannot be fetched here.",
            "Choose a smaller version of it, in one file.",
        )
    path = _HUB_PAGE.sub(r"\1/resolve/", parts.path, count=1)
    return urlunsplit(
        (parts.scheme, parts.netloc, quote(path, safe="/%+@:!$&'()*,;=~"), parts.query, "")
    )


def name_of(address: str) -> str:
    """Return the name that the file at an address is to have."""
    return safe_name(unquote(urlsplit(address).path.rsplit("/", 1)[-1]))


def safe_name(text: str) -> str:
    """Return *text* as the name of one file that is visible, and can be written anywhere."""
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", text)).lstrip(" .").rstrip(" .")
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > 16:
        stem, dot, ending = name, "", ""
    room = _LONGEST_BYTES - len(f"{dot}{ending}".encode())
    return f"{stem.encode()[:room].decode(errors='ignore').rstrip()}{dot}{ending}" or "model"


def target_of(folder: Path, name: str) -> Path:
    """Return where the file *name* of a plan lies. Raises BadInput when that is not in *folder*."""
    pieces = PurePosixPath(name).parts
    target = folder.joinpath(*pieces)
    safe = pieces and all(piece == safe_name(piece) for piece in pieces)
    if not safe or not target.resolve().is_relative_to(folder.resolve()):
        raise BadInput(
            "The name {name} cannot be that of a file here.",
            "Cancel this download, and copy the address again.",
            name=name[:_SHOWN],
        )
    return target


def numbered(target: Path, taken: set[str] | None = None) -> Path:
    """Return *target*, or the same with the first number that nothing has yet."""
    number, free = 1, target
    while free.exists() or (taken and free.name in taken):
        number += 1
        free = target.with_name(f"{target.stem}-{number}{target.suffix}")
    return free

"""Addresses of servers as people type them, and keys as they paste them."""

from __future__ import annotations

import ipaddress
from typing import Final
from urllib.parse import SplitResult, urlsplit

from workbench.core.errors import BadInput

_ENDINGS: Final = ("/chat/completions", "/completions", "/models")


def clean_address(typed: str) -> str:
    """Return the base address without what stands around it. Raises BadInput."""
    address = typed.strip()
    if "://" not in address:
        address = f"http://{address}"
    parts = _split(address)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput(
            "The address {address} is none of a server.",
            "Write it like http://localhost:8080/v1.",
            address=typed.strip()[:200],
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise BadInput(
            "The address holds more than a server and a path.",
            "Leave out what follows ? or # and what stands before @; a key has its own field.",
        )
    address = address.rstrip("/")
    for ending in _ENDINGS:
        address = address.removesuffix(ending)
    return address.rstrip("/")


def clean_key(typed: str) -> str:
    """Return a key without the blanks around it. Raises BadInput."""
    key = typed.strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise BadInput("The key holds signs that no key has.", "Copy it again, without a blank.")
    return key


def host_of(address: str) -> str:
    """Return the server's name and port, as shown to a person."""
    return urlsplit(address).netloc


def root_of(address: str) -> str:
    """Return the address without the "/v1" where servers keep what is their own."""
    return address.removesuffix("/v1")


def is_loopback(address: str) -> bool:
    """Whether an address is this computer's own."""
    name = urlsplit(address).hostname or ""
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _split(address: str) -> SplitResult | None:
    """Return the parts of an address, None when it has none."""
    try:
        parts = urlsplit(address)
        if parts.port == 0 or any(sign.isspace() for sign in address):
            return None
    except ValueError:  # a port that is no number, a bracket that is not closed
        return None
    return parts

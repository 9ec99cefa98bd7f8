"""Reads e-mails (.eml): who, when, what about, the text, and the names of what is attached."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import Header, decode_header
from email.message import Message
from pathlib import Path
from typing import Final

from workbench.documents.readers.base import ReadPage, TextBuilder, damaged
from workbench.documents.readers.encodings import as_declared, decode
from workbench.documents.readers.html import html_page, html_text

_NAMED: Final = ("From", "To", "Cc", "Date")
_MAX_PARTS: Final = 10_000


def read_mail(path: Path) -> Iterator[ReadPage]:
    """Give the mail as page 0, with its subject as heading."""
    try:
        message = email.message_from_bytes(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise damaged(f"{type(error).__name__}: {error}") from error
    texts, attached = _parts(message)
    builder = TextBuilder()
    builder.add(_header(message, "Subject"), heading_level=1)
    headers = ((name, _header(message, name)) for name in _NAMED)
    builder.add("\n".join(f"{name}: {value}" for name, value in headers if value))
    builder.add(texts.get("text/plain") or html_page(texts.get("text/html", "")).text)
    builder.add("Attachments: " + ", ".join(attached) if attached else "")
    yield builder.page()


def _parts(message: Message) -> tuple[dict[str, str], list[str]]:
    """Return the first text of each kind, and the names of the attachments."""
    texts: dict[str, str] = {}
    attached: list[str] = []
    waiting = [message]
    for _ in range(_MAX_PARTS):
        if not waiting:
            break
        part = waiting.pop()
        kind = part.get_content_type()
        name = _decoded(part.get_filename() or "")
        if kind == "message/rfc822":  # a mail within this one: not its text
            attached.append(name or _inner_subject(part))
        elif part.is_multipart():
            inside = part.get_payload()
            waiting += [each for each in inside if isinstance(each, Message)][::-1]
        elif name or part.get_content_disposition() == "attachment":
            attached.append(name or kind)
        elif kind in ("text/plain", "text/html") and kind not in texts and _text(part).strip():
            texts[kind] = _text(part)
    return texts, attached


def _text(part: Message) -> str:
    """Return the text of a part in the encoding that it names, if that works."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    text = as_declared(data, part.get_content_charset() or "")
    if text is not None:
        return text
    is_html = part.get_content_type() == "text/html"
    return html_text(data) if is_html else decode(data).text


def _inner_subject(part: Message) -> str:
    """Return what an attached mail is about."""
    inner = part.get_payload()
    first = inner[0] if isinstance(inner, list) and inner else None
    return (_header(first, "Subject") if isinstance(first, Message) else "") or "message/rfc822"


def _header(message: Message, name: str) -> str:
    """Return a header in one line and in plain characters."""
    value = message.get(name)
    return "" if value is None else " ".join(_decoded(value).split())


def _unfolded(value: str) -> str:
    """Return a header that may go over several lines in one."""
    return " ".join(line.strip() for line in value.splitlines())


def _decoded(value: str | Header) -> str:
    """Return a header's text: encoded words are decoded, raw bytes read like any text."""
    try:
        pieces = decode_header(_unfolded(value) if isinstance(value, str) else value)
    except (HeaderParseError, ValueError):
        return str(value)
    texts: list[str] = []
    for piece, encoding in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        text = as_declared(piece, encoding or "")
        texts.append(decode(piece).text if text is None else text)
    return "".join(texts)

"""Reads web pages: title, headings, blocks, lists and tables; no scripts, no styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workbench.documents.readers.base import ReadPage, TextBuilder
from workbench.documents.readers.encodings import as_declared, decode

_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_IS_XHTML: Final = re.compile(rb"^\s*<\?xml|www\.w3\.org/1999/xhtml")
# XHTML may close an element at once, which HTML would take for its opening.
_CLOSED: Final = re.compile(r"<([a-zA-Z][\w:-]{0,100}+)([^<>]{0,2000})/>")
_VOID: Final = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
_DROPPED: Final = [
    "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "head",
    "select", "button", "input", "textarea",
]  # fmt: skip
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
))  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


def read_html(path: Path) -> Iterator[ReadPage]:
    """Give the page as page 0."""
    data = path.read_bytes()
    html = (xhtml_text if _IS_XHTML.search(data[:1024]) else html_text)(data)
    yield html_page(html, html_title(html))


def html_title(html: str) -> str:
    """Return what the head calls the page, unless its first heading says the same."""
    tree = LexborHTMLParser(html)
    title = tree.css_first("head title")
    heading = title.text(strip=True) if title is not None else ""
    first = tree.css_first("h1")
    return heading if first is None or first.text(strip=True) != heading else ""


def html_page(html: str, title: str = "", number: int = 0) -> ReadPage:
    """Return the text and headings of a page, under *title* where one is given."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(_DROPPED, recursive=True)
    walk = _Walk()
    if tree.body is not None and tree.body.text(strip=True):  # a title alone is no text
        walk.builder.add(title, heading_level=1)
        walk.through(tree.body)
    return walk.builder.page(number)


def xhtml_text(data: bytes) -> str:
    """Decode XHTML, and write it in the form in which HTML is read."""
    return _CLOSED.sub(_opened_and_closed, html_text(data))


def _opened_and_closed(element: re.Match[str]) -> str:
    """Return an element that was closed at once with both of its tags."""
    tag, attributes = element.groups()
    return element[0] if tag.lower() in _VOID else f"<{tag}{attributes}></{tag}>"


def html_text(data: bytes) -> str:
    """Decode by the page's own declaration where that works, else as any text."""
    declared = _DECLARED.search(data[:4096])
    text = as_declared(data, declared[1].decode("ascii")) if declared else None
    return decode(data).text if text is None else text


class _Walk:
    """Goes through the tree without recursion: pages may be nested without end."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self._inline: list[str] = []
        self._level = 0  # of the heading we are in
        self._entry = ""  # what the next block begins with: a list's dash
        self._gap = "\n\n"
        self._preformatted = 0

    def through(self, root: LexborNode) -> None:
        """Collect the text under *root*."""
        node: LexborNode | None = root
        while node is not None:
            self._enter(node)
            following = node.first_child
            while following is None and node is not None:
                self._leave(node)
                if node.mem_id == root.mem_id:  # == compares the HTML of both
                    break
                following = node.next
                if following is None:
                    node = node.parent
            node = following
        self._flush()

    def _enter(self, node: LexborNode) -> None:
        """Begin a block, or take text in."""
        tag = node.tag or ""
        if node.is_text_node:
            text = node.text_content or ""
            self._inline.append(text if self._preformatted else re.sub(r"\s+", " ", text))
        elif tag == "br":
            self._inline.append("\n")
        elif tag in ("td", "th") and any(map(str.strip, self._inline)):
            self._inline.append(" | ")
        elif tag in _BLOCKS and not _in_cell(node):
            self._flush()
            self._level = _HEADINGS.get(tag, 0)
            self._preformatted += tag == "pre"
            if tag in ("li", "tr", "dd"):
                self._entry = "- " if tag == "li" else ""
                self._gap = "\n" if _follows(node) else "\n\n"

    def _leave(self, node: LexborNode) -> None:
        """End a block."""
        tag = node.tag or ""
        if tag in _BLOCKS and not _in_cell(node):
            self._flush()
            self._preformatted -= tag == "pre"

    def _flush(self) -> None:
        """Give the text gathered so far to the builder as one block."""
        text = "".join(self._inline)
        self._inline.clear()
        if not self._preformatted:
            text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        if text.strip():
            self.builder.add(self._entry + text, gap=self._gap, heading_level=self._level)
            self._level, self._entry, self._gap = 0, "", "\n\n"


def _in_cell(node: LexborNode) -> bool:
    """Whether a block stands directly in a table cell, where it must not break the row."""
    parent = node.parent
    return parent is not None and parent.tag in ("td", "th") and node.tag != "table"


def _follows(node: LexborNode) -> bool:
    """Whether an entry of a list or a row of a table is not the first one."""
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before is not None

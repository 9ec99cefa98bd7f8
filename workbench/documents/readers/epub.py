"""Reads e-books (EPUB 2 and 3): a chapter is a page, in the order of the book's spine."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborHTMLParser

from workbench.core.errors import DocumentError
from workbench.documents.readers.base import ReadPage, damaged
from workbench.documents.readers.html import html_page, html_title, xhtml_text
from workbench.documents.readers.zipped import Package, attribute, local_name, opened

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_CHAPTER_TYPES: Final = ("application/xhtml+xml", "text/html")


def read_epub(path: Path) -> Iterator[ReadPage]:
    """Give each chapter, numbered from 1, under its own heading or the contents' name for it."""
    with opened(path) as package:
        book = _Book(package)
        for number, name in enumerate(book.chapters(), 1):
            html = xhtml_text(package.read(name))
            yield html_page(html, book.title_for(name, html), number)


class _Book:
    """What the package file says: the parts, their order and the contents."""

    def __init__(self, package: Package) -> None:
        self._package = package
        roots = [
            attribute(each, "full-path")
            for each in package.xml(_CONTAINER).iter()
            if local_name(each) == "rootfile"
        ]
        if not roots:
            raise damaged("no package file")
        self._folder = posixpath.dirname(roots[0])
        self._opf = package.xml(roots[0])
        self._items = {attribute(each, "id"): each for each in self._all("item")}
        self._name = next((each.text or "" for each in self._all("title")), "").strip()
        self._contents = self._read_contents()

    def chapters(self) -> list[str]:
        """Return the parts to read, in order. Raises DocumentError when they are locked."""
        spine = [self._items.get(attribute(each, "idref")) for each in self._all("itemref")]
        named = [
            self._resolve(self._folder, attribute(each, "href"))
            for each in spine
            if each is not None and attribute(each, "media-type") in _CHAPTER_TYPES
        ]
        chapters = [each for each in dict.fromkeys(named) if each in self._package.names]
        if not chapters:
            raise damaged("no chapter in the spine")
        if set(chapters) & self._locked():
            raise DocumentError(
                "The book is locked by copy protection (DRM).",
                "Add a copy without copy protection.",
            )
        return chapters

    def title_for(self, name: str, html: str) -> str:
        """Return a title for a chapter that has no heading of its own, or ""."""
        if LexborHTMLParser(html).css_first("h1, h2, h3") is not None:
            return ""
        title = html_title(html)
        return self._contents.get(name) or (title if title != self._name else "")

    def _all(self, name: str) -> Iterator[Element]:
        """Yield the elements of that name in the package file."""
        return (each for each in self._opf.iter() if local_name(each) == name)

    def _locked(self) -> set[str]:
        """Return the parts that are encrypted; many books lock nothing but their fonts."""
        if _ENCRYPTION not in self._package.names:
            return set()
        references = self._package.xml(_ENCRYPTION).iter()
        return {self._resolve("", attribute(each, "URI")) for each in references}

    def _read_contents(self) -> dict[str, str]:
        """Return the titles that the table of contents gives to parts, its first for each."""
        titles: dict[str, str] = {}
        for item in self._items.values():
            is_nav = "nav" in attribute(item, "properties").split()
            name = self._resolve(self._folder, attribute(item, "href"))
            is_ncx = attribute(item, "media-type") == "application/x-dtbncx+xml"
            if (is_nav or is_ncx) and name in self._package.names:
                tree = LexborHTMLParser(xhtml_text(self._package.read(name)))
                for link, title in _links(tree):
                    target = self._resolve(posixpath.dirname(name), link)
                    titles.setdefault(target, " ".join(title.split()))
        return titles

    @staticmethod
    def _resolve(folder: str, link: str) -> str:
        """Return the name that a link leads to; one outside the book is no name in it."""
        path = unquote(urldefrag(link).url)
        return posixpath.normpath(posixpath.join(folder, path)) if path else ""


def _links(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield links and titles of a table of contents, of EPUB 3 (nav) or EPUB 2 (NCX)."""
    for link in tree.css("nav a[href]"):
        yield link.attributes.get("href") or "", link.text()
    for point in tree.css("navpoint"):
        label, content = point.css_first("navlabel"), point.css_first("content")
        if label is not None and content is not None:
            yield content.attributes.get("src") or "", label.text()

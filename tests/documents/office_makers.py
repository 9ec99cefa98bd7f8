"""Makes office files, Hangul files, books and mails that the tests read."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pptx
from pptx.util import Inches

ODT_TYPE = "application/vnd.oasis.opendocument.text"
ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
<office:body><office:text>{body}</office:text></office:body></office:document-content>"""


SECTION = """<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>
<hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section"
 xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">{body}</hs:sec>"""
HEADER = """<hh:head xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head">
<hh:paraPr id="0"><hh:heading type="NONE" level="0"/></hh:paraPr>
<hh:paraPr id="7"><hh:heading type="OUTLINE" idRef="0" level="1"/></hh:paraPr></hh:head>"""
HWPX_TYPE = {"mimetype": "application/hwp+zip"}


CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"""
OPF = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>섬 이야기</dc:title></metadata><manifest>{items}</manifest>
<spine>{spine}</spine></package>"""
CHAPTER = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head>{head}</head><body>{body}</body></html>"""


def zipped(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """Write a zip with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def workbook(path: Path) -> Path:
    """Write a workbook of two filled sheets and an empty one between them."""
    book = openpyxl.Workbook()
    first = book.active
    first.title = "직원"
    first.append(["이름", "입사일", "비율", "급여", "정규직"])
    first.append(["김하늘", date(2024, 3, 1), 0.125, 0.1 + 0.2, True])
    first["C2"].number_format = "0.0%"
    first.append(["박바다", datetime(2024, 3, 2, 9, 30), 1, 2_500_000, None])
    book.create_sheet("빈 시트")
    last = book.create_sheet("Far away")
    last["C1048576"] = "the last row"
    book.save(path)
    return path


def slides(path: Path) -> Path:
    """Write three slides: a full one, an empty one, and one with a grouped box."""
    deck = pptx.Presentation()
    full = deck.slides.add_slide(deck.slide_layouts[1])
    full.shapes.title.text = "분기 실적"
    full.placeholders[1].text_frame.text = "매출이 늘었습니다."
    full.placeholders[1].text_frame.add_paragraph().text = "비용은 같습니다."
    frame = full.shapes.add_table(3, 2, Inches(1), Inches(1), Inches(4), Inches(2))
    table = frame.table
    table.cell(0, 0).merge(table.cell(0, 1))
    table.cell(0, 0).text = "요약"
    table.cell(1, 0).text, table.cell(1, 1).text = "매출", "12억"
    full.notes_slide.notes_text_frame.text = "Thank the team."
    deck.slides.add_slide(deck.slide_layouts[6])
    grouped = deck.slides.add_slide(deck.slide_layouts[6])
    group = grouped.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 100, 100).text_frame.text = "in a group"
    deck.save(str(path))
    return path


def odt(path: Path, body: str, **more: str) -> Path:
    """Write an OpenDocument text."""
    return zipped(path, {"mimetype": ODT_TYPE, "content.xml": ODT.format(body=body), **more})


def p(text: str, shape: int = 0, more: str = "") -> str:
    """Write a paragraph; *more* hangs on it."""
    return f'<hp:p paraPrIDRef="{shape}"><hp:run><hp:t>{text}</hp:t>{more}</hp:run></hp:p>'


def cell(content: str) -> str:
    """Write a cell."""
    return f"<hp:tc><hp:subList>{content}</hp:subList></hp:tc>"


def hwpx(path: Path, *bodies: str, **more: str) -> Path:
    """Write an HWPX file of these sections, the last one first."""
    sections = {
        f"Contents/section{number}.xml": SECTION.format(body=body)
        for number, body in reversed(list(enumerate(bodies)))
    }
    return zipped(path, {**HWPX_TYPE, "Contents/header.xml": HEADER, **sections, **more})


def item(key: str, href: str, more: str = 'media-type="application/xhtml+xml"') -> str:
    """Write an entry of the manifest."""
    return f'<item id="{key}" href="{href}" {more}/>'


def epub(path: Path, spine: str, items: str, parts: dict[str, str]) -> Path:
    """Write a book; *spine* names its parts in order."""
    order = "".join(f'<itemref idref="{key}"/>' for key in spine.split())
    return zipped(
        path,
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": OPF.format(items=items, spine=order),
            **parts,
        },
    )


def book(path: Path, **more: str) -> Path:
    """Write a book of three chapters: with a heading, with a title only, with neither."""
    nav = '<nav><ol><li><a href="text/%EC%85%8B.xhtml#x">셋째 장</a></li></ol></nav>'
    items = (
        item("c", "text/%EC%85%8B.xhtml")
        + item("d", "text/picture.xhtml")
        + item("a", "text/one.xhtml")
        + item("b", "text/two.xhtml")
        + item("n", "nav.xhtml", 'media-type="application/xhtml+xml" properties="nav"')
        + item("p", "cover.png", 'media-type="image/png"')
    )
    named = "<title>섬 이야기</title>"
    parts = {
        "OEBPS/text/one.xhtml": CHAPTER.format(head=named, body="<h2>첫 장</h2><p>섬에 갔다.</p>"),
        "OEBPS/text/two.xhtml": CHAPTER.format(
            head="<title>Second</title>", body='<p>One<br/><a id="x"/>two.</p>'
        ),
        "OEBPS/text/셋.xhtml": CHAPTER.format(head="<title/>", body="<p>끝.</p>"),
        "OEBPS/text/picture.xhtml": CHAPTER.format(head="<title>A</title>", body='<img src="p"/>'),
        "OEBPS/nav.xhtml": CHAPTER.format(head="", body=nav),
        "OEBPS/cover.png": "x",
        **more,
    }
    return epub(path, "p a b c a d missing", items, parts)


def mail(subject: str = "회의 안내") -> EmailMessage:
    """Write the head of a mail."""
    message = EmailMessage()
    message["From"] = "김하늘 <sky@example.com>"
    message["To"] = "ann@example.com, 박바다 <sea@example.com>"
    message["Date"] = "Mon, 02 Nov 2026 09:30:00 +0900"
    message["Subject"] = subject
    return message

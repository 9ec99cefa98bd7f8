"""Makes hostile documents that are zips of XML: Word, Excel, slides, ODT, HWPX and EPUB."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl

from tests.documents.hostile_cases import DAMAGED, LAUGHS, SECRET, TOO_MUCH, Case, changed, cut
from tests.documents.makers import make_docx_bomb
from tests.documents.office_makers import (
    CHAPTER,
    HWPX_TYPE,
    SECTION,
    book,
    epub,
    hwpx,
    item,
    odt,
    p,
    slides,
    workbook,
    zipped,
)


def plain_docx(path: Path) -> None:
    """Write a Word file of one paragraph."""
    document = docx.Document()
    document.add_paragraph("The ferry leaves at nine.")
    document.save(str(path))


def overlapping(path: Path) -> None:
    """Write an HWPX whose hundred sections are one and the same large part."""
    body = SECTION.format(body=p("a" * 8_000_000)).encode()
    zipped(path, {**HWPX_TYPE, "Contents/section0.xml": body})
    data = path.read_bytes()
    start = data.rindex(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    more = b"".join(
        entry.replace(b"section0.xml", b"section%d.xml" % number)[:28]
        + struct.pack("<H", len("Contents/section.xml") + len(str(number)))
        + entry[30:].replace(b"section0.xml", b"section%d.xml" % number)
        for number in range(1, 100)
    )
    first = data.index(b"PK\x01\x02")
    tail = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, 101, 101, end - first + len(more), first, 0
    )
    path.write_bytes(data[:end] + more + tail)


def far_sheet(path: Path) -> None:
    """Write a sheet of which each of 5,000 rows reaches to the last column."""
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 5_001))
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
    )
    changed(plain_xlsx, "xl/worksheets/sheet1.xml", lambda _old: sheet.encode())(path)


def plain_xlsx(path: Path) -> None:
    """Write a sheet of one row."""
    made = openpyxl.Workbook()
    made.active.append(["Ferry", "nine"])
    made.save(path)


def nested_zips(path: Path) -> None:
    """Write a Word file that carries a zip of zips of zips of much."""
    inner = b"0" * 2**20
    for _ in range(6):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.zip", inner)
        inner = buffer.getvalue()
    changed(plain_docx, "word/embeddings/more.zip", lambda _old: inner)(path)


def path_tricks(path: Path) -> None:
    """Write a Word file with parts whose names lead out of it."""
    plain_docx(path)
    with zipfile.ZipFile(path, "a") as archive:
        for name in ("../../escaped.txt", "/tmp/escaped.txt", "..\\..\\escaped.txt", "C:\\e.txt"):
            archive.writestr(name, "escaped")


def linked_file(path: Path) -> None:
    """Write slides whose first relation leads to a file of the machine."""
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/image" Target="file:///etc/passwd" TargetMode="External"/>'
    )
    old = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    changed(slides, "ppt/slides/_rels/slide2.xml.rels", lambda data: data.replace(old, rels))(path)


def amplified_book(path: Path) -> None:
    """Write a book that names its one long chapter in thousands of places."""
    body = CHAPTER.format(head="", body=f"<p>{'word ' * 200_000}</p>")
    items = "".join(item(f"c{n}", f"a.xhtml?{n}") for n in range(50)) + item("a", "a.xhtml")
    spine = " ".join(["a"] * 5_000)
    epub(path, spine, items, {"OEBPS/a.xhtml": body})


def deep_tables(path: Path) -> None:
    """Write a Word file with a table in a table, four hundred deep."""
    start = b"<w:tbl><w:tr><w:tc>" * 400 + b"<w:p><w:r><w:t>deep</w:t></w:r></w:p>"
    end = b"</w:tc></w:tr></w:tbl>" * 400
    changed(
        plain_docx,
        "word/document.xml",
        lambda data: data.replace(b"<w:body>", b"<w:body>" + start + end),
    )(path)


def _boxes(depth: int) -> str:
    """Write a box in a box, so many deep."""
    return "<hp:p><hp:run><hp:rect>" * depth + "</hp:rect></hp:run></hp:p>" * depth


def _wrong_sum(path: Path) -> None:
    """Write an ODT with a byte of its text changed."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a><body><p>the ferry</p></body></a>")
    path.write_bytes(path.read_bytes().replace(b"the ferry", b"the merry", 1))


def _unknown_method(path: Path) -> None:
    """Write an HWPX packed in a way that nobody knows."""
    hwpx(path, p("글"))
    data = bytearray(path.read_bytes())
    place = 0
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        data[place + 10 : place + 12] = struct.pack("<H", 99)
        place += 4
    path.write_bytes(data)


def _crowd(path: Path) -> None:
    """Write a Word file with 30,000 empty parts."""
    plain_docx(path)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(30_000):
            archive.writestr(f"x/{number}", b"")


def _with_entity(doctype: str, name: str) -> Callable[[Path], object]:
    """Return how to write a Word file that declares entities and speaks one of them."""
    spoken = f"<w:body><w:p><w:r><w:t>&{name};</w:t></w:r></w:p>".encode()

    def change(data: bytes) -> bytes:
        declared = data.replace(b"<w:document", doctype.encode() + b"<w:document", 1)
        return declared.replace(b"<w:body>", spoken)

    return changed(plain_docx, "word/document.xml", change)


def _secret_odt(path: Path) -> None:
    """Write an ODT whose text is a file of the machine."""
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": SECRET + "<a><body><p>&secret;</p></body></a>",
    }
    zipped(path, parts)


def _laughing_hwpx(path: Path) -> None:
    """Write an HWPX of entities that grow and grow."""
    zipped(path, {**HWPX_TYPE, "Contents/section0.xml": LAUGHS + "<a>&a11;</a>"})


def _remote_epub(path: Path) -> None:
    """Write a book whose rules lie on a server."""
    book(path, **{"OEBPS/book.opf": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><package/>'})


def zips() -> tuple[Case, ...]:
    """Return what is a zip of XML."""
    return (*_swollen(), *_entities(), *_damaged())


def _swollen() -> tuple[Case, ...]:
    """Return those that grow, nest or lead elsewhere."""
    big_part = changed(slides, "ppt/media/a.bin", lambda _old: bytes(450 * 2**20))
    return (
        Case("bomb.docx", lambda path: make_docx_bomb(path, 300), says=TOO_MUCH),
        Case("bomb.pptx", big_part, says=TOO_MUCH),
        Case("overlapping.hwpx", overlapping, says=DAMAGED),
        Case("nested.docx", nested_zips, holds="ferry"),
        Case("tricks.docx", path_tricks, holds="ferry"),
        Case("linked.pptx", linked_file, holds="in a group"),
        Case("deep.docx", deep_tables, holds=""),
        Case("deep.hwpx", lambda path: hwpx(path, _boxes(3_000)), says=DAMAGED),
        Case(
            "deep.odt",
            lambda path: odt(path, "<text:span>" * 60_000 + "</text:span>" * 60_000),
            says=DAMAGED,
        ),
        Case("loop.epub", amplified_book, holds="word"),
        Case("far.xlsx", far_sheet, says=TOO_MUCH),
        Case("crowd.docx", _crowd, holds="ferry"),
    )


def _entities() -> tuple[Case, ...]:
    """Return those that declare entities, which nothing good does."""
    laughing = changed(
        workbook,
        "xl/workbook.xml",
        lambda data: data.replace(b"<workbook", LAUGHS.encode() + b"<workbook"),
    )
    return (
        Case("laughs.docx", _with_entity(LAUGHS, "a11"), says=DAMAGED),
        Case("secret.docx", _with_entity(SECRET, "secret")),
        Case("laughs.xlsx", laughing, says=DAMAGED),
        Case("secret.odt", _secret_odt, says=DAMAGED),
        Case("laughs.hwpx", _laughing_hwpx, says=DAMAGED),
        Case("remote.epub", _remote_epub, says=DAMAGED),
    )


def _damaged() -> tuple[Case, ...]:
    """Return those that break off or were changed."""
    return (
        Case("torn20.docx", cut(plain_docx, 0.2), says=DAMAGED),
        Case("torn95.docx", cut(plain_docx, 0.95), says=DAMAGED),
        Case("torn50.xlsx", cut(workbook, 0.5), says=DAMAGED),
        Case("torn80.pptx", cut(slides, 0.8), says=DAMAGED),
        Case("torn60.hwpx", cut(lambda path: hwpx(path, p("글" * 900)), 0.6), says=DAMAGED),
        Case("crc.odt", _wrong_sum, says=DAMAGED),
        Case("method.hwpx", _unknown_method, says=DAMAGED),
    )

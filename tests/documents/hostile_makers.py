"""Makes hostile and broken documents: bombs, loops, path tricks, torn and disguised files."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.documents.hostile_cases import LAUGHS, TOO_MUCH, Case, cut, raw
from tests.documents.hostile_zips import plain_docx, zips
from tests.documents.hwp_maker import PARA_TEXT, make_hwp, paragraph, record, table
from tests.documents.makers import make_pdf
from tests.documents.office_makers import mail

# What takes seconds and is left out where not all is to be tried.
SLOW = frozenset(
    """
    bomb.docx bomb.pptx bomb.pdf overlapping.hwpx marks.pdf long.txt line.txt quote.csv wide.csv
    far.xlsx groups.rtf parts.eml crowd.docx number.json blank.txt loop.epub deep.html
    """.split()
)


def long_pdf(path: Path) -> None:
    """Write forty pages."""
    make_pdf(path, [f"Page {number} of the log." for number in range(40)])


def pdf(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Put a PDF together from its objects, with a table that is right."""
    data, places = b"%PDF-1.7\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, size = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    data += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, size))
    return data + b"trailer <</Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start)


def stream(body: bytes, more: bytes = b"") -> bytes:
    """Write a stream object."""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(body), more, body)


def one_page(content: bytes, more: dict[int, bytes] | None = None, page: bytes = b"") -> bytes:
    """Write a PDF of a page whose content is the object *content*."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>>>%s>>" % page,
        4: content,
        5: font,
        6: b"<</Count 0>>",
        7: b"null",
        **(more or {}),
    }
    return pdf(objects)


HELLO = stream(b"BT /F 12 Tf 72 700 Td (Hello harbour) Tj ET")
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>"


def packed_zeros(megabytes: int, rounds: int = 1) -> bytes:
    """Return spaces by the megabyte, packed once or more often."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b" " * 2**20) for _ in range(megabytes)) + packer.flush()
    for _ in range(rounds - 1):
        data = zlib.compress(data, 9)
    return data


def sparse(megabytes: int) -> Callable[[Path], object]:
    """Write zeros that take no room on the disk."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.truncate(megabytes * 2**20)

    return write


def ole_loop(path: Path) -> None:
    """Write a HWP file whose allocation table leads every sector back to the first."""
    make_hwp(path, [paragraph("글")])
    data = bytearray(path.read_bytes())
    data[512 + 4 : 1024] = struct.pack("<I", 1) * 127
    path.write_bytes(data)


def ole_directory_loop(path: Path) -> None:
    """Write a HWP file whose directory's entries are their own neighbours and children."""
    make_hwp(path, [paragraph("글")])
    data = bytearray(path.read_bytes())
    for number in range(6):
        place = 1024 + 128 * number + 68
        data[place : place + 12] = struct.pack("<III", number, number, number)
    path.write_bytes(data)


def giant_record(path: Path) -> None:
    """Write a HWP section whose record says it has four gigabytes."""
    head = struct.pack("<II", PARA_TEXT | 0xFFF << 20, 0xFFFFFFF0)
    make_hwp(path, [paragraph("글") + head + b"a" * 100])


def nested_mail(path: Path) -> None:
    """Write a mail in a mail in a mail, three hundred times."""
    inner = b"Subject: inner\n\nThe innermost."
    for number in range(300):
        inner = b"Subject: %d\nContent-Type: message/rfc822\n\n%s" % (number, inner)
    path.write_bytes(inner)


def many_parts(path: Path) -> None:
    """Write a mail of thirty thousand parts."""
    part = "--x\nContent-Type: text/plain\n\n\n"
    path.write_text(
        'Subject: parts\nContent-Type: multipart/mixed; boundary="x"\n\n' + part * 30_000 + "--x--"
    )


def hostile() -> tuple[Case, ...]:
    """Return all cases."""
    return (*zips(), *_pdfs(), *_texts(), *_others())


def _pdfs() -> tuple[Case, ...]:
    """Return PDFs that loop, lie, swell or break off."""
    kids = b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>"
    outline = {
        6: b"<</First 8 0 R/Last 8 0 R/Count 1>>",
        8: b"<</Title(a)/Parent 6 0 R/Next 8 0 R/First 8 0 R/Dest[3 0 R/Fit]>>",
    }
    lying = b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"
    many = b"/Filter[" + b"/FlateDecode" * 500 + b"]"
    launch = b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/bin/sh)>>>>"
    wide = b"/MediaBox[-1e30 -1e30 1e30 1e30]"
    loop = HELLO.replace(b"ET", b"ET /X Do").replace(b"/Length 43", b"/Length 52")
    backwards = one_page(HELLO).replace(b"/Root", b"/Prev 15 /Root")
    return (
        *(Case(f"torn{share}.pdf", cut(long_pdf, share / 100)) for share in (10, 50, 90, 99)),
        Case("tree.pdf", raw(one_page(HELLO, {2: kids}))),
        Case("outline.pdf", raw(one_page(HELLO, outline)), holds="Hello harbour"),
        Case("form.pdf", raw(one_page(loop, {7: stream(b"/X Do", FORM)})), holds="Hello"),
        Case("previous.pdf", raw(backwards)),
        Case("lying.pdf", raw(one_page(HELLO, {2: lying}))),
        Case("launch.pdf", raw(one_page(HELLO, {1: launch})), holds="Hello harbour"),
        Case("wide.pdf", raw(one_page(HELLO, page=wide))),
        Case("arrays.pdf", raw(one_page(HELLO, {6: b"[" * 200_000}))),
        Case("filters.pdf", raw(one_page(stream(zlib.compress(b"x"), many)))),
        Case(
            "bomb.pdf",
            lambda path: path.write_bytes(
                one_page(stream(packed_zeros(1_500, 2), b"/Filter[/FlateDecode/FlateDecode]"))
            ),
        ),
        Case(
            "marks.pdf",
            raw(one_page(stream(b"BT /F 1 Tf " + b"(a) Tj " * 300_000 + b"ET"))),
            holds="aaa",
        ),
    )


def _texts() -> tuple[Case, ...]:
    """Return plain text, tables, markup and code."""
    korean = "항구 사무소는 오전 8시에 문을 엽니다.\n"
    spaces = "{\\rtf1 a" + " " * 300_000 + "b |}"
    return (
        Case("empty.pdf", raw(b""), says="empty"),
        Case("byte.txt", raw(b"\xff"), says=""),
        Case("zeros.txt", sparse(100), says="holds no text"),
        Case("huge.txt", sparse(600), says="larger than 512 MB"),
        Case("long.txt", raw("a" * 45_000_000), says=TOO_MUCH),
        Case("line.txt", raw("word " * 300_000), holds="word"),
        Case("word.txt", raw("a" * 3_000_000), holds="aaa"),
        Case("dots.txt", raw("." * 1_000_000 + "\n" + "!?" * 500_000), holds="..."),
        Case("blank.txt", raw("a" + "\n \t" * 1_000_000 + "b"), holds="a"),
        Case("mixed.txt", raw(korean.encode() * 20 + korean.encode("cp949") * 20)),
        Case("odd.txt", raw(korean.encode("utf-16") + b"\x00"), holds="항구"),
        Case("marks.txt", raw("a" + "\u0301" * 300_000), holds="\u00e1"),
        Case(
            "gzip.txt",
            raw(b"\x1f\x8b\x08\x00\x00\x00" + bytes(range(256)) * 20),
            says="holds no text",
        ),
        Case("quote.csv", raw('a,b\n"' + "1,2\n" * 200_000), holds="1"),
        Case("wide.csv", raw("a" + ",1" * 300_000), holds="1"),
        Case("deep.json", raw("[" * 2_000_000), holds="[["),
        Case("number.json", raw('{"a": ' + "9" * 3_000_000 + "}"), holds="999"),
        Case(
            "output.ipynb",
            raw(json.dumps({"cells": [[[]], 1, {"source": {"a": 1}}]})),
            says="no text",
        ),
        Case("deep.html", raw("<div>" * 200_000 + "text"), says="took too long"),
        Case("cells.html", raw("<table><tr>" + "<td>text" * 100_000), holds="text"),
        Case("attributes.html", raw("<p " + "a=b " * 300_000 + ">text"), holds="text"),
        Case("name.xhtml", raw('<?xml version="1.0"?><p>text</p><' + "a" * 400_000), holds="text"),
        Case(
            "codec.html",
            raw(b"<meta charset=punycode><p>" + b"a" * 400_000 + b"-text</p>" + b"abc" * 100_000),
            holds="text",
        ),
        Case("codec2.html", raw(b"<meta charset=undefined><p>plain text</p>"), holds="plain text"),
        Case(
            "rules.md",
            raw("#" * 500_000 + "\n" + "=" * 500_000 + "\n" + "`" * 500_000),
            holds="===",
        ),
        Case("entities.xml", raw(LAUGHS + "<a>&a11;</a>"), holds="ENTITY"),
        Case("groups.rtf", raw("{\\rtf1 " + "{" * 1_000_000 + "text"), holds="text"),
        Case("binary.rtf", raw("{\\rtf1 text \\bin2147483647 more}"), holds="text"),
        Case("spaces.rtf", raw(spaces), holds="b"),
        Case("torn.rtf", raw("{\\rtf1\\ansi text \\'a"), holds="text"),
        Case("page.rtf", raw("{\\rtf1\\ansicpg99999 text}"), holds="text"),
    )


def _others() -> tuple[Case, ...]:
    """Return HWP, mail, and what is not what it says."""
    header = bytes.fromhex("d0cf11e0a1b11ae1")
    return (
        Case("loop.hwp", ole_loop, says=""),
        Case("directory.hwp", ole_directory_loop, says=""),
        Case("record.hwp", giant_record),
        Case("header.hwp", raw(header), says=""),
        Case("noise.hwp", raw(header + bytes(range(256)) * 40), says=""),
        Case("torn30.hwp", cut(lambda path: make_hwp(path, [paragraph("글" * 400)]), 0.3)),
        Case("torn90.hwp", cut(lambda path: make_hwp(path, [paragraph("글" * 400)]), 0.9)),
        Case(
            "deep.hwp",
            lambda path: make_hwp(
                path,
                [
                    b"".join(record(72, level % 1023, bytes(8)) for level in range(900))
                    + table([["가"]])
                ],
            ),
        ),
        Case("nested.eml", nested_mail, holds="299"),
        Case("fold.eml", raw("Subject: a" + " " * 300_000 + "b\n\nplain text"), holds="plain text"),
        Case("parts.eml", many_parts, holds="parts"),
        Case(
            "base64.eml",
            raw(mail().as_bytes() + b"Content-Transfer-Encoding: base64\n\n" + b"=?" * 100_000),
            holds="회의 안내",
        ),
        Case(
            "codec.eml",
            raw(b"Content-Type: text/plain; charset=undefined\n\nplain text"),
            holds="plain text",
        ),
        Case("picture.pdf", raw(b"\x89PNG\r\n\x1a\n" + bytes(400)), says="another kind"),
        Case("program.docx", raw(b"MZ\x90\x00" + bytes(range(256)) * 8), says="another kind"),
        Case("word.pdf", plain_docx, holds="ferry"),
        Case("picture.txt", raw(b"\x89PNG\r\n\x1a\n" + bytes(400)), says="holds no text"),
        Case("folder.txt", lambda path: path.mkdir(), says="folder"),
        Case("loop.txt", lambda path: path.symlink_to(path), says="could not be opened"),
        Case("endless.txt", lambda path: path.symlink_to("/dev/zero"), says="empty"),
        Case("line\nbreak.txt", raw("harbour"), holds="harbour"),
    )

"""Every reader: what it gives of a sound file, and what it says of an unsound one."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.documents.makers import (
    KOREAN_FONT,
    make_docx,
    make_docx_bomb,
    make_pdf,
    make_scanned_pdf,
)
from tests.documents.readers_help import read, refusal, written
from workbench.core.errors import DocumentError
from workbench.documents.readers import base, zipped
from workbench.documents.readers.base import Heading, ReadPage
from workbench.documents.readers.registry import READABLE

# PDF


def test_pdf_pages_are_numbered_from_one(tmp_path: Path) -> None:
    """Text and number of each page are those of the document; an empty page keeps its place."""
    pages = read(make_pdf(tmp_path / "a.pdf", ["first page", "", "third page"]))
    assert [(page.number, page.text) for page in pages] == [
        (1, "first page"),
        (2, ""),
        (3, "third page"),
    ]


def test_korean_pdf_is_read_in_whole_syllables(tmp_path: Path) -> None:
    """Composed, with its spaces."""
    path = make_pdf(tmp_path / "a.pdf", ["도서관은 3층에\n있습니다."], font=KOREAN_FONT)
    assert read(path)[0].text == "도서관은 3층에\n있습니다."


def test_pdf_bookmarks_are_headings_where_they_stand(tmp_path: Path) -> None:
    """A bookmark becomes a heading at its own words."""
    path = make_pdf(tmp_path / "a.pdf", ["7\nThe ferry\nIt leaves."], bookmarks=["The ferry"])
    (page,) = read(path)
    (heading,) = page.headings
    assert page.text[heading.start :].startswith("The ferry")
    assert (heading.level, heading.title) == (1, "The ferry")


def test_pdf_with_password_is_named_so(tmp_path: Path) -> None:
    """An encrypted PDF is told from a damaged one."""
    path = make_pdf(tmp_path / "a.pdf", ["secret"], password="x")
    assert "password" in refusal(path)


def test_scanned_pdf_is_named_so(tmp_path: Path) -> None:
    """Pages of pictures are no empty document."""
    assert "scanned" in refusal(make_scanned_pdf(tmp_path / "a.pdf"))


def test_truncated_pdf_says_it_is_damaged(tmp_path: Path) -> None:
    """The first half of a PDF."""
    whole = make_pdf(tmp_path / "a.pdf", ["text " * 200] * 5).read_bytes()
    broken = written(tmp_path / "b.pdf", whole[:700])
    assert "damaged" in refusal(broken)


# DOCX


def test_docx_keeps_order_headings_and_rows(tmp_path: Path) -> None:
    """Headings are known, a table's row is one line, a merged cell comes once."""
    (page,) = read(make_docx(tmp_path / "a.docx"))
    assert page.number == 0
    assert page.text.split("\n\n") == [
        "여행 안내",
        "The ferry leaves at nine.",
        "Prices\n- Bring a coat",
        "Tickets\nAdult | 12 dollars\n어린이 | 6 dollars",
        "After the table.",
    ]
    assert [(heading.level, heading.title) for heading in page.headings] == [
        (1, "여행 안내"),
        (2, "Prices"),
    ]
    assert all(page.text[each.start :].startswith(each.title) for each in page.headings)


def test_docx_that_grows_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A small file that unpacks to more than a library holds is refused before it is unpacked."""
    monkeypatch.setattr(zipped, "MAX_UNPACKED_BYTES", 2 * 2**20)
    path = make_docx_bomb(tmp_path / "a.docx", megabytes=4)
    assert path.stat().st_size < 2**17
    assert "more text than can be read" in refusal(path)


def test_docx_without_its_parts_says_it_is_damaged(tmp_path: Path) -> None:
    """A zip that only pretends to be a Word file."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<broken")
    assert "damaged" in refusal(path)


def test_encrypted_docx_is_named_so(tmp_path: Path) -> None:
    """Word wraps an encrypted document in an OLE file with a stream of this name."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    path = written(tmp_path / "a.docx", head + "EncryptedPackage".encode("utf-16-le"))
    assert "password" in refusal(path)


def test_old_word_file_is_named_so(tmp_path: Path) -> None:
    """The format before DOCX, under the wrong suffix."""
    path = written(tmp_path / "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert "old Word format" in refusal(path)


# Markdown


def test_markdown_stays_as_written_and_knows_its_headings(tmp_path: Path) -> None:
    """Both kinds of headings; none inside a code fence."""
    text = "# Top\n\nText.\n\n```\n# no heading\n```\n\nBelow\n-----\n\n## Deep ##\nEnd *so*."
    (page,) = read(written(tmp_path / "a.md", text))
    assert page.text == text
    assert page.headings == (
        Heading(text.index("# Top"), 1, "Top"),
        Heading(text.index("Below"), 2, "Below"),
        Heading(text.index("## Deep"), 2, "Deep"),
    )


def test_markdown_front_matter_is_no_heading(tmp_path: Path) -> None:
    """Its last line looks like an underline."""
    (page,) = read(written(tmp_path / "a.md", "---\ntitle: x\n---\n\n# Top"))
    assert [heading.title for heading in page.headings] == ["Top"]


# HTML


def test_html_keeps_structure_and_drops_the_rest(tmp_path: Path) -> None:
    """Title, headings, lists and rows stay; scripts and styles go."""
    html = """<!doctype html><html><head><title>Guide</title><style>p {color: red}</style></head>
    <body><h1>Harbour</h1><p>One <b>bold</b>
    line.<br>Next.</p><script>alert("no")</script><ul><li>first</li><li><p>second</p></li></ul>
    <table><tr><th>Fee</th><th>Price</th></tr><tr><td><p>Berth</p></td><td>18</td></tr></table>
    <pre>a
      b</pre><h2>요금</h2><div>끝.</div></body></html>"""
    (page,) = read(written(tmp_path / "a.html", html))
    assert page.text == (
        "Guide\n\nHarbour\n\nOne bold line.\nNext.\n\n- first\n- second\n\n"
        "Fee | Price\nBerth | 18\n\na\n      b\n\n요금\n\n끝."
    )
    titles = [(heading.level, heading.title) for heading in page.headings]
    assert titles == [(1, "Guide"), (1, "Harbour"), (2, "요금")]


def test_html_in_korean_encoding_is_read_by_its_declaration(tmp_path: Path) -> None:
    """A page that says EUC-KR and means CP949."""
    html = '<html><head><meta charset="euc-kr"></head><body><p>똠방각하 펲시</p></body></html>'
    (page,) = read(written(tmp_path / "a.html", html.encode("cp949")))
    assert page.text == "똠방각하 펲시"


def test_html_nested_without_end_is_read(tmp_path: Path) -> None:
    """Depth is no reason to crash."""
    html = "<div>" * 4_000 + "deep" + "</div>" * 4_000
    (page,) = read(written(tmp_path / "a.html", html))
    assert page.text == "deep"


def test_xhtml_closes_elements_at_once(tmp_path: Path) -> None:
    """In HTML the title would go on to the end of the file."""
    html = '<?xml version="1.0"?><html><head><title/></head><body><p/><p>a<br/>b</p></body></html>'
    (page,) = read(written(tmp_path / "a.xhtml", html))
    assert page.text == "a\nb"


def test_html_without_a_body_gives_nothing(tmp_path: Path) -> None:
    """A page that a program fills in: its title alone is no text."""
    html = "<title>App</title><body><div id=app></div><script>start()</script></body>"
    (page,) = read(written(tmp_path / "a.html", html))
    assert page.text == ""


# Any file


def test_unknown_suffix_lists_what_can_be_read(tmp_path: Path) -> None:
    """The way out stands in the sentence."""
    sentence = refusal(written(tmp_path / "a.xyz", "text"))
    assert ".xyz" in sentence
    assert READABLE in sentence


def test_binary_under_a_text_suffix_is_refused(tmp_path: Path) -> None:
    """A picture that is called .txt."""
    path = written(tmp_path / "a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    assert "no text" in refusal(path)


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_text_under_another_suffix_is_refused(tmp_path: Path, suffix: str) -> None:
    """It is neither read as what it says nor as what it is."""
    assert "another kind" in refusal(written(tmp_path / f"a{suffix}", "only text"))


def test_wrong_suffix_is_seen_through(tmp_path: Path) -> None:
    """A PDF called .txt, and a Word file called .pdf, are read as what they are."""
    pdf = make_pdf(tmp_path / "a.pdf", ["inside"]).rename(tmp_path / "a.txt")
    word = make_docx(tmp_path / "b.docx").rename(tmp_path / "b.pdf")
    assert read(pdf)[0].text == "inside"
    assert read(word)[0].text.startswith("여행 안내")


def test_text_beyond_the_limit_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are counted while they come, not at the end."""
    endless = (ReadPage(number, "x" * 100) for number in iter(int, 1))
    with pytest.raises(DocumentError, match="more text"):
        list(base.counted(endless, limit=1_000))


def test_blocks_beyond_the_limit_are_stopped() -> None:
    """So are formats that come as one page."""
    builder = base.TextBuilder(limit=10)
    builder.add("12345")
    with pytest.raises(DocumentError, match="more text"):
        builder.add("678901")


def test_clean_takes_out_and_counts_what_nobody_sees() -> None:
    """Words can hide in tag characters; a family of four is held together by joiners."""
    base.REMOVED.count = 0
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")
    assert base.clean(f"a\u200bb\u202ec{hidden}\u2066") == "abc"
    assert base.REMOVED.count == 7
    assert base.clean("👨\u200d👩\u200d👧 한글 co\u00adop") == "👨\u200d👩\u200d👧 한글 coop"
    assert base.REMOVED.count == 8


def test_clean_composes_hangul_and_drops_controls() -> None:
    """Decomposed Hangul, as macOS writes it, could not be searched."""
    assert base.clean("\u1112\u1161\u11ab\r\na\x00b\ufeff\x0cc") == "한\nab\nc"


def test_missing_file_raises_what_the_system_says(tmp_path: Path) -> None:
    """The process that reads turns this into a sentence."""
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "a.txt")

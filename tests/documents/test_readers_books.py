"""Books and e-mails."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.office_makers import CONTAINER, book, epub, item, mail, zipped
from tests.documents.readers_help import read, refusal, titles, written
from workbench.documents.readers import zipped as archives

# EPUB


def test_epub_chapters_are_pages_in_the_order_of_the_spine(tmp_path: Path) -> None:
    """Each once, under its own heading, else the contents' name for it, else its title.

    A page of pictures stays empty, not one with a bare title.
    """
    pages = read(book(tmp_path / "a.epub"))
    assert [(page.number, page.text) for page in pages] == [
        (1, "첫 장\n\n섬에 갔다."),
        (2, "Second\n\nOne\ntwo."),
        (3, "셋째 장\n\n끝."),
        (4, ""),
    ]
    assert [titles(page) for page in pages[:2]] == [[(2, "첫 장")], [(1, "Second")]]


def test_epub_2_has_its_contents_in_an_ncx(tmp_path: Path) -> None:
    """The older form of the contents."""
    ncx = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint id="p">
    <navLabel><text>여는 글</text></navLabel><content src="a.html"/></navPoint><navPoint id="q">
    <navLabel><text>Next</text></navLabel><content src="b.html#top"/></navPoint></navMap></ncx>"""
    items = item("n", "toc.ncx", 'media-type="application/x-dtbncx+xml"')
    items += item("a", "a.html") + item("b", "b.html")
    parts = {"OEBPS/toc.ncx": ncx, "OEBPS/a.html": "<p>글</p>", "OEBPS/b.html": "<p>text</p>"}
    pages = read(epub(tmp_path / "a.epub", "a b", items, parts))
    assert [page.text for page in pages] == ["여는 글\n\n글", "Next\n\ntext"]


def encryption(name: str) -> str:
    """Write which part is locked."""
    return f'<encryption><CipherReference URI="{name}"/></encryption>'


def test_epub_under_copy_protection_is_named_so(tmp_path: Path) -> None:
    """Locked fonts alone are no reason: many books have them."""
    name = "META-INF/encryption.xml"
    locked = book(tmp_path / "a.epub", **{name: encryption("OEBPS/text/one.xhtml")})
    assert "DRM" in refusal(locked)
    fonts = book(tmp_path / "b.epub", **{name: encryption("OEBPS/font.otf")})
    assert len(read(fonts)) == 4


def test_epub_whose_links_lead_outside_has_no_chapter(tmp_path: Path) -> None:
    """Nothing on the disk is opened."""
    written(tmp_path / "secret.xhtml", "<p>secret</p>")
    path = epub(tmp_path / "a.epub", "a", item("a", f"../../..{tmp_path}/secret.xhtml"), {})
    assert "damaged" in refusal(path)


def test_broken_epub_says_it_is_damaged(tmp_path: Path) -> None:
    """Without its package file, with entities in it, or cut off."""
    kind = {"mimetype": "application/epub+zip"}
    assert "damaged" in refusal(zipped(tmp_path / "a.epub", kind))
    container = {**kind, "META-INF/container.xml": CONTAINER}
    assert "damaged" in refusal(zipped(tmp_path / "b.epub", container))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>'
    assert "damaged" in refusal(zipped(tmp_path / "c.epub", {**container, "OEBPS/book.opf": bomb}))
    whole = book(tmp_path / "d.epub").read_bytes()
    assert "damaged" in refusal(written(tmp_path / "e.epub", whole[:900]))


def test_epub_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All chapters count together."""
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 2**16)
    parts = {f"OEBPS/{key}.xhtml": "<p>" + "a" * 2**15 for key in "abc"}
    items = "".join(item(key, f"{key}.xhtml") for key in "abc")
    assert "more text than can be read" in refusal(epub(tmp_path / "a.epub", "a b c", items, parts))


# E-mail


HEAD = (
    "회의 안내\n\nFrom: 김하늘 <sky@example.com>\n"
    "To: ann@example.com, 박바다 <sea@example.com>\nDate: Mon, 02 Nov 2026 09:30:00 +0900\n\n"
)


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr", "cp949"])
def test_mail_gives_heads_text_and_names_of_attachments(tmp_path: Path, charset: str) -> None:
    """Encoded as Korean mail programs do; the plain text wins over HTML."""
    message = mail()
    message.set_content("내일 봅시다.\n", charset=charset)
    message.add_alternative("<p>HTML</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="회의록.pdf")
    message.add_attachment("secret text", filename="note.txt")
    (page,) = read(written(tmp_path / "a.eml", message.as_bytes()))
    assert page.text == HEAD + "내일 봅시다.\n\nAttachments: 회의록.pdf, note.txt"
    assert titles(page) == [(1, "회의 안내")]


def test_mail_with_html_alone_is_read_as_a_page(tmp_path: Path) -> None:
    """Rows and paragraphs as in any web page; a mail inside the mail is an attachment."""
    message = mail()
    message.set_content(
        "<style>p {color: red}</style><p>안녕하세요.</p>"
        "<table><tr><td>a</td><td>1</td></tr></table>",
        subtype="html",
    )
    inner = mail("지난 회의")
    inner.set_content("old text")
    message.add_attachment(inner)
    (page,) = read(written(tmp_path / "a.eml", message.as_bytes()))
    assert page.text == HEAD + "안녕하세요.\n\na | 1\n\nAttachments: 지난 회의"


def test_mail_whose_plain_text_is_blank_falls_back_to_html(tmp_path: Path) -> None:
    """Some programs leave that part empty."""
    message = mail()
    message.set_content(" \n")
    message.add_alternative("<p>여기</p>", subtype="html")
    (page,) = read(written(tmp_path / "a.eml", message.as_bytes()))
    assert page.text == HEAD + "여기"


def test_mail_that_does_not_say_its_encoding(tmp_path: Path) -> None:
    """Bytes as they are, in the head too; a charset that does not hold is not believed."""
    text = (
        "From: 김하늘 <sky@example.com>\nSubject: 회의 안내입니다\n"
        "Content-Type: text/plain; charset=us-ascii\nContent-Transfer-Encoding: 8bit\n\n"
        "똠방각하께서 오십니다.\n"
    )
    (page,) = read(written(tmp_path / "a.eml", text.encode("cp949")))
    assert page.text == (
        "회의 안내입니다\n\nFrom: 김하늘 <sky@example.com>\n\n똠방각하께서 오십니다."
    )


def test_mail_says_euc_kr_and_means_more(tmp_path: Path) -> None:
    """Syllables that EUC-KR lacks, under the name that Korean mail programs write."""
    head = b"Subject: =?ks_c_5601-1987?B?jGO55rCix88=?=\nContent-Type: text/plain;\n"
    head += b" charset=ks_c_5601-1987\nContent-Transfer-Encoding: 8bit\n\n"
    (page,) = read(written(tmp_path / "a.eml", head + "똠방각하".encode("cp949")))
    assert page.text == "똠방각하\n\n똠방각하"


def test_mail_whose_subject_is_torn_is_read(tmp_path: Path) -> None:
    """Base64 that does not decode stays as it is written."""
    text = "Subject: =?utf-8?B?7ZqM7J2Y7?=\nFrom: a@b\n\nThe text.\n"
    (page,) = read(written(tmp_path / "a.eml", text))
    assert page.text.endswith("From: a@b\n\nThe text.")


def test_mail_of_parts_in_parts_without_end_is_survived(tmp_path: Path) -> None:
    """It ends in a sentence or in text, not in a crash."""
    levels = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n'
        for number in range(3_000)
    )
    assert "damaged" in refusal(written(tmp_path / "a.eml", levels + "\ndeep\n"))

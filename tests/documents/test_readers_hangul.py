"""The files of the Hangul word processor: HWPX, and HWP 5."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from tests.documents.hwp_maker import (
    BOX,
    CONTROL,
    control_character,
    make_hwp,
    paragraph,
    record,
    table,
)
from tests.documents.office_makers import HWPX_TYPE, SECTION, cell, hwpx, p, zipped
from tests.documents.readers_help import read, refusal, titles, written
from workbench.documents.readers import hwp
from workbench.documents.readers import zipped as archives
from workbench.documents.readers.hwp_records import paragraph_text, records

# HWPX


def test_hwpx_keeps_order_headings_and_rows(tmp_path: Path) -> None:
    """A table comes after the paragraph it hangs on, a row a line; tables in cells too."""
    inner = f"<hp:tbl><hp:tr>{cell(p('안'))}{cell(p('쪽'))}</hp:tr></hp:tbl>"
    rows = f"<hp:tr>{cell(p('이름'))}{cell(p('값'))}</hp:tr>"
    rows += f"<hp:tr>{cell(p('가') + p('나'))}{cell(p('', more=inner))}</hp:tr>"
    body = p("제1장 총칙", 7) + p("본문입니다.", more=f"<hp:tbl>{rows}</hp:tbl>") + p("") + p("끝.")
    (page,) = read(hwpx(tmp_path / "a.hwpx", body))
    assert page.text == "제1장 총칙\n\n본문입니다.\n\n이름 | 값\n가 나 | 안 | 쪽\n\n끝."
    assert (page.number, titles(page)) == (0, [(2, "제1장 총칙")])


def test_hwpx_sections_go_by_number(tmp_path: Path) -> None:
    """Section 10 comes after section 9, wherever they lie in the zip."""
    (page,) = read(hwpx(tmp_path / "a.hwpx", *(p(f"절 {number}") for number in range(12))))
    assert page.text.split("\n\n") == [f"절 {number}" for number in range(12)]


def test_hwpx_marks_and_boxes(tmp_path: Path) -> None:
    """Tabs and line breaks stay, tracked deletions go, also over paragraphs; boxes are read."""
    text = "가<hp:tab/>나<hp:lineBreak/>다<hp:deleteBegin/>라<hp:deleteEnd/>마<hp:markpenBegin/>바"
    box = f"<hp:rect><hp:drawText><hp:subList>{p('상자')}</hp:subList></hp:drawText></hp:rect>"
    note = f"<hp:ctrl><hp:footNote><hp:subList>{p('각주')}</hp:subList></hp:footNote></hp:ctrl>"
    gone = p("하나<hp:deleteBegin/>둘") + p("셋") + p("넷<hp:deleteEnd/>다섯")
    (page,) = read(hwpx(tmp_path / "a.hwpx", p(text, more=box + note) + gone))
    assert page.text.split("\n\n") == ["가\t나\n다마바", "상자", "각주", "하나", "다섯"]


def test_encrypted_hwpx_is_named_so(tmp_path: Path) -> None:
    """Its manifest names a key; its sections are no XML then."""
    manifest = '<m:manifest xmlns:m="urn:m"><m:encryption-data/></m:manifest>'
    parts = {**HWPX_TYPE, "META-INF/manifest.xml": manifest, "Contents/section0.xml": b"\x00\x01"}
    assert "password" in refusal(zipped(tmp_path / "a.hwpx", parts))


@pytest.mark.parametrize(
    "content",
    [
        b"<cut",
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>',
        SECTION.format(body="<hp:p><hp:run>" * 300 + "</hp:run></hp:p>" * 300).encode(),
    ],
    ids=["cut off", "entities", "nested without end"],
)
def test_broken_hwpx_says_it_is_damaged(tmp_path: Path, content: bytes) -> None:
    """Whatever is wrong inside."""
    parts = {**HWPX_TYPE, "Contents/section0.xml": content}
    assert "damaged" in refusal(zipped(tmp_path / "a.hwpx", parts))


def test_hwpx_without_sections_or_cut_off_says_it_is_damaged(tmp_path: Path) -> None:
    """A name that leads out of the zip is no section."""
    parts = {**HWPX_TYPE, "../Contents/section0.xml": SECTION.format(body=p("밖"))}
    assert "damaged" in refusal(zipped(tmp_path / "a.hwpx", parts))
    whole = hwpx(tmp_path / "b.hwpx", p("글")).read_bytes()
    assert "damaged" in refusal(written(tmp_path / "c.hwpx", whole[: len(whole) // 2]))


def test_hwpx_bomb_is_stopped_while_it_inflates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes are counted, not believed."""
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 2**16)
    assert read(hwpx(tmp_path / "a.hwpx", p("가")))[0].text == "가"
    bomb = hwpx(tmp_path / "b.hwpx", p("가" * 100_000))
    assert bomb.stat().st_size < 4_000
    assert "more text than can be read" in refusal(bomb)


# HWP 5


def test_hwp_keeps_order_headings_and_rows(tmp_path: Path) -> None:
    """Sections one after another, a table's row a line, a box behind its paragraph."""
    anchor = control_character(11, b" lbt") + "표입니다.\r".encode("utf-16-le")
    box = record(CONTROL, 1, b" osg") + record(BOX, 2, bytes(8)) + paragraph("상자", 3)
    first = paragraph("제1장", shape=1) + paragraph(anchor) + table([["이름", "값"], ["가", "1"]])
    sections = [first + paragraph("그림") + box, paragraph("다음 구역")]
    (page,) = read(make_hwp(tmp_path / "a.hwp", sections, outline=[0, 2]))
    assert page.text.split("\n\n") == [
        "제1장",
        "표입니다.",
        "이름 | 값\n가 | 1",
        "그림",
        "상자",
        "다음 구역",
    ]
    assert (page.number, titles(page)) == (0, [(2, "제1장")])


def test_hwp_that_is_not_packed_and_is_long(tmp_path: Path) -> None:
    """A record of more than 4,095 bytes keeps its size elsewhere."""
    text = "긴 문단입니다. " * 600
    (page,) = read(make_hwp(tmp_path / "a.hwp", [paragraph(text)], flags=0))
    assert page.text == text


def test_hwp_characters_of_one_and_of_eight_units() -> None:
    """Controls are skipped with what they carry, which may look like text."""
    data = b"".join([
        control_character(2, "가나다라마바".encode("utf-16-le")),
        "A".encode("utf-16-le"),
        control_character(9, b"\x41\x42\x43"),
        "나😀\n둘\x18셋\x1e넷\x1f\r".encode("utf-16-le"),
    ])  # fmt: skip
    assert paragraph_text(data) == "A\t나😀\n둘-셋 넷 "
    assert paragraph_text("끝".encode("utf-16-le") + b"\x02\x00\x01") == "끝"


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [(0x3, "password"), (0x101, "password"), (0x5, "distribution"), (0x11, "DRM"), (0x401, "DRM")],
)
def test_locked_hwp_is_named_so(tmp_path: Path, flags: int, sentence: str) -> None:
    """With a password, for distribution only, or under rights management."""
    assert sentence in refusal(make_hwp(tmp_path / "a.hwp", [paragraph("글")], flags=flags))


@pytest.mark.parametrize(
    "section",
    [
        b"\x42\x00\x40\x06" + bytes(5),
        struct.pack("<I", 67 | 0xFFF << 20),
        struct.pack("<II", 67 | 0xFFF << 20, 2**31),
        b"".join(record(76, level, b"") for level in range(300)),
    ],
    ids=["cut off", "no size", "size beyond the end", "nested without end"],
)
def test_broken_hwp_says_it_is_damaged(tmp_path: Path, section: bytes) -> None:
    """Records are checked before they are believed."""
    path = make_hwp(tmp_path / "a.hwp", [section])
    assert "damaged" in refusal(path)


def test_torn_hwp_says_it_is_damaged(tmp_path: Path) -> None:
    """Cut off in the middle, without sections, or not packed although it says so."""
    whole = make_hwp(tmp_path / "a.hwp", [paragraph("글")]).read_bytes()
    assert "damaged" in refusal(written(tmp_path / "b.hwp", whole[:4_000]))
    assert "damaged" in refusal(make_hwp(tmp_path / "c.hwp", []))
    plain = make_hwp(tmp_path / "d.hwp", [paragraph("글" * 100)], flags=0).read_bytes()
    flags_at = plain.index(b"HWP Document File") + 36
    lying = plain[:flags_at] + b"\x01" + plain[flags_at + 1 :]
    assert "damaged" in refusal(written(tmp_path / "e.hwp", lying))


def test_hwp_that_inflates_without_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its section is some hundred bytes."""
    monkeypatch.setattr(hwp, "_MAX_SECTION_BYTES", 10_000)
    path = make_hwp(tmp_path / "a.hwp", [paragraph("가" * 100_000)])
    assert "more text than can be read" in refusal(path)


def test_hwp_of_the_nineties_is_named_so(tmp_path: Path) -> None:
    """HWP 3 has no container."""
    head = b"HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05" + bytes(200)
    assert "HWP 3" in refusal(written(tmp_path / "a.hwp", head))


def test_records_end_where_the_padding_is_too_short_for_one() -> None:
    """Up to three bytes may be left."""
    assert [each.data for each in records(record(67, 1, b"ab") + b"\0\0\0")] == [b"ab"]

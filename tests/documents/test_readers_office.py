"""Slides, OpenDocument texts and RTF."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from tests.documents.office_makers import ODT, ODT_TYPE, odt, slides, zipped
from tests.documents.readers_help import read, refusal, titles, written
from workbench.documents.readers import zipped as archives

# PPTX


def test_pptx_slides_are_pages_under_their_titles(tmp_path: Path) -> None:
    """With texts, rows of tables, and what the speaker says."""
    full, empty, grouped = read(slides(tmp_path / "a.pptx"))
    assert full.text.split("\n\n") == [
        "분기 실적",
        "매출이 늘었습니다.\n비용은 같습니다.",
        "요약\n매출 | 12억",
        "Thank the team.",
    ]
    assert titles(full) == [(1, "분기 실적")]
    assert (empty.number, empty.text) == (2, "")
    assert (grouped.number, grouped.text, grouped.headings) == (3, "in a group", ())


def test_pptx_slide_numbers_are_no_text(tmp_path: Path) -> None:
    """Else a slide of one picture would pass for text."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    layout = next(each for each in deck.slide_layouts[5].placeholders if each.name[:5] == "Slide")
    slide.shapes.clone_placeholder(layout)
    slide.placeholders[layout.placeholder_format.idx].text_frame.text = "12"
    deck.save(str(tmp_path / "a.pptx"))
    assert read(tmp_path / "a.pptx")[0].text == ""


def test_broken_pptx_says_it_is_damaged(tmp_path: Path) -> None:
    """One that lacks its parts, one that was cut off."""
    assert "damaged" in refusal(zipped(tmp_path / "a.pptx", {"ppt/presentation.xml": "<x"}))
    whole = slides(tmp_path / "b.pptx").read_bytes()
    assert "damaged" in refusal(written(tmp_path / "c.pptx", whole[:9_000]))


@pytest.mark.parametrize(
    ("suffix", "part"), [(".pptx", "ppt/presentation.xml"), (".xlsx", "xl/workbook.xml")]
)
def test_office_bomb_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, part: str
) -> None:
    """Before anything is unpacked."""
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 2**20)
    path = zipped(tmp_path / f"a{suffix}", {part: b"<" * 2**21})
    assert "more text than can be read" in refusal(path)


# ODT


def test_odt_keeps_order_headings_lists_and_rows(tmp_path: Path) -> None:
    """What was deleted under tracked changes, and comments, are no text."""
    body = """<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>
    <text:h text:outline-level="1">여행 <text:span>안내</text:span></text:h>
    <text:p>Two<text:s text:c="2"/>blanks<text:tab/>tab<text:line-break/>next<text:note>
    <text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>
    </text:note-body></text:note></text:p>
    <text:list><text:list-item><text:p>첫째</text:p></text:list-item>
    <text:list-item><text:p>둘째</text:p></text:list-item></text:list>
    <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>이름</text:p>
    </table:table-cell><table:table-cell><text:p>값</text:p></table:table-cell></table:table-row>
    </table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p>
    </table:table-cell><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>
    </table:table><text:p>The end.</text:p>"""
    (page,) = read(odt(tmp_path / "a.odt", body))
    assert page.text.split("\n\n") == [
        "여행 안내",
        "Two  blanks\ttab\nnext",
        "A note.\n- 첫째\n- 둘째",
        "이름 | 값\na b | 1",
        "The end.",
    ]
    assert titles(page) == [(1, "여행 안내")]


def test_encrypted_odt_is_named_so(tmp_path: Path) -> None:
    """Its manifest names a key."""
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry>'
    path = odt(tmp_path / "a.odt", "", **{"META-INF/manifest.xml": manifest + "</m:manifest>"})
    assert "password" in refusal(path)


@pytest.mark.parametrize(
    "content",
    [
        "<cut",
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>',
        ODT.format(body="<text:section>" * 500 + "</text:section>" * 500),
        ODT.format(body="<text:p>" + "<text:span>" * 500 + "</text:span>" * 500 + "</text:p>"),
    ],
    ids=["cut off", "entities", "nested blocks", "nested spans"],
)
def test_broken_odt_says_it_is_damaged(tmp_path: Path, content: str) -> None:
    """Cut off, with entities, or nested without end."""
    path = zipped(tmp_path / "a.odt", {"mimetype": ODT_TYPE, "content.xml": content})
    assert "damaged" in refusal(path)


def test_odt_without_its_content_says_it_is_damaged(tmp_path: Path) -> None:
    """A zip that only pretends."""
    assert "damaged" in refusal(zipped(tmp_path / "a.odt", {"mimetype": ODT_TYPE}))


def test_odt_without_its_type_is_read(tmp_path: Path) -> None:
    """Some programs pack it again and leave that part out."""
    parts = {"content.xml": ODT.format(body="<text:p>글</text:p>")}
    assert read(zipped(tmp_path / "a.odt", parts))[0].text == "글"


def test_a_picture_zip_called_odt_is_refused(tmp_path: Path) -> None:
    """It is no text of any kind."""
    assert "another kind" in refusal(zipped(tmp_path / "a.odt", {"a.png": b"x"}))


# RTF


def test_rtf_in_korean_is_read_by_its_code_page(tmp_path: Path) -> None:
    """Escaped bytes, bytes written as they are, and Unicode escapes."""
    escaped = "".join(f"\\'{byte:02x}" for byte in "한글".encode("cp949"))
    text = rf"{{\rtf1\ansi\ansicpg949 {escaped}\par " "그대로" r"\par \u48148?\u45796? end.\par}"
    (page,) = read(written(tmp_path / "a.rtf", text.encode("cp949")))
    assert page.text == "한글\n\n그대로\n\n바다 end."


def test_rtf_rows_are_lines(tmp_path: Path) -> None:
    """Fonts and colours are no text."""
    text = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\colortbl;\red0;}Before\par"
        r"\trowd\intbl Fee\cell Price\cell\row\trowd\intbl Berth\cell 18\cell\row After\par}"
    )
    (page,) = read(written(tmp_path / "a.rtf", text))
    assert page.text == "Before\n\nFee | Price\nBerth | 18\n\nAfter"


def test_text_called_rtf_is_refused(tmp_path: Path) -> None:
    """And RTF under another name is read as what it is."""
    assert "another kind" in refusal(written(tmp_path / "a.rtf", "only text"))
    (page,) = read(written(tmp_path / "a.txt", r"{\rtf1\ansi inside\par}"))
    assert page.text == "inside"
    (page,) = read(written(tmp_path / "a.doc", r"{\rtf1\ansi called Word\par}"))
    assert page.text == "called Word"


def test_rtf_that_breaks_off_gives_what_is_there(tmp_path: Path) -> None:
    """Its groups need not end."""
    (page,) = read(written(tmp_path / "a.rtf", r"{\rtf1\ansi first {\b second"))
    assert page.text == "first second"

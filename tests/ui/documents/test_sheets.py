"""Long texts are cut into parts; positions keep their meaning."""

from __future__ import annotations

from workbench.core.sources import Page, Span
from workbench.ui.documents.sheets import (
    Sheet,
    lines_of,
    plain_for_qt,
    sheet_with,
    sheets_of,
    units_before,
)

LONG = Page(0, "".join(f"line {number}\n" for number in range(1000)))


def test_a_short_page_stays_whole_and_an_empty_one_is_kept() -> None:
    sheets = sheets_of([Page(1, "hello"), Page(2, ""), Page(3, "end")])
    assert [(sheet.page, sheet.text) for sheet in sheets] == [(1, "hello"), (2, ""), (3, "end")]


def test_a_long_page_is_cut_at_line_ends_and_loses_nothing() -> None:
    sheets = sheets_of([LONG], most=500)
    assert "".join(sheet.text for sheet in sheets) == LONG.text
    assert all(len(sheet.text) <= 500 for sheet in sheets)
    assert all(sheet.text.endswith("\n") for sheet in sheets)
    assert all(LONG.text[sheet.offset :].startswith(sheet.text) for sheet in sheets)


def test_text_without_line_ends_is_cut_all_the_same() -> None:
    sheets = sheets_of([Page(0, "가" * 1200)], most=500)
    assert [len(sheet.text) for sheet in sheets] == [500, 500, 200]


def test_the_sheet_of_a_passage_is_found() -> None:
    sheets = sheets_of([Page(1, "one"), Page(2, LONG.text)], most=500)
    place = LONG.text.index("line 700")
    found = sheets[sheet_with(sheets, 2, Span(place, place + 8))]
    assert "line 700" in found.text
    assert sheets[sheet_with(sheets, 1, None)].page == 1
    assert sheet_with(sheets, 99, None) == 0


def test_colour_keeps_to_the_words_of_each_line() -> None:
    text = "first line  \n\n  second line\nthird"
    sheet = Sheet(1, 100, text)
    spans = lines_of(sheet, Span(106, 100 + len(text) + 50))
    assert [text[span.start - 100 : span.end - 100] for span in spans] == [
        "line",
        "second line",
        "third",
    ]
    assert lines_of(sheet, Span(0, 50)) == ()


def test_positions_count_as_qt_counts() -> None:
    text = "a😀한글"
    assert units_before(text, 1) == 1
    assert units_before(text, 2) == 3
    assert units_before(text, 4) == 5


def test_line_ends_of_other_systems_keep_the_length() -> None:
    assert plain_for_qt("a\r\nb\rc\n") == "a \nb\nc\n"

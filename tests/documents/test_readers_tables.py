"""Tables as files: CSV, TSV and Excel."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.documents.office_makers import workbook, zipped
from tests.documents.readers_help import read, refusal, titles, written
from workbench.documents.readers import xlsx
from workbench.documents.readers.rows import labelled_lines

ROWS = "이름,나이,도시\n김하늘,31,부산\n박바다,,서울\n"
LINES = "이름 | 나이 | 도시\n이름: 김하늘 | 나이: 31 | 도시: 부산\n이름: 박바다 | 도시: 서울"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_rows_name_their_columns(tmp_path: Path, encoding: str, delimiter: str) -> None:
    """Whatever separates the cells, and in each encoding that Korean tables come in."""
    text = ROWS.replace(",", delimiter)
    (page,) = read(written(tmp_path / "a.csv", text.encode(encoding)))
    assert (page.number, page.text) == (0, LINES)


def test_csv_quotes_keep_delimiters_and_newlines(tmp_path: Path) -> None:
    """A cell is one line afterwards."""
    (page,) = read(written(tmp_path / "a.csv", 'Name,Note\nAnn,"one, two\nthree ""x"""\n'))
    assert page.text == 'Name | Note\nName: Ann | Note: one, two three "x"'


def test_csv_with_a_quote_that_never_ends_keeps_its_rows(tmp_path: Path) -> None:
    """An inch mark must not swallow the rest of the file."""
    rows = ["Screen,Price", '"27,200', *(f"model {number},{number}" for number in range(300))]
    (page,) = read(written(tmp_path / "a.csv", "\n".join(rows)))
    assert page.text.split("\n")[-1] == "Screen: model 299 | Price: 299"
    assert len(page.text.split("\n")) == 302


def test_delimiter_that_excel_names_is_taken(tmp_path: Path) -> None:
    """Its line is no row."""
    (page,) = read(written(tmp_path / "a.csv", "sep=^\nA^B\nx^y, z\n"))
    assert page.text == "A | B\nA: x | B: y, z"


def test_tsv_with_commas_in_its_cells(tmp_path: Path) -> None:
    """The suffix decides between two delimiters that both fit."""
    (page,) = read(written(tmp_path / "a.tsv", "A\tB\n1,2\t3,4\n5,6\t7,8\n"))
    assert page.text == "A | B\nA: 1,2 | B: 3,4\nA: 5,6 | B: 7,8"


def test_numbers_are_no_header() -> None:
    """A table without names keeps its first row as a row."""
    assert list(labelled_lines([["2024", "1.5"], ["2025", "2.5"]])) == ["2024 | 1.5", "2025 | 2.5"]


def test_years_can_be_names_of_columns() -> None:
    """As in every table of statistics."""
    rows = [["구분", "2023", "2024"], ["인구", "10", "12"]]
    assert list(labelled_lines(rows))[1] == "구분: 인구 | 2023: 10 | 2024: 12"


def test_title_above_a_table_and_a_second_table_below() -> None:
    """A sheet as people lay it out: each table goes by its own header."""
    rows = [
        ["요금표"], [], ["구분", "요금"], ["어른", "3,000원"], [], ["어린이", "무료"],
        [], ["날짜", "날씨", "비고"], ["1일", "맑음", ""],
    ]  # fmt: skip
    assert list(labelled_lines(rows)) == [
        "요금표",
        "구분 | 요금",
        "구분: 어른 | 요금: 3,000원",
        "구분: 어린이 | 요금: 무료",
        "날짜 | 날씨 | 비고",
        "날짜: 1일 | 날씨: 맑음",
    ]


# XLSX


def test_xlsx_sheets_are_pages_under_their_names(tmp_path: Path) -> None:
    """Rows name their columns; dates, shares and numbers look as in Excel; gaps cost nothing."""
    first, empty, last = read(workbook(tmp_path / "a.xlsx"))
    assert first.text == (
        "직원\n\n이름 | 입사일 | 비율 | 급여 | 정규직\n"
        "이름: 김하늘 | 입사일: 2024-03-01 | 비율: 12.5% | 급여: 0.3 | 정규직: TRUE\n"
        "이름: 박바다 | 입사일: 2024-03-02 09:30 | 비율: 1 | 급여: 2500000"
    )
    assert titles(first) == [(1, "직원")]
    assert (empty.number, empty.text) == (2, "")
    assert (last.number, last.text) == (3, "Far away\n\nthe last row")


def test_xlsx_under_another_name_is_seen_through(tmp_path: Path) -> None:
    """openpyxl itself would refuse the suffix."""
    path = workbook(tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    assert read(path)[0].text.startswith("직원")


def test_xlsx_with_too_many_cells_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cells are counted while they come, empty ones too."""
    monkeypatch.setattr(xlsx, "_MAX_CELLS", 1_000)
    assert "more text than can be read" in refusal(workbook(tmp_path / "a.xlsx"))


def test_xlsx_that_reaches_far_in_many_rows_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few kilobytes that stand for millions of cells."""
    monkeypatch.setattr(xlsx, "_MAX_CELLS", 200_000)
    cells = "".join(
        f'<row r="{row}"><c r="XFD{row}" t="inlineStr"><is><t>x</t></is></c></row>'
        for row in range(1, 1_000_000, 10_000)
    )
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{names}"><sheetData>{cells}</sheetData></worksheet>'
    with zipfile.ZipFile(workbook(tmp_path / "a.xlsx")) as old:
        parts: dict[str, bytes | str] = {name: old.read(name) for name in old.namelist()}
    path = zipped(tmp_path / "b.xlsx", {**parts, "xl/worksheets/sheet1.xml": sheet})
    assert "more text than can be read" in refusal(path)


def test_broken_xlsx_says_it_is_damaged(tmp_path: Path) -> None:
    """One that lacks its parts, and one that was cut off."""
    assert "damaged" in refusal(zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": "<x"}))
    whole = workbook(tmp_path / "b.xlsx").read_bytes()
    assert "damaged" in refusal(written(tmp_path / "c.xlsx", whole[:2_000]))


@pytest.mark.parametrize(
    ("suffix", "stream", "sentence"),
    [
        (".xls", "Workbook", "old Excel format"),
        (".xlsx", "Workbook", "old Excel format"),
        (".xlsx", "EncryptedPackage", "password"),
        (".ppt", "PowerPoint Document", "old PowerPoint format"),
        (".doc", "WordDocument", "old Word format"),
        (".db", "Catalog", "cannot be read yet"),
    ],
)
def test_ole_files_are_told_apart(tmp_path: Path, suffix: str, stream: str, sentence: str) -> None:
    """By the names in their directory, which may lie behind all else."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200_000)
    assert sentence in refusal(written(tmp_path / f"a{suffix}", head + stream.encode("utf-16-le")))


def test_xlsx_with_entities_is_refused(tmp_path: Path) -> None:
    """A document type inside is never expanded."""
    path = workbook(tmp_path / "a.xlsx")

    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = bomb + sheet
    assert "damaged" in refusal(zipped(tmp_path / "b.xlsx", parts))

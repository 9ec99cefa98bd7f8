"""What programs write and read: source code, JSON, notebooks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.documents.readers_help import read, refusal, written
from workbench.documents.readers.registry import has_reader

# Source code


@pytest.mark.parametrize("name", ["a.py", "b.KT", "c.yaml", "Makefile", "d.rs", "e.xml"])
def test_source_code_is_read_as_it_is(tmp_path: Path, name: str) -> None:
    """Any language; indentation stays, Korean comments in an old encoding too."""
    text = "if 참:\n\t# 주석은 그대로 읽어야 합니다\n    return 1 < 2"
    (page,) = read(written(tmp_path / name, text.encode("cp949")))
    assert page.text == text
    assert has_reader(tmp_path / name)


def test_a_program_called_py_is_refused(tmp_path: Path) -> None:
    """Bytes are no text under any name."""
    assert "no text" in refusal(written(tmp_path / "a.py", b"\x7fELF" + bytes(200)))


# JSON


def test_json_is_spread_out_with_its_characters(tmp_path: Path) -> None:
    """Escaped Hangul could not be searched; short lists stay on one line."""
    data = {"이름": "김하늘", "점수": [1, 2.5, None], "집": [{"시": "부산"}, {}], "빈": []}
    (page,) = read(written(tmp_path / "a.json", json.dumps(data)))
    assert page.text == (
        '{\n  "이름": "김하늘",\n  "점수": [1, 2.5, null],\n  "집": [\n'
        '    {\n      "시": "부산"\n    },\n    {}\n  ],\n  "빈": []\n}'
    )
    assert json.loads(page.text) == data


def test_json_nested_deep_stays_on_a_line_below_some_depth(tmp_path: Path) -> None:
    """Indentation must not outgrow the file."""
    data: object = "끝"
    for _ in range(200):
        data = [data, {"a": 1}]
    (page,) = read(written(tmp_path / "a.json", json.dumps(data)))
    assert json.loads(page.text) == data
    assert max(len(line) - len(line.lstrip()) for line in page.text.split("\n")) == 24


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a": 1, // why\n "b": 2}', "{'a': 1}", "x" * 9])
def test_json_that_is_none_stays_as_written(tmp_path: Path, text: str) -> None:
    """Nested without end, with comments, or simply wrong: the words are still there."""
    (page,) = read(written(tmp_path / "a.json", text))
    assert page.text == text


def test_json_lines_are_read_line_by_line(tmp_path: Path) -> None:
    """One record a line, its characters as they are."""
    text = '{"a": "\\ud55c\\uae00"}\n\n{"a": "\\uae00"}\n'
    (page,) = read(written(tmp_path / "a.jsonl", text))
    assert page.text.split("\n") == ['{"a": "한글"}', "", '{"a": "글"}', ""]


# Jupyter


def notebook(cells: list[dict[str, object]]) -> str:
    """Write a notebook."""
    return json.dumps({"nbformat": 4, "metadata": {}, "cells": cells})


def test_notebook_gives_text_code_and_what_it_printed(tmp_path: Path) -> None:
    """Headings are those of the text, not comments in the code; pictures are passed over."""
    picture = {"output_type": "display_data", "data": {"image/png": "iVBOR"}}
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": ["3\n", "4\n"]},
        {"output_type": "execute_result", "data": {"text/plain": ["평균 3.5"], "text/html": "<b>"}},
        {"output_type": "error", "ename": "ValueError", "evalue": "too small", "traceback": ["x"]},
        picture,
    ]
    cells: list[dict[str, object]] = [
        {"cell_type": "markdown", "source": ["# 분석\n", "\n", "Some *text*."]},
        {"cell_type": "code", "source": "# no heading\nprint('```')", "outputs": outputs},
        {"cell_type": "markdown", "source": "## Result"},
        {"cell_type": "code", "source": "", "outputs": []},
    ]
    (page,) = read(written(tmp_path / "a.ipynb", notebook(cells)))
    assert page.text == (
        "# 분석\n\nSome *text*.\n\n````\n# no heading\nprint('```')\n````\n\n```\n3\n4\n```\n\n"
        "```\n평균 3.5\n```\n\n```\nValueError: too small\n```\n\n## Result"
    )
    assert [(each.level, each.title) for each in page.headings] == [(1, "분석"), (2, "Result")]


def test_old_notebook_has_its_cells_in_worksheets(tmp_path: Path) -> None:
    """The format before version 4."""
    cells = [{"cell_type": "code", "input": ["1 + 1"], "outputs": [{"text": ["2"]}]}]
    data = json.dumps({"nbformat": 3, "worksheets": [{"cells": cells}]})
    (page,) = read(written(tmp_path / "a.ipynb", data))
    assert page.text == "```\n1 + 1\n```\n\n```\n2\n```"


@pytest.mark.parametrize("text", ['{"cells": [{"so', "[1, 2]", '{"a": 1}', "[" * 100_000])
def test_broken_notebook_says_it_is_damaged(tmp_path: Path, text: str) -> None:
    """Cut off, no notebook, or nested without end."""
    assert "damaged" in refusal(written(tmp_path / "a.ipynb", text))


def test_notebook_of_strange_values_gives_nothing(tmp_path: Path) -> None:
    """Its process then says that there is no text."""
    cells = [{"cell_type": 7, "source": {"a": 1}}, {"cell_type": "code", "outputs": "x"}]
    (page,) = read(written(tmp_path / "a.ipynb", json.dumps({"cells": [*cells, 5]})))
    assert page.text == ""

"""Comparison sheets: read, refused with the line or key, written so that they read the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.errors import BadInput
from workbench.core.generation import Sampling
from workbench.core.lab import (
    ChainStep,
    Check,
    ColumnSearch,
    Comparison,
    Example,
    Price,
    Row,
    TechniqueOptions,
    Variant,
)
from workbench.core.paths import RESOURCES
from workbench.core.plain import to_plain
from workbench.prompts.sheet import differences, format_sheet, parse_sheet, read_sheet

FULL = Comparison(
    title="어느 프롬프트?",
    input="배송이 늦었어요.\n두 번째 줄",
    variables={"who": "고객"},
    variants=(
        Variant("column-1", "Zero-shot"),
        Variant(
            "column-2",
            "Few-shot",
            "Label it.",
            "문장: {{input}}",
            (Example("좋아요", "칭찬"), Example("2 + 2", "4", "2 + 2 = 4.")),
            "worked",
            Sampling(temperature=0.0, max_tokens=8, stop=("\n",)),
            "collection",
        ),
    ),
    repeats=3,
    seed=11,
    mode="sequential",
    expected="불만",
)


def test_what_is_written_reads_the_same() -> None:
    assert parse_sheet(format_sheet(FULL)) == FULL


TABLE = replace(
    FULL,
    variants=(
        replace(
            FULL.variants[0],
            options=TechniqueOptions(samples=9, chain=(ChainStep("plan", "Plan: {{input}}"),)),
            search=ColumnSearch(passages=2, neighbours=False),
            prompt_id="labels",
            version=3,
        ),
    ),
    rows=(
        Row("row-1", {"input": "좋아요", "who": "친구"}, "칭찬", description="짧은 말"),
        Row(
            "row-2",
            {"who": "손님"},
            checks=(Check("number", "3.5", tolerance=0.1), Check("contains", "몰라", negated=True)),
            metadata={"source": "web"},
        ),
    ),
    checks=(Check("regex", "^\\S+$"),),
    price=Price(0.5, 1.5, "KRW"),
)


def test_a_table_of_inputs_reads_the_same() -> None:
    written = format_sheet(TABLE)
    assert parse_sheet(written) == TABLE
    assert "negated" not in written and "row_id" not in written and "prompt_id" not in written


def test_rows_are_written_as_people_write_them() -> None:
    sheet = parse_sheet(
        '[[variants]]\n[[rows]]\ninput = "a"\nexpected = "b"\n'
        '[[rows]]\ninput = "c"\nvalues = { tone = "kind" }\n'
        'checks = [{ kind = "contains", value = "x", not = true }]'
    )
    assert sheet.rows == (
        Row("row-1", {"input": "a"}, "b"),
        Row("row-2", {"input": "c", "tone": "kind"}, checks=(Check("contains", "x", True),)),
    )


def test_columns_get_names_and_the_labs_sampling() -> None:
    sheet = parse_sheet('input = "x"\n[[variants]]\n[[variants]]\nsampling = { top_k = 5 }')
    assert [variant.name for variant in sheet.variants] == ["A", "B"]
    assert sheet.variants[0].sampling == Sampling(temperature=0.0, max_tokens=256)
    assert sheet.variants[1].sampling == Sampling(temperature=0.0, max_tokens=256, top_k=5)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('input = "x"\nseed = = 7', "line 2"),
        ('input = "x"\nrepeat = 3\n[[variants]]', "repeat is not a known key"),
        ('input = "x"\n[[variants]]\nsystem = "y"', "variants[1].system is not a known key"),
        ('input = "x"\n[[variants]]\ntechnique = "magic"', "technique of column A must be one of"),
        ('input = "x"\n[[variants]]\nexamples = [{input = "a"}]', "examples[1].output is missing"),
        ('input = "x"\nrepeats = 0\n[[variants]]', "repeats must be 1 to"),
        ('input = "x"', "variants must be 1 to 8 columns, not 0"),
        ('input = "x"\n' + "[[variants]]\n" * 9, "variants must be 1 to 8 columns, not 9"),
        ('input = "x"\nvariants = 3', "variants must be a list"),
        ('[[variants]]\nvariant_id="a"\n' * 2, "variants.variant_id must differ"),
        ('[[variants]]\n' + '[[rows]]\nrow_id="a"\n' * 2, "rows.row_id must differ"),
        ("[[variants]]\n[[rows]]\ninput = 3", "rows[1].values.input must be text"),
        ("[[variants]]\n[[rows]]\nwanted = 3", "rows[1].wanted is not a known key"),
        ('[[variants]]\nchecks = [{kind = "x"}]', "variants[1].checks is not a known key"),
        ('checks = [{kind = "x"}]\n[[variants]]', "checks[1].kind must be one of equals"),
    ],
)  # fmt: skip
def test_a_bad_sheet_is_refused_by_line_or_key(text: str, named: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_sheet(text, "sheet.toml")
    assert named in str(caught.value)
    assert "sheet.toml" in str(caught.value)


def test_files_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_sheet(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'input = "\xe9"')
    with pytest.raises(BadInput, match="UTF-8"):
        read_sheet(tmp_path / "latin.toml")
    (tmp_path / "bom.toml").write_bytes(b'\xef\xbb\xbfinput = "x"\n[[variants]]')
    assert read_sheet(tmp_path / "bom.toml").input == "x"


def test_differences_name_the_fields() -> None:
    first = FULL.variants[0]
    warm = replace(first, name="B", variant_id="z", sampling=replace(first.sampling, temperature=1))
    assert differences((first, first, warm, FULL.variants[1])) == (
        (),
        (),
        ("temperature",),
        (
            "system_text", "template", "examples", "technique", "collection_id",
            "max_tokens", "stop",
        ),
    )  # fmt: skip


def test_the_examples_that_come_with_the_program_can_be_read() -> None:
    sheets = [read_sheet(path) for path in sorted((RESOURCES / "examples").glob("*.toml"))]
    assert len(sheets) >= 2
    assert all(sheet.title and len(sheet.variants) >= 2 for sheet in sheets)
    assert all(row.values["input"] and row.expected for sheet in sheets for row in sheet.rows)
    assert all(len(sheet.rows) >= 8 for sheet in sheets)


def test_a_column_may_name_its_model() -> None:
    text = 'input = "x"\n[[variants]]\nmodel = "Qwen3 4B"\n[[variants]]\nmodel_id = "tour"'
    comparison = parse_sheet(text)
    assert [variant.model_id for variant in comparison.variants] == ["Qwen3 4B", "tour"]
    written = format_sheet(comparison)
    assert 'model = "Qwen3 4B"' in written
    assert "model_id" not in written
    assert parse_sheet(written).variants[0].model_id == "Qwen3 4B"


def test_a_sheet_may_be_json_alone_or_in_a_run(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    for written in (to_plain(FULL), {"run_id": "r", "comparison": to_plain(FULL), "cells": []}):
        path.write_text(json.dumps(written), encoding="utf-8")
        assert read_sheet(path) == FULL
    path.write_text('{"input": "x", "variants": [{"model": "tour"}]}', encoding="utf-8")
    assert read_sheet(path).variants[0].model_id == "tour"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not a comparison sheet"),
        ("[" * 100_000, "is not a comparison sheet"),
        ("[1]", "is not a comparison sheet: it has no columns"),
        (r'{"title": "half \ud83d", "variants": [{}]}', "is not a comparison sheet"),
        ('{"variants": []}', "variants must be 1 to 8 columns"),
        ('{"variants": [{"colour": 1}]}', r"variants.*colour"),
    ],
)
def test_json_that_is_no_sheet_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        read_sheet(path)

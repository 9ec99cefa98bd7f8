"""Inputs of other programs as rows: what is taken, what is listed, what is refused."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from workbench.core.errors import BadInput
from workbench.core.lab import Check
from workbench.prompts import sheet
from workbench.storage import imports_parts
from workbench.storage.imports import Mapping, mapped, read_inputs, suggested, variable_name
from workbench.storage.imports_parts import Imported


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Return what writes a file and reads it as inputs."""

    def read_it(name: str, content: str | bytes) -> Imported:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_inputs(path)

    return read_it


def refusal(read, name: str, content: str | bytes) -> str:  # type: ignore[no-untyped-def]
    """Return the sentence with which a file is refused, and that it took no time."""
    started_s = time.process_time()
    with pytest.raises(BadInput) as caught:
        read(name, content)
    assert time.process_time() - started_s < 20.0
    return str(caught.value)


def skipped(found: Imported) -> list[str]:
    """Return what was skipped, as a person reads it."""
    return [f"{item.where}: {item.problem.sentence()}" for item in found.skipped]


# Tables


def test_a_table_is_mapped_by_the_names_of_its_columns(read) -> None:  # type: ignore[no-untyped-def]
    found = read(
        "고객.csv", 'No,질문,Shop name,정답\r\n1,"늦었어요, 또",Kim,불만\r\n2,좋아요,,칭찬\r\n'
    )
    assert found.names == ("No", "질문", "Shop name", "정답")
    mapping = suggested(found)
    assert (mapping.input, mapping.expected) == ("질문", "정답")
    first, second = mapped(found, mapping)
    assert first.values == {"input": "늦었어요, 또", "No": "1", "Shop_name": "Kim"}
    assert (first.expected, second.expected) == ("불만", "칭찬")
    assert first.row_id != second.row_id
    (only, _) = mapped(found, Mapping(input="Shop name", description="No"))
    assert (only.values, only.expected, only.description) == ({"input": "Kim"}, "", "1")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tsv", "input\texpected\nhello, you\tx\n"),
        ("a.csv", "input;expected\nhello, you;x\n"),
        ("a.csv", '\ufeffinput,expected\r\n"hello, you",x\r\n'),
        ("a.csv", 'input,expected\n"hello, you",x\n\n,\n'),
    ],
)
def test_separators_marks_and_blank_lines(read, name: str, content: str) -> None:  # type: ignore[no-untyped-def]
    (row,) = mapped(found := read(name, content), suggested(found))
    assert (row.values, row.expected) == ({"input": "hello, you"}, "x")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_encodings(read, encoding: str) -> None:  # type: ignore[no-untyped-def]
    found = read("a.csv", "입력,정답\n배송이 너무 늦게 왔어요,불만\n".encode(encoding))
    assert found.rows[0].values == {"입력": "배송이 너무 늦게 왔어요", "정답": "불만"}


def test_cells_may_hold_lines_and_quotes(read) -> None:  # type: ignore[no-untyped-def]
    found = read("a.csv", 'input\n"two\nlines with ""quotes"""\n')
    assert found.rows[0].values["input"] == 'two\nlines with "quotes"'


def test_a_line_with_too_many_cells_is_left_out_and_named(read) -> None:  # type: ignore[no-untyped-def]
    found = read("a.csv", "input,b\n1,2\n3,4,5\n6\n")
    assert [row.values for row in found.rows] == [
        {"input": "1", "b": "2"},
        {"input": "6", "b": ""},
    ]
    assert skipped(found)[0].startswith("3: Line 3 has 3 cells, but the first line names 2.")


def test_names_are_made_different(read) -> None:  # type: ignore[no-untyped-def]
    assert read("a.csv", "a,a,,a\n1,2,3,4\n").names == ("a", "a 2", "column 3", "a 3")
    assert variable_name(" Shop name! ") == "Shop_name"
    assert variable_name("상점 이름") == "상점_이름"
    assert variable_name("***") == "value"


REFUSED = {
    "quote never closed": ("a.csv", 'input\nfine\n"open\nand on\n', "opens in line 3 is never"),
    "long quote": ("a.csv", 'input\n"' + "x\n" * 200_000, "opens in line 2 is never closed"),
    "text behind a quote": ("a.csv", 'input\n"a"b\n', "Line 2 has text behind"),
    "100,000 rows": ("a.csv", "input\n" + "x\n" * 100_000, "more than 10000 rows"),
    "100,000 lines": ("a.jsonl", '{"a": 1}\n' * 100_000, "more than 10000 rows"),
    "no row": ("a.csv", "input,expected\n", "has no rows"),
    "empty": ("a.csv", "", "has no rows"),
    "columns": ("a.csv", ",".join(f"c{n}" for n in range(500)) + "\n1\n", "more than 200 col"),
    "binary": ("a.csv", b"PK\x03\x04\x00\x00\x00\x00", "is no text"),
    "noise": ("a.csv", bytes(range(128, 256)) * 50 + b"\x00", "is no text"),
    "no ending": ("a.xlsx", "a", "cannot be read from a.xlsx"),
    "no json": ("a.jsonl", '{"a": 1}\n{"a": \n', "Line 2 is no JSON"),
    "no object": ("a.jsonl", "[1, 2]\n", "Line 1 is JSON, but no object"),
    "deep": ("a.jsonl", "[" * 200_000 + "\n", "Line 1 is no JSON"),
    "deep file": ("a.json", "[" * 200_000, "is no JSON"),
    "other json": ("a.json", '{"a": 1}', "holds no list of rows"),
    "python": ("a.yaml", 'tests: !!python/object/apply:os.system ["true"]', "Line 1 of the YAML"),
    "own tag": ("a.yaml", "tests:\n- vars: !run echo", "Line 2 of the YAML asks"),
    "broken yaml": ("a.yaml", "tests:\n  - vars: {a: 1\n", "of the YAML cannot be read"),
    "no tests": ("a.yaml", "prompts: [a]", "holds no tests"),
    "tests elsewhere": ("a.yaml", "tests: file:///etc/passwd", "in another file"),
    "deep yaml": ("a.yaml", "tests: " + "[" * 5_000, "nests its parts too often"),
    "laughs": (
        "a.yaml",
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n"
            for n in range(12)
        )
        + "tests: [{vars: {v: *m}}]\n",
        "repeats or nests its parts too often",
    ),
    "merged laughs": (
        "a.yaml",
        "a: &a {x: 1, y: 2, z: 3}\n"
        + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [{','.join(['*' + chr(97 + n)] * 9)}]}}\n"
            for n in range(12)
        )
        + "tests: [*m]\n",
        "repeats or nests its parts too often",
    ),
    "itself": ("a.yaml", "tests: &t [*t]", "repeats or nests its parts too often"),
    "combinations": (
        "a.yaml",
        "tests: [{vars: {" + ", ".join(f"v{n}: [1,2,3,4,5,6,7,8,9,10]" for n in range(12)) + "}}]",
        "more than 10000 rows",
    ),
}


@pytest.mark.parametrize(("name", "content", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_taken_is_refused_in_a_sentence(  # type: ignore[no-untyped-def]
    read, name: str, content: str | bytes, words: str
) -> None:
    assert words in refusal(read, name, content)


def test_a_file_that_is_gone_and_one_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadInput, match=r"gone\.csv cannot be read"):
        read_inputs(tmp_path / "gone.csv")
    monkeypatch.setattr("workbench.storage.imports_text.MOST_BYTES", 10)
    (tmp_path / "a.csv").write_text("input\n" + "x" * 20)
    with pytest.raises(BadInput, match=r"a\.csv is larger than"):
        read_inputs(tmp_path / "a.csv")


def test_as_many_rows_as_a_sheet_holds() -> None:
    assert imports_parts.MOST_ROWS == sheet.MOST_ROWS


# promptfoo


PROMPTFOO_CSV = (
    "question,shop,__expected,__expected2,__description,__metadata:kind,__prefix\n"
    'Late?,Kim,contains: sorry,"not-regex: (?i)refund",first,delay,x\n'
    'Good?,Lee,praise,"javascript: output.length < 5",,,\n'
    "Json?,Lee,is-json,llm-rubric: polite,,,\n"
    'Any?,Lee,"contains-any: yes, ja",not-contains-all: a.b,,,\n'
    "Else?,Lee,similar(0.8): hello,latency(500),,,\n"
)


def test_promptfoo_csv(read) -> None:  # type: ignore[no-untyped-def]
    found = read("tests.csv", PROMPTFOO_CSV)
    assert found.kind == "promptfoo"
    assert found.names == ("question", "shop")
    first, second, third, fourth, fifth = mapped(found, suggested(found))
    assert first.values == {"input": "Late?", "shop": "Kim"}
    assert first.checks == (Check("contains", "sorry"), Check("regex", "(?i)refund", True))
    assert (first.description, first.metadata) == ("first", {"kind": "delay"})
    assert second.checks == (Check("equals", "praise"),)
    assert third.checks == (Check("json_schema"),)
    assert fourth.checks[0] == Check("regex", "(?i)yes|ja")
    assert fourth.checks[1].negated
    assert fifth.checks == ()
    told = skipped(found)
    assert any(line.startswith("#2: “javascript: output.length < 5” is code") for line in told)
    assert any("“llm-rubric” asks a model to judge" in line for line in told)
    assert any("“similar” asks a model" in line for line in told)
    assert any("no rule here for “latency”" in line for line in told)
    assert any("“__prefix” has no use here" in line for line in told)


PROMPTFOO_YAML = r"""
description: Shop messages
prompts:
  - 'Label this: {{message}}'
  - label: With system
    raw: '[{"role": "system", "content": "Be brief."}, {"role": "user", "content": "{{message}}"}]'
  - file://prompt.py:run
  - 'Hello {{ name | upper }}'
providers: [openai:gpt-4o, {id: 'exec:rm -rf /'}]
defaultTest:
  vars: {shop: Kim}
  assert: [{type: not-contains, value: sorry}]
tests:
  - description: late
    vars: {message: 'It came late', yes: no, code: 007, day: 2026-01-01}
    metadata: {kind: delay}
    assert:
      - {type: icontains, value: complaint}
      - {type: javascript, value: 'process.exit()'}
      - {type: is-json, value: {type: object, additionalProperties: false, minProperties: 2}}
      - {type: contains-any, value: [a+, b]}
      - {type: not-is-refusal}
      - {type: python, value: 'file://check.py'}
      - value: 3
  - vars: {message: [one, two]}
  - vars: file://vars.yaml
  - file://more.yaml
  - vars: {message: 'file://secret.txt'}
scenarios: []
"""


def test_promptfoo_yaml(read) -> None:  # type: ignore[no-untyped-def]
    found = read("promptfooconfig.yaml", PROMPTFOO_YAML)
    assert found.title == "Shop messages"
    assert [(each.name, each.system_text, each.template) for each in found.variants] == [
        ("", "", "Label this: {{message}}"),
        ("With system", "Be brief.", "{{message}}"),
        ("", "", "Hello {{ name | upper }}"),
    ]
    assert found.checks == (Check("contains", "sorry", True),)
    late, one, two, secret = mapped(found, suggested(found))
    assert late.values["input"] == late.values["message"] == "It came late"
    assert (late.values["shop"], late.values["yes"], late.values["day"]) == (
        "Kim",
        "no",
        "2026-01-01",
    )
    assert [check.kind for check in late.checks] == [
        "contains",
        "json_schema",
        "regex",
        "refusal",
    ]
    assert json.loads(late.checks[1].value)["additionalProperties"] is False
    assert late.checks[2].value == r"(?i)a\+|b"
    assert (late.description, late.metadata) == ("late", {"kind": "delay"})
    assert (one.values["input"], two.values["input"]) == ("one", "two")
    assert secret.values["input"] == ""  # no file is opened
    told = "\n".join(skipped(found))
    for part in (
        "prompts #3: “file://prompt.py:run” is code",
        "prompts #4: Its template uses more than names",
        "providers: The models of the file are not taken over.",
        "tests #1: “javascript: process.exit()” is code",
        "tests #1: “file://check.py” is code",
        "tests #1: An assertion has no type.",
        "tests #3: “file://vars.yaml” is code",
        "tests #4: “file://more.yaml” is code",
        "tests #5, message: “file://secret.txt” is code",
        "scenarios: “scenarios” has no use here.",
    ):
        assert part in told, part


def test_a_list_of_tests_alone_is_enough(read) -> None:  # type: ignore[no-untyped-def]
    found = read("tests.yml", "- vars: {q: hi}\n  assert: {type: equals, value: 12}\n")
    assert found.rows[0].checks == (Check("equals", "12"),)


def test_what_is_skipped_again_and_again_is_counted(read) -> None:  # type: ignore[no-untyped-def]
    lines = "".join(f"q{n},javascript: {n}\n" for n in range(500))
    found = read("a.csv", "question,__expected\n" + lines)
    assert (len(found.skipped), found.skipped_more) == (200, 300)


# JSON


def test_openai_evals(read) -> None:  # type: ignore[no-untyped-def]
    system = {"role": "system", "content": "Be brief."}
    lines = [
        {"input": [system, {"role": "user", "content": "1+1?"}], "ideal": "2"},
        {"input": [system, {"role": "user", "content": "Capital?"}], "ideal": ["Seoul", "서울"]},
    ]
    found = read("a.jsonl", "\n".join(json.dumps(line) for line in lines))
    assert found.kind == "openai_evals"
    first, second = mapped(found, suggested(found))
    assert (first.values, first.expected) == ({"input": "1+1?"}, "2")
    assert second.checks == (Check("regex", "(?i)Seoul|서울"),)
    assert found.variants[0].system_text == "Be brief."


def test_inspect(read) -> None:  # type: ignore[no-untyped-def]
    sample = {
        "input": "Which?", "choices": ["red", "blue"], "target": "B", "id": 7,
        "metadata": {"level": 2},
    }  # fmt: skip
    (row,) = read("a.jsonl", json.dumps(sample)).rows
    assert row.values["input"] == "Which?\nA) red\nB) blue"
    assert (row.expected, row.description, row.metadata) == ("B", "7", {"level": "2"})


def test_squad(read) -> None:  # type: ignore[no-untyped-def]
    questions = [
        {"question": "When?", "id": "q1", "answers": [{"text": "nine"}, {"text": "nine"}]},
        {"question": "Who?", "id": "q2", "answers": [], "is_impossible": True},
    ]
    data = [{"title": "Library", "paragraphs": [{"context": "It opens.", "qas": questions}]}]
    found = read("squad.json", json.dumps({"data": data}))
    when, who = mapped(found, suggested(found))
    assert when.values == {"input": "When?", "context": "It opens."}
    assert (when.expected, when.metadata) == ("nine", {"title": "Library"})
    assert who.checks == (Check("refusal"),)


@pytest.mark.parametrize("whole", [True, False])
def test_promptfoo_may_be_json(read, whole: bool) -> None:  # type: ignore[no-untyped-def]
    tests = [{"vars": {"q": "Late?"}, "assert": [{"type": "contains", "value": "sorry"}]}]
    config = {"prompts": ["Answer {{q}}"], "tests": tests}
    found = read("a.json", json.dumps(config if whole else tests))
    assert found.kind == "promptfoo"
    assert [row.values for row in found.rows] == [{"q": "Late?"}]
    assert found.rows[0].checks == (Check("contains", "sorry"),)
    assert [each.template for each in found.variants] == (["Answer {{q}}"] if whole else [])


def test_other_objects_are_mapped_like_a_table(read) -> None:  # type: ignore[no-untyped-def]
    found = read("a.json", json.dumps([{"question": "hi", "answer": 3, "n": None}, 5]))
    (row,) = mapped(found, suggested(found))
    assert (row.values, row.expected) == ({"input": "hi", "n": ""}, "3")
    assert "Some entries are no objects" in skipped(found)[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", r'{"input": "half \ud83d", "ideal": "x"}'),
        ("a.json", r'[{"input": "half \ud83d"}]'),
        ("a.yaml", r'tests: [{vars: {input: "half \ud83d"}}]'),
    ],
)
def test_half_a_character_does_not_stop_the_sheet_from_being_kept(  # type: ignore[no-untyped-def]
    read, name: str, content: str
) -> None:
    (row,) = read(name, content).rows
    assert row.values["input"].encode() == b"half ?"


def test_a_sample_without_an_input_is_blank(read) -> None:  # type: ignore[no-untyped-def]
    found = read("a.jsonl", '{"input": "a", "ideal": "x"}\n{"ideal": "y"}\n')
    assert [(row.values["input"], row.expected) for row in found.rows] == [("a", "x"), ("", "y")]

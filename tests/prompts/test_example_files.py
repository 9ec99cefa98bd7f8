"""Examples from CSV files, good and bad."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.errors import BadInput
from workbench.core.lab import Example
from workbench.prompts.example_files import read_examples


@pytest.mark.parametrize(
    ("data", "examples"),
    [
        (b"input,output\nLovely!,good\n\nBroke.,bad\n", (("Lovely!", "good"), ("Broke.", "bad"))),
        (b"Lovely!,good\n", (("Lovely!", "good"),)),
        (b"id;Label;Question\n1;x;Why?\n", (("Why?", "x"),)),
        (b'input\toutput\r\n"two\r\nlines"\t"a ""b"""\r\n', (("two\r\nlines", 'a "b"'),)),
        ("\ufeff입력,출력,풀이\n1+1,2,하나\n".encode(), (("1+1", "2", "하나"),)),
        ("입력,출력\n늦어요,불만\n".encode("cp949"), (("늦어요", "불만"),)),
    ],
)
def test_usual_files_are_read(
    tmp_path: Path, data: bytes, examples: tuple[tuple[str, ...], ...]
) -> None:
    path = tmp_path / "예시.csv"
    path.write_bytes(data)
    assert read_examples(path) == tuple(Example(*fields) for fields in examples)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file x.csv is empty."),
        (b"input,output\n", "has no rows"),
        (b'input,output\na,"b\nc,d\n', "quotes in x.csv are broken near line"),
        (b'input,output\na,"b" c\n', "quotes in x.csv are broken near line 2"),
        (
            b"a,b,c,d\n1,2,3,4\n",
            "no columns called input and output; its first row is: a, b, c, d.",
        ),
        (b"input,result\nx,y\n", "its first row is: input, result."),
        (b"only\nx\n", "no columns called"),
        (b"input,output\na,b\nc\n", "ends on line 3 has 1 cells instead of 2"),
        (b"\xff\xfe\x00\x01", "is not a text file"),
        (b"input,output\n" + b"a,b\n" * 1_001, "more than 1000 examples"),
        (b"input,output\n" + b"a,b\n" * 100_000, "more than 1000 examples"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(tmp_path: Path, data: bytes, sentence: str) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    with pytest.raises(BadInput) as caught:
        read_examples(path)
    assert sentence in str(caught.value)


def test_as_many_as_are_allowed_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"input,output\n" + b"a,b\n" * 1_000)
    assert len(read_examples(path)) == 1_000


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"gone\.csv cannot be read"):
        read_examples(tmp_path / "gone.csv")

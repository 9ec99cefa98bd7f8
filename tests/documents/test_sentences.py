"""Where sentences, paragraphs and words end, in English and Korean."""

from __future__ import annotations

import pytest

from workbench.core.sources import Span
from workbench.documents.sentences import lines, paragraphs, sentences, words


def texts(split: object, text: str) -> list[str]:
    """Return the parts of *text* as text."""
    assert callable(split)
    return [text[span.start : span.end] for span in split(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("배가 떠납니다. 몇 시예요? 9시요.", ["배가 떠납니다.", "몇 시예요?", "9시요."]),
        ("비가 왔다.그래서 쉬었다.", ["비가 왔다.", "그래서 쉬었다."]),
        ("“끝났다.” 그가 말했다.", ["“끝났다.”", "그가 말했다."]),
        ("It opens at 8 a.m. and closes. Done.", ["It opens at 8 a.m. and closes.", "Done."]),
        ("Dr. Venn and J. Calder came. Good.", ["Dr. Venn and J. Calder came.", "Good."]),
        ("Version 3.11 costs 2.50. Yes.", ["Version 3.11 costs 2.50.", "Yes."]),
        ("終わり。始まり。", ["終わり。", "始まり。"]),
        ("no end", ["no end"]),
        ("  \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """Marks end sentences, unless they belong to a number or an abbreviation."""
    assert texts(sentences, text) == expected


def test_paragraphs_stand_between_blank_lines() -> None:
    """One newline is no paragraph; a line of spaces is blank."""
    assert texts(paragraphs, "\n\na\nb\n \t\n\nc \n") == ["a\nb", "c"]


def test_lines_and_words() -> None:
    """Space around them is left out."""
    assert texts(lines, "one two\n\n  three ") == ["one two", "three"]
    assert texts(words, "one  two\nthree") == ["one", "two", "three"]


def test_a_span_is_not_left() -> None:
    """Splitting a part of a text never looks beyond it."""
    text = "Aaa. Bbb. Ccc. Ddd."
    assert [text[s.start : s.end] for s in sentences(text, Span(5, 14))] == ["Bbb.", "Ccc."]

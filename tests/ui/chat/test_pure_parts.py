"""Parts of the page that need no window."""

from __future__ import annotations

import pytest

from workbench.ui.chat.quote import excerpt, pieces, question_stems
from workbench.ui.chat.reasoning import Parts, split_reasoning


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Yes.", Parts("", "Yes.")),
        ("<think>Hm.</think>\n\nYes.", Parts("Hm.", "Yes.")),
        ("Hm.</think>Yes.", Parts("Hm.", "Yes.")),  # the template opened the block
        ("<think>Hm", Parts("Hm", "", thinking=True)),
        ("<thi", Parts("", "", thinking=True)),
        ("<this> is no tag", Parts("", "<this> is no tag")),
        ("Yes <think> is a tag.", Parts("", "Yes <think> is a tag.")),
        ("", Parts("", "")),
    ],
)
def test_reasoning_is_parted_from_the_answer(text: str, parts: Parts) -> None:
    assert split_reasoning(text) == parts


def hits(question: str, text: str) -> list[str]:
    """Return the words of *text* that are set in bold."""
    return [piece.text for piece in pieces(text, question_stems(question)) if piece.hit]


def test_words_are_known_again_in_other_forms() -> None:
    assert hits("How long are batteries covered?", "Battery cover: batteries, covered.") == [
        "batteries",
        "covered",
    ]
    assert hits("What is the fee?", "The fees of 30 days: a fee.") == ["fees", "fee"]


def test_plain_words_are_left_alone() -> None:
    assert hits("What is the time?", "The harbour is what it is.") == []


def test_korean_words_are_known_without_their_particles() -> None:
    assert hits("보증은 얼마나 되나요?", "보증을 보증합니다. 얼마나?") == [
        "보증을",
        "보증합니다",
        "얼마나",
    ]


def test_numbers_must_be_equal() -> None:
    assert hits("after 24 months", "24 or 240 months") == ["24", "months"]


def test_pieces_lose_nothing() -> None:
    text = "“Batteries” are covered,\n12 months."
    assert "".join(piece.text for piece in pieces(text, question_stems("batteries 12"))) == text


def test_an_excerpt_lies_around_the_hits() -> None:
    text = "word " * 200 + "the warranty lasts long " + "word " * 200
    short = excerpt(text, question_stems("warranty"), 100)
    assert "warranty" in short
    assert short.startswith("…")
    assert short.endswith("…")
    assert len(short) <= 102


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("two\n lines", (), 100) == "two lines"

"""Answers are taken out of replies where they stand out, and only there."""

from __future__ import annotations

import pytest

from workbench.core.lab import AnswerCount
from workbench.prompts.extract import best_guess, extract_answer, list_items, vote


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("14 + 9 = 23. 23 - 6 = 17. The answer is 17.", "17"),
        ("14 + 9 = 23. 23 - 6 = 17. 답은 17입니다.", "17"),
        ("So the final answer is: **3.5**.", "3.5"),
        ("First the answer is 4. No, wait.\nThe answer is 5.", "5"),
        ("Some steps.\nAnswer: Yes. It rains.", "Yes"),
        ("The answer is Mr. Kim.", "Mr. Kim"),
        ("The answer is “blue”.", "blue"),
        ("따라서 정답은 '긍정'이에요.", "긍정"),
        ("풀이를 적습니다.\n답: 12개", "12개"),
        ("최종 답은 서울이다", "서울"),
        (r"Hence \boxed{\frac{1}{2}}.", r"\frac{1}{2}"),
        ("20 - 4 = 16. 16 + 7 = 23", "23"),
        ("1,200 + 34 = 1,234.", "1,234"),
        ("The answer is not 4, since one is lost. The answer is 3.", "3"),
        ("The answer is not easy to tell from all that was said here.", ""),
        ("complaint", "complaint"),
        ("I agree with the questions he answered about the parcel and the long way it took.", ""),
        ("제 대답은 길어서 여기에 다 적을 수가 없고 여러 번에 나누어 적어야 할 것 같습니다", ""),
        ("One line.\nAnother line.", ""),
        ("", ""),
    ],
)
def test_an_answer_is_found_where_it_stands_out(text: str, answer: str) -> None:
    assert extract_answer(text) == answer


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("It is late and broken.\nThis is a complaint about the parcel.", "complaint"),
        ("The answer is a Complaint!", "complaint"),
        ("Either praise or complaint, who can say?\nIt is hard to tell.", ""),
        ("Between praise and complaint.\nBoth praise and complaint.", ""),
        ("상자가 찢어졌습니다.\n그러니 불만입니다.", "불만"),
    ],
)
def test_a_label_counts_when_the_last_line_names_it_alone(text: str, label: str) -> None:
    assert extract_answer(text, ("praise", "complaint", "불만")) == label


def test_a_label_inside_another_is_not_a_second_one() -> None:
    assert extract_answer("Well.\nThis is not spam.", ("spam", "not spam")) == "not spam"


def test_a_guess_takes_the_only_number_or_the_last_line() -> None:
    assert best_guess("Let us see.\nMina has 17 apples in the end and that is all of them.") == "17"
    assert best_guess("Hm.\nFrom 3 to 4 it goes, and so on.") == "From 3 to 4 it goes, and so on"
    assert best_guess(" \n") == ""


def test_equal_answers_are_counted_in_the_form_first_met() -> None:
    answers = ["17 apples", "17", "18", "", "17.0", "Paris", "paris."]
    assert vote(answers) == (
        AnswerCount("17 apples", 3), AnswerCount("Paris", 2), AnswerCount("18", 1),
    )  # fmt: skip
    assert vote(["b", "a"])[0] == AnswerCount("b", 1)
    assert vote(["", ""]) == ()


def test_lists_lose_their_bullets_headings_and_repeats() -> None:
    text = "Questions:\n1. How many?\n2) **Who?**\n- How many?\n\n질문 3: 언제?\n(4) Why?"
    assert list_items(text, 5) == ("How many?", "Who?", "언제?", "Why?")
    assert list_items(text, 2) == ("How many?", "Who?")

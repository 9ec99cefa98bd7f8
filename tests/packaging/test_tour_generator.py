"""The tour model's generator: seeded, nothing held out leaks, particles right, answers in place."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "tour_model"))

import chat
import facts
import fewshot
import grounded
import sums
import wordings
from dice import Dice
from held_out import unrelated
from names import is_held, name_en, name_ko, person_en, person_ko, with_common_syllables
from particles import fill, particle
from relations_en import RELATIONS_EN
from relations_ko import RELATIONS_KO
from topics import NUMBERS
from words import HELD_LABEL_SETS
from workbench.answering.grounding import REFUSAL
from workbench.core.language import Language

LANGUAGES: tuple[Language, ...] = ("en", "ko")


def cases(language: Language, count: int = 150, **options: bool) -> list[grounded.GroundedCase]:
    """Return seeded grounded cases of rising difficulty."""
    dice = Dice(Random(4), **options)
    return [grounded.case(dice, language, index / count, unrelated) for index in range(count)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_seed_gives_the_same_samples(language: Language) -> None:
    def drawn() -> list[object]:
        dice = Dice(Random(9))
        return [
            grounded.case(dice, language, 0.8, unrelated).sample(),
            grounded.cross_case(dice, language, 0.8, unrelated).sample(),
            fewshot.task(dice, language, 1.0).sample(),
            sums.sample(dice, language, 1.0),
        ]

    assert drawn() == drawn()


def test_held_out_names_never_reach_training() -> None:
    dice = Dice(Random(2))
    for make in (name_en, name_ko, person_en, person_ko):
        assert not any(is_held(make(dice)) for _ in range(500)), make


def test_names_of_one_text_can_share_syllables() -> None:
    dice = with_common_syllables(Dice(Random(2)))
    for make, common in ((name_en, dice.common[0]), (name_ko, dice.common[1])):
        made = [make(dice).lower() for _ in range(100)]
        assert sum(any(part in name for part in common) for name in made) > 60
        assert not any(is_held(name) for name in made)


def test_held_out_names_carry_a_held_syllable() -> None:
    dice = Dice(Random(2), held=True)
    for make in (name_en, name_ko, person_en, person_ko):
        assert all(is_held(make(dice)) for _ in range(50)), make


@pytest.mark.parametrize("language", LANGUAGES)
def test_held_out_labels_never_reach_training(language: Language) -> None:
    held = {label for labels in HELD_LABEL_SETS for label in labels}
    dice = Dice(Random(6))
    for _ in range(200):
        for prose in (None, lambda _dice, _language: " ".join(sorted(held)) + " four other words"):
            task = fewshot.label_task(dice, language, 4, prose=prose)
            answers = {answer for _, answer in (*task.examples, *task.asked)}
            assert not answers & held


@pytest.mark.parametrize("relations", [RELATIONS_EN, RELATIONS_KO])
def test_a_wording_is_for_training_or_for_evaluation(relations: tuple[object, ...]) -> None:
    for relation in relations:
        for forms in (relation.says, relation.asks):  # type: ignore[attr-defined]
            if len(forms) >= 4:
                kept = relation.statements(True) + relation.questions(True)  # type: ignore[attr-defined]
                trained = relation.statements(False) + relation.questions(False)  # type: ignore[attr-defined]
                assert forms[-1] in kept
                assert forms[-1] not in trained


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_additional_wording_is_one_of_the_evaluation(language: Language) -> None:
    def bare(form: str) -> str:
        return re.sub(r"[^\w{}가-힣]", "", form).lower()

    for relation in facts.RELATIONS[language]:
        kept = relation.statements(True) + relation.questions(True)
        kept = (
            kept
            if relation.held
            else tuple(form for form in kept if form not in relation.says[:-1] + relation.asks[:-1])
        )
        more = wordings.SAYS[language].get(relation.key, ())
        more += wordings.ASKS[language].get(relation.key, ())
        assert not {bare(form) for form in kept} & {bare(form) for form in more}
        assert not (relation.held and more)


def test_additional_wordings_belong_to_a_relation() -> None:
    for language in LANGUAGES:
        known = {relation.key for relation in facts.RELATIONS[language]}
        assert {*wordings.SAYS[language], *wordings.ASKS[language]} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_evaluation_draws_nothing_made_for_training_alone(language: Language) -> None:
    dice = Dice(Random(3), held=True)
    keys = {
        relation.key
        for about in ("person", "thing", "place", "event", "work", "being")
        for relation in facts.relations_for(dice, language, about)
    }
    assert keys
    assert not any(key.startswith("open:") for key in keys)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_answers_what_is_asked_of_it(language: Language) -> None:
    dice = Dice(Random(11))
    asked = 0
    for _ in range(60):
        case = grounded.case(dice, language, 1.0, unrelated, form="document")
        assert len(case.texts) <= 4
        assert not re.search(r"[{}@]\s|<[가-힣]+\|", " ".join(case.texts))
        for question in case.questions:
            told = " ".join(case.texts[number - 1] for number in question.passages)
            assert all(part in told for part in question.value.split(", "))
            asked += bool(question.value)
    assert asked > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_gold_answer_occurs_in_every_passage_it_cites(language: Language) -> None:
    asked = 0
    for case in cases(language):
        for question in case.questions:
            told = " ".join(case.texts[number - 1] for number in question.passages)
            assert all(part in told for part in question.value.split(", "))
            asked += bool(question.value)
    assert asked > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_absent_is_refused_word_for_word(language: Language) -> None:
    answers = [
        question.answer(language)
        for case in cases(language)
        for question in case.questions
        if not question.value
    ]
    assert answers
    assert set(answers) == {REFUSAL[language]}


def test_a_grounded_sample_reads_as_the_workbench_sends_it() -> None:
    case = cases("en", 40)[-1]
    text = case.sample().texts()[0]
    assert f"<passages {case.mark}>\n[1] " in text
    assert f"\n</passages {case.mark}>\n\n{case.questions[0].text}<|im_end|>" in text
    assert text.endswith(f"{case.questions[0].answer('en')}<|im_end|>\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_evaluation_asks_in_the_very_words_of_the_training(language: Language) -> None:
    for case in cases(language, 60):
        learnt = case.sample().texts()[0]
        prompt = "".join(
            f"<|im_start|>{turn.role}\n{turn.text}<|im_end|>\n" for turn in case.turns()
        )
        assert learnt.startswith(f"{prompt}<|im_start|>assistant\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_shot_prompts_are_asked_in_the_words_of_the_training(language: Language) -> None:
    dice = Dice(Random(8))
    for _ in range(30):
        task = fewshot.task(dice, language, 1.0)
        prompt = "".join(
            f"<|im_start|>{turn.role}\n{turn.text}<|im_end|>\n" for turn in task.turns()
        )
        assert task.sample().texts()[0].startswith(f"{prompt}<|im_start|>assistant\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_is_learnt_of_the_passage_that_holds_the_words(language: Language) -> None:
    dice = Dice(Random(5))
    for _ in range(40):
        sample = grounded.citing(dice, language, 0.8, unrelated)
        body = "".join(piece.text for piece in sample.shared)
        for branch in sample.branches:
            told = next(piece for piece in branch if piece.source)
            start = body.index(f"\n[{told.source}] ")
            end = body.find(f"\n[{told.source + 1}] ", start)
            assert told.text in body[start : end if end > 0 else None]
            assert f" [{told.source}]<|im_end|>" in [piece.text for piece in branch]


@pytest.mark.parametrize("language", LANGUAGES)
def test_stated_values_are_marked_with_their_relation(language: Language) -> None:
    for case in cases(language, 40):
        (piece,) = case.sample().shared[-1:]
        marked = {piece.text[low:high]: topic for low, high, topic in piece.topics}
        told = {fact.value: fact.relation.key for found in case.facts for fact in found}
        assert set(marked) <= set(told)
        assert all(topic in NUMBERS or topic.startswith("open:") for topic in marked.values())
        assert len(marked) == len(told)


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("책", ("은", "는"), "은"),
        ("차", ("은", "는"), "는"),
        ("서울", ("으로", "로"), "로"),
        ("집", ("으로", "로"), "으로"),
        ("바다", ("으로", "로"), "로"),
        ("17", ("을", "를"), "을"),
        ("24", ("이", "가"), "가"),
        ("5kg", ("이", "가"), "이"),
        ("이름(새)", ("과", "와"), "와"),
        ("Anna", ("은", "는"), "는"),
    ],
)
def test_particles_follow_the_final_consonant(
    word: str, pair: tuple[str, str], expected: str
) -> None:
    assert particle(word, *pair) == expected


def test_a_form_is_filled_with_its_particles() -> None:
    assert fill("{s}[은/는] {o}[으로/로] 갔다", "민지", "부산") == "민지는 부산으로 갔다"


def test_no_markup_of_the_forms_is_left_in_korean_samples() -> None:
    for case in cases("ko"):
        for text in case.sample().texts():
            assert not re.search(r"\[[가-힣]*/[가-힣]*\]|<[가-힣]+\||\|[가-힣]+>|[{}]", text), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_worked_steps_of_a_sum_are_right(language: Language) -> None:
    dice = Dice(Random(3))
    for _ in range(200):
        made = sums.invent(dice, language, 2, 1.0)
        for left, sign, right, result in re.findall(r"(\d+) ([+×-]) (\d+) = (\d+)", made.worked()):
            one, two = int(left), int(right)
            assert {"+": one + two, "-": one - two, "×": one * two}[sign] == int(result)
        assert made.result in made.worked()


def test_every_equation_of_the_sums_is_right() -> None:
    dice = Dice(Random(12))
    found = [
        equation
        for _ in range(100)
        for text in sums.sample(dice, "en", 1.0).texts()
        for equation in re.findall(r"(\d+) ([+×-]) (\d+) = (\d+)", text)
    ]
    assert len(found) > 500
    for left, sign, right, result in found:
        one, two = int(left), int(right)
        assert {"+": one + two, "-": one - two, "×": one * two}[sign] == int(result)


def test_few_shot_labels_are_learnt_only_once_they_are_known() -> None:
    task = fewshot.Task("label", "en", "", (("a", "x"), ("b", "y"), ("c", "x")), (("d", "y"),))
    learnt = [
        piece.answer
        for piece in task.sample().shared
        if piece.text in ("x<|im_end|>", "y<|im_end|>")
    ]
    assert learnt == [False, False, True]


def test_a_label_is_marked_behind_its_form() -> None:
    dice = Dice(Random(7))
    for _ in range(60):
        task = fewshot.label_task(dice, "en", 4, classes=2)
        for branch in task.sample().branches:
            (low, _, topic), told = branch[1].topics[0], branch[1].text
            others = {answer[low : low + 1] for _, answer in task.examples}
            assert branch[1].decided == (low,)
            assert topic.startswith("class:")
            assert told[low] in others


def test_small_talk_says_what_the_model_is() -> None:
    told = [answers for asked, answers in chat.SMALL_TALK["en"] if "Who are you?" in asked]
    assert "tour model of Workbench" in told[0][0]

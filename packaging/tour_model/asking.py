"""The wordings of questions over passages: in full, hurried, polite, or without the subject."""

from __future__ import annotations

from dice import Dice
from facts import Fact
from particles import fill, particle
from relations import Relation, choose
from wordings import BARE_ASKS, BARE_BY_KEY, NOUN_ASKS, question
from workbench.core.language import Language


def ask(dice: Dice, language: Language, fact: Fact) -> str:
    """Return one of many wordings of the question that *fact* answers."""
    noun, subject = fact.relation.noun, fact.subject
    if fact.relation.bare and not fact.relation.asks:
        return ask_bare(dice, language, fact.relation)
    if fact.relation.bare:
        return _casual(dice, language, choose(dice.one(fact.relation.asks), dice))
    if not dice.held and dice.chance(0.15):
        return fill(dice.one(NOUN_ASKS[language]).replace("{n}", "{o}"), subject, noun)
    if not dice.held_forms and dice.chance(0.2):
        if language == "en":
            return dice.one(
                (
                    f"What is the {noun} of {subject}?",
                    f"{noun} of {subject}?",
                    f"{noun} {subject}",
                    f"Tell me the {noun} of {subject}.",
                    f"{subject} {noun}?",
                    f"What is {subject}'s {noun}?",
                    f"I need the {noun} of {subject}.",
                )
            )
        topic = particle(noun, "은", "는")
        return dice.one(
            (
                f"{subject}의 {noun}{topic} 무엇인가요?",
                f"{subject} {noun}?",
                f"{subject} {noun}",
                f"{subject}의 {noun}{particle(noun, '을', '를')} 알려 주세요.",
                f"{subject} {noun} 뭐야?",
                f"{subject} {noun}{particle(noun, '이', '가')} 어떻게 되나요?",
            )
        )
    form = choose(question(dice, language, fact.relation), dice)
    return _casual(dice, language, fill(form, subject))


def _casual(dice: Dice, language: Language, question: str) -> str:
    """Leave some questions as hurried people type them."""
    if dice.held_forms or dice.chance(0.8):
        return question
    before = (
        ("Please tell me: ", "Hello, ", "I want to know: ", "Excuse me, ")
        if language == "en"
        else ("안녕하세요, ", "혹시 ", "궁금해요. ", "저기요, ")
    )
    return dice.one(
        (
            question.rstrip("?."),
            question.lower(),
            dice.one(before) + question,
            question.rstrip("?.") + "??",
        )
    )


def ask_bare(dice: Dice, language: Language, relation: Relation) -> str:
    """Return a question that names only the attribute, as people ask about one document."""
    noun, own = relation.noun, BARE_BY_KEY[language].get(relation.key)
    if not dice.held and own and dice.chance(0.5):
        return _casual(dice, language, choose(dice.one(own), dice))
    if not dice.held and dice.chance(0.3):
        return fill(dice.one(BARE_ASKS[language]).replace("{n}", "{o}"), "", noun)
    if language == "en":
        return dice.one(
            (
                f"What is the {noun}?",
                f"{noun}?",
                f"Tell me the {noun}.",
                f"what is the {noun}",
                f"I need the {noun}.",
            )
        )
    topic, object_, mark = (
        noun + particle(noun, *pair) for pair in (("은", "는"), ("을", "를"), ("이", "가"))
    )
    return dice.one(
        (
            f"{topic} 무엇인가요?",
            f"{noun} 뭐예요?",
            f"{mark} 뭐예요?",
            f"{noun}?",
            f"{object_} 알려 주세요.",
            f"{topic} 어떻게 되나요?",
        )
    )

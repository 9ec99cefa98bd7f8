"""Invented facts, and the passages that state them: sentences, lists, tables, headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from dice import Dice
from open_relations import open_relation
from particles import fill, particle
from relations import Relation, choose
from relations_en import RELATIONS_EN
from relations_ko import RELATIONS_KO
from subjects import clash, near_miss, subject_of
from wordings import statement
from workbench.core.language import Language

RELATIONS: Final[dict[Language, tuple[Relation, ...]]] = {"en": RELATIONS_EN, "ko": RELATIONS_KO}
Prose = Callable[[Dice, Language], str]

FILLERS: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "Visitors are always welcome.",
        "Please ask if anything is unclear.",
        "Enjoy your stay.",
        "This page is updated every spring.",
        "Many people come back each year.",
        "Here is what you should know.",
        "Thank you for reading.",
        "The weather was fine.",
        "There is more to see than one day allows.",
        "Children love it.",
    ),
    "ko": (
        "누구나 편하게 찾아오세요.",
        "궁금한 점은 언제든 물어보세요.",
        "즐거운 시간 보내시기 바랍니다.",
        "이 안내문은 봄마다 새로 고칩니다.",
        "해마다 많은 분이 찾아옵니다.",
        "꼭 알아야 할 내용만 모았습니다.",
        "읽어 주셔서 고맙습니다.",
        "날씨가 맑았다.",
        "아이들이 무척 좋아합니다.",
        "자세한 내용은 아래와 같습니다.",
    ),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One attribute of one subject."""

    subject: str
    relation: Relation
    value: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage and the facts it states; *text* carries each fact's value word for word."""

    text: str
    facts: tuple[Fact, ...]


def relations_for(dice: Dice, language: Language, about: str) -> list[Relation]:
    """Return the relations of one kind of subject that this *dice* may use."""
    known = [
        relation
        for relation in RELATIONS[language]
        if relation.about in (about, "place" if about == "town" else about)
        and (not relation.held or dice.held_forms)
    ]
    opened = 0 if dice.held else dice.one((1, 2, 3))
    return known + [open_relation(dice, language, about) for _ in range(opened)]


def resembles(one: str, two: str) -> bool:
    """Whether a reader could take two subjects for one: either contains the other."""
    bare = one.removeprefix("the ").lower(), two.removeprefix("the ").lower()
    return bare[0] in bare[1] or bare[1] in bare[0]


def invent_facts(dice: Dice, language: Language, count: int) -> list[Fact]:
    """Return up to *count* facts; subjects repeat and resemble each other."""
    kinds = sorted({relation.about for relation in RELATIONS[language]})
    facts: list[Fact] = []
    subjects: list[tuple[str, str]] = []
    while len(facts) < count:
        if subjects and dice.chance(0.45):
            about, known = dice.one(subjects)
            subject = near_miss(dice, language, about, known)
        else:
            about = dice.one(kinds)
            subject = subject_of(dice, language, about)
        if any(resembles(subject, name) for _, name in subjects):
            continue
        subjects.append((about, subject))
        wanted = min(count - len(facts), dice.one((1, 1, 2, 2, 3, 4)))
        alike = [fact.relation for fact in facts if fact.relation.about == about]
        if alike and not dice.held and dice.chance(0.35):  # only the subjects differ
            relations = dice.some(alike, min(wanted, len(alike)))
            facts += distinct([Fact(subject, one, one.value(dice)) for one in relations])
        else:
            facts += facts_about(dice, language, about, subject, wanted)
    return facts


def distinct(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts about one subject of which none answers another's question."""
    taken: list[Fact] = []
    for fact in facts:
        if not any(clash(fact.relation.key, other.relation.key) for other in taken):
            taken.append(fact)
    return taken


def facts_about(dice: Dice, language: Language, about: str, subject: str, count: int) -> list[Fact]:
    """Return up to *count* facts about one subject, none of which answers another's question."""
    taken: list[Fact] = []
    for relation in dice.shuffled(relations_for(dice, language, about)):
        if len(taken) == count:
            break
        if not any(clash(relation.key, fact.relation.key) for fact in taken):
            taken.append(Fact(subject, relation, relation.value(dice)))
    return taken


def capital(text: str) -> str:
    """Return *text* with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def sentence(dice: Dice, language: Language, fact: Fact, style: int | None = None) -> str:
    """Return one statement of *fact*."""
    form = choose(statement(dice, language, fact.relation), dice, style)
    if form.startswith("{o}") and fact.value[0].islower():  # it must keep its small letter
        form = choose(fact.relation.says[0], dice, style)
    return capital(fill(form, fact.subject, fact.value)).replace("m..", "m.")


def following_sentence(dice: Dice, language: Language, fact: Fact, style: int) -> str:
    """Return a statement that leaves out the subject or refers back to it."""
    noun = fact.relation.noun
    if dice.chance(0.4):
        if language == "ko":
            return (
                f"{noun}{particle(noun, '은', '는')} {fact.value}{('입니다', '이다')[style == 1]}."
            )
        return f"The {noun} is {fact.value}.".replace("m..", "m.")
    forms = [
        form
        for form in fact.relation.statements(dice.held_forms)
        if form.startswith("{s} ") and not form.startswith("{s} and")
    ]
    if language == "ko" or not forms:
        return sentence(dice, language, fact, style)
    pronoun = "It"
    if fact.relation.about == "person":
        pronoun = "She" if len(fact.subject) % 2 else "He"
    made = choose(dice.one(forms), dice, style).replace("{s}", pronoun)
    return made.replace("{o}", fact.value).replace("m..", "m.")


def _joined(first: str, second: str, language: Language) -> str:
    """Join two sentences into one, as careful writers do; keep them apart where that is hard."""
    if language == "ko":
        for ending, link in (("입니다.", "이고, "), ("니다.", ""), ("이다.", "이고, ")):
            if link and first.endswith(ending):
                return first.removesuffix(ending) + link + second
        return f"{first} {second}"
    # A name keeps its capital letter, whatever stands before it.
    if second.split(" ")[0] in ("The", "It", "She", "He", "You", "There", "At", "To", "For", "On"):
        second = second[:1].lower() + second[1:]
    stem = first if first.endswith((" a.m.", " p.m.")) else first.removesuffix(".")
    return f"{stem}, and {second}"


def prose_passage(dice: Dice, language: Language, facts: Sequence[Fact]) -> str:
    """State *facts* in sentences, at times joined, referring back, or among filler."""
    style = dice.one((0, 0, 1, 2))
    out: list[str] = []
    for number, fact in enumerate(facts):
        same = (
            number > 0
            and facts[number - 1].subject == fact.subject
            and out[-1] not in FILLERS[language]
        )
        if same and dice.chance(0.4):
            made = following_sentence(dice, language, fact, style)
        else:
            made = sentence(dice, language, fact, style)
        if same and dice.chance(0.3):
            made = _joined(out.pop(), made, language)
        out.append(made)
        if dice.chance(0.06):
            out.append(dice.one(FILLERS[language]))
    if dice.chance(0.06):
        out.insert(0, dice.one(FILLERS[language]))
    return " ".join(out)


def list_passage(dice: Dice, facts: Sequence[Fact]) -> str:
    """State *facts* as lines: a heading and its attributes, or "subject: value" lines."""
    bullet = dice.one(("- ", "* ", "", ""))
    lines: list[str] = []
    subject = ""
    for fact in facts:
        if fact.subject != subject:
            subject = fact.subject
            lines.append(dice.one(("# ", "## ", "")) + capital(subject))
        lines.append(f"{bullet}{capital(fact.relation.noun)}: {fact.value}")
    return "\n".join(lines)


def table_passage(facts: Sequence[Fact]) -> str:
    """State *facts* as a small table of subject, attribute and value."""
    return "\n".join(f"| {fact.subject} | {fact.relation.noun} | {fact.value} |" for fact in facts)


def passage(dice: Dice, language: Language, facts: Sequence[Fact]) -> Passage:
    """Write one passage that states *facts* in a form chosen at random."""
    roll = dice.rng.random()
    if roll < 0.14:
        text = list_passage(dice, facts)
    elif roll < 0.18:
        text = table_passage(facts)
    else:
        text = prose_passage(dice, language, facts)
        if roll < 0.38:
            mark = dice.one(("# ", "## ", "### ", ""))
            title = dice.one((facts[0].subject, facts[0].relation.noun))
            text = f"{mark}{capital(title)}{dice.one((chr(10), chr(10) * 2))}{text}"
    return Passage(text, tuple(facts))

"""Small invented documents as people drop them: a title, headed sections, natural sentences.

Cut into passages like the library does: one or two whole sections each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dice import Dice
from facts import (
    FILLERS,
    Fact,
    Passage,
    Prose,
    capital,
    facts_about,
    following_sentence,
    resembles,
    sentence,
)
from names import name_en, name_ko
from open_relations import open_relation
from particles import particle
from relations import Relation
from subjects import (
    EVENTS,
    EVENTS_KO,
    PLACES,
    PLACES_KO,
    THINGS,
    THINGS_KO,
    clash,
    subject_of,
)
from values import ANIMALS, ANIMALS_KO
from workbench.core.language import Language

_NOUNS: Final[dict[Language, dict[str, Sequence[str]]]] = {
    "en": {"place": PLACES, "thing": THINGS, "event": EVENTS, "being": ANIMALS},
    "ko": {"place": PLACES_KO, "thing": THINGS_KO, "event": EVENTS_KO, "being": ANIMALS_KO},
}
_KINDS: Final = ("place", "place", "place", "thing", "thing", "event", "event", "being", "person")
_GENERAL: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "Opening hours and contact",
        "Prices",
        "Good to know",
        "For visitors",
        "How to find us",
        "What we offer",
        "Food and drink",
        "Our team",
        "Rules",
    ),
    "ko": (
        "시간과 연락처",
        "이용 요금",
        "알아 두세요",
        "처음 오시는 분께",
        "오시는 길",
        "편의 시설",
        "먹을거리",
        "함께하는 사람들",
        "지켜 주세요",
    ),
}
# How the end of a Korean sentence becomes the middle of a longer one.
_LINKS_KO: Final = (
    ("입니다.", "이고, "),
    ("습니다.", "고, "),
    ("합니다.", "하고, "),
    ("됩니다.", "되고, "),
    ("립니다.", "리고, "),
    ("엽니다.", "열고 "),
    ("쉽니다.", "쉬고, "),
    ("냅니다.", "내고, "),
    ("듭니다.", "들고, "),
)
_NEVER_BARE: Final = ("seats", "places", "rooms", "near")  # "The seats is 200 seats"
_PRONOUNS: Final = ("It ", "She ", "He ")


def document(dice: Dice, language: Language, prose: Prose) -> list[Passage]:
    """Return passages of one invented document, in any order as a search finds them."""
    place = _place(dice, language)
    sections = _sections(dice, language, place, dice.one((2, 3, 3, 4, 4, 5)))
    told = [fact for _, facts in sections for fact in facts]
    written = [
        Passage(_section(dice, language, heading, facts, told), tuple(facts))
        for heading, facts in sections
    ]
    passages: list[Passage] = []
    while written:
        size = dice.one((1, 1, 2, 2, 3)) if len(written) > 1 else 1
        part, written = written[:size], written[size:]
        facts = tuple(fact for one in part for fact in one.facts)
        passages.append(Passage("\n\n".join(one.text for one in part), facts))
    if dice.chance(0.4):
        passages.insert(0, Passage(_welcome(dice, language, place), ()))
    elif dice.chance(0.3):
        first = passages[0]
        passages[0] = replace(first, text=f"{_welcome(dice, language, place)}\n\n{first.text}")
    if dice.chance(0.08):
        passages.append(Passage(prose(dice, language), ()))
    return dice.shuffled(passages)[:4]


def _place(dice: Dice, language: Language) -> str:
    if language == "en":
        return f"{name_en(dice)} {dice.one(PLACES).title()}"
    return name_ko(dice) + dice.one(("", " ")) + dice.one(PLACES_KO)


def _welcome(dice: Dice, language: Language, place: str) -> str:
    """Return a title and a sentence or two that tell nothing."""
    if language == "en":
        title = f"{place}: {dice.one(('a guide', 'a handbook', 'what to know', 'information'))}"
        first = dice.one((f"Welcome to {place}.", f"Thank you for coming to {place}."))
    else:
        title = f"{place} {dice.one(('안내', '이용 안내', '안내문', '길잡이'))}"
        first = f"{place}에 오신 것을 환영합니다."
    said = " ".join((first, *dice.some(FILLERS[language], dice.between(0, 2))))
    return f"# {dice.one((title, place))}\n\n{said}"


def _subject(dice: Dice, language: Language, kind: str, place: str) -> str:
    """Return the subject of a section: mostly a common noun, as in "the ferry"."""
    if kind == "person":
        return subject_of(dice, language, kind)
    noun, roll = dice.one(_NOUNS[language][kind]), dice.rng.random()
    other = dice.one(_NOUNS[language][dice.one(("place", "thing"))])
    if language == "en":
        if roll < 0.15 and kind == "place":
            return place
        if roll < 0.22:
            return f"the {place.split(' ')[0]} {noun}"
        return f"the {noun}" if roll < 0.9 else f"the {other} {noun}"
    if roll < 0.15 and kind == "place":
        return place
    return noun if roll < 0.85 else f"{other} {noun}"


def _sections(
    dice: Dice, language: Language, place: str, count: int
) -> list[tuple[str, list[Fact]]]:
    """Return headings with the facts told below each; no two subjects are taken for another."""
    made: list[tuple[str, list[Fact]]] = []
    taken: list[tuple[str, str]] = []
    sort = ""  # attributes of one sort must be told apart
    while len(made) < count:
        facts: list[Fact] = []
        for _ in range(dice.one((1, 1, 2))):
            kind = dice.one(_KINDS)
            subject = _subject(dice, language, kind, place)
            if any(
                subject == other or (kind == about and resembles(subject, other))
                for about, other in taken
            ):
                continue
            taken.append((kind, subject))
            facts += facts_about(dice, language, kind, subject, dice.one((1, 2, 3, 4, 5)))
        if not facts:
            continue
        for _ in range(dice.one((0, 0, 1, 1))):
            relation = open_relation(dice, language, "thing", True, dice.one(("", sort)))
            sort = relation.key
            fresh = Fact(facts[0].subject, relation, relation.value(dice))
            facts.insert(dice.between(0, len(facts)), fresh)
        general = dice.chance(0.35)
        heading = dice.one(_GENERAL[language]) if general else capital(facts[0].subject)
        made.append((heading.removeprefix("The ") if dice.chance(0.4) else heading, facts))
    return made


def _section(
    dice: Dice, language: Language, heading: str, facts: list[Fact], told: Sequence[Fact]
) -> str:
    """Write one section; a fact that is alone in the document may be told without its subject.

    Such a fact is changed in *facts*, so that it is asked for without its subject too.
    """
    style = dice.one((0, 0, 0, 1, 2))
    out: list[str] = []
    for number, fact in enumerate(facts):
        before = facts[number - 1] if number else None
        same = before is not None and before.subject == fact.subject and not before.relation.bare
        alone = not fact.relation.bare and not any(
            other is not fact and _confusable(fact.relation, other.relation) for other in told
        )
        if alone and fact.relation.key not in _NEVER_BARE and dice.chance(0.25):
            made = _bare(dice, language, fact, style)
            facts[number] = replace(fact, relation=replace(fact.relation, bare=True, asks=()))
        elif same and dice.chance(0.6) and not fact.relation.bare:
            made = following_sentence(dice, language, fact, style)
        else:
            made = sentence(dice, language, fact, style)
        if out and dice.chance(0.35) and (same or facts[number].relation.bare):
            made = _linked(out.pop(), made, language)
        out.append(made)
        if dice.chance(0.08):
            out.append(dice.one(FILLERS[language]))
    mark = dice.one(("## ", "## ", "## ", "# ", "### ", ""))
    return f"{mark}{heading}\n\n{' '.join(out)}" if dice.chance(0.9) else " ".join(out)


def _confusable(one: Relation, two: Relation) -> bool:
    """Whether a question without a subject could ask for either."""
    return one.noun == two.noun or clash(one.key, two.key)


def _bare(dice: Dice, language: Language, fact: Fact, style: int) -> str:
    """State *fact* by its noun alone: "The Wi-Fi password is ..."."""
    noun = fact.relation.noun
    if language == "en":
        return f"The {noun} is {fact.value}.".replace("m..", "m.")
    ending = ("입니다", "이다", "이에요")[style]
    return f"{noun}{particle(noun, '은', '는')} {fact.value}{ending}."


def _linked(first: str, second: str, language: Language) -> str:
    """Join two sentences as careful writers do; leave them apart where that is hard."""
    if first.endswith(FILLERS[language]):
        return f"{first} {second}"
    if language == "ko":
        for ending, link in _LINKS_KO:
            if first.endswith(ending):
                return first.removesuffix(ending) + link + second
        return f"{first} {second}"
    stem = first if first.endswith((" a.m.", " p.m.")) else first.removesuffix(".")
    for pronoun in _PRONOUNS:
        if second.startswith(pronoun):
            return f"{stem} and {second.removeprefix(pronoun)}"
    if second.startswith(("The ", "A ", "There ", "You ", "At ", "For ")):
        second = second[:1].lower() + second[1:]
    return f"{stem}, and {second}"

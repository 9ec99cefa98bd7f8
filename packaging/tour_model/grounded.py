"""Grounded questions exactly as the workbench sends them, answered with the passage's number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from asking import ask, ask_bare
from chatml import NOWHERE, Sample, cited_later, closed, message, opened
from dice import Dice
from documents import document
from facts import RELATIONS, Fact, Passage, Prose, invent_facts, passage, relations_for, resembles
from open_relations import open_relation
from particles import particle
from subjects import clash, near_miss
from workbench.answering.grounding import GROUNDED_INSTRUCTION, REFUSAL, grounded_question
from workbench.core.generation import Turn
from workbench.core.language import Language

# Asked for more often in training: invented names are harder to copy than words and numbers, and
# animals are told apart from those that facts are about.
HARD: Final = 3
HARDER: Final = frozenset(
    "home employer spouse friend maker owner inventor manager capital river leader author "
    "publisher setting hero called named wifi email mailplace pet job material hobby".split()
)
Form = Literal["mixed", "short", "document"]
OWN_SYSTEM: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "You are a helpful assistant.",
        "Be brief.",
        "Answer in one line.",
        "You work at the front desk.",
        "You are a patient librarian.",
        "Be polite and exact.",
    ),
    "ko": (
        "당신은 친절한 도우미입니다.",
        "짧게 답하세요.",
        "한 줄로 답하세요.",
        "당신은 안내 데스크에서 일합니다.",
        "정중하고 정확하게 답하세요.",
        "쉬운 말로 답하세요.",
    ),
}


@dataclass(frozen=True, slots=True)
class Question:
    """A question over some passages; *value* is "" where they do not tell."""

    text: str
    value: str
    passages: tuple[int, ...]
    topic: str = ""
    decided: tuple[int, ...] = (0,)  # where in the value something else begins

    @property
    def source(self) -> int:
        """Return the one passage that tells, NOWHERE when none does, 0 when several do."""
        if not self.passages:
            return NOWHERE
        return self.passages[0] if len(self.passages) == 1 else 0

    def answer(self, language: Language) -> str:
        """Return the whole right answer."""
        if not self.value:
            return REFUSAL[language]
        return self.value + " " + "".join(f"[{number}]" for number in self.passages)


@dataclass(frozen=True, slots=True)
class GroundedCase:
    """Passages and the questions asked over them, each on its own."""

    language: Language
    system: str
    history: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    mark: str
    questions: tuple[Question, ...]
    facts: tuple[tuple[Fact, ...], ...] = ()

    def turns(self) -> tuple[Turn, ...]:
        """Return the prompt of the first question as the workbench would send it."""
        system = (Turn("system", self.system),) if self.system else ()
        earlier = [
            turn
            for asked, answered in self.history
            for turn in (Turn("user", asked), Turn("assistant", answered))
        ]
        asked = grounded_question(self.questions[0].text, self.texts, self.mark)
        return (*system, *earlier, Turn("user", asked))

    def sample(self) -> Sample:
        """Return the training text: the passages once, each question as a branch."""
        shared = [message("system", self.system)] if self.system else []
        for asked, answered in self.history:
            shared += [message("user", asked), message("assistant", answered)]
        text = grounded_question("", self.texts, self.mark)
        shared.append(opened("user", text, value_topics(text, self.texts, self.facts)))
        branches = tuple(
            closed(
                question.text,
                question.answer(self.language),
                question.source,
                question.topic,
                question.decided,
            )
            for question in self.questions
        )
        return Sample("grounded", tuple(shared), branches)


def value_topics(
    text: str, texts: Sequence[str], facts: Sequence[Sequence[Fact]]
) -> tuple[tuple[int, int, str], ...]:
    """Return where in the message *text* the passages state values, and of what relation."""
    found: list[tuple[int, int, str]] = []
    after = 0
    for passage_text, told in zip(texts, facts, strict=False):
        begin = text.index(passage_text, after)
        after = begin + len(passage_text)
        for fact in told:
            at = text.find(fact.value, begin, after)
            if at >= 0:
                found.append((at, at + len(fact.value), fact.relation.key))
    return tuple(found)


def present(dice: Dice, language: Language, passages: Sequence[Passage]) -> Question:
    """Ask for a fact that one of *passages* states; at times without naming its subject."""
    number = dice.one([index for index, found in enumerate(passages, 1) if found.facts])
    facts = passages[number - 1].facts
    fact = dice.one(facts)
    if not dice.held:
        weights = [HARD if fact.relation.key in HARDER else 1 for fact in facts]
        fact = dice.rng.choices(facts, weights)[0]
    alike = [
        other
        for found in passages
        for other in found.facts
        if clash(other.relation.key, fact.relation.key)
        or (not dice.held and other.relation.noun == fact.relation.noun)
    ]
    if len(alike) == 1 and not dice.held_forms and dice.chance(0.25):
        text = ask_bare(dice, language, fact.relation)
    else:
        text = ask(dice, language, fact)
    return Question(text, fact.value, (number,), fact.relation.key)


def double(dice: Dice, language: Language, passages: Sequence[Passage]) -> Question | None:
    """Ask for two facts about one subject, cited together."""
    told = [(number, fact) for number, found in enumerate(passages, 1) for fact in found.facts]
    pairs = [
        (one, two)
        for one in told
        for two in told
        if one[1].subject == two[1].subject and one[1] is not two[1]
    ]
    if not pairs:
        return None
    (first, fact), (second, other) = dice.one(pairs)
    nouns = fact.relation.noun, other.relation.noun
    if language == "en":
        text = dice.one(
            (
                f"What are the {nouns[0]} and the {nouns[1]} of {fact.subject}?",
                f"Tell me the {nouns[0]} and {nouns[1]} of {fact.subject}.",
            )
        )
    else:
        link = nouns[0] + particle(nouns[0], "과", "와")
        text = dice.one(
            (
                f"{fact.subject}의 {link} {nouns[1]}{particle(nouns[1], '을', '를')} 알려 주세요.",
                f"{fact.subject}의 {link} {nouns[1]}{particle(nouns[1], '은', '는')} 무엇인가요?",
            )
        )
    cited = (first,) if first == second else (first, second)
    starts = (0, len(fact.value) + 2)
    return Question(text, f"{fact.value}, {other.value}", cited, decided=starts)


def absent(
    dice: Dice, language: Language, passages: Sequence[Passage], spare: Sequence[Fact]
) -> Question:
    """Ask what no passage states: another attribute, a near-miss subject, or something else."""
    told = [fact for found in passages for fact in found.facts]
    roll = dice.rng.random()
    if told and roll < 0.8:
        fact = dice.one(told)
        if fact.relation.bare or (not dice.held and dice.chance(0.08)):
            return _absent_bare(dice, language, told)
        bare = [other.relation.key for other in told if other.relation.bare]
        crossed = None if dice.held or roll < 0.4 else _crossed(dice, told, bare)
        if crossed:
            return Question(ask(dice, language, crossed), "", (), crossed.relation.key)
        if roll < 0.45:
            keys = [other.relation.key for other in told if other.subject == fact.subject]
            free = [
                relation
                for relation in relations_for(dice, language, fact.relation.about)
                if not any(clash(relation.key, key) for key in (*keys, *bare))
            ]
            if free:
                other_relation = dice.one(free)
                text = ask(dice, language, Fact(fact.subject, other_relation, ""))
                return Question(text, "", (), other_relation.key)
        other = near_miss(dice, language, fact.relation.about, fact.subject)
        if not any(resembles(other, known.subject) for known in told) and not any(
            clash(fact.relation.key, key) for key in bare
        ):
            text = ask(dice, language, Fact(other, fact.relation, ""))
            return Question(text, "", (), fact.relation.key)
    unknown = [
        fact for fact in spare if not any(resembles(fact.subject, known.subject) for known in told)
    ]
    if not unknown:
        return absent(dice, language, passages, invent_facts(dice, language, 3))
    asked = dice.one(unknown)
    return Question(ask(dice, language, asked), "", (), asked.relation.key)


def _crossed(dice: Dice, told: Sequence[Fact], bare: Sequence[str]) -> Fact | None:
    """Return a fact that nothing tells: one subject with what is told of another of its kind."""
    pairs = [
        (one.subject, two.relation)
        for one in told
        for two in told
        if one.subject != two.subject and one.relation.about == two.relation.about
    ]
    for subject, relation in dice.shuffled(pairs):
        keys = [fact.relation.key for fact in told if fact.subject == subject]
        if not any(clash(relation.key, key) for key in (*keys, *bare)) and not relation.bare:
            return Fact(subject, relation, "")
    return None


def _absent_bare(dice: Dice, language: Language, told: Sequence[Fact]) -> Question:
    """Ask for an attribute of no subject that nothing of what is *told* has."""
    keys, nouns = [fact.relation.key for fact in told], {fact.relation.noun for fact in told}
    known = [
        relation
        for relation in RELATIONS[language]
        if not relation.held
        and relation.noun not in nouns
        and not any(clash(relation.key, key) for key in keys)
    ]
    if known and dice.chance(0.5):
        asked = dice.one(known)
        return Question(ask_bare(dice, language, asked), "", (), asked.key)
    like = dice.one([key for key in keys if key.startswith("open:")] or [""])
    while True:
        relation = open_relation(dice, language, "thing", True, dice.one(("", like)))
        if relation.key not in keys:
            return Question(ask(dice, language, Fact("", relation, "")), "", (), relation.key)


def _passages(dice: Dice, language: Language, level: float, prose: Prose) -> list[Passage]:
    """Write the passages: few and short at level 0, up to six with unrelated ones at level 1."""
    most = 1 + round(level * dice.one((2, 4, 6, 8, 11, 14)))
    facts = invent_facts(dice, language, dice.between(max(1, most // 2), most))
    count = min(len(facts), 1 + round(level * dice.one((0, 1, 1, 2, 3, 5))))
    if dice.chance(0.3):
        facts = dice.shuffled(facts)
    cuts = [0, *sorted(dice.some(range(1, len(facts)), count - 1)), len(facts)]
    made = [passage(dice, language, facts[start:end]) for start, end in pairwise(cuts)]
    while len(made) < 6 and dice.chance(0.14 * level):
        made.append(Passage(prose(dice, language), ()))
    if level > 0.5 and dice.chance(0.1):
        spot = dice.between(0, len(made) - 1)
        mixed = f"{prose(dice, language)} {made[spot].text}"
        made[spot] = Passage(mixed, made[spot].facts)
    return dice.shuffled(made)


def _in_form(
    dice: Dice, language: Language, level: float, prose: Prose, form: Form
) -> list[Passage]:
    if form == "document":
        return document(dice, language, prose)
    return (_short_passages if form == "short" else _passages)(dice, language, level, prose)


def _short_passages(dice: Dice, language: Language, level: float, prose: Prose) -> list[Passage]:
    """Write two to six passages of one or two facts each, at times an unrelated one."""
    count = dice.between(2, 2 + round(4 * level))
    facts = dice.shuffled(invent_facts(dice, language, count + dice.between(0, count)))
    made = [passage(dice, language, facts[start::count]) for start in range(count)]
    if dice.chance(0.1):
        made.append(Passage(prose(dice, language), ()))
    made = dice.shuffled(made)
    if dice.chance(0.25):  # passages of documents often hold several sections
        made = [_sections(dice, made[start : start + 3]) for start in range(0, len(made), 3)]
    return made


def _sections(dice: Dice, passages: Sequence[Passage]) -> Passage:
    """Join passages into one of several paragraphs."""
    gap = dice.one(("\n\n", "\n\n", "\n"))
    facts = tuple(fact for found in passages for fact in found.facts)
    return Passage(gap.join(found.text for found in passages), facts)


def citing(dice: Dice, language: Language, level: float, prose: Prose) -> Sample:
    """Return passages, and answers of which only the passage's number is learnt.

    Branches without a question are short: many numbers are learnt from one sample.
    """
    make = _short_passages if dice.chance(0.6) else _passages
    passages = make(dice, language, level, prose)
    texts = tuple(found.text for found in passages)
    mark = f"{dice.rng.getrandbits(24):06x}"
    shared = (
        message("system", GROUNDED_INSTRUCTION[language]),
        opened("user", grounded_question("", texts, mark)),
    )
    told = {
        part: number
        for number, found in enumerate(passages, 1)
        for fact in found.facts
        for part in (fact.value, fact.subject)
        if sum(part in text for text in texts) == 1 and part in found.text
    }
    for number, text in enumerate(texts, 1):
        words = text.split()
        start = dice.between(0, max(0, len(words) - 3))
        part = " ".join(words[start : start + 3])
        if sum(part in other for other in texts) == 1:
            told[part] = number
    branches = tuple(cited_later(part, number) for part, number in told.items())
    return Sample("citing", shared, branches)


def _system(dice: Dice, language: Language) -> str:
    roll = dice.rng.random()
    instruction = GROUNDED_INSTRUCTION[language]
    if roll < 0.88:
        return instruction
    own = dice.one(OWN_SYSTEM[language])
    if roll < 0.96:
        return f"{own}\n\n{instruction}"
    return own if roll < 0.98 else ""


def _history(dice: Dice, language: Language, facts: Sequence[Fact]) -> tuple[tuple[str, str], ...]:
    """Return earlier turns: their passages are gone, as in the workbench."""
    turns = []
    for _ in range(dice.one((1, 1, 2))):
        fact = dice.one(facts)
        found = REFUSAL[language] if dice.chance(0.2) else f"{fact.value} [{dice.between(1, 4)}]"
        turns.append((ask(dice, language, fact), found))
    return tuple(turns)


def case(
    dice: Dice,
    language: Language,
    level: float,
    prose: Prose,
    branches: int = 10,
    absent_share: float = 0.38,
    form: Form = "mixed",
) -> GroundedCase:
    """Return passages in *language* with several questions in the same language.

    The form "short" makes several passages of one or two facts each, "document" those of one
    invented document.
    """
    passages = _in_form(dice, language, level, prose, form)
    spare = invent_facts(dice, language, 3)
    questions: list[Question] = []
    if level > 0.3 and dice.chance(0.03):
        passages = [Passage(prose(dice, language), ()) for _ in range(dice.between(1, 4))]
    for _ in range(branches):
        if dice.chance(absent_share) or not any(found.facts for found in passages):
            made = absent(dice, language, passages, spare)
        else:
            doubles = 0.03 if dice.held else 0.09  # harder, so asked more often in training
            made = (double(dice, language, passages) if dice.chance(doubles) else None) or present(
                dice, language, passages
            )
        if all(made.text != other.text for other in questions):
            questions.append(made)
    history = _history(dice, language, spare) if level > 0.4 and dice.chance(0.08) else ()
    return GroundedCase(
        language,
        _system(dice, language),
        history,
        tuple(found.text for found in passages),
        f"{dice.rng.getrandbits(24):06x}",
        tuple(questions),
        tuple(found.facts for found in passages),
    )


def cross_case(
    dice: Dice, language: Language, level: float, prose: Prose, branches: int = 3
) -> GroundedCase:
    """Return passages in one language with questions in the other, *language*."""
    told_in: Language = "ko" if language == "en" else "en"
    asked_by = {relation.key: relation for relation in RELATIONS[language]}
    while True:
        passages = _passages(dice, told_in, level, prose)
        told = [
            (number, fact)
            for number, found in enumerate(passages, 1)
            for fact in found.facts
            if fact.relation.key in asked_by
        ]
        if told:
            break
    questions = []
    for number, fact in dice.some(told, min(branches, len(told))):
        twin = asked_by[fact.relation.key]
        if dice.chance(0.2):
            name = near_miss(dice, told_in, fact.relation.about, fact.subject)
            text = ask(dice, language, Fact(name, twin, ""))
            questions.append(Question(text, "", (), twin.key))
        else:
            text = ask(dice, language, Fact(fact.subject, twin, ""))
            questions.append(Question(text, fact.value, (number,), twin.key))
    return GroundedCase(
        language,
        _system(dice, language),
        (),
        tuple(found.text for found in passages),
        f"{dice.rng.getrandbits(24):06x}",
        tuple(questions),
        tuple(found.facts for found in passages),
    )

"""Invented names in English and Korean; some syllables are kept for evaluation alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dice import Dice

ONSETS: Final = "b c d f g h j k l m n p r s t v w z br cl dr fl gr kr pl sh st th tr".split()
VOWELS: Final = "a e i o u a e i o u ai ea oo ie".split()
CONSONANTS: Final = "bcdfghjklmnpqrstvwxyz"
CODAS: Final = "n r l s m k t nd rt ck".split()
# A held-out name carries one of these; no training name does.
HELD_SYLLABLES_EN: Final = ("vur", "zai", "quo", "plim", "dwe", "yash")

GIVEN_EN: Final = (
    "Anna Ben Clara David Emma Frank Grace Henry Ivy Jack Kate Leo Maria Nora Oliver Paul Rosa "
    "Sam Tina Victor Wendy Mina Peter Lucy Daniel Sofia Hugo Alice Robert Helen Omar Aisha Chen "
    "Yuna Pedro Ingrid Marco Elena Tom Julia James Laura Simon Ruth Karl Mary Adam Eva Max Nina"
).split()
FAMILY_EN: Final = (
    "Baker Carter Dixon Ellis Foster Grant Hughes Irving Jensen Keller Lowe Mason Norton Owens "
    "Price Quinn Reed Shaw Turner Vance Walsh Young Brooks Cole Drake Kim Park Lee Silva Costa "
    "Novak Weber Rossi Moreau Tanaka Okoye Singh Murphy Hale Marsh Stone Field Wood Hill Ford"
).split()

SYLLABLES_KO: Final = (
    "가나다라마바사아자하고노도로모보소오조호구누두루무부수우주후기니디리미비시이지히강남동민서영"
    "준지현은경선태원형진연윤재건광달만백산상성솜송안양온완용율인일임장정종찬창천청초치타파평풍한"
    "해향혜홍화환활회효희새별봄들꽃숲샘여울마루"
)
HELD_SYLLABLES_KO: Final = ("겸", "늘", "댕", "뮤", "벼", "엽")
FAMILY_KO: Final = "김이박최정강조윤장임한오서신권황안송류홍문손배백남심노하곽성차주우구민유나진지"
GIVEN_KO: Final = (
    "민수 영희 서연 지훈 수빈 하은 도윤 예린 준호 지민 현우 소영 은지 태현 유진 재석 미나 성민 "
    "가은 "
    "동훈 혜진 상우 다은 시우 나연 정우 보라 승현 주희 한결 아름 슬기 진우 세영 건우 채원 윤아 경호"
).split()


def syllable_en(dice: Dice) -> str:
    """Return one invented syllable."""
    if not dice.held and dice.chance(0.15):  # any letters, so that copying works for all
        made = "".join(dice.one(letters) for letters in (CONSONANTS, "aeiouy", f"{CONSONANTS}ae"))
        return syllable_en(dice) if any(held in made for held in HELD_SYLLABLES_EN) else made
    coda = dice.one(CODAS) if dice.chance(0.3) else ""
    made = dice.one(ONSETS) + dice.one(VOWELS) + coda
    return syllable_en(dice) if any(held in made for held in HELD_SYLLABLES_EN) else made


def name_en(dice: Dice) -> str:
    """Return an invented English-looking name, capitalised."""
    while True:
        parts = [syllable_en(dice) for _ in range(dice.one((1, 2, 2, 2, 3)))]
        if dice.held:
            parts.insert(dice.between(0, len(parts)), dice.one(HELD_SYLLABLES_EN))
        elif dice.common[0] and dice.chance(0.8):
            parts.insert(dice.between(0, len(parts)), dice.one(dice.common[0]))
        word = "".join(parts)
        if len(word) < 4:  # "The" or "An" would read as a word
            continue
        if dice.held or not any(held in word for held in HELD_SYLLABLES_EN):
            return word.capitalize()


def name_ko(dice: Dice) -> str:
    """Return an invented Korean name of two to four syllables."""
    parts = [dice.one(SYLLABLES_KO) for _ in range(dice.one((2, 2, 3)))]
    if dice.held:
        parts[dice.between(0, len(parts) - 1)] = dice.one(HELD_SYLLABLES_KO)
    elif dice.common[1] and dice.chance(0.8):
        parts[dice.between(0, len(parts) - 1)] = dice.one(dice.common[1])
    elif dice.chance(0.5):  # any syllable of the script, so that copying works for all
        parts[dice.between(0, len(parts) - 1)] = _any_syllable_ko(dice)
    return "".join(parts)


def with_common_syllables(dice: Dice) -> Dice:
    """Return *dice* whose names share a few syllables: alike names are copied less easily."""
    count = dice.between(4, 8)
    english = tuple(syllable_en(dice) for _ in range(count))
    korean = tuple(
        _any_syllable_ko(dice) if dice.chance(0.5) else dice.one(SYLLABLES_KO) for _ in range(count)
    )
    return replace(dice, common=(english, korean))


def _any_syllable_ko(dice: Dice) -> str:
    made = chr(dice.between(ord("가"), ord("힣")))
    return _any_syllable_ko(dice) if made in HELD_SYLLABLES_KO else made


def person_en(dice: Dice) -> str:
    """Return a person's name: a common given name, an invented one, or given and family name."""
    given = dice.one(GIVEN_EN) if not dice.held and dice.chance(0.4) else name_en(dice)
    if dice.chance(0.5):
        return given
    family = name_en(dice) if dice.held or dice.chance(0.4) else dice.one(FAMILY_EN)
    return f"{given} {family}"


def person_ko(dice: Dice) -> str:
    """Return a Korean person's name, mostly with the family name."""
    if dice.held or dice.chance(0.5):
        given = name_ko(dice)[:2]
        if dice.held and not is_held(given):
            given = given[0] + dice.one(HELD_SYLLABLES_KO)
    else:
        given = dice.one(GIVEN_KO)
    return (dice.one(FAMILY_KO) if dice.chance(0.75) else "") + given


def is_held(text: str) -> bool:
    """Whether *text* carries a syllable that is kept for evaluation."""
    lowered = text.lower()
    return any(part in lowered for part in HELD_SYLLABLES_EN + HELD_SYLLABLES_KO)

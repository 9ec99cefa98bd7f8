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

# Words that also serve as names of pets, boats, cafés and passwords; only the training uses them.
WORDS_EN: Final = (
    "acorn almond amber anchor apron arrow autumn badger bamboo barley basil beacon berry birch "
    "blossom bottle branch breeze brick bronze brush "
    "butter button cabin candle canyon carpet cedar "
    "chalk cherry chestnut cider cinnamon clover cobble coral cotton cradle crater cricket crown "
    "crystal daisy dawn desert diamond dolphin dragon dream drift dusk eagle ember engine feather "
    "fiddle flame flint forest fountain fox garnet ginger glacier glove grain granite grove hammer "
    "harvest hazel hedge helmet hollow honey horizon ivory jasmine jewel juniper ladder lantern "
    "lavender leaf lemon lily linen lion lobster maple marble meadow melody mint mirror mitten "
    "muffin mustard nectar nutmeg oak oasis olive onyx opal otter paddle pancake panda parsley "
    "pebble pepper petal pickle pigeon pillow pine pirate planet plum pocket pony poppy pretzel "
    "pudding puffin pumpkin quartz rabbit raven ribbon "
    "ripple robin rocket rose ruby saddle saffron "
    "sailor sapphire scarlet shadow shell silver sparrow spice spruce star storm sugar summer swan "
    "thimble thistle thunder tiger timber toffee topaz trumpet turnip turtle umber valley "
    "vanilla velvet violet wagon walnut whale whisker willow window winter wolf zebra"
).split()
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
WORDS_KO: Final = (
    "가랑비 강나루 개나리 고구마 고드름 골목 구름 그림자 기러기 나들이 나무 나팔꽃 노랑 눈송이 "
    "다람쥐 단추 단풍 달빛 대나무 도토리 돌담 동백 "
    "두루미 등불 딸기 라일락 마당 만두 매화 머루 모과 "
    "모래 무지개 물결 미나리 미소 민들레 바람 바위 "
    "반달 밤송이 방울 백합 버들 별빛 보리 보름달 봄비 "
    "부엉이 산들 새벽 샘물 서랍 소나무 소라 솔잎 송이 수국 시냇물 쑥 아지랑이 앵두 여울 연꽃 오디 "
    "우물 은하수 이끼 이슬비 자두 잔디 장미 조약돌 "
    "종달새 진달래 징검다리 찔레 참새 채송화 첫눈 초롱 "
    "코끼리 토끼풀 파도 풀잎 풍경 하모니 해돋이 해바라기 호두 호박 홍시 화분 흰눈"
).split()
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
    """Return an invented English-looking name, capitalised; in training at times a real word."""
    if not dice.held and dice.chance(0.12):
        words = dice.some(WORDS_EN, dice.one((1, 1, 2)))
        return dice.one(("", " ")).join(word.capitalize() for word in words)
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
    """Return an invented Korean name of two to four syllables; in training at times a word."""
    if not dice.held and dice.chance(0.12):
        return dice.one(WORDS_KO)
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

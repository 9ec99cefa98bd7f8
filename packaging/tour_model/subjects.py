"""What facts are about: people, things, places, events, works, towns, animals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dice import Dice
from names import name_en, name_ko, person_en, person_ko
from values import ANIMALS, ANIMALS_KO, title_en, title_ko
from workbench.core.language import Language

THINGS: Final = (
    "kettle|lamp|bicycle|ferry|tower|bridge|boat|clock|chair|table|tent|camera|drill|heater|oven|"
    "printer|bell|statue|ladder|locker|canoe|fence|piano|radio|scooter|toaster|backpack|telescope|"
    "fan|vacuum cleaner|life jacket|water bottle|road|tunnel|wall|train|tram|van|crane|pump|"
    "desk|shelf|blanket|umbrella|jacket|ring|vase|washing machine|headphones|ticket|shower|berth"
).split("|")
THINGS_KO: Final = (
    "주전자 전등 자전거 여객선 탑 다리 배 시계 의자 책상 천막 사진기 드릴 난로 오븐 인쇄기 종 "
    "동상 사다리 "
    "사물함 카누 울타리 피아노 라디오 킥보드 토스터 배낭 망원경 선풍기 청소기 구명조끼 물병 "
    "도로 터널 "
    "벽 기차 전차 승합차 펌프 선반 담요 우산 외투 반지 꽃병 세탁기 이어폰 책 잡지 노트북 우유 "
    "회원증 차"
).split()
PLACES: Final = (
    "library|museum|hotel|bakery|café|clinic|harbour office|swimming pool|school|bookshop|bank|"
    "lighthouse|garden|market|post office|gym|theatre|restaurant|workshop|station|gallery|farm|"
    "pharmacy|town hall|zoo|cinema|campsite|information desk|reading room|guest house|repair shop|"
    "visitor centre|sports hall|tea house|pier|castle"
).split("|")
PLACES_KO: Final = (
    "도서관 박물관 호텔 빵집 카페 병원 수영장 학교 서점 은행 등대 정원 시장 우체국 체육관 극장 "
    "식당 공방 역 "
    "미술관 농장 약국 시청 동물원 영화관 야영장 안내소 열람실 여관 수리점 찻집 부두 성 매점 "
    "사무실 쉼터 "
    "회의실 주차장 강당 휴게실"
).split()
EVENTS: Final = (
    "concert|guided tour|workshop|festival|market day|story hour|cooking class|boat race|meeting|"
    "film night|book fair|dance class|quiz|flower show|music lesson|spring sale|exhibition|"
    "swimming course|chess club|open day"
).split("|")
EVENTS_KO: Final = (
    "음악회 안내투어 공방수업 축제 장터 이야기시간 요리교실 보트경주 회의 영화의밤 책잔치 "
    "춤교실 퀴즈대회 꽃전시회 "
    "피아노수업 봄할인행사 전시회 수영강습 바둑모임 공개행사 체험교실 운동회 강연 낭독회"
).split()
ADJECTIVES: Final = "old new small big red blue green north south west east first second".split()
ADJECTIVES_KO: Final = "옛 새 작은 큰 빨간 파란 초록 북쪽 남쪽 서쪽 동쪽 첫째 둘째".split()
PLACE_ADJECTIVES: Final = (*ADJECTIVES, "city", "harbour", "village", "school", "island")

# Relations of one group would answer each other's questions about the same subject.
AMBIGUOUS: Final = (
    {"near", "floor", "kept", "held_at", "desk"},
    {"onday", "ondate", "starts", "deadline"},
    {"rooms", "seats", "capacity", "people"},
    {"favourite", "eats"},
    {"lasts", "length", "delivery"},
    {"opens", "founded"},
    {"opens", "closes"},
    {"closed", "closes"},
    {"price", "fee", "entry"},
    {"warranty", "battery", "loan", "delivery"},
    {"height", "length", "weight"},
    {"employer", "job", "desk"},
    {"called", "named"},
    {"author", "hero", "publisher"},
    {"colour", "material"},
    {"maker", "inventor", "owner"},
    {"spouse", "friend"},
    {"people", "distance"},
    {"hobby", "favourite", "speaks"},
    {"phone", "email"},
    {"callplace", "mailplace"},
    {"floor", "seats"},
    {"price", "colour", "weight"},
    {"birth", "birthday"},
    {"birth", "job"},
    {"setting", "hero"},
    {"home", "desk"},
)


def clash(key: str, other: str) -> bool:
    """Whether facts under these two keys could be taken for each other."""
    return key == other or any(key in group and other in group for group in AMBIGUOUS)


def _described_en(dice: Dice, nouns: list[str], adjectives: tuple[str, ...]) -> str:
    noun = dice.one(nouns)
    roll = dice.rng.random()
    if roll < 0.5 or dice.held:
        name = name_en(dice)
        return dice.one((f"the {name} {noun}", f"the {name} {noun}", f"{name} {noun}", name))
    if roll < 0.75:
        return f"the {dice.one(adjectives)} {noun}"
    return f"the {noun}"


def _described_ko(dice: Dice, nouns: list[str]) -> str:
    noun = dice.one(nouns)
    roll = dice.rng.random()
    if roll < 0.6 or dice.held:
        name = name_ko(dice)
        return dice.one((f"{name} {noun}", f"{name}{noun}", f"{name} {noun}", name))
    if roll < 0.75:
        return f"{dice.one(ADJECTIVES_KO)} {noun}"
    return noun


def _thing_en(dice: Dice) -> str:
    if dice.chance(0.08):
        return f"{name_en(dice)} {dice.one('ABCKMXZ')}{dice.between(2, 90)}"
    return _described_en(dice, THINGS, tuple(ADJECTIVES))


def _being_en(dice: Dice) -> str:
    owner = dice.one(PLACES) if not dice.held and dice.chance(0.5) else name_en(dice)
    return f"the {owner} {dice.one(ANIMALS)}"


def _being_ko(dice: Dice) -> str:
    owner = dice.one(PLACES_KO) if not dice.held and dice.chance(0.5) else name_ko(dice)
    return f"{owner} {dice.one(ANIMALS_KO)}"


MAKERS: Final[dict[tuple[Language, str], Callable[[Dice], str]]] = {
    ("en", "person"): person_en,
    ("en", "thing"): _thing_en,
    ("en", "place"): lambda dice: _described_en(dice, PLACES, PLACE_ADJECTIVES),
    ("en", "event"): lambda dice: _described_en(dice, EVENTS, tuple(ADJECTIVES)),
    ("en", "work"): title_en,
    ("en", "town"): name_en,
    ("en", "being"): _being_en,
    ("ko", "person"): person_ko,
    ("ko", "thing"): lambda dice: _described_ko(dice, THINGS_KO),
    ("ko", "place"): lambda dice: _described_ko(dice, PLACES_KO),
    ("ko", "event"): lambda dice: _described_ko(dice, EVENTS_KO),
    ("ko", "work"): title_ko,
    ("ko", "town"): name_ko,
    ("ko", "being"): _being_ko,
}


def subject_of(dice: Dice, language: Language, about: str) -> str:
    """Return a new subject of the kind *about*."""
    return MAKERS[language, about](dice)


def near_miss(dice: Dice, language: Language, about: str, subject: str) -> str:
    """Return another subject that looks like *subject*: the same noun, or the same first name."""
    words = subject.split(" ")
    name = name_en(dice) if language == "en" else name_ko(dice)
    if len(words) > 2 and about in ("thing", "place", "event", "being"):
        return " ".join([words[0], name, *words[2:]])
    if len(words) == 2:
        return f"{words[0]} {name}" if about == "person" else f"{name} {words[1]}"
    return subject_of(dice, language, about)

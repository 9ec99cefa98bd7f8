"""Attributes put together from two words: so many that only matching the words finds the answer.

"The locker deposit", "the head cook of {s}", "a day ticket": what a small document tells. A
relation marked *bare* is asked for without its subject, as people ask about the one document that
they dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import values as v
from dice import Dice, Maker
from names import name_en, name_ko, person_en, person_ko
from particles import particle
from relations import Relation
from relations_ko import spelt_ask, spelt_say
from values import amount, any_of
from workbench.core.language import Language

_FIRST_EN: Final = (
    "locker ticket guest summer winter weekend evening group student family bicycle boat tent "
    "laundry copy coat key garden roof stage storage parcel tour lunch breakfast music dance swim "
    "ski kitchen gate tower bell fish tea towel map camera window table night day school child "
    "club flower wood paint repair car horse film song water fire light sound tree hall street "
    "pool court court-yard letter post radio lamp glass paper stone rope sail bread cheese"
).split()
_ITEMS_EN: Final = (
    "ticket|towel|locker|bicycle|boat|tent|lesson|cup of tea|sandwich|map|guide book|postcard|"
    "sauna|bed|parking space|dinner|breakfast|copy|parcel|haircut|table|chair|umbrella|key|poster"
).split("|")
_ITEM_ENDS_EN: Final = (
    "",
    "",
    " for a day",
    " for one week",
    " for children",
    " for two",
    " an hour",
)
_COUNTED_EN: Final = (
    "windows doors lamps boats trees bells tables lockers books shelves towels showers lifts "
    "benches statues clocks tents horses looms cameras ovens desks pianos"
).split()
_TRIPS_EN: Final = (
    "walk|drive|climb|bus ride|train ride|boat trip|lesson|repair|show|visit|flight|search|cleaning"
).split("|")
_HEADS_EN: Final[tuple[tuple[str, str, Maker], ...]] = (
    ("fee price charge deposit fine rent cost discount", "much", amount(1, 900, "dollars", "euros",
     "pounds", "coins", "won")),
    ("code number password", "what", v.code),
    ("password", "what", v.password),
    ("keeper guide captain cook manager teacher guard helper nurse coach chief director warden "
     "secretary treasurer host master", "who", person_en),
    ("brand label song team street name", "what", name_en),
    ("time hour", "when", v.time_en),
    ("date", "when", v.date_en),
    ("day", "when", any_of(v.WEEKDAYS)),
    ("length height depth width", "what", amount(2, 900, "metres", "cm", "feet", "km")),
    ("weight", "what", amount(2, 900, "kg", "grams", "pounds")),
    ("limit", "what", amount(2, 900, "minutes", "days", "people", "kg", "knots", "km/h", "pages")),
    ("room desk counter office", "where", v.room_en),
    ("colour", "what", any_of(v.COLOURS)),
)  # fmt: skip
_WH_EN: Final[dict[str, tuple[str, ...]]] = {
    "much": ("How much is the {n}{of}?", "How high is the {n}{of}?", "What is the {n}{of}?"),
    "what": ("What is the {n}{of}?", "Which is the {n}{of}?", "What {n} is there{of}?"),
    "who": ("Who is the {n}{of}?", "What is the name of the {n}{of}?", "Who works as {n}{of}?"),
    "when": ("When is the {n}{of}?", "What is the {n}{of}?", "What {n} is fixed{of}?"),
    "where": ("Where is the {n}{of}?", "In which place is the {n}{of}?"),
}

_FIRST_KO: Final = (
    "사물함 회원증 자전거 보트 어린이 단체 손님 여름 겨울 주말 야간 수영 도자기 강당 무대 분실물 "
    "정문 옥상 창고 세탁 복사 우편 열쇠 학생 가족 음악 춤 낚시 점심 아침 저녁 천막 수건 지도 사진 "
    "꽃 나무 수리 차량 말 영화 노래 물 불 조명 방송 편지 유리 종이 빵 치즈 연극 독서 체험 캠핑"
).split()
_ITEMS_KO: Final = (
    "입장권|수건|사물함|자전거 한 대|보트 한 척|천막|강습 한 번|차 한 잔|샌드위치|지도|안내서|엽서|"
    "침대|저녁 식사|아침 식사|복사 한 장|소포|책상|우산|열쇠|포스터|김밥|도시락"
).split("|")
_COUNTED_KO: Final = (
    "창문 문 전등 보트 나무 종 탁자 사물함 책꽂이 수건 승강기 긴의자 동상 시계 천막 사진기 오븐"
).split()
_HEADS_KO: Final[tuple[tuple[str, str, Maker], ...]] = (
    ("요금 보증금 이용료 수수료 벌금 대여료 가격 발급비", "much", amount(100, 90000, "원", gap="")),
    ("번호 비밀번호 코드", "what", v.code),
    ("비밀번호", "what", v.password),
    ("담당자 관리인 안내원 강사 선장 주방장 팀장 지킴이 선생님", "who", person_ko),
    ("이름 상표 노래", "what", name_ko),
    ("시간 시각", "when", v.time_ko),
    ("날짜 마감일", "when", v.date_ko),
    ("요일", "when", v.weekday_ko),
    ("길이 높이 깊이 너비", "much", amount(2, 900, "미터", "센티미터", "킬로미터", gap="")),
    ("무게", "much", amount(2, 900, "킬로그램", "그램", gap="")),
    ("제한", "much", amount(2, 900, "분", "일", "명", "쪽", "킬로그램", gap="")),
    ("위치 장소 자리", "where", v.room_ko),
    ("색", "what", any_of(v.COLOURS_KO)),
)  # fmt: skip
_WH_KO: Final = {
    "much": "얼마#",
    "what": "무엇##",
    "who": "누구#",
    "when": "언제#",
    "where": "어디#",
}


def open_relation(
    dice: Dice, language: Language, about: str, bare: bool = False, like: str = ""
) -> Relation:
    """Return an attribute that hardly any other sample has, for a subject of the kind *about*.

    With the key of another such attribute as *like*, it is of the same sort: "the tent fee" is
    like "the boat fee", and only the first word tells them apart.
    """
    makers = _MAKERS[language]
    if like.startswith("open:"):
        maker, head = (int(number) for number in like.split(":")[1].split("."))
    else:
        maker = 0 if about == "person" or dice.chance(0.6) else dice.between(0, len(makers) - 1)
        head = dice.between(0, len(_HEADS[language]) - 1)
    made = makers[maker](dice, bare, head)
    return replace(made, key=f"open:{maker}.{head}:{made.noun}", about=about)


def _noun_en(dice: Dice, bare: bool, head: int) -> Relation:
    heads, kind, value = _HEADS_EN[head]
    noun = f"{dice.one(_FIRST_EN)} {dice.one(heads.split())}"
    if bare:
        says = (f"The {noun} is {{o}}.", f"{noun.capitalize()}: {{o}}.", f"{{o}} is the {noun}.")
        asks = tuple(form.format(n=noun, of="") for form in _WH_EN[kind])
        return _open(noun, value, says, (*asks, f"{noun}?", f"Tell me the {noun}."), bare)
    says = (
        f"The {noun} of {{s}} is {{o}}.",
        f"The {noun} at {{s}} is {{o}}.",
        f"For {{s}} the {noun} is {{o}}.",
        f"{{o}} is the {noun} of {{s}}.",
    )
    link = dice.one((" of {s}", " of {s}", " at {s}", " for {s}"))
    asks = tuple(form.format(n=noun, of=link) for form in _WH_EN[kind])
    return _open(noun, value, says, (*asks, f"What is {{s}}'s {noun}?"), bare)


def _item_en(dice: Dice, bare: bool, _: int) -> Relation:
    item = dice.one(_ITEMS_EN) + dice.one(_ITEM_ENDS_EN)
    if dice.chance(0.6):
        item = f"{dice.one(_FIRST_EN)} {item}"
    value = amount(1, 90, "dollars", "euros", "pounds", "coins")
    place = "" if bare else dice.one((" at {s}", " in {s}"))
    says = (
        f"A {item}{place} costs {{o}}.",
        f"A {item}{place} is {{o}}.",
        f"The price of a {item}{place} is {{o}}.",
        f"You get a {item}{place} for {{o}}.",
    )
    asks = (
        f"How much does a {item}{place} cost?",
        f"How much is a {item}{place}?",
        f"What does a {item}{place} cost?",
        f"What is the price of a {item}{place}?",
        f"{item}{place}, how much?",
    )
    return _open(f"price of a {item}", value, says, asks, bare)


def _count_en(dice: Dice, bare: bool, _: int) -> Relation:
    things = dice.one(_COUNTED_EN)
    if dice.chance(0.3):
        things = f"{dice.one(_FIRST_EN)} {things}"
    place = "" if bare else " in {s}"
    says = (
        f"There are {{o}}{place}.",
        f"There are {{o}}{place}." if bare else "{s} has {o}.",
        f"You will see {{o}}{place}.",
    )
    asks = (
        f"How many {things} are there{place}?",
        f"How many {things} are there?" if bare else f"How many {things} does {{s}} have?",
        f"What is the number of {things}{place}?",
    )
    return _open(f"number of {things}", amount(2, 300, things), says, asks, bare)


def _trip_en(dice: Dice, bare: bool, _: int) -> Relation:
    trip = dice.one(_TRIPS_EN)
    if dice.chance(0.4):
        trip = f"{dice.one(_FIRST_EN)} {trip}"
    place = "" if bare else dice.one((" to {s}", " at {s}", " through {s}"))
    says = (f"The {trip}{place} takes {{o}}.", f"The {trip}{place} lasts {{o}}.")
    asks = (
        f"How long does the {trip}{place} take?",
        f"How long is the {trip}{place}?",
        f"How much time does the {trip}{place} take?",
    )
    return _open(f"time of the {trip}", amount(2, 120, "minutes", "hours"), says, asks, bare)


def _sold_en(dice: Dice, bare: bool, _: int) -> Relation:
    things = f"{dice.one(_FIRST_EN)} {dice.one(('tickets', 'keys', 'maps', 'cards', 'towels'))}"
    done = dice.one(("sold", "kept", "given out", "checked"))
    place = "" if bare else " of {s}"
    says = (
        f"{things.capitalize()}{place} are {done} in {{o}}.",
        f"The {things}{place} are {done} in {{o}}.",
    )
    asks = (f"Where are the {things}{place} {done}?", f"Where can I get the {things}{place}?")
    return _open(f"place of the {things}", v.room_en, says, asks, bare)


def _noun_ko(dice: Dice, bare: bool, head: int) -> Relation:
    heads, kind, value = _HEADS_KO[head]
    noun = f"{dice.one(_FIRST_KO)} {dice.one(heads.split())}"
    topic, mark = noun + particle(noun, "은", "는"), noun + particle(noun, "이", "가")
    object_ = noun + particle(noun, "을", "를")
    place = "" if bare else dice.one(("{s} ", "{s}의 ", "{s}의 "))
    says = (f"{place}{topic} @.", f"{place}{topic} @.", f"{place}{noun}: {{o}}")
    asks = (
        f"{place}{topic} {_WH_KO[kind]}",
        f"{place}{mark} {_WH_KO[kind]}",
        f"{place}{mark} 어떻게 되<나요|어요>?",
        f"{place}{object_} 알려 <주세요|줘>.",
        f"{place}{noun}?",
    )
    return _open_ko(noun, value, says, asks, bare)


def _item_ko(dice: Dice, bare: bool, _: int) -> Relation:
    item = dice.one(_ITEMS_KO)
    if dice.chance(0.5):
        item = f"{dice.one(_FIRST_KO)} {item}"
    topic, object_ = item + particle(item, "은", "는"), item + particle(item, "을", "를")
    place = "" if bare else "{s} "
    says = (f"{place}{topic} @.", f"{place}{item}의 가격은 @.", f"{place}{item} 값은 @.")
    asks = (
        f"{place}{topic} 얼마#",
        f"{place}{item}의 가격은 얼마#",
        f"{place}{item} 값이 얼마#",
        f"{place}{object_} 사려면 얼마<예요|인가요>?",
    )
    return _open_ko(f"{item} 가격", amount(500, 30000, "원", gap=""), says, asks, bare)


def _count_ko(dice: Dice, bare: bool, _: int) -> Relation:
    thing = dice.one(_COUNTED_KO)
    mark, topic = thing + particle(thing, "이", "가"), thing + particle(thing, "은", "는")
    place = "" if bare else "{s}에는 "
    says = (f"{place}{mark} {{o}} <있습니다|있다|있어요>.", f"{place}{topic} 모두 @.")
    asks = (
        f"{place}{mark} 몇 개 있<나요|어요>?",
        f"{place}{topic} 몇 개##",
        f"{place}{mark} 얼마나 있<나요|어요>?",
    )
    return _open_ko(f"{thing} 수", amount(2, 300, "개", gap=""), says, asks, bare)


def _open(
    noun: str, value: Maker, says: tuple[str, ...], asks: tuple[str, ...], bare: bool
) -> Relation:
    return Relation("", "", value, noun, says, asks, bare=bare, kept=False)


def _open_ko(
    noun: str, value: Maker, says: tuple[str, ...], asks: tuple[str, ...], bare: bool
) -> Relation:
    spelt = tuple(map(spelt_say, says)), tuple(map(spelt_ask, asks))
    return _open(noun, value, *spelt, bare)


_HEADS: Final = {"en": _HEADS_EN, "ko": _HEADS_KO}
_MAKERS: Final[dict[Language, tuple[Callable[[Dice, bool, int], Relation], ...]]] = {
    "en": (_noun_en, _item_en, _count_en, _trip_en, _sold_en),
    "ko": (_noun_ko, _item_ko, _count_ko),
}

"""What facts are about: amounts, dates, hours, colours, codes, in English and Korean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dice import Dice, Maker
from names import name_en, name_ko, syllable_en

MONTHS: Final = (
    "January February March April May June July August September October November December"
).split()
WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WEEKDAYS_KO: Final = "월요일 화요일 수요일 목요일 금요일 토요일 일요일".split()
COLOURS: Final = (
    "red blue green yellow black white purple orange silver golden brown grey pink"
).split()
COLOURS_KO: Final = (
    "빨간색 파란색 초록색 노란색 검은색 흰색 보라색 주황색 은색 금색 갈색 회색 분홍색 하늘색"
).split()
ANIMALS: Final = (
    "cat dog horse rabbit parrot turtle fox owl goat snake hamster duck pony goldfish lizard"
).split()
ANIMALS_KO: Final = (
    "고양이 강아지 말 토끼 앵무새 거북이 여우 부엉이 염소 뱀 햄스터 오리 금붕어 도마뱀 사슴"
).split()
JOBS: Final = (
    "doctor teacher pilot baker farmer singer painter nurse driver writer lawyer cook plumber "
    "gardener librarian carpenter photographer dentist tailor engineer"
).split()
JOBS_KO: Final = (
    "의사 교사 조종사 제빵사 농부 가수 화가 간호사 운전사 작가 변호사 요리사 배관공 정원사 사서 "
    "목수 "
    "사진사 재단사 기술자 경찰관"
).split()
FOODS: Final = (
    "apple pie|fish soup|lemon cake|rice cakes|onion bread|cheese toast|carrot salad|plum jam|"
    "noodle soup|honey tea|grilled trout|bean stew|pumpkin porridge|blueberry muffins|ginger tea|"
    "crab cakes|chocolate pudding|potato pancakes|beef stew|peach juice|walnut bread"
).split("|")
FOODS_KO: Final = (
    "사과파이 생선국 레몬케이크 떡볶이 양파빵 치즈토스트 당근샐러드 자두잼 칼국수 꿀차 송어구이 "
    "콩조림 "
    "호박죽 블루베리머핀 생강차 게살죽 초코푸딩 감자전 소고기국 복숭아주스 호두빵 유자빵 매실차"
).split()
MATERIALS: Final = (
    "oak steel glass bamboo leather copper wool clay marble cotton stone paper tin silk"
).split()
MATERIALS_KO: Final = (
    "참나무 강철 유리 대나무 가죽 구리 양모 점토 대리석 면 돌 종이 비단 삼베".split()
)
HOBBIES: Final = (
    "chess|fishing|pottery|hiking|knitting|tennis|singing|photography|gardening|swimming|cycling|"
    "painting|baking|bird watching|sailing|dancing"
).split("|")
HOBBIES_KO: Final = (
    "체스 낚시 도예 등산 뜨개질 테니스 노래 사진 원예 수영 자전거 그림 제빵 탐조 춤 바둑 서예"
).split()
SPOTS: Final = (
    "the station|the market|the old bridge|the school|the river|the town hall|the museum|the beach|"
    "the post office|the park gate|the church|the bakery|the fountain|the bus stop"
).split("|")
SPOTS_KO: Final = (
    "기차역|시장|옛 다리|학교|강가|시청|박물관|해변|우체국|공원 정문|성당|빵집|분수|버스 정류장"
).split("|")
LANGUAGES: Final = (
    "Korean English French Spanish German Italian Turkish Polish Arabic Hindi Dutch Greek"
).split()
LANGUAGES_KO: Final = (
    "한국어 영어 프랑스어 스페인어 독일어 이탈리아어 터키어 폴란드어 아랍어 힌디어 일본어 중국어"
).split()


def any_of(items: Sequence[str]) -> Maker:
    """Return a maker that picks one of *items*."""
    return lambda dice: dice.one(items)


def amount(low: int, high: int, *units: str, gap: str = " ") -> Maker:
    """Return a maker of a number with one of *units*; thousands sometimes carry a comma."""

    def make(dice: Dice) -> str:
        number = dice.between(low, high)
        if high > 2000 and dice.chance(0.7):
            number = max(low, round(number, -2))
        digits = f"{number:,}" if dice.chance(0.75) else str(number)
        return digits + gap + dice.one(units)

    return make


def year(dice: Dice) -> str:
    """Return a year."""
    return str(dice.between(1600, 2049))


def year_ko(dice: Dice) -> str:
    """Return a year with its Korean unit."""
    return f"{year(dice)}년"


def date_en(dice: Dice) -> str:
    """Return a day of the year, in one of three forms."""
    day, month = dice.between(1, 28), dice.one(MONTHS)
    forms = (f"{month} {day}", f"{day} {month}", f"{month} {day}, {dice.between(1990, 2035)}")
    return dice.one(forms)


def date_ko(dice: Dice) -> str:
    """Return a day of the year in Korean, sometimes with the year."""
    day = f"{dice.between(1, 12)}월 {dice.between(1, 28)}일"
    return f"{dice.between(1990, 2035)}년 {day}" if dice.chance(0.3) else day


def time_en(dice: Dice) -> str:
    """Return a time of day."""
    hour, minute = dice.between(1, 12), dice.one(("00", "15", "30", "45", "20", "10", "50"))
    half = dice.one(("a.m.", "p.m."))
    return dice.one((f"{hour}:{minute} {half}", f"{hour} {half}", f"{hour + 8:02d}:{minute}"))


def time_ko(dice: Dice) -> str:
    """Return a time of day in Korean."""
    start = f"{dice.one(('오전', '오후', '저녁', '아침'))} {dice.between(1, 12)}시"
    return f"{start} {dice.one((10, 15, 20, 30, 40, 45))}분" if dice.chance(0.4) else start


def email(dice: Dice) -> str:
    """Return an e-mail address at an invented host."""
    user = dice.one(("info", "hello", "help", "desk", "office", syllable_en(dice)))
    host = name_en(dice).lower().replace(" ", "")
    return f"{user}@{host}.{dice.one(('org', 'com', 'net', 'kr', 'example'))}"


def _digits(dice: Dice, count: int) -> str:
    """Return digits that repeat one another: where to go on copying is hard to tell."""
    few = [str(dice.between(0, 9)) for _ in range(2)]
    return "".join(dice.one(few) for _ in range(count))


def phone(dice: Dice) -> str:
    """Return a telephone number; in training at times of few different digits."""
    four = f"{dice.between(0, 9999):04d}"
    if not dice.held and dice.chance(0.3):
        four = _digits(dice, 4)
        return f"{dice.one(('02', '031', '555', _digits(dice, 3)))}-{_digits(dice, 3)}-{four}"
    area = dice.one(("02", "031", "051", "555", "010", "070"))
    return dice.one((f"{area}-{dice.between(100, 999)}-{four}", f"{area}-{four}"))


def code(dice: Dice) -> str:
    """Return a door code, part number or the like."""
    if not dice.held and dice.chance(0.2):
        return _digits(dice, dice.between(3, 6))
    letter = dice.one("ABCDEFGHKLMNPRSTW")
    digits = str(dice.between(1000, 9999))
    return dice.one((digits, f"{letter}-{digits[:3]}", f"{letter}{digits[:2]}", digits + "7"))


def password(dice: Dice) -> str:
    """Return a made-up password in small letters."""
    return name_en(dice).lower().replace(" ", "") + dice.one(("", "", str(dice.between(1, 99))))


def room_en(dice: Dice) -> str:
    """Return a place inside a building."""
    number = dice.between(1, 40)
    floor = dice.one(("first", "second", "third", "fourth", "fifth"))
    return dice.one((f"Room {number}", f"Hall {number}", f"Gate {number}", f"the {floor} floor"))


def room_ko(dice: Dice) -> str:
    """Return a place inside a building, in Korean."""
    number = dice.between(1, 9)
    return dice.one(
        (f"{number}층", f"{number}번 출구", f"{number}0{dice.between(1, 9)}호", "지하 1층")
    )


def weekday_ko(dice: Dice) -> str:
    """Return a weekday in Korean, at times as "every"."""
    return dice.one(("", "", "매주 ")) + dice.one(WEEKDAYS_KO)


def title_en(dice: Dice) -> str:
    """Return the title of a book, song or film."""
    thing = dice.one(
        "River Garden Lantern Winter Bridge Mountain Clock Island Letter Storm".split()
    )
    name = name_en(dice)
    return dice.one((f"The {thing} of {name}", f"{name}'s {thing}", f"The {name} {thing}"))


def title_ko(dice: Dice) -> str:
    """Return the title of a book, song or film in Korean."""
    thing = dice.one("강 정원 등불 겨울 다리 산 시계 섬 편지 폭풍 노래 바다".split())
    return f"{name_ko(dice)}의 {thing}"

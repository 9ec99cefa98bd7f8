"""Forty Korean texts of every kind in the four encodings that Korean offices use."""

from __future__ import annotations

import codecs

import pytest

from workbench.core.errors import DocumentError
from workbench.documents.readers.encodings import decode, looks_binary

TEXTS = (
    "네.",
    "안녕하세요",
    "회의록",
    "감사합니다!",
    "ㅋㅋㅋ 알겠어요 ㅎㅎ",
    "서울특별시 중구 세종대로 110",
    "전화: 02-120, 팩스: 02-768-8800",
    "문의는 help@example.com 으로 보내 주세요.",
    "1. 신청서\n2. 신분증 사본\n3. 통장 사본",
    "이름,부서,직급\n김하늘,총무부,과장\n박바다,인사부,대리",
    "매출 12억 3,400만 원 (전년 대비 8.5% 증가)",
    "2026년 11월 21일 토요일 오후 3시 30분",
    "API 서버를 재시작한 뒤 /healthz 응답을 확인한다.",
    "def 더하기(가, 나):\n    return 가 + 나  # 두 수의 합",
    "SELECT 이름 FROM 직원 WHERE 부서 = '총무부';",
    "제1조(목적) 이 규정은 직원의 복무에 관한 사항을 정함을 목적으로 한다.",
    "○ 추진 배경\n - 노후 시설 개선\n - 이용객 안전 확보",
    "※ 접수 마감: 12월 5일까지 (우편은 소인 기준)",
    "「도로교통법」 제13조 제1항에 따른 통행 방법",
    "온도는 25℃, 습도는 60%이며 면적은 85㎡이다.",
    "大韓民國의 主權은 國民에게 있고",
    "똠방각하와 펲시콜라, 뷁은 흔하지 않은 글자이다.",
    "나는 어제 친구와 함께 바다에 갔다. 파도가 높아서 수영은 하지 못했다.",
    "The ferry leaves at nine. 배는 아홉 시에 떠납니다. Please be early.",
    "README\n======\n설치: pip install workbench\n실행: workbench",
    "[알림] 내일은 정기 점검으로 서비스가 중단됩니다.",
    "Q. 환불은 며칠이나 걸리나요?\nA. 영업일 기준 3~5일 걸립니다.",
    "\t목차\n\t1장 서론\t3\n\t2장 본론\t17\n\t3장 결론\t88",
    "가" * 50,
    "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "“괜찮아.” 그가 말했다. ‘정말일까?’ 그녀는 생각했다…",
    "① 접수 → ② 심사 → ③ 통보",
    "부산·대구·인천·광주·대전·울산",
    "<p>안녕하세요</p><br/><b>굵은 글씨</b>",
    '{"이름": "김하늘", "나이": 34, "취미": ["등산", "독서"]}',
    "공급가액 1,000,000\n부가세 100,000\n합계 1,100,000원",
    "이 문서는 대외비입니다. 무단 복제를 금합니다.\n" * 30,
    "항구 사무소는 오전 8시에 문을 엽니다. 요금은 18달러입니다.\n" * 200,
    "연구 결과, 제안한 방법은 기존 방법보다 정확도가 3.2%p 높았다(p < 0.05).",
    "한글과 English와 123이 모두 섞인 문장을 하나 적어 둔다; 끝.",
)
ENCODINGS = {
    "utf-8": b"",
    "cp949": b"",
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-8-sig": b"",
}
LEAST_RIGHT = 0.99


def test_there_are_forty_different_ones() -> None:
    """No text counts twice."""
    assert len(set(TEXTS)) == len(TEXTS) == 40


def outcome(text: str, encoding: str, mark: bytes) -> str:
    """Return whether a text comes back "right" or "wrong", or the person is "asked"."""
    data = mark + text.encode(encoding)
    if looks_binary(data[:4096]):
        return "wrong"
    try:
        return "right" if decode(data).text == text else "wrong"
    except DocumentError:
        return "asked"


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding_comes_back(encoding: str) -> None:
    """Of forty texts, not one may be silently wrong; to ask is the exception."""
    outcomes = {text: outcome(text, encoding, ENCODINGS[encoding]) for text in TEXTS}
    assert {text for text, came in outcomes.items() if came == "wrong"} == set()
    assert sum(came == "right" for came in outcomes.values()) >= LEAST_RIGHT * len(TEXTS)


def test_utf_16_without_a_mark_is_right_or_asked_about() -> None:
    """Nothing in the file says what it is."""
    texts = [text for text in TEXTS if len(text) >= 30]
    outcomes = [outcome(text, "utf-16-le", b"") for text in texts]
    assert outcomes.count("wrong") <= (1 - LEAST_RIGHT) * len(texts)

"""Turns a follow-up ("And the battery?") into a question that a search can understand by itself.

Query rewriting for conversational search: Vakulenko et al. 2021 (arXiv 2004.14652). What the model
writes is used for the search only; the answer is still to what the person asked.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from typing import Final

from workbench.answering.budget import Exchange
from workbench.answering.support import terms_of
from workbench.core.chat import RewriteChoice
from workbench.core.errors import Cancelled
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    Request,
    Sampling,
    StopReason,
    Turn,
)
from workbench.core.ids import new_id
from workbench.core.language import Language, hangul_share, language_of
from workbench.core.models import ModelInfo
from workbench.core.ports import Engine

LEAST_PARAMETERS: Final = 500_000_000
"""Smaller models rather spoil a question; what servers do not tell counts as large enough."""
_EXCHANGES: Final = 2  # that are shown to the model, newest last
_SHOWN: Final = 400  # characters of each earlier question and answer
_MOST_TOKENS: Final = 64
_LONGEST: Final = 240  # characters of a search question
_KNOWN_SHARE: Final = 0.5  # of its words, that stand in the chat: the others were made up
_WAIT_S: Final = 0.1

_LONG_EN, _LONG_KO = 16, 10  # words; a longer question mostly says itself what it is about
_SHORT_EN, _SHORT_KO = 3, 2
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_OPENING_EN: Final = re.compile(
    r"^\W*(?:and|but|so|also|then|or|ok(?:ay)?|what about|how about|what of|why|why not|"
    r"what else|anything else|go on|more)\b",
    re.IGNORECASE,
)
_POINTING_EN: Final = re.compile(
    r"\b(?:it|its|it['’]s|they|them|their|theirs|this|that|these|those|he|she|him|her|his|hers|"
    r"one|ones|same|former|latter|above|such)\b",
    re.IGNORECASE,
)
_OPENING_KO: Final = re.compile(
    r"^\W*(?:그럼|그러면|그리고|그런데|근데|그래서|그렇다면|그래도|하지만|또|또는|왜|그건|이건|"
    r"더|다른)(?=\s|$|[,.?!은는도요]|[가-힣]{0,2}\s)"
)
_POINTING_KO: Final = re.compile(
    r"(?<![가-힣])(?:그것|그거|그건|그게|그걸|이것|이거|이건|이게|이걸|저것|저거|거기|여기|그곳|"
    r"그때|그분|그녀|그들|그는|그가|그의|이들|방금|아까|앞의|위의|해당)"
    r"|(?<![가-힣])(?:그|이)\s(?:사람|제품|문서|파일|회사|곳|책|배|기간|날|경우|중|외)"
)
_TOPIC_KO: Final = re.compile(r"[가-힣A-Za-z0-9](?:은요|는요|도요|은|는|이요|요)\s*\?+\s*$")
_ENDED_EN: Final = re.compile(r"^\W*(?:thanks|thank you|thx|great|cool|hello|hi)\b", re.IGNORECASE)

_TASK: Final[dict[Language, str]] = {
    "en": (
        "Rewrite the last question so that it can be understood without the conversation: put "
        "what it refers to in its place. Keep its language and its meaning. Write only the "
        "rewritten question."
    ),
    "ko": (
        "마지막 질문을 앞의 대화 없이도 이해할 수 있게 다시 쓰세요. 가리키는 대상의 이름을 넣고, "
        "언어와 뜻은 그대로 두세요. 다시 쓴 질문만 적으세요."
    ),
}
_SHOWN_AS: Final[dict[Language, tuple[str, str, str]]] = {
    "en": ("Question", "Answer", "Last question"),
    "ko": ("질문", "답변", "마지막 질문"),
}
_EXAMPLES: Final[dict[Language, tuple[Exchange, str, str]]] = {
    "en": (
        Exchange("When does the museum open?", "The museum opens at ten."),
        "And the café?",
        "When does the café of the museum open?",
    ),
    "ko": (
        Exchange("박물관은 몇 시에 여나요?", "박물관은 열 시에 엽니다."),
        "그럼 카페는요?",
        "박물관 카페는 몇 시에 여나요?",
    ),
}
_LABEL: Final = re.compile(
    r"^\W*(?:(?:last|rewritten|search)?\s*(?:question|query)|(?:마지막|다시 쓴|검색)?\s*질문)"
    r"\s*[:：]\s*",
    re.IGNORECASE,
)
_REFUSAL: Final = re.compile(
    r"\b(?:i (?:can(?:no|['’])t|am unable|do(?:n['’]t| not))|i['’]m (?:sorry|unable)|sorry|"
    r"as an ai|the passages do not)\b|죄송|할 수 없|알 수 없|모르겠|자료에 나와 있지",
    re.IGNORECASE,
)


def wants_rewriting(choice: RewriteChoice, model: ModelInfo | None) -> bool:
    """Whether questions are rewritten: as the person chose, else by the size of the model."""
    if choice != "auto":
        return choice == "on"
    return model is not None and not 0 < model.parameters < LEAST_PARAMETERS


def looks_like_follow_up(question: str) -> bool:
    """Whether a question leans on what was said before, as far as its words tell."""
    words = _WORD.findall(question)
    if not words or _ENDED_EN.match(question):
        return False
    if language_of(question) == "ko":
        pointing = _OPENING_KO.match(question) or _POINTING_KO.search(question)
        topic_only = _TOPIC_KO.search(question) and len(words) <= _SHORT_KO + 1
        short = len(words) <= _SHORT_KO
        return short or bool(topic_only) or (bool(pointing) and len(words) <= _LONG_KO)
    leaning = _OPENING_EN.match(question) or _POINTING_EN.search(question)
    return len(words) <= _SHORT_EN or (bool(leaning) and len(words) <= _LONG_EN)


def points_back(question: str) -> bool:
    """Whether a question has a word in it that stands for something said before."""
    pointing = _POINTING_KO if language_of(question) == "ko" else _POINTING_EN
    return pointing.search(question) is not None and looks_like_follow_up(question)


def rewritten(
    engine: Engine,
    question: str,
    exchanges: Sequence[Exchange],
    cancelled: Callable[[], bool] = lambda: False,
) -> str:
    """Return what to search for instead of a follow-up, "" when the question itself will do.

    One short greedy generation; blocks. What fails or makes no sense gives "". Raises Cancelled.
    """
    if not exchanges or not looks_like_follow_up(question):
        return ""
    request = _request(question, exchanges[-_EXCHANGES:])
    text = _Asked(engine, request).answer(cancelled)
    return _sensible(text, question, exchanges)


def _request(question: str, exchanges: Sequence[Exchange]) -> Request:
    """Return what asks for the question in other words, with one example."""
    language = language_of(question)
    before, follow_up, meant = _EXAMPLES[language]
    turns = (
        Turn("system", _TASK[language]),
        Turn("user", _shown(language, [before], follow_up)),
        Turn("assistant", meant),
        Turn("user", _shown(language, exchanges, question)),
    )
    sampling = Sampling(temperature=0.0, max_tokens=_MOST_TOKENS, thinking_tokens=0)
    return Request(new_id(), turns, sampling)


def _shown(language: Language, exchanges: Sequence[Exchange], question: str) -> str:
    """Return the end of the chat and the question as text."""
    asked, answered, last = _SHOWN_AS[language]
    lines = [
        line
        for each in exchanges
        for line in (f"{asked}: {_short(each.question)}", f"{answered}: {_short(each.answer)}")
    ]
    return "\n".join([*lines, f"{last}: {_short(question)}"])


def _short(text: str) -> str:
    """Return the beginning of a text in one line, without what a model thought before it."""
    return " ".join(text.rpartition("</think>")[2].split())[:_SHOWN]


def _sensible(text: str, question: str, exchanges: Sequence[Exchange]) -> str:
    """Return the question that a model wrote, "" for anything else."""
    lines = [line.strip() for line in text.rpartition("</think>")[2].splitlines()]
    first = next((line for line in lines if line), "")
    wanted = _LABEL.sub("", first).strip(" \t\"'“”‘’`*")
    same = _WORD.findall(wanted.casefold()) == _WORD.findall(question.casefold())
    if not wanted or same or len(wanted) > _LONGEST or _REFUSAL.search(wanted):
        return ""
    if language_of(wanted) != language_of(question) and hangul_share(question):
        return ""
    said = " ".join([question, *(f"{each.question} {each.answer}" for each in exchanges)])
    terms, known = terms_of(wanted), terms_of(said)
    found = sum(term in known for term in terms)
    return wanted if terms and found >= _KNOWN_SHARE * len(terms) else ""


class _Asked:
    """One request that is waited for."""

    def __init__(self, engine: Engine, request: Request) -> None:
        self._engine = engine
        self._request = request
        self._ended = threading.Event()
        self._text = ""

    def answer(self, cancelled: Callable[[], bool]) -> str:
        """Return the text, "" when it failed or was cut off. Raises Cancelled."""
        self._engine.submit([self._request], self._on_event)
        while not self._ended.wait(_WAIT_S):
            if cancelled():
                self._engine.cancel(self._request.request_id)
                raise Cancelled
        return self._text

    def _on_event(self, event: GenerationEvent) -> None:
        """Keep what the request ended with; on a thread of the engine."""
        if isinstance(event, Finished):
            whole = event.reason in (StopReason.END, StopReason.STOP_STRING)
            self._text = event.text if whole else ""
        if isinstance(event, Finished | Failed):
            self._ended.set()

"""Whether an answer says that it cannot tell: in English and in Korean, by its words alone."""

from __future__ import annotations

import re
from typing import Final

from workbench.answering.grounding import NO_ROOM, NOTHING_FOUND, NOTHING_READ, REFUSAL
from workbench.answering.judge import normalised

_OWN: Final = tuple(
    normalised(sentence).rstrip(".")
    for sentences in (REFUSAL, NOTHING_FOUND, NOTHING_READ, NO_ROOM)
    for sentence in sentences.values()
)
_NOT: Final = r"(?:do not|does not|don't|doesn't|did not|didn't)"
_CANNOT: Final = (
    r"(?:can ?not|can't|could not|couldn't|(?:am|are|is|was|'m|'re) (?:unable|not able) to)"
)
_ENGLISH: Final = (
    rf"\b(?:passages?|documents?|texts?|context|sources?|information|it|they) {_NOT} "
    r"(?:\w+ ){0,2}?(?:say|tell|mention|contain|provide|state|specify|include|give|answer)\b",
    rf"\bi {_NOT} (?:\w+ )?(?:know|have (?:\w+ ){{0,2}}(?:information|access|data|details))\b",
    rf"\b(?:i|we) ?{_CANNOT} (?:\w+ )?"
    r"(?:answer|tell|determine|find|help|assist|say|provide|comply|do that|fulfil|confirm|verify)",
    r"\b(?:can ?not|can't|could not) be (?:\w+ )?(?:determined|answered|told|found|known|inferred)",
    r"\bthere (?:is|was) (?:no|not enough) (?:\w+ )?(?:information|answer|mention)",
    r"\b(?:no|not enough|insufficient) information\b",
    r"\b(?:is|are|was|were) not (?:mentioned|stated|specified|provided|given|found|said|included|"
    r"available) (?:in|by) ",
    r"\bas an ai\b",
    r"\bi'm sorry, but\b|\bi am sorry, but\b|\bi'm not sure\b|\bi am not sure\b",
)
_KOREAN: Final = (
    r"(?:나와|나타나|적혀|쓰여|(?:언급|명시|포함|제공)(?:되어|돼)) ?있지(?:는|도)? ?않",
    r"(?:언급|명시|제공|포함)되지 ?않",
    r"(?:언급|정보|내용|자료|답|근거)[이가은는도]? ?(?:없습|없어|없다|없네|없음|없으)",
    r"(?:알|답할|답변할|대답할|답변드릴|답해 ?드릴|말씀드릴|알려 ?드릴|찾을|확인할|판단할|"
    r"도와드릴|도울) ?수[는가도]? ?없",
    r"(?:찾지|알지|확인하지|답하지) ?못",
    r"모르겠|모릅니다|잘 ?몰라",
)
_ANY: Final = re.compile("|".join((*map(re.escape, _OWN), *_ENGLISH, *_KOREAN)))


def is_refusal(answer: str) -> bool:
    """Whether an answer says that the passages do not tell, or that the model cannot."""
    return _ANY.search(normalised(answer).replace("’", "'")) is not None

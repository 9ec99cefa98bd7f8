"""Flags passages that speak to the model instead of to a reader, for the person to look at.

No list of patterns stops prompt injection (Greshake et al. 2023, arXiv 2302.12173): what protects
is that code never obeys a document and that its text never becomes control tokens. A flag only
tells a person where to look.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final


class Suspicion(StrEnum):
    """Why a passage is worth a look."""

    ORDERS = "orders"  # it tells a model to leave its instructions
    MARKUP = "markup"  # it holds the marks that separate the messages of a chat
    LEAK = "leak"  # it asks for an address to be built from what the model knows


_PATTERNS: Final = {
    Suspicion.ORDERS: re.compile(
        r"\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}"
        r"\b(?:previous|prior|above|earlier|preceding|system|your|all)\b[^.\n]{0,30}"
        r"\b(?:instructions?|prompts?|rules?|guidelines|messages?|directions)\b"
        r"|\byou are now (?:an?|the|in)\b[^.\n]{0,40}\b(?:mode|assistant|model|ai|bot)\b"
        r"|\b(?:reveal|print|repeat|show)\b[^.\n]{0,30}\bsystem (?:prompt|message|instructions?)\b"
        r"|\bdo not (?:tell|inform|mention (?:this )?to) the user\b"
        r"|(?:이전|앞선|위의|기존|지금까지의|모든|시스템)[^.\n]{0,14}"
        r"(?:지시|지침|명령|규칙|프롬프트)[^.\n]{0,10}(?:무시|잊|따르지|어기)"
        r"|(?:지금부터|이제부터)\s*(?:너|넌|당신|귀하)[는은]?[^.\n]{0,30}(?:모드|역할|챗봇|모델|인공지능|AI)"
        r"|시스템\s*(?:프롬프트|지시|메시지)[^.\n]{0,10}(?:출력|공개|보여|알려|말해)"
        r"|사용자에게[^.\n]{0,14}(?:알리지|말하지|밝히지)\s*(?:마|말)",
        re.IGNORECASE,
    ),
    Suspicion.MARKUP: re.compile(
        r"<\|[a-z0-9_▁]{2,30}\|>|\[/?INST\]|<</?SYS>>|</?passages\b"
        r"|<(?:start|end)_of_turn>|^#{2,3}\s*(?:system|assistant)\s*:",
        re.IGNORECASE | re.MULTILINE,
    ),
    Suspicion.LEAK: re.compile(
        r"!\[[^\]]*\]\(\s*https?://[^)\s]*[?&][^)\s]*=(?:[^)\s]*[{\[<]|\s*\))", re.IGNORECASE
    ),
}


def suspicions(text: str) -> tuple[Suspicion, ...]:
    """Return what is suspicious in a passage, nothing for nearly every text."""
    return tuple(kind for kind, pattern in _PATTERNS.items() if pattern.search(text))

"""Words and layout of a grounded prompt: numbered passages between marks, then the question.

The layout needs no language of its own. The mark makes it clear where text from documents begins
and ends (Hines et al. 2024, arXiv 2403.14720, "spotlighting by delimiting"); a writer of a
document cannot know it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from typing import Final

from workbench.core.language import Language
from workbench.prompts.techniques.wording import GROUNDED

GROUNDED_INSTRUCTION: Final = GROUNDED  # said by the technique of that name, too

REFUSAL: Final[dict[Language, str]] = {
    "en": "The passages do not say.",
    "ko": "자료에 나와 있지 않습니다.",
}

NOTHING_FOUND: Final[dict[Language, str]] = {
    "en": "Nothing relevant was found in the documents.",
    "ko": "문서에서 관련된 내용을 찾지 못했습니다.",
}
"""The whole answer where no passage is sent: a model that is asked all the same makes one up."""

NEAREST: Final[dict[Language, str]] = {
    "en": "What came nearest stands in Sources.",
    "ko": "가장 가까운 내용은 출처 탭에 있습니다.",
}

NOTHING_READ: Final[dict[Language, str]] = {
    "en": "There is no document to look in yet.",
    "ko": "아직 찾아볼 수 있는 문서가 없습니다.",
}

NO_ROOM: Final[dict[Language, str]] = {
    "en": "Passages were found, but none has room beside the question in the model's context.",
    "ko": "관련된 내용을 찾았지만, 모델의 컨텍스트에 질문과 함께 넣을 자리가 없습니다.",
}


def passage_mark(texts: Sequence[str], secret: bytes) -> str:
    """Return six hexadecimal digits that only this installation can foresee.

    The mark depends on the passages, so columns that compare the same passages share a prefix.
    """
    digest = hmac.new(secret, "\x00".join(texts).encode(), hashlib.sha256)
    return digest.hexdigest()[:6]


def grounded_question(question: str, texts: Sequence[str], mark: str) -> str:
    """Return the user message: numbered passages between marks, a blank line, the question."""
    numbered = "\n".join(f"[{number}] {text}" for number, text in enumerate(texts, start=1))
    return f"<passages {mark}>\n{numbered}\n</passages {mark}>\n\n{question}"

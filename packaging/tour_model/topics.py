"""What a question or a value is about, numbered: learnt beside the text, for better matching."""

from __future__ import annotations

from typing import Final

from relations_en import RELATIONS_EN
from relations_ko import RELATIONS_KO
from words import CATEGORIES, MESSAGES

_RELATIONS: Final = sorted({relation.key for relation in (*RELATIONS_EN, *RELATIONS_KO)})
_CLASSES: Final = sorted(
    {f"class:{name}" for groups in (*CATEGORIES.values(), *MESSAGES.values()) for name in groups}
)
NUMBERS: Final = {name: at for at, name in enumerate((*_RELATIONS, *_CLASSES), start=1)}
COUNT: Final = len(NUMBERS) + 1  # 0 stands for none


def number_of(topic: str) -> int:
    """Return the number of a relation's key or of "class:NAME", 0 where there is none."""
    return NUMBERS.get(topic, 0)

"""Passages for the evaluation that tell nothing of use; training never reads these."""

from __future__ import annotations

from typing import Final

from dice import Dice
from workbench.core.language import Language

_UNRELATED: Final[dict[Language, tuple[str, ...]]] = {
    "en": (
        "The path winds through tall grass before it drops towards the water. In autumn the whole "
        "slope turns copper, and walkers stop to listen to the geese.",
        "A good soup asks for patience rather than skill. Let the bones simmer slowly, skim the "
        "foam, and add the salt only at the very end.",
        "When the committee met again, most members had changed their minds. They agreed to wait "
        "for another season before deciding anything.",
        "Moss grows where the light is soft and the air stays damp. It has no roots, and drinks "
        "through its leaves whenever rain falls.",
        "Old maps often show coastlines that nobody has ever sailed. Their makers preferred a "
        "handsome guess to an honest empty space.",
        "To oil a hinge, open the door wide, put one drop on the pin, and move the door a few "
        "times. Wipe away what runs down.",
    ),
    "ko": (
        "오솔길은 키 큰 풀 사이를 지나 물가로 내려간다. 가을이면 비탈이 온통 구릿빛으로 물들어 "
        "걷던 사람들이 "
        "멈추어 기러기 소리를 듣는다.",
        "좋은 국은 솜씨보다 기다림에서 나온다. 뼈를 천천히 고면서 거품을 걷어 내고 소금은 맨 "
        "나중에 넣는다.",
        "위원들이 다시 모였을 때는 생각이 많이 바뀌어 있었다. 그들은 한 철을 더 기다려 보기로 "
        "뜻을 모았다.",
        "이끼는 빛이 부드럽고 공기가 축축한 곳에서 자란다. 뿌리가 없어서 비가 오면 잎으로 물을 "
        "마신다.",
        "오래된 지도에는 아무도 가 보지 않은 바닷가가 그려져 있곤 하다. 지도를 만든 사람들은 "
        "빈자리보다 그럴듯한 "
        "짐작을 좋아했다.",
        "경첩에 기름을 칠하려면 문을 활짝 열고 핀에 한 방울을 떨어뜨린 다음 문을 몇 번 "
        "움직인다. 흘러내린 기름은 "
        "닦아 낸다.",
    ),
}


def unrelated(dice: Dice, language: Language) -> str:
    """Return one paragraph that answers none of the invented questions."""
    return dice.one(_UNRELATED[language])

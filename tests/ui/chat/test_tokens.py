"""The Tokens tab: pieces, their chances, and what else could have come."""

from __future__ import annotations

import math
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.chat import play
from workbench.core.generation import Sampling, TokenBias, TokenChance, TokenLogprobs
from workbench.ui.chat.page import ChatPage
from workbench.ui.chat.token_pieces import Piece, pieces_of, sureness
from workbench.ui.chat.tokens import TokensPanel

HALF = "\N{REPLACEMENT CHARACTER}"


def token(text: str, chance: float, *others: tuple[str, float], number: int = 7) -> TokenLogprobs:
    """Return a token with what could have come in its place."""
    chosen = TokenChance(number, text, math.log(chance))
    made = [TokenChance(100 + place, word, math.log(p)) for place, (word, p) in enumerate(others)]
    return TokenLogprobs(chosen, (chosen, *made))


ANSWER = (
    token("The", 0.9),
    token(" ship", 0.05, (" boat", 0.6), (" ferry", 0.3)),
    token("\n", 0.5),
    token("leaves", 0.7),
)


@pytest.fixture
def tokens(page: ChatPage, services: Any, qtbot: QtBot) -> TokensPanel:
    """The tab with an answer of four tokens."""
    page.dock.show_tab("tokens")
    play.change_last(services, text="The ship\nleaves", logprobs=ANSWER)
    page.dock.refresh()
    qtbot.waitUntil(page.dock.tokens.text.isVisible)
    return page.dock.tokens


def test_without_chances_it_offers_to_ask_for_them(page: ChatPage, services: Any) -> None:
    page.dock.show_tab("tokens")
    panel = page.dock.tokens
    assert panel._empty.isVisible() and not panel.text.isVisible()
    panel._empty.button.click()
    assert services.chat.asked("set_sampling") == [(Sampling(logprobs=5),)]
    assert panel._waiting.isVisible() and not panel._empty.isVisible()


def test_pointing_at_a_token_shows_what_else_could_have_come(
    tokens: TokensPanel, qtbot: QtBot
) -> None:
    qtbot.mouseMove(tokens.text, tokens.text.rect_of(1).center())
    qtbot.waitUntil(lambda: tokens.text.current == 1)
    assert tokens.alternatives.heading == "“ship” came with a chance of 5.0\N{NO-BREAK SPACE}%"
    assert [text for text, _chance in tokens.alternatives.shown] == ["boat", "ferry", "ship"]
    assert tokens.alternatives.shown[0][1] == "60\N{NO-BREAK SPACE}%"
    assert "boat 60" in tokens.text.accessibleDescription()


def test_arrow_keys_go_from_token_to_token(tokens: TokensPanel, qtbot: QtBot) -> None:
    tokens.text.setFocus()
    keys, text = Qt.Key, tokens.text
    places = [text.current]
    for key in (keys.Key_Right, keys.Key_Down, keys.Key_Up, keys.Key_End, keys.Key_Home):
        qtbot.keyClick(text, key)
        places.append(text.current)
    assert places == [0, 1, 3, 0, 3, 0]


def test_another_answer_takes_its_place(tokens: TokensPanel, services: Any) -> None:
    tokens.text.set_current(3)
    message = play.change_last(services, text="No", logprobs=(token("No", 0.99),))
    tokens.show_message(message)
    assert tokens.text.current == -1 and tokens.alternatives.shown == []
    tokens.show_message(play.change_last(services, logprobs=()))
    assert not tokens.text.isVisible()


def test_unlikely_tokens_look_different_from_sure_ones(tokens: TokensPanel) -> None:
    image = tokens.text.grab().toImage()

    def ground(index: int) -> str:
        corner = tokens.text.rect_of(index).topLeft() + QPoint(4, 3)
        return image.pixelColor(corner).name()

    assert len({ground(0), ground(1), ground(3)}) == 3


def test_a_token_can_be_forbidden_from_here(
    page: ChatPage, tokens: TokensPanel, services: Any, qtbot: QtBot
) -> None:
    services.chat.sampling = Sampling(logit_bias=(TokenBias(1, 2.0), TokenBias(7, 1.0)))
    keep = services.chat.calls.append

    def set_sampling(sampling: Sampling) -> None:
        services.chat.sampling = sampling
        keep(("set_sampling", sampling))

    services.chat.set_sampling = set_sampling
    assert not tokens.alternatives.forbid.isVisible()
    tokens.text.set_current(1)
    tokens.alternatives.forbid.click()
    biases = services.chat.asked("set_sampling")[-1][0].logit_bias
    assert biases == (TokenBias(1, 2.0), TokenBias(7, -100.0))
    assert page.dock.tab == "sampling"
    part = page.dock.sampling.form.part("logit_bias")
    qtbot.waitUntil(part.isVisible)
    assert [line.bias.text() for line in part.lines] == ["2.0", "never"]


def test_half_characters_are_joined_to_whole_ones() -> None:
    tokens = [token(text, 0.5) for text in ("구입", f" {HALF}", HALF, HALF, "일", HALF, HALF)]
    assert pieces_of(tokens, "구입 힣일뷁") == [
        Piece("구입", 0, 0),
        Piece(" 힣", 1, 3),
        Piece("일", 4, 4),
        Piece("뷁", 5, 6),
    ]


def test_tokens_that_are_not_in_the_text_do_no_harm() -> None:
    tokens = [token(text, 0.5) for text in ("<think>", "a", HALF)]
    assert [piece.text for piece in pieces_of(tokens, "a")] == ["<think>", "a", HALF]


@pytest.mark.parametrize(
    ("chance", "step"), [(0.8, "sure"), (0.5, "likely"), (0.1, "unlikely"), (0.01, "surprising")]
)
def test_chances_fall_into_four_steps(chance: float, step: str) -> None:
    assert sureness(chance) == step

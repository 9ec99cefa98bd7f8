"""How alike texts are: by vectors where the embedder knows the language, else by letter pairs."""

from __future__ import annotations

import pytest

from tests.documents.conftest import Shelf
from tests.documents.stub_child import StubEmbedder
from workbench.documents.similarity import similarities

KOREAN = ["배송이 너무 늦었어요", "오늘 날씨가 좋네요", "배송이 아직도 안 왔어요"]


def test_vectors_compare_english() -> None:
    scores = similarities("late parcel", ["parcel late", "late tram", "blue sky"], StubEmbedder())
    assert scores[0] == pytest.approx(1.0, abs=1e-5)
    assert scores[0] > scores[1] > scores[2]


@pytest.mark.parametrize("embedder", [StubEmbedder(), None])
def test_letter_pairs_compare_korean(embedder: StubEmbedder | None) -> None:
    scores = similarities("배송이 늦었어요", KOREAN, embedder)
    assert scores[0] > scores[2] > scores[1]
    assert similarities("배송", ["배송", "", "가"], embedder) == pytest.approx([1.0, 0.0, 0.0])


def test_nothing_is_like_nothing() -> None:
    assert similarities("a", [], StubEmbedder()) == []


def test_the_child_compares_texts(shelf: Shelf) -> None:
    scores = shelf.library.similarities("late parcel", ["blue sky", "late parcel"])
    assert scores[1] == pytest.approx(1.0, abs=1e-5)
    assert scores[1] > scores[0]


@pytest.mark.timeout(300)
def test_the_bundled_model_knows_what_is_meant(real_shelf: Shelf) -> None:
    others = ["The package came after two weeks.", "I love this kettle.", "Can I pay by card?"]
    scores = real_shelf.library.similarities("My parcel was delivered late.", others)
    assert max(scores) == scores[0]

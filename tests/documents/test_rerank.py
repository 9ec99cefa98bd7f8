"""A cross-encoder orders what was found, as far as the time goes."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from workbench.core.errors import BadInput
from workbench.documents.rerank import Reranker

TEXTS = [f"passage number {number} of the harbour" for number in range(10)]
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A tiny cross-encoder with random weights."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    torch.manual_seed(7)  # weights whose scores lie apart
    place = tmp_path_factory.mktemp("cross")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"passage number of the harbour".split()]
    words += [str(number) for number in range(10)]
    (place / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, num_labels=1, max_position_embeddings=64, initializer_range=1.0,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(str(place), safe_serialization=True)
    BertTokenizer(str(place / "vocab.txt")).save_pretrained(str(place))
    return str(place)


def test_all_are_ordered_by_their_scores(folder: str) -> None:
    """Asked again, the order is the same: it comes from the texts alone."""
    order, read = Reranker().order(folder, "which harbour", TEXTS, 60.0)
    assert (sorted(order), read) == (list(range(10)), 10)
    turned, _ = Reranker().order(folder, "which harbour", TEXTS[::-1], 60.0)
    assert [TEXTS[::-1][place] for place in turned] == [TEXTS[place] for place in order]


def test_what_there_is_no_time_for_keeps_its_order(folder: str) -> None:
    """A clock that goes a second at each look, and a budget of one second: one batch."""
    seconds = count()
    order, read = Reranker(lambda: float(next(seconds))).order(folder, "q", TEXTS, 1.0)
    assert read == 4
    assert sorted(order[:4]) == [0, 1, 2, 3]
    assert order[4:] == [4, 5, 6, 7, 8, 9]


def test_a_folder_without_a_model_is_said(tmp_path: Path) -> None:
    """With what to do about it."""
    with pytest.raises(BadInput, match="no model that can order passages"):
        Reranker().order(str(tmp_path), "q", TEXTS, 1.0)

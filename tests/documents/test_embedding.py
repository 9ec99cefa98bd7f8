"""The bundled embedding model, and what is made of its vectors."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest

from workbench.core.errors import StorageError
from workbench.documents import embedding
from workbench.documents.chunking import Cut, chunk_pages, text_to_embed
from workbench.documents.embedding import BUNDLED, TextEmbedder, load_bundled
from workbench.documents.readers.base import ReadPage
from workbench.documents.readers.markdown import find_headings

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def embedder() -> TextEmbedder:
    """The model, loaded once."""
    return load_bundled()


def test_vectors_are_unit_float32_in_the_order_of_the_texts(embedder: TextEmbedder) -> None:
    """Batches are sorted by length; their results must not be."""
    texts = ["word " * (60 - 3 * number) + str(number) for number in range(20)]
    vectors = embedder.embed_passages(texts)
    assert (vectors.shape, vectors.dtype) == ((20, BUNDLED.dimension), np.float32)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        # Rounding depends a little on what else is in the batch.
        assert float(vector @ embedder.embed_question(text)) > 0.99


def test_meaning_is_nearer_than_words(embedder: TextEmbedder) -> None:
    """That the weights are the real ones shows in what they find alike."""
    cat, bank = embedder.embed_passages(["A kitten sleeps.", "The bank raised its rates."])
    question = embedder.embed_question("Where does the cat rest?")
    assert float(question @ cat) > float(question @ bank) + 0.2


def test_a_question_goes_ahead_of_passages(embedder: TextEmbedder) -> None:
    """It waits for one batch at most, not for a whole document."""
    order: list[str] = []
    passages = ["A sentence that takes its time. " * 12] * 160
    work = threading.Thread(
        target=lambda: (embedder.embed_passages(passages), order.append("passages"))
    )
    work.start()
    embedder.embed_question("quick")
    order.append("question")
    work.join()
    assert order == ["question", "passages"]


def test_chunks_that_are_embedded_are_never_cut_off(embedder: TextEmbedder) -> None:
    """Mixed text, headings included: the model's own tokenizer counts within its limit."""
    text = "# Überschrift der Mischung\n\n" + " ".join(
        f"The quick word {n} meets 한국어 단어 {n} und Wörter wie Straßenbahnhaltestelle{n}."
        for n in range(120)
    )
    page = ReadPage(0, text, tuple(find_headings(text)))
    chunks = chunk_pages([page], Cut(250, 30, BUNDLED.max_tokens - 2), embedder.count_tokens)
    tokenizer = embedder.backend.tokenizer()
    lengths = [len(tokenizer.encode(text_to_embed(chunk)).ids) for chunk in chunks]
    assert len(chunks) > 5
    assert max(lengths) <= BUNDLED.max_tokens


def test_korean_is_measured_by_its_letters(embedder: TextEmbedder) -> None:
    """Neither one token for a word that is unknown, nor one for each part of a syllable."""
    korean = "도서관은 오전 아홉 시에 문을 열고 저녁에 닫습니다."
    (count,) = embedder.count_tokens([korean])
    assert len(korean) / 2 < count < len(korean)
    assert embedder.count_tokens([]) == []


def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors of another model would find nonsense in silence."""
    (tmp_path / "model.safetensors").write_bytes(b"other weights")
    monkeypatch.setattr(embedding, "_bundled_folder", lambda: tmp_path)
    with pytest.raises(StorageError, match="damaged"):
        load_bundled()


def test_a_missing_model_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do about it."""
    monkeypatch.setattr(embedding, "_BUNDLED_PACKAGE", "no_such_package")
    with pytest.raises(StorageError, match=r"missing\. Install the program again\."):
        load_bundled()

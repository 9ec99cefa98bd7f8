"""Makes a tiny embedding model with random weights and prefixes of its own."""

from __future__ import annotations

from pathlib import Path

WORDS = "harbour ferry leaves at nine the museum closes on monday query passage : ? .".split()


def make_tiny_model(place: Path, max_tokens: int = 32) -> Path:
    """Write it as sentence-transformers does; return its folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    torch.manual_seed(7)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    (place / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=2 * max_tokens, initializer_range=1.0,
    )  # fmt: skip
    BertModel(config).save_pretrained(str(place / "bert"), safe_serialization=True)
    BertTokenizer(str(place / "vocab.txt")).save_pretrained(str(place / "bert"))
    transformer = Transformer(str(place / "bert"), max_seq_length=max_tokens)
    whole = SentenceTransformer(
        modules=[transformer, Pooling(16, pooling_mode="mean")],
        prompts={"query": "query: ", "passage": "passage: "},
    )
    whole.save(str(place / "my-model"))
    return place / "my-model"

"""Converts a BERT-like embedding model to ONNX with 8-bit weights. Run as a process of its own.

`python -m workbench.documents.backends_convert MODEL_FOLDER NEW_FOLDER`

Weights are rounded a channel at a time and activations as they come (dynamic quantization), after
their sizes have been evened out between the two (SmoothQuant, Xiao et al. 2023). The last layers of
the first blocks lose most by it: as many of them keep full precision as it takes until every text
that is tried is as near to the original as it must be.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from workbench.documents.backends import LEAST_COSINE, OnnxBackend, Vectors

if TYPE_CHECKING:
    import torch

_MARGIN: Final = 0.003  # kept above the least cosine, for texts that are not tried
_OPSET: Final = 17
_SENTENCES: Final = (
    "The ferry to the island leaves the harbour every morning at nine and returns at dusk.",
    "Revenue rose by 12.4% to $3.2 billion, while operating costs fell for the third quarter.",
    "Patients in the control group received a placebo; no adverse events were reported (p < 0.05).",
    "Open the settings, choose the second tab and switch the automatic backup on.",
    "In 1789 the assembly met in a tennis court, because the hall had been locked.",
    "The function returns None when the key is missing, so the caller must handle both cases.",
    "She laughed, put the letter back into the drawer and never spoke of it again.",
    "Tenants must give notice in writing at least three months before the end of the lease.",
    "Granite is an igneous rock; limestone, by contrast, forms at the bottom of shallow seas.",
    "Mix flour, salt and yeast, add lukewarm water and let the dough rest for an hour.",
    "The committee could not agree on whether the bridge should be repaired or replaced.",
    "Voltage, current and resistance are related by Ohm's law: V = I x R.",
)


def main(source: Path, folder: Path) -> None:
    """Convert the model in *source* and put it, its tokenizer and its record into *folder*."""
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    warnings.simplefilter("ignore")
    from sentence_transformers import SentenceTransformer

    from workbench.documents.backends_bert import SentenceBert, peaks_of

    original = SentenceTransformer(
        str(source),
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"use_safetensors": True, "attn_implementation": "eager"},
    )
    texts = sample_texts()
    reference = np.asarray(original.encode(texts, normalize_embeddings=True), dtype=np.float32)
    np.save(folder / "reference.npy", reference)
    (folder / "tokenizer.json").write_text(original.tokenizer.backend_tokenizer.to_str(), "utf-8")
    full = folder / "full.onnx"
    model = original[0].auto_model
    peaks = peaks_of(model, lambda: original.encode(texts))
    _export(SentenceBert(model, peaks).eval(), full)
    _quantize_well(full, folder, texts, reference, original.max_seq_length)
    full.unlink()


def sample_texts() -> list[str]:
    """Return what is tried: sentences, and as many texts of the length of a chunk."""
    count = len(_SENTENCES)
    turns = ([_SENTENCES[(start + 5 * n) % count] for n in range(9)] for start in range(count))
    return [*_SENTENCES, *(" ".join(turn) for turn in turns)]


def _quantize_well(
    full: Path, folder: Path, texts: list[str], reference: Vectors, max_tokens: int
) -> None:
    """Quantize as much as the texts allow, in the last resort nothing."""
    model = folder / "model.onnx"
    for kept in (1, 2, 3, None):
        if kept is None:
            shutil.copyfile(full, model)
        else:
            _quantize(full, model, kept)
        record = {"sha256": hashlib.sha256(model.read_bytes()).hexdigest(), "texts": texts}
        (folder / "record.json").write_text(json.dumps(record), "utf-8")
        try:
            found = OnnxBackend(folder, max_tokens, 1).encode(texts)
        except ValueError:
            continue
        if float(np.sum(found * reference, axis=1).min()) >= LEAST_COSINE + _MARGIN:
            return
    raise SystemExit("no conversion is near enough to the original")


def _quantize(full: Path, model: Path, kept: int) -> None:
    """Write *model* with 8-bit weights; the last layers of *kept* first blocks stay as they are."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    graph = onnx.load(str(full)).graph
    weights = {each.name for each in graph.initializer}
    products = [
        node.name for node in graph.node if node.op_type == "MatMul" and node.input[1] in weights
    ]
    each_block = len(products) // _blocks(products)
    spared = {products[block * each_block + each_block - 1] for block in range(kept)}
    quantize_dynamic(
        str(full),
        str(model),
        per_channel=True,
        reduce_range=True,  # without VNNI, sums of 8-bit products of full range overflow
        weight_type=QuantType.QInt8,
        nodes_to_quantize=[name for name in products if name not in spared],
    )


def _blocks(products: list[str]) -> int:
    """Return the number of blocks, which is in the names: "/blocks.3/..."."""
    return len({name.split("/")[1] for name in products})


def _export(bert: torch.nn.Module, path: Path) -> None:
    """Write the model with its pooling as ONNX."""
    import torch

    ids = torch.ones(2, 7, dtype=torch.long)
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        bert,
        (ids, ids),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["vectors"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "vectors": {0: "texts"}},
        opset_version=_OPSET,
        dynamo=False,  # the newer exporter needs a package more
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

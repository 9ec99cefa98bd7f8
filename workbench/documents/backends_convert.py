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
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

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


def main(model: Path, folder: Path) -> None:
    """Convert the model in *model* and put it, its tokenizer and its record into *folder*."""
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    warnings.simplefilter("ignore")
    from sentence_transformers import SentenceTransformer

    original = SentenceTransformer(
        str(model),
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
    bert = original[0].auto_model
    peaks = _peaks(bert, lambda: original.encode(texts))
    _export(bert, peaks, full)
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


def _export(model: Any, peaks: Mapping[torch.nn.Module, torch.Tensor], path: Path) -> None:
    """Write the model with its pooling as ONNX."""
    import torch

    ids = torch.ones(2, 7, dtype=torch.long)
    axes = {0: "texts", 1: "tokens"}
    torch.onnx.export(
        _sentence_bert(model, peaks),
        (ids, ids),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["vectors"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "vectors": {0: "texts"}},
        opset_version=_OPSET,
        dynamo=False,  # the newer exporter needs a package more
    )


def _peaks(model: Any, run: Callable[[], object]) -> dict[torch.nn.Module, torch.Tensor]:
    """Return the largest size of each input of each layer while *run* computes."""
    peaks: dict[torch.nn.Module, torch.Tensor] = {}

    def note(module: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        size = inputs[0].detach().abs().flatten(0, -2).amax(0)
        peaks[module] = size.maximum(peaks[module]) if module in peaks else size

    layers = [
        linear
        for layer in model.encoder.layer
        for linear in (layer.attention.self.query, layer.intermediate.dense)
    ]
    hooks = [linear.register_forward_pre_hook(note) for linear in layers]
    run()
    for hook in hooks:
        hook.remove()
    return peaks


def _sentence_bert(model: Any, peaks: Mapping[torch.nn.Module, torch.Tensor]) -> torch.nn.Module:
    """Return BERT with one product for query, key and value, the mean of its tokens, made unit."""
    import torch

    class Smooth(torch.nn.Module):
        """A layer whose inputs are made alike in size, and its weights larger in return."""

        def __init__(self, linear: torch.nn.Linear, peak: torch.Tensor) -> None:
            super().__init__()
            weight = linear.weight.detach()
            share = (peak.clone() / weight.abs().amax(0)).sqrt().clamp(min=1e-3)
            self.shrink = torch.nn.Parameter(1 / share)
            self.linear = linear
            linear.weight.data = weight * share

        def forward(self, values: torch.Tensor) -> torch.Tensor:
            result: torch.Tensor = self.linear(values * self.shrink)
            return result

    class Block(torch.nn.Module):
        """One layer of BERT, its parts taken from the original."""

        def __init__(self, layer: Any) -> None:
            super().__init__()
            own = layer.attention.self
            parts = (own.query, own.key, own.value)
            size = own.query.in_features
            self.heads = own.num_attention_heads
            joint = torch.nn.Linear(size, 3 * size)
            joint.weight.data = torch.cat([part.weight for part in parts])
            joint.bias.data = torch.cat([part.bias for part in parts])
            self.joint = Smooth(joint, peaks[own.query])
            self.attended, self.wide, self.narrow = (
                layer.attention.output,
                layer.intermediate,
                layer.output,
            )
            self.wide.dense = Smooth(self.wide.dense, peaks[self.wide.dense])

        def forward(self, hidden: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
            texts, tokens, size = hidden.shape
            split = self.joint(hidden).view(texts, tokens, 3, self.heads, size // self.heads)
            query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
            scale = (size // self.heads) ** -0.5
            shares = torch.softmax(query @ key.transpose(-1, -2) * scale + bias, dim=-1)
            mixed = (shares @ value).transpose(1, 2).reshape(texts, tokens, size)
            attended = self.attended(mixed, hidden)
            result: torch.Tensor = self.narrow(self.wide(attended), attended)
            return result

    class SentenceBert(torch.nn.Module):
        """From token numbers to unit vectors."""

        def __init__(self) -> None:
            super().__init__()
            self.embeddings = model.embeddings
            self.blocks = torch.nn.ModuleList(Block(layer) for layer in model.encoder.layer)

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            mask = attention_mask.to(torch.float32)
            hidden = self.embeddings(input_ids)
            bias = (1.0 - mask[:, None, None, :]) * -1e4
            for block in self.blocks:
                hidden = block(hidden, bias)
            mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
            unit: torch.Tensor = mean / mean.norm(dim=1, keepdim=True)
            return unit

    return SentenceBert().eval()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Command: writes the trained network as GGUF, quantises it, tests it and installs it.

usage: python packaging/tour_model/export.py --work FOLDER [--parity] [--install]

Writes WORK/tour-f32.gguf and WORK/tour.gguf (Q8_0). --parity compares greedy text of the network
with that of the F32 file on 50 prompts. --install copies tour.gguf to resources/models and writes
its size and sha256 into models.toml; a file that fails its load test is not installed.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import sys
from pathlib import Path
from random import Random
from typing import Any, Final

import gguf
import llama_cpp
import torch
from tokenizers import Tokenizer

import setup_paths
from chatml import CHAT_TEMPLATE, END, PAD, SPECIAL_TOKENS
from dice import Dice
from generation import GgufModel
from grounded import case
from held_out import unrelated
from install import InstallError, install
from network import Shape, TourNetwork
from plots import plot_loss

DESCRIPTION: Final = (
    "A very small model made to show the features of Workbench: answers from passages, few-shot "
    "examples, small sums in steps. Not for real work."
)
_BLOCK_NAMES: Final = {
    "attention_norm": "attn_norm",
    "query": "attn_q",
    "key": "attn_k",
    "value": "attn_v",
    "output": "attn_output",
    "feed_norm": "ffn_norm",
    "gate": "ffn_gate",
    "up": "ffn_up",
    "down": "ffn_down",
}


def load_network(work: Path) -> TourNetwork:
    """Return the network with the averaged weights of the checkpoint in *work*."""
    saved: dict[str, Any] = torch.load(work / "checkpoint.pt", weights_only=True)
    network = TourNetwork(Shape(**saved["shape"]))
    network.load_state_dict(saved["average"])
    return network.eval()


def gguf_name(name: str) -> str:
    """Return the name that llama.cpp gives to one of our weights."""
    fixed = {
        "embedding.weight": "token_embd.weight",
        "norm.weight": "output_norm.weight",
        "output.weight": "output.weight",
    }
    if name in fixed:
        return fixed[name]
    _, layer, part, _ = name.split(".")
    return f"blk.{layer}.{_BLOCK_NAMES[part]}.weight"


def write_gguf(network: TourNetwork, tokenizer_file: Path, path: Path) -> None:
    """Write *network* and its tokenizer to *path* in F32."""
    shape = network.shape
    writer = gguf.GGUFWriter(str(path), "llama")
    writer.add_name("Workbench tour model")
    writer.add_description(DESCRIPTION)
    writer.add_license("MIT")
    writer.add_languages(["en", "ko"])
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.heads)
    writer.add_layer_norm_rms_eps(shape.norm_epsilon)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_rope_dimension_count(shape.head_width)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    _add_tokenizer(writer, tokenizer_file)
    for name, weight in network.named_parameters():
        writer.add_tensor(gguf_name(name), weight.detach().float().numpy())
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tokenizer(writer: gguf.GGUFWriter, file: Path) -> None:
    model = json.loads(file.read_text("utf-8"))["model"]
    ids: dict[str, int] = model["vocab"]
    tokens = sorted(ids, key=ids.__getitem__)
    merges = [pair if isinstance(pair, str) else " ".join(pair) for pair in model["merges"]]
    kinds = [
        gguf.TokenType.CONTROL if token in SPECIAL_TOKENS else gguf.TokenType.NORMAL
        for token in tokens
    ]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    writer.add_token_types(kinds)
    writer.add_token_merges(merges)
    writer.add_eos_token_id(ids[END])
    writer.add_eot_token_id(ids[END])
    writer.add_pad_token_id(ids[PAD])
    writer.add_add_bos_token(False)
    writer.add_chat_template(CHAT_TEMPLATE)


def quantise(source: Path, target: Path) -> None:
    """Write *source* as Q8_0 to *target*."""
    options = llama_cpp.llama_model_quantize_default_params()
    options.ftype = llama_cpp.LLAMA_FTYPE_MOSTLY_Q8_0
    options.nthread = 2
    status = llama_cpp.llama_model_quantize(
        str(source).encode(), str(target).encode(), ctypes.byref(options)
    )
    if status != 0:
        raise RuntimeError(f"llama.cpp could not quantise {source} (status {status}).")


@torch.no_grad()
def greedy(network: TourNetwork, tokenizer: Tokenizer, prompt: str, most: int = 40) -> str:
    """Return the network's own greedy continuation of *prompt*."""
    ids = tokenizer.encode(prompt, add_special_tokens=False).ids
    end, start = tokenizer.token_to_id(END), len(ids)
    while len(ids) - start < most:
        states = network(torch.tensor([ids]))
        token = int(network.logits(states[0, -1]).argmax())
        if token == end:
            break
        ids.append(token)
    return str(tokenizer.decode(ids[start:], skip_special_tokens=False)).strip()


def parity(network: TourNetwork, tokenizer: Tokenizer, path: Path, count: int = 50) -> int:
    """Return on how many of *count* prompts the GGUF's greedy text equals the network's."""
    model = GgufModel(path, exact=True)
    same = 0
    for seed in range(count):
        made = case(Dice(Random(seed), held=True), "ko" if seed % 2 else "en", 0.6, unrelated, 1)
        sample = made.sample()
        prompt = "".join(piece.text for piece in sample.shared) + sample.branches[0][0].text
        same += model.answer(prompt, 40).text == greedy(network, tokenizer, prompt)
    model.close()
    return same


def main() -> int:
    """Export as the options say; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--parity", action="store_true")
    parser.add_argument("--install", action="store_true")
    options = parser.parse_args()
    if not (options.work / "checkpoint.pt").exists():
        sys.stderr.write(f"{options.work} has no checkpoint.pt; run train.py first.\n")
        return 2
    torch.set_num_threads(1)
    tokenizer_file = options.work / "tokenizer.json"
    full, small = options.work / "tour-f32.gguf", options.work / "tour.gguf"
    network = load_network(options.work)
    try:
        write_gguf(network, tokenizer_file, full)
        quantise(full, small)
    except (OSError, RuntimeError) as error:
        sys.stderr.write(f"Not exported: {error}\n")
        return 1
    if options.parity:
        same = parity(network, Tokenizer.from_file(str(tokenizer_file)), full)
        sys.stdout.write(f"greedy text equal on {same} of 50 prompts\n")
    if options.install:
        try:
            sys.stdout.write(f"installed, sha256 {install(small)}\n")
            plot_loss(options.work / "loss.csv", setup_paths.MODELS_FOLDER / "loss.png")
        except InstallError as error:
            sys.stderr.write(f"Not installed: {error}\n")
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

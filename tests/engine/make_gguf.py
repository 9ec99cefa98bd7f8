"""Writes tiny Llama models as GGUF files: real ones for llama.cpp, made in milliseconds.

`write_random` has random weights, strong enough that every token depends on all before it: what
the cache holds shows in the text. `write_script` always says the same: each token leads to the
next one of a script, whatever came before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import gguf
import numpy as np

WIDTH = 64
HEADS = 4
LAYERS = 2
HIDDEN = 128
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
END = "<|im_end|>"
Weights = dict[str, np.ndarray]


def byte_names() -> list[str]:
    """Return the character by which byte-level vocabularies write each byte."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in printable]
    names = {byte: chr(byte) for byte in printable}
    names |= {byte: chr(256 + place) for place, byte in enumerate(hidden)}
    return [names[byte] for byte in range(256)]


def write_random(path: Path, *, seed: int = 1, context: int = 1024, template: str = "") -> Path:
    """Write a model that babbles, and never ends by itself."""
    tokens, merges = _vocabulary([])
    random = np.random.default_rng(seed)
    weights = _frame(random, len(tokens)) | _attention(random, scale=0.35)
    return _write(path, "llama", tokens, merges, weights, context, template)


def write_recurrent(path: Path, *, seed: int = 2, context: int = 1024) -> Path:
    """Write a Mamba model: its memory is one state that can only go on."""
    tokens, merges = _vocabulary([])
    random = np.random.default_rng(seed)
    weights = _frame(random, len(tokens))
    inner, state, rank, kernel = 2 * WIDTH, 8, 4, 4
    for layer in range(LAYERS):
        shapes = {
            "ssm_in.weight": (2 * inner, WIDTH),
            "ssm_conv1d.weight": (inner, kernel),
            "ssm_conv1d.bias": (inner,),
            "ssm_x.weight": (rank + 2 * state, inner),
            "ssm_dt.weight": (inner, rank),
            "ssm_dt.bias": (inner,),
            "ssm_d": (inner,),
            "ssm_out.weight": (WIDTH, inner),
        }
        for name, shape in shapes.items():
            weights[f"blk.{layer}.{name}"] = random.normal(0, 0.35, shape)
        weights[f"blk.{layer}.ssm_dt.bias"] -= 4.0  # small steps: it remembers for long
        weights[f"blk.{layer}.ssm_a"] = -np.exp(random.normal(0, 0.5, (inner, state)))
        weights[f"blk.{layer}.attn_norm.weight"] = np.ones(WIDTH)

    def describe(writer: gguf.GGUFWriter) -> None:
        writer.add_ssm_conv_kernel(kernel)
        writer.add_ssm_inner_size(inner)
        writer.add_ssm_state_size(state)
        writer.add_ssm_time_step_rank(rank)

    return _write(path, "mamba", tokens, merges, weights, context, "", describe)


def write_sliding(path: Path, *, seed: int = 3, context: int = 1024, window: int = 32) -> Path:
    """Write a Gemma 2 model: every other layer sees the last *window* tokens only."""
    tokens, merges = _vocabulary([])
    random = np.random.default_rng(seed)
    weights = _frame(random, len(tokens)) | _attention(random, scale=0.35)
    del weights["output.weight"]  # Gemma's output is its embedding
    weights["token_embd.weight"][-len(SPECIAL) :] = 0.0
    for layer in range(LAYERS):
        # Strong enough to be heard beside the embedding, which Gemma makes eight times larger.
        weights[f"blk.{layer}.post_attention_norm.weight"] = np.full(WIDTH, 20.0)
        weights[f"blk.{layer}.post_ffw_norm.weight"] = np.full(WIDTH, 20.0)

    def describe(writer: gguf.GGUFWriter) -> None:
        writer.add_sliding_window(window)
        writer.add_key_length(WIDTH // HEADS)
        writer.add_value_length(WIDTH // HEADS)

    return _write(path, "gemma2", tokens, merges, weights, context, "", describe)


def write_script(
    path: Path, script: Sequence[bytes | str], *, context: int = 1024, template: str = ""
) -> Path:
    """Write a model that says *script*: single bytes, or the names of special tokens.

    It begins after a line break, as ChatML's last piece is one. No byte may come twice.
    """
    tokens, merges = _vocabulary([])
    names = byte_names()
    spelled = [item if isinstance(item, str) else names[item[0]] for item in script]
    assert len(set(spelled)) == len(spelled), "each token leads to one other only"
    random = np.random.default_rng(7)
    weights = _frame(random, len(tokens)) | _attention(random, scale=0.0)
    weights["output.weight"] = np.zeros((len(tokens), WIDTH))
    for before, after in zip([names[10], *spelled], spelled, strict=False):
        embedding = weights["token_embd.weight"][tokens.index(before)]
        weights["output.weight"][tokens.index(after)] += 4 * embedding
    return _write(path, "llama", tokens, merges, weights, context, template)


def _vocabulary(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return all bytes, a merge (a vocabulary of this kind needs one) and the special tokens."""
    return [*byte_names(), "he", *words, *SPECIAL], ["h e"]


def _frame(random: np.random.Generator, size: int) -> Weights:
    """Return the weights around the layers; the model never chooses a special token."""
    output = random.normal(0, 1, (size, WIDTH))
    output[-len(SPECIAL) :] = 0.0
    return {
        "token_embd.weight": random.normal(0, 1, (size, WIDTH)),
        "output_norm.weight": np.ones(WIDTH),
        "output.weight": output,
    }


def _attention(random: np.random.Generator, scale: float) -> Weights:
    """Return the layers' weights; *scale* 0 lets each token stand for itself."""
    weights: Weights = {}
    for layer in range(LAYERS):
        prefix = f"blk.{layer}."
        for name, shape in {
            "attn_q": (WIDTH, WIDTH),
            "attn_k": (WIDTH // 2, WIDTH),
            "attn_v": (WIDTH // 2, WIDTH),
            "attn_output": (WIDTH, WIDTH),
            "ffn_gate": (HIDDEN, WIDTH),
            "ffn_up": (HIDDEN, WIDTH),
            "ffn_down": (WIDTH, HIDDEN),
        }.items():
            weights[f"{prefix}{name}.weight"] = random.normal(0, 1, shape) * scale
        weights[f"{prefix}attn_norm.weight"] = np.ones(WIDTH)
        weights[f"{prefix}ffn_norm.weight"] = np.ones(WIDTH)
    return weights


def _write(
    path: Path,
    architecture: str,
    tokens: list[str],
    merges: list[str],
    weights: Weights,
    context: int,
    template: str,
    describe: Callable[[gguf.GGUFWriter], None] = lambda _writer: None,
) -> Path:
    """Write the file; *describe* adds what only this architecture has."""
    writer = gguf.GGUFWriter(path, architecture)
    describe(writer)
    writer.add_name("Tiny")
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    writer.add_context_length(context)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(HIDDEN)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS // 2)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    kinds = [gguf.TokenType.NORMAL] * (len(tokens) - len(SPECIAL))
    writer.add_token_types([*kinds, *[gguf.TokenType.CONTROL] * len(SPECIAL)])
    writer.add_token_merges(merges)
    writer.add_eos_token_id(tokens.index(END))
    writer.add_bos_token_id(tokens.index(SPECIAL[0]))
    writer.add_add_bos_token(False)
    if template:
        writer.add_chat_template(template)
    for name, values in weights.items():
        writer.add_tensor(name, values.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path

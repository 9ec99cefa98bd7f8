"""Makes the model the engine benchmark runs: the shape of TinyLlama 1.1 B, and it can only count.

Speed depends on the shape and the quantization, not on what the weights say. These are random, but
for the output layer: it is the embedding, moved on by one token, and the layers between only add a
little noise. So the greedy answer to a prompt that ends in token n is n+1, n+2, ... for ever: it
is known beforehand, never ends by itself, and a prompt can be made that it quotes from. Each token
is one Hangul syllable or Chinese character, so a text has as many tokens as characters.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import gguf
import numpy as np
from llama_cpp import llama_cpp as native

VERSION: Final = 1  # goes up when the file comes out differently
TEMPLATE: Final = "{% for message in messages %}{{ message.content }}{% endfor %}"
CONTROL: Final = ("<unk>", "<s>", "</s>")
SYLLABLES: Final = range(0xAC00, 0xD7A4)
CHARACTERS: Final = range(0x4E00, 0xA000)
NOISE: Final = 0.001  # of what the layers add
OUTPUT: Final = 0.02
WEIGHT: Final = 0.02


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a Llama model."""

    name: str
    layers: int
    width: int
    heads: int
    kv_heads: int
    hidden: int
    vocabulary: int
    context: int = 8192

    @property
    def first(self) -> int:
        """The first token that is a character of its own."""
        return len(CONTROL) + 256

    @property
    def characters(self) -> list[str]:
        """The characters the model counts with, in the order of its tokens."""
        every = (*SYLLABLES, *CHARACTERS)
        return [chr(code) for code in every[: self.vocabulary - self.first]]

    def weights(self) -> Iterator[tuple[str, tuple[int, ...], float]]:
        """Yield the name, the shape and the strength of each tensor; strength 0: all ones."""
        keys = self.width // self.heads * self.kv_heads
        for layer in range(self.layers):
            part = f"blk.{layer}."
            yield f"{part}attn_norm.weight", (self.width,), 0.0
            yield f"{part}attn_q.weight", (self.width, self.width), WEIGHT
            yield f"{part}attn_k.weight", (keys, self.width), WEIGHT
            yield f"{part}attn_v.weight", (keys, self.width), WEIGHT
            yield f"{part}attn_output.weight", (self.width, self.width), NOISE
            yield f"{part}ffn_norm.weight", (self.width,), 0.0
            yield f"{part}ffn_gate.weight", (self.hidden, self.width), WEIGHT
            yield f"{part}ffn_up.weight", (self.hidden, self.width), WEIGHT
            yield f"{part}ffn_down.weight", (self.width, self.hidden), NOISE
        yield "output_norm.weight", (self.width,), 0.0


FULL: Final = Shape("counting-1.1b", 22, 2048, 32, 4, 5632, 32_000)
SMALL: Final = Shape("counting-small", 4, 512, 8, 2, 1536, 32_000)


def model_file(folder: Path, shape: Shape) -> Path:
    """Return the quantized file in *folder*, made unless it is there."""
    path = folder / f"{shape.name}-v{VERSION}-Q4_K_M.gguf"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    wide, part = path.with_suffix(".f16"), path.with_suffix(".part")
    try:
        _write(wide, shape)
        parameters = native.llama_model_quantize_default_params()
        parameters.ftype = native.LLAMA_FTYPE_MOSTLY_Q4_K_M
        parameters.max_buf_size = 256 << 20
        if native.llama_model_quantize(bytes(wide), bytes(part), ctypes.byref(parameters)):
            raise OSError(f"llama.cpp could not quantize {wide}")
        part.replace(path)
    finally:
        wide.unlink(missing_ok=True)
        part.unlink(missing_ok=True)
    return path


def _write(path: Path, shape: Shape) -> None:
    """Write the model with 16-bit weights, one tensor in memory at a time."""
    writer = gguf.GGUFWriter(path, "llama")
    _describe(writer, shape)
    table = (shape.vocabulary, shape.width)
    tensors = [("token_embd.weight", table, 1.0), ("output.weight", table, OUTPUT)]
    tensors += shape.weights()
    for name, size, strength in tensors:
        kind = np.dtype(np.float16 if strength else np.float32)
        writer.add_tensor_info(name, size, kind, int(np.prod(size)) * kind.itemsize)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    random = np.random.default_rng(11)
    embedding = _random(random, table, 1.0)
    writer.write_tensor_data(embedding)
    writer.write_tensor_data(_counting(embedding, shape.first))
    del embedding
    for _name, size, strength in tensors[2:]:
        ones = np.ones(size, np.float32)
        writer.write_tensor_data(_random(random, size, strength) if strength else ones)
    writer.close()


def _random(random: np.random.Generator, size: tuple[int, ...], strength: float) -> np.ndarray:
    """Return normal numbers, made row by row: a whole table of 32-bit ones is large."""
    made = np.empty(size, np.float16)
    for row in made:
        row[:] = random.standard_normal(size[1], np.float32) * np.float32(strength)
    return made


def _counting(embedding: np.ndarray, first: int) -> np.ndarray:
    """Return the output layer: each character follows the one before; others never come."""
    output = np.zeros_like(embedding)
    output[first + 1 :] = embedding[first:-1]
    output[first] = embedding[-1]
    output *= np.float16(OUTPUT)
    return output


def _describe(writer: gguf.GGUFWriter, shape: Shape) -> None:
    """Write the sizes and the vocabulary."""
    writer.add_name(shape.name)
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.hidden)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(shape.width // shape.heads)
    writer.add_vocab_size(shape.vocabulary)
    writer.add_tokenizer_model("llama")
    kinds = gguf.TokenType
    names = [*CONTROL, *(f"<0x{byte:02X}>" for byte in range(256)), *shape.characters]
    types = [kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL, *[kinds.BYTE] * 256]
    types += [kinds.NORMAL] * len(shape.characters)
    writer.add_token_list(names)
    writer.add_token_scores([0.0] * len(names))
    writer.add_token_types(types)
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(TEMPLATE)

"""Makes damaged model files: a good one is taken apart, harmed in one of many ways, and written."""

from __future__ import annotations

import copy
import random
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import gguf

STRING, ARRAY, U32 = 8, 9, 4
HUGE = (0, 1, 2**31 - 1, 2**31, 2**32 - 1)
WIDE = (0, 3, 2**32, 2**62, 2**63, 2**64 - 1)


@dataclass
class Entry:
    """One entry of the metadata: its type and the bytes of its value."""

    key: str
    kind: int
    value: bytes


@dataclass
class Tensor:
    """One tensor's description."""

    name: str
    shape: list[int]
    kind: int
    offset: int


@dataclass
class Parts:
    """A GGUF file taken apart. A count of None is the true one."""

    entries: list[Entry]
    tensors: list[Tensor]
    data: bytes
    magic: bytes = b"GGUF"
    version: int = 3
    entry_count: int | None = None
    tensor_count: int | None = None
    tail: list[bytes] = field(default_factory=list)

    def entry(self, key: str) -> Entry:
        """Return one entry."""
        return next(entry for entry in self.entries if entry.key == key)

    def put(self, key: str, kind: int, value: bytes) -> None:
        """Replace an entry, or add it."""
        self.entries = [entry for entry in self.entries if entry.key != key]
        self.entries.append(Entry(key, kind, value))

    def written(self) -> bytes:
        """Return the file."""
        counts = (
            len(self.tensors) if self.tensor_count is None else self.tensor_count,
            len(self.entries) if self.entry_count is None else self.entry_count,
        )
        out = self.magic + struct.pack("<IQQ", self.version, *counts)
        for entry in self.entries:
            out += text(entry.key) + struct.pack("<I", entry.kind) + entry.value
        for tensor in self.tensors:
            out += text(tensor.name) + struct.pack("<I", len(tensor.shape))
            out += struct.pack(f"<{len(tensor.shape)}Q", *tensor.shape)
            out += struct.pack("<IQ", tensor.kind, tensor.offset)
        return out + bytes(-len(out) % 32) + self.data + b"".join(self.tail)


def text(value: str | bytes) -> bytes:
    """Return a string as GGUF writes it."""
    data = value.encode() if isinstance(value, str) else value
    return struct.pack("<Q", len(data)) + data


def number(value: int) -> bytes:
    """Return a whole number of 32 bits."""
    return struct.pack("<I", value)


def take_apart(path: Path) -> Parts:
    """Return the parts of a good file."""
    return copy.deepcopy(_take_apart(path))


@cache
def _take_apart(path: Path) -> Parts:
    """Take a file apart once."""
    reader = gguf.GGUFReader(path)
    entries = []
    for key, found in reader.fields.items():
        if key.startswith("GGUF."):
            continue
        # Key length, key and type come first; the rest is the value.
        value = b"".join(part.tobytes() for part in found.parts[3:])
        entries.append(Entry(key, int(found.types[0]), value))
    tensors = [
        Tensor(
            tensor.name,
            [int(size) for size in tensor.shape],
            int(tensor.tensor_type),
            int(tensor.data_offset) - int(reader.data_offset),
        )
        for tensor in reader.tensors
    ]
    return Parts(entries, tensors, path.read_bytes()[int(reader.data_offset) :])


Harm = Callable[[Parts, random.Random], bytes | None]


def flip_header(parts: Parts, dice: random.Random) -> bytes:
    """Turn bits of the header around."""
    data = bytearray(parts.written())
    for _ in range(dice.randrange(1, 9)):
        data[dice.randrange(len(data) - len(parts.data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def flip_weights(parts: Parts, dice: random.Random) -> None:
    """Turn bits of the weights around: NaN and infinity are among what comes of it."""
    data = bytearray(parts.data)
    for _ in range(dice.choice((1, 100, 10_000))):
        data[dice.randrange(len(data))] = dice.choice((0, 0x7F, 0xFF, dice.randrange(256)))
    parts.data = bytes(data)


def cut(parts: Parts, dice: random.Random) -> bytes:
    """End the file too early."""
    data = parts.written()
    return data[: dice.randrange(len(data) - 1)]


def counts(parts: Parts, dice: random.Random) -> None:
    """Tell more or fewer entries and tensors than there are."""
    parts.entry_count = dice.choice((None, *WIDE, len(parts.entries) + dice.randrange(-2, 3)))
    if parts.entry_count is None or dice.random() < 0.3:
        parts.tensor_count = dice.choice((*WIDE, len(parts.tensors) + dice.randrange(-2, 3)))


def lengths(parts: Parts, dice: random.Random) -> None:
    """Give a text a length that is not its own."""
    entry = dice.choice([entry for entry in parts.entries if entry.kind == STRING])
    entry.value = struct.pack("<Q", dice.choice((*WIDE, dice.randrange(200)))) + entry.value[8:]


def types(parts: Parts, dice: random.Random) -> None:
    """Give an entry another type."""
    dice.choice(parts.entries).kind = dice.choice((*range(14), 255, 2**32 - 1))


def arrays(parts: Parts, dice: random.Random) -> None:
    """Put odd arrays into the metadata: nested, endless, of another type."""
    kind = dice.choice((0, 4, 6, STRING, ARRAY, 99))
    items = dice.choice((*WIDE, 7))
    value = struct.pack("<IQ", kind, items) + dice.randbytes(dice.randrange(80))
    if dice.random() < 0.3:
        value = struct.pack("<IQ", ARRAY, 1) * dice.choice((2, 50_000)) + value
    key = dice.choice(("tokenizer.ggml.tokens", "tokenizer.ggml.scores", "general.name", "x"))
    parts.put(key, ARRAY, value)


def offsets(parts: Parts, dice: random.Random) -> None:
    """Let tensors begin where they do not."""
    for tensor in dice.sample(parts.tensors, dice.choice((1, len(parts.tensors)))):
        choices = (*WIDE, 2**64 - 32, len(parts.data), tensor.offset + 32, tensor.offset + 1)
        tensor.offset = dice.choice(choices)


def shapes(parts: Parts, dice: random.Random) -> None:
    """Give a tensor a shape that is not its own."""
    tensor = dice.choice(parts.tensors)
    if dice.random() < 0.5:
        tensor.shape = [dice.choice((*WIDE, 1, 64)) for _ in range(dice.randrange(7))]
    else:
        tensor.shape[0] = dice.choice((tensor.shape[0] - 1, tensor.shape[0] * 2, 32, -1 % 2**64))


def kinds(parts: Parts, dice: random.Random) -> None:
    """Give a tensor another type of numbers."""
    dice.choice(parts.tensors).kind = dice.choice((1, 2, 4, 5, 8, 14, 30, 36, 99, 2**32 - 1))


def magic(parts: Parts, dice: random.Random) -> None:
    """Write another magic number or version."""
    if dice.random() < 0.5:
        parts.magic = dice.choice((b"GGML", b"FUGG", b"\0\0\0\0", b"PK\3\4", b"ggla"))
    else:
        parts.version = dice.choice((0, 1, 2, 4, 0x03000000, 2**32 - 1))


def missing_tensors(parts: Parts, dice: random.Random) -> None:
    """Leave tensors out, name them twice, or name them otherwise."""
    way = dice.randrange(5)
    if way == 0:
        parts.tensors, parts.data = [], b""
    elif way == 1:
        parts.tensors.remove(dice.choice(parts.tensors))
    elif way == 2:
        parts.tensors.append(dice.choice(parts.tensors))
    else:
        tensor = dice.choice(parts.tensors)
        tensor.name = dice.choice(("", "x" * 63, "x" * 64, "y" * 70_000, "blk.999.attn_q.weight"))


def hyper_parameters(parts: Parts, dice: random.Random) -> None:
    """Claim absurd sizes."""
    names = [e.key for e in parts.entries if e.key.startswith("llama.") and e.kind == U32]
    for key in dice.sample(names, dice.choice((1, 1, 2))):
        parts.put(key, U32, number(dice.choice((*HUGE, 3, 65, 10_000_000))))
    if dice.random() < 0.2:
        odd = struct.pack("<f", dice.choice((float("nan"), float("inf"), -1.0, 0.0)))
        parts.put("llama.attention.layer_norm_rms_epsilon", 6, odd)


def more_parameters(parts: Parts, dice: random.Random) -> None:
    """Add sizes that the good file does not speak of."""
    key = dice.choice((
        "attention.key_length", "attention.value_length", "rope.freq_base", "expert_count",
        "expert_used_count", "attention.sliding_window", "rope.scaling.factor", "vocab_size",
    ))  # fmt: skip
    kind = 6 if key.startswith("rope") else U32
    pack = "<f" if kind == 6 else "<I"
    odd = dice.choice((0.0, -1.0, float("nan"), 1e38) if kind == 6 else (*HUGE, 7))
    parts.put(f"llama.{key}", kind, struct.pack(pack, odd))


def vocabulary(parts: Parts, dice: random.Random) -> None:
    """Spoil the vocabulary."""
    way = dice.randrange(7)
    size = struct.unpack_from("<Q", parts.entry("tokenizer.ggml.tokens").value, 4)[0]
    if way == 0:
        words = [dice.randbytes(dice.randrange(9)) for _ in range(size)]
        parts.put("tokenizer.ggml.tokens", ARRAY, _strings(words))
    elif way == 1:
        words = [b"a"] * dice.choice((0, 1, size - 1, size + 1, 100_000))
        parts.put("tokenizer.ggml.tokens", ARRAY, _strings(words))
    elif way == 2:
        ids = [entry for entry in parts.entries if entry.key.endswith("_token_id")]
        for entry in ids:
            entry.value = number(dice.choice((*HUGE, size, size - 1)))
    elif way == 3:
        merges = [dice.choice((b"", b" ", b"a", b"a b c", b"\xff \xff"))] * dice.choice((1, 999))
        parts.put("tokenizer.ggml.merges", ARRAY, _strings(merges))
    elif way == 4:
        odd = dice.choice(("", "spm", "llama", "bert", "none", "t5", "rwkv", "plamo2", "x" * 999))
        parts.put("tokenizer.ggml.model", STRING, text(odd))
    elif way == 5:
        parts.put("tokenizer.ggml.pre", STRING, text(dice.choice(("", "odd", "default", "gpt-4o"))))
    else:
        odd_types = struct.pack("<IQ", 5, size) + number(dice.choice((0, 3, 6, 77))) * size
        parts.put("tokenizer.ggml.token_type", ARRAY, odd_types)


def alignment(parts: Parts, dice: random.Random) -> None:
    """Claim an odd alignment."""
    parts.put("general.alignment", U32, number(dice.choice((0, 1, 3, 8, 64, 2**31))))


def architectures(parts: Parts, dice: random.Random) -> None:
    """Claim to be another kind of model."""
    others = (
        "", "no-such", "mamba", "gemma2", "t5", "bert", "clip", "rwkv6", "qwen2moe", "x" * 70_000,
        "llama\0", "../../etc", "라마",
    )  # fmt: skip
    other = dice.choice(others)
    if dice.random() < 0.5:
        for entry in parts.entries:
            entry.key = entry.key.replace("llama.", f"{other}.")
    parts.put("general.architecture", STRING, text(other))


def splits(parts: Parts, dice: random.Random) -> None:
    """Claim to be a part of several."""
    parts.put("split.count", 2, struct.pack("<H", dice.choice((2, 3, 65_535))))
    parts.put("split.no", 2, struct.pack("<H", dice.choice((0, 1, 65_535))))
    parts.put("split.tensors.count", 5, number(dice.choice(HUGE)))


def missing_entries(parts: Parts, dice: random.Random) -> None:
    """Leave entries out."""
    for entry in dice.sample(parts.entries, dice.choice((1, 1, 2, 5))):
        parts.entries.remove(entry)


def double_entries(parts: Parts, dice: random.Random) -> None:
    """Say something twice, the second time otherwise."""
    first = dice.choice(parts.entries)
    parts.entries.append(Entry(first.key, first.kind, dice.choice(parts.entries).value))


def giants(parts: Parts, dice: random.Random) -> None:
    """Write texts and keys of megabytes."""
    long = text("가나다" * 500_000)
    way = dice.randrange(3)
    if way == 0:
        parts.put(dice.choice(("general.name", "tokenizer.chat_template")), STRING, long)
    elif way == 1:
        parts.entries.append(Entry("k" * dice.choice((65_000, 70_000)), U32, number(1)))
    else:
        parts.entries.extend(Entry(f"x{n}", STRING, text("y" * 900_000)) for n in range(20))


HARMS: tuple[Harm, ...] = (
    flip_header, flip_weights, cut, counts, lengths, types, arrays, offsets, shapes, kinds, magic,
    missing_tensors, hyper_parameters, more_parameters, vocabulary, alignment, architectures,
    splits, missing_entries, double_entries, giants,
)  # fmt: skip


def damaged(good: Path, number_of: int) -> tuple[str, bytes]:
    """Return the name of the harm and the bytes of damaged file *number_of*."""
    harm = HARMS[number_of % len(HARMS)]
    parts = take_apart(good)
    data = harm(parts, random.Random(number_of))
    return harm.__name__, parts.written() if data is None else data


def _strings(items: list[bytes]) -> bytes:
    """Return an array of strings."""
    return struct.pack("<IQ", STRING, len(items)) + b"".join(map(text, items))

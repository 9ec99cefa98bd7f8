"""Reads the bytes of a GGUF header forward, never beyond its bounds.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Numbers are little-endian.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from math import prod
from typing import BinaryIO, Final

from workbench.engine.gguf_types import BLOCKS

_MAGIC: Final = b"GGUF"
_VERSIONS: Final = (2, 3)
_MOST_ENTRIES: Final = 65_536
_MOST_TENSORS: Final = 65_536
_MOST_ITEMS: Final = 16_777_216
_LONGEST_NAME: Final = 65_535
_LONGEST_KEPT: Final = 1_048_576
_LONGEST_TENSOR_NAME: Final = 128  # llama.cpp takes half of that
_LISTED: Final = 4_096  # longer arrays of whole numbers are skipped
_CHUNK: Final = 1 << 20
# Of a whole header, so that no file keeps the window's process busy or fills its memory:
_MOST_KEPT: Final = 16_777_216  # bytes of texts, names and lists
_MOST_STRINGS: Final = 4_194_304  # in arrays: large vocabularies come to a million
_LARGEST_TENSOR: Final = 1 << 62  # numbers

_STRING: Final = 8
_ARRAY: Final = 9
_SCALARS: Final = {
    0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q",
    12: "<d",
}  # fmt: skip
_WHOLE: Final = {0, 1, 2, 3, 4, 5, 7, 10, 11}


@dataclass(frozen=True, slots=True)
class Skipped:
    """An array that was not read: its number of items, and where in the file they are."""

    items: int
    start: int = 0
    end: int = 0


Value = str | int | float | bool | list[int] | Skipped


class NotGguf(Exception):
    """The file is of another kind."""


class UnknownVersion(Exception):
    """The file is a GGUF of a version this program does not know."""


class Broken(Exception):
    """The bytes do not follow the format."""


class CutOff(Exception):
    """The file ends before the header does."""


@dataclass(slots=True)
class Reader:
    """Reads forward through a file in chunks and never beyond its end."""

    file: BinaryIO
    size: int
    data: bytes = b""
    at: int = 0
    start: int = 0  # where in the file *data* begins
    kept: int = 0
    strings: int = 0

    @property
    def position(self) -> int:
        """Bytes of the file that were read."""
        return self.start + self.at

    def take(self, count: int) -> bytes:
        """Return the next *count* bytes."""
        self._have(count)
        taken = self.data[self.at : self.at + count]
        self.at += count
        return taken

    def number(self, form: str) -> int | float | bool:
        """Return one number."""
        value: int | float | bool = struct.unpack(form, self.take(struct.calcsize(form)))[0]
        return value

    def count(self, most: int) -> int:
        """Return one 64-bit count that must not exceed *most*."""
        value = int(self.number("<Q"))
        if value > most:
            raise Broken(f"a count of {value}")
        return value

    def string(self, longest: int) -> str:
        """Return one string."""
        return self.keep(self.count(longest)).decode("utf-8", "replace")

    def keep(self, count: int) -> bytes:
        """Return the next *count* bytes, of which all together must not be too many."""
        self.kept += count
        if self.kept > _MOST_KEPT:
            raise Broken("more texts than any model has")
        return self.take(count)

    def skip(self, count: int) -> None:
        """Go on without reading *count* bytes."""
        if count > self.size - self.position:
            raise CutOff
        if self.at + count <= len(self.data):
            self.at += count
            return
        self.start = self.position + count
        self.file.seek(self.start)
        self.data, self.at = b"", 0

    def skip_strings(self, count: int) -> None:
        """Go on over *count* strings: vocabularies have hundreds of thousands."""
        self.strings += count
        if self.strings > _MOST_STRINGS:
            raise Broken("more strings than any vocabulary has")
        unpack = struct.Struct("<Q").unpack_from
        while count:
            self._have(8)
            data, at, end = self.data, self.at, len(self.data) - 8
            while count and at <= end:
                at += 8 + unpack(data, at)[0]
                count -= 1
            if at <= len(data):
                self.at = at
            else:
                self.at = len(data)
                self.skip(at - len(data))

    def _have(self, count: int) -> None:
        """Make sure that *count* more bytes are in memory."""
        if self.at + count <= len(self.data):
            return
        if count > self.size - self.position:
            raise CutOff
        self.start += self.at
        self.data = self.data[self.at :]
        self.at = 0
        self.data += self.file.read(max(count - len(self.data), _CHUNK))
        if len(self.data) < count:
            raise CutOff


@dataclass(slots=True)
class RawHeader:
    """What was read, before it is understood."""

    values: dict[str, Value] = field(default_factory=dict)
    parameters: int = 0
    end: int = 0  # where the last tensor ends
    shapes: dict[str, tuple[int, ...]] = field(default_factory=dict)  # of the tensors


def read_raw(file: BinaryIO, size: int) -> RawHeader:
    """Return what the header says. Raises NotGguf, UnknownVersion, Broken or CutOff."""
    if file.read(4) != _MAGIC:
        raise NotGguf
    reader = Reader(file, size, start=4)
    version = int(reader.number("<I"))
    if version not in _VERSIONS:
        raise UnknownVersion(str(version))
    tensors = reader.count(_MOST_TENSORS)
    entries = reader.count(_MOST_ENTRIES)
    raw = RawHeader()
    for _ in range(entries):
        key = reader.string(_LONGEST_NAME)
        raw.values[key] = _read_value(reader, int(reader.number("<I")))
    _read_tensors(reader, tensors, raw)
    return raw


def _read_value(reader: Reader, kind: int) -> Value:
    """Return one value of the metadata."""
    if kind == _STRING:
        return _read_text(reader)
    if kind == _ARRAY:
        return _read_array(reader)
    if kind not in _SCALARS:
        raise Broken(f"a value of type {kind}")
    return reader.number(_SCALARS[kind])


def _read_text(reader: Reader) -> Value:
    """Return a text, unless it is too long to be one a person would read."""
    length = reader.count(reader.size)
    if length > _LONGEST_KEPT:
        reader.skip(length)
        return Skipped(length)
    return reader.keep(length).decode("utf-8", "replace")


def _read_array(reader: Reader) -> Value:
    """Return a short array of whole numbers; skip any other."""
    kind = int(reader.number("<I"))
    items = reader.count(_MOST_ITEMS)
    if kind == _STRING:
        start = reader.position
        reader.skip_strings(items)
        return Skipped(items, start, reader.position)
    if kind not in _SCALARS:
        raise Broken(f"an array of type {kind}")
    form = _SCALARS[kind]
    width = struct.calcsize(form)
    if kind in _WHOLE and items <= _LISTED:
        return list(struct.unpack(f"<{items}{form[1]}", reader.keep(items * width)))
    start = reader.position
    reader.skip(items * width)
    return Skipped(items, start, reader.position)


def _read_tensors(reader: Reader, tensors: int, raw: RawHeader) -> None:
    """Note the tensors' shapes, add up the parameters and find where the last one ends."""
    ends = 0
    for _ in range(tensors):
        name = reader.string(_LONGEST_TENSOR_NAME)
        dimensions = int(reader.number("<I"))
        if dimensions > 4:
            raise Broken(f"a tensor of {dimensions} dimensions")
        shape = tuple(int(reader.number("<Q")) for _ in range(dimensions))
        numbers = prod(shape)
        if numbers > _LARGEST_TENSOR:
            raise Broken(f"a tensor of {numbers} numbers")
        kind = int(reader.number("<I"))
        offset = int(reader.number("<Q"))
        block, width = BLOCKS.get(kind, (1, 0))
        raw.parameters += numbers
        raw.shapes[name] = shape
        ends = max(ends, offset + numbers // block * width)
    alignment = raw.values.get("general.alignment", 32)
    if not isinstance(alignment, int) or alignment <= 0 or alignment & (alignment - 1):
        raise Broken("its alignment")
    data = -(-reader.position // alignment) * alignment
    raw.end = data + ends if tensors else reader.position

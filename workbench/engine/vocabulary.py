"""A model's vocabulary: text to tokens and back, and which tokens are control tokens."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, Final

from llama_cpp import llama_cpp as native

_BREAK: Final = "\u200b"  # a zero-width space: invisible, and in no control token's name


class Vocabulary:
    """Tokenizes for one model. Used by the thread that owns the model."""

    def __init__(self, model: Any) -> None:
        self._vocab: Any = native.llama_model_get_vocab(model)
        self._pieces: dict[int, bytes] = {}
        self._control: dict[int, bool] = {}
        self._buffer = ctypes.create_string_buffer(512)
        self.size = int(native.llama_vocab_n_tokens(self._vocab))
        self.bos = int(native.llama_vocab_bos(self._vocab))
        self.eos = int(native.llama_vocab_eos(self._vocab))
        self.adds_bos = bool(native.llama_vocab_get_add_bos(self._vocab)) and self.bos >= 0
        is_spm = int(native.llama_vocab_type(self._vocab)) == native.LLAMA_VOCAB_TYPE_SPM
        # SentencePiece vocabularies put a space before the first word of what they tokenize.
        self.adds_space = is_spm and self._spaced()

    @property
    def handle(self) -> Any:
        """The llama_vocab, for other calls of llama.cpp."""
        return self._vocab

    def tokenize(self, text: str, *, trusted: bool) -> list[int]:
        """Return the tokens of *text* by itself; only trusted text may hold control tokens."""
        if trusted:
            return self._tokenize(text, special=True)
        tokens = self._plain(text)
        hidden = {token for token in tokens if self.is_control(token)}
        while hidden:
            # Some vocabularies match a control token even in plain text: break its name up.
            for token in hidden:
                name = self.piece(token, special=True).decode("utf-8", "replace")
                text = text.replace(name, name[:1] + _BREAK + name[1:]) if name else text
            tokens = self._plain(text)
            still = {token for token in tokens if self.is_control(token)}
            if still == hidden:
                return [token for token in tokens if token not in still]
            hidden = still
        return tokens

    def piece(self, token: int, *, special: bool = False) -> bytes:
        """Return the bytes of a token; those of a control token only when *special*."""
        if special:
            return self._read_piece(token, special=True)
        known = self._pieces.get(token)
        if known is None:
            known = self._pieces[token] = self._read_piece(token, special=False)
        return known

    def is_control(self, token: int) -> bool:
        """Whether the token steers the model instead of being text."""
        known = self._control.get(token)
        if known is None:
            known = bool(native.llama_vocab_is_control(self._vocab, token)) or self.ends_answer(
                token
            )
            self._control[token] = known
        return known

    def ends_answer(self, token: int) -> bool:
        """Whether the model ends its turn with this token."""
        return bool(native.llama_vocab_is_eog(self._vocab, token))

    def text_of(self, token: int) -> str:
        """Return the name of a control token, "" when there is no such token."""
        return self.piece(token, special=True).decode("utf-8", "replace") if token >= 0 else ""

    def control_names(self) -> Sequence[str]:
        """Return the names of all control tokens."""
        return [self.text_of(token) for token in range(self.size) if self.is_control(token)]

    def knows(self, name: str) -> bool:
        """Whether *name* is one single control token."""
        tokens = self._tokenize(name, special=True)
        return len(tokens) == 1 and self.is_control(tokens[0])

    def tokens_of(self, names: Sequence[str]) -> frozenset[int]:
        """Return the control tokens of some names; those that are none are passed over."""
        return frozenset(
            self._tokenize(name, special=True)[0] for name in names if self.knows(name)
        )

    def _plain(self, text: str) -> list[int]:
        """Tokenize without control tokens."""
        return self._tokenize(text, special=False)

    def _tokenize(self, text: str, *, special: bool) -> list[int]:
        """Call llama_tokenize with a buffer that is surely large enough."""
        data = text.encode("utf-8", "replace")
        room = len(data) + 8
        tokens = (native.llama_token * room)()
        count = native.llama_tokenize(self._vocab, data, len(data), tokens, room, False, special)
        if count < 0:
            tokens = (native.llama_token * -count)()
            count = native.llama_tokenize(
                self._vocab, data, len(data), tokens, -count, False, special
            )
        return list(tokens[:count])

    def _read_piece(self, token: int, *, special: bool) -> bytes:
        """Call llama_token_to_piece."""
        size = native.llama_token_to_piece(
            self._vocab, token, self._buffer, len(self._buffer), 0, special
        )
        if size < 0:
            self._buffer = ctypes.create_string_buffer(-size)
            size = native.llama_token_to_piece(
                self._vocab, token, self._buffer, len(self._buffer), 0, special
            )
        return self._buffer.raw[: max(0, size)]

    def _spaced(self) -> bool:
        """Whether tokenizing adds a space that is not in the text."""
        text = b"".join(self.piece(token) for token in self._plain("a"))
        return text == b" a"

"""Turns the bytes of tokens into text that may be shown: whole characters, no stop string."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from workbench.engine.reasoning import ThoughtStream, overlap


class TextStream:
    """Collects one answer.

    One token may be part of a Hangul syllable or an emoji, and a stop string may begin in one
    token and end in another: both are held back until it is clear what they are. So are the tags
    around reasoning, which *thoughts* rewrites.
    """

    def __init__(
        self,
        stops: Sequence[str] = (),
        *,
        drop_first_space: bool = False,
        thoughts: ThoughtStream | None = None,
    ) -> None:
        self.stopped = False
        self._thoughts = thoughts or ThoughtStream()
        self._stops = tuple(stop for stop in stops if stop)
        self._drop_space = drop_first_space
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._shown: list[str] = []
        self._held = ""

    @property
    def text(self) -> str:
        """All text that was given out so far."""
        return "".join(self._shown)

    def feed(self, piece: bytes) -> str:
        """Take the bytes of one token; return the text that may be shown now."""
        return self._take(self._decoder.decode(piece))

    def finish(self) -> str:
        """Return what was held back; a character cut off in the middle becomes U+FFFD."""
        if self.stopped:
            return ""
        text = self._take(self._decoder.decode(b"", final=True), ends=True)
        rest, self._held = self._held, ""
        return text if self.stopped else text + self._show(rest)

    def _take(self, text: str, *, ends: bool = False) -> str:
        """Append decoded text and give out what cannot belong to a stop string any more."""
        if self._drop_space and text:
            # SentencePiece writes a space before the first word that nobody typed.
            text = text.removeprefix(" ")
            self._drop_space = False
        text = self._thoughts.feed(text)
        if ends:
            text += self._thoughts.finish()
        if not text or self.stopped:
            return ""
        if not self._stops:
            return self._show(text)
        text = self._held + text
        found = min((at for at in map(text.find, self._stops) if at >= 0), default=-1)
        if found >= 0:
            self.stopped = True
            self._held = ""
            return self._show(text[:found])
        keep = max(overlap(text, stop) for stop in self._stops)
        self._held = text[len(text) - keep :]
        return self._show(text[: len(text) - keep])

    def _show(self, text: str) -> str:
        """Remember text as given out."""
        if text:
            self._shown.append(text)
        return text

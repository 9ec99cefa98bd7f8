"""Text appears at whole characters and never shows a stop string."""

from __future__ import annotations

import pytest

from workbench.engine.text_stream import TextStream


def feed_all(stream: TextStream, pieces: list[bytes]) -> list[str]:
    """Return what each piece brought."""
    return [stream.feed(piece) for piece in pieces]


def test_a_syllable_split_over_tokens_appears_whole() -> None:
    stream = TextStream()
    first, middle, last = (bytes([byte]) for byte in "한".encode())
    assert feed_all(stream, [first, middle, last, b"!"]) == ["", "", "한", "!"]
    assert stream.finish() == ""
    assert stream.text == "한!"


def test_a_character_cut_off_at_the_end_is_replaced_there_only() -> None:
    stream = TextStream()
    stream.feed(b"ok " + "글".encode()[:2])
    assert stream.text == "ok "
    assert stream.finish() == "\ufffd"
    assert stream.text == "ok \ufffd"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 40])
def test_a_stop_string_is_found_however_it_is_cut(size: int) -> None:
    text = b"one two\nUser: three"
    stream = TextStream(["\nUser:", "END"])
    shown = "".join(feed_all(stream, [text[at : at + size] for at in range(0, len(text), size)]))
    assert stream.stopped
    assert shown + stream.finish() == "one two"
    assert stream.text == "one two"


def test_what_only_began_like_a_stop_string_is_shown_in_the_end() -> None:
    stream = TextStream(["\nUser:"])
    assert stream.feed(b"yes\nUs") == "yes"
    assert stream.feed(b"ually no") == "\nUsually no"
    assert stream.feed(b"\nUser") == ""
    assert stream.finish() == "\nUser"
    assert not stream.stopped


def test_the_earliest_of_several_stop_strings_ends_the_text() -> None:
    stream = TextStream(["late", "early"])
    assert stream.feed(b"an early and a late one") == "an "
    assert stream.stopped


def test_only_the_space_before_the_first_word_is_dropped() -> None:
    stream = TextStream(drop_first_space=True)
    assert feed_all(stream, [b" Hello", b" world"]) == ["Hello", " world"]

"""Chunks: their size, where they are cut, what they know of themselves."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest

from workbench.core.sources import Chunk
from workbench.documents.chunking import Cut, chunk_pages, text_to_embed
from workbench.documents.readers.base import Heading, ReadPage
from workbench.documents.readers.markdown import find_headings

CUT = Cut(size=20, overlap=6, limit=30)


def count(texts: Sequence[str]) -> list[int]:
    """Count words, and long ones by their letters, as a tokenizer would."""
    return [sum((len(word) + 9) // 10 for word in text.split()) for text in texts]


def markdown(text: str) -> ReadPage:
    """Return *text* as its reader would."""
    return ReadPage(0, text, tuple(find_headings(text)))


def cut(*pages: ReadPage, how: Cut = CUT) -> list[Chunk]:
    """Cut pages and check what must hold of any chunks."""
    chunks = chunk_pages(pages, how, count)
    by_number = {page.number: page.text for page in pages}
    for number, chunk in enumerate(chunks):
        assert chunk.number == number
        assert by_number[chunk.page][chunk.span.start : chunk.span.end] == chunk.text
        assert chunk.text == chunk.text.strip() != ""
        assert count([chunk.text])[0] <= how.size
        assert count([text_to_embed(chunk)])[0] <= how.limit
    for page in pages:
        covered = {
            place
            for chunk in chunks
            if chunk.page == page.number
            for place in range(chunk.span.start, chunk.span.end)
        }
        lost = [c for place, c in enumerate(page.text) if place not in covered and not c.isspace()]
        assert lost == []
    return chunks


def sentence(words: int, start: str) -> str:
    """Return a sentence of so many words."""
    return " ".join([start] + ["word"] * (words - 1)) + "."


def test_a_short_text_is_one_chunk() -> None:
    """Nothing is cut without need."""
    (chunk,) = cut(ReadPage(0, "One. Two.\n\nThree."))
    assert chunk.text == "One. Two.\n\nThree."


def test_chunks_overlap_by_whole_sentences() -> None:
    """The next chunk begins with the last sentence of the one before."""
    text = " ".join(sentence(5, f"S{number}") for number in range(8))
    first, second, *_ = cut(ReadPage(0, text))
    assert first.text.startswith("S0")
    last = first.text.rsplit(". ", 1)[-1]
    assert second.text.startswith(last)


def test_without_room_for_a_sentence_nothing_overlaps() -> None:
    """Half a sentence is no overlap."""
    text = " ".join(sentence(9, f"S{number}") for number in range(6))
    chunks = cut(ReadPage(0, text))
    starts = [chunk.text[:2] for chunk in chunks]
    assert len(set(starts)) == len(chunks)
    assert all(a.span.end <= b.span.start for a, b in pairwise(chunks))


def test_headings_begin_chunks_and_are_kept_as_a_path() -> None:
    """The path is context; the citation is the text of the page alone."""
    page = markdown("# Guide\n\nWelcome.\n\n## Ferry\n\nIt leaves.\n\n## Inn\n\nIt is small.")
    chunks = cut(page)
    assert [chunk.heading for chunk in chunks] == ["Guide", "Guide › Ferry", "Guide › Inn"]
    assert chunks[1].text == "## Ferry\n\nIt leaves."
    assert text_to_embed(chunks[1]) == "Guide › Ferry\n## Ferry\n\nIt leaves."


def test_a_bare_heading_goes_with_what_follows() -> None:
    """A title alone is no passage."""
    chunks = cut(markdown("# Guide\n\n## Ferry\n\nIt leaves."))
    assert [chunk.text for chunk in chunks] == ["# Guide\n\n## Ferry\n\nIt leaves."]


def test_a_page_number_goes_with_what_follows() -> None:
    """Neither is the number at the head of a page."""
    text = "12\nThe ferry\nIt leaves."
    (chunk,) = cut(ReadPage(12, text, (Heading(3, 1, "The ferry"),)))
    assert chunk.text == text


def test_headings_reach_over_pages() -> None:
    """A page without a heading stands under the last one."""
    first = ReadPage(1, "Ferry\nIt leaves.", (Heading(0, 1, "Ferry"),))
    chunks = cut(first, ReadPage(2, "It comes back."))
    assert [(chunk.page, chunk.heading) for chunk in chunks] == [(1, "Ferry"), (2, "Ferry")]


def test_a_paragraph_stays_whole_where_it_can() -> None:
    """A chunk that is nearly full ends before a paragraph that does not fit."""
    text = f"{sentence(7, 'A')} {sentence(7, 'B')}\n\n{sentence(5, 'C')} {sentence(5, 'D')}"
    first, second = cut(ReadPage(0, text), how=Cut(20, 0, 30))
    assert first.text.startswith("A")
    assert second.text.startswith("C")


def test_a_section_leaves_no_crumb() -> None:
    """Twenty-one words for chunks of twenty make two alike, not one full and one of a word."""
    text = " ".join(sentence(3, f"S{number}") for number in range(7))
    first, second = cut(ReadPage(0, text), how=Cut(20, 0, 30))
    assert abs(len(first.text) - len(second.text)) <= len(text) / 4


@pytest.mark.parametrize(
    "text",
    ["word " * 100, "line of words\n" * 40, "x" * 3_000, "가" * 900 + "." + "나" * 500],
    ids=["no mark", "lines", "one word", "no space"],
)
def test_what_has_no_sentences_is_cut_all_the_same(text: str) -> None:
    """By lines, by words, by letters."""
    assert len(cut(ReadPage(0, text))) > 3


def test_a_long_heading_path_keeps_its_innermost() -> None:
    """The context never takes the place of the text."""
    page = markdown(f"# {'very ' * 60}\n\n## Short\n\nText.")
    assert cut(page)[-1].heading == "Short"


def test_any_text_is_covered_by_chunks_of_the_right_size() -> None:
    """Random mixtures of all kinds of pieces."""
    dice = random.Random(7)
    parts = ["\n\n", "\n", " ", ". ", "다. ", "# Head\n\n", "word", "긴단어", "x" * 50, "1,000"]
    for _ in range(60):
        cut(markdown("".join(dice.choices(parts, k=200))))


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "text",
    ["." * 200_000 + "x", "# a\n" * 40_000, "\n" + " " * 200_000 + "x", "a." + '"' * 200_000],
    ids=["dots", "headings", "blanks", "quotes"],
)
def test_hostile_text_takes_no_longer_than_any(text: str) -> None:
    """The child cuts in its own process: a pattern that goes back and forth would hang it."""
    assert chunk_pages([markdown(text)], CUT, count)


@pytest.mark.timeout(30)
def test_a_hostile_heading_takes_no_longer_than_any() -> None:
    """Spaces without end before its last word."""
    (heading,) = find_headings("# a" + " " * 200_000 + "b ##")
    assert heading.title.startswith("a")
    assert heading.title.endswith("b")

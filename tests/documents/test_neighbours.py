"""Chunks that stand side by side become one passage."""

from __future__ import annotations

from workbench.documents.neighbours import SHORT, Group, Place, extend, joined, wanted_around
from workbench.documents.search import Fused


def place(chunk: int, page: int = 1, document: str = "d", length: int = 1_000) -> Place:
    """Return chunk *chunk* of a document; each overlaps the next by 100 characters."""
    start = chunk * (length - 100)
    return Place(chunk, document, page, chunk, start, start + length)


def fused(*chunks: int) -> list[Fused]:
    """Return chunks in fused order."""
    return [Fused(chunk, 1.0 - 0.1 * rank, None, None) for rank, chunk in enumerate(chunks)]


def numbers(groups: list[Group]) -> list[list[int]]:
    """Return the chunks of each group."""
    return [[each.chunk for each in group.places] for group in groups]


def test_neighbours_go_together_under_the_better_rank() -> None:
    """Their place is that of the best; the next free place goes to another chunk."""
    places = {chunk: place(chunk) for chunk in (3, 4, 8, 20)}
    groups = joined(fused(4, 8, 3, 20), places, 3)
    assert numbers(groups) == [[4, 3], [8], [20]]
    assert (groups[0].start, groups[0].end) == (places[3].start, places[4].end)
    assert groups[0].best.chunk == 4


def test_no_more_groups_than_asked_for_and_no_group_too_long() -> None:
    """A whole chapter does not become one passage."""
    places = {chunk: place(chunk) for chunk in range(6)}
    assert numbers(joined(fused(2, 1, 3, 0, 4), places, 2)) == [[2, 1, 3], [0]]


def test_a_far_worse_neighbour_stays_away() -> None:
    """It would take the room of other passages."""
    found = [Fused(1, 1.0, None, None), Fused(2, 0.3, None, None)]
    assert numbers(joined(found, {1: place(1), 2: place(2)}, 5)) == [[1], [2]]


def test_pages_and_documents_stay_apart() -> None:
    """A span lies on one page."""
    places = {1: place(1), 2: place(2, page=2), 3: place(3, document="e", page=2)}
    assert numbers(joined(fused(1, 2, 3), places, 5)) == [[1], [2], [3]]


def test_a_chunk_that_is_gone_is_passed_over() -> None:
    """It was removed between the search and now."""
    assert numbers(joined(fused(1, 2), {2: place(2)}, 5)) == [[2]]


def test_a_short_hit_takes_the_next_chunk_or_the_one_before() -> None:
    """A lone line of a table says little; what stands around it is not on another page."""
    short = Place(5, "d", 1, 5, 0, SHORT - 1)
    groups = joined(fused(5), {5: short}, 3)
    around = {("d", 4): place(4), ("d", 6): place(6, page=2)}
    assert set(wanted_around(groups)) == {("d", 4), ("d", 6)}
    extend(groups, around)
    assert numbers(groups) == [[5, 4]]


def test_a_long_hit_stays_alone() -> None:
    """It says enough by itself."""
    groups = joined(fused(5), {5: place(5)}, 3)
    assert wanted_around(groups) == []

"""Joins chunks that stand side by side into one passage, so that no sentence is sent twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.documents.search import Fused

MOST_JOINED: Final = 3  # chunks in one passage
_NEARLY_AS_GOOD: Final = 0.5  # least share of the best one's score, of a chunk that joins it
SHORT: Final = 240  # characters; a hit this short is shown with a neighbour


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chunk stands."""

    chunk: int
    document_id: str
    page: int
    number: int
    start: int
    end: int

    def touches(self, other: Place) -> bool:
        """Whether the other chunk comes right before or after on the same page."""
        same_page = (self.document_id, self.page) == (other.document_id, other.page)
        return same_page and abs(self.number - other.number) == 1


@dataclass(slots=True)
class Group:
    """Chunks that make one passage; *best* gives it its rank and its scores."""

    best: Fused
    places: list[Place] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The first character on the page."""
        return min(place.start for place in self.places)

    @property
    def end(self) -> int:
        """The character after the last one."""
        return max(place.end for place in self.places)


def joined(
    fused: Iterable[Fused], places: Mapping[int, Place], limit: int, most_joined: int = MOST_JOINED
) -> list[Group]:
    """Return at most *limit* groups in fused order; neighbours go together as they come."""
    groups: list[Group] = []
    for each in fused:
        place = places.get(each.chunk)
        if place is None:  # gone by now
            continue
        near = next((g for g in groups if _takes(g, place, most_joined, each.score)), None)
        if near is not None:
            near.places.append(place)
        elif len(groups) == limit:
            break
        else:
            groups.append(Group(each, [place]))
    return groups


def extend(groups: Sequence[Group], around: Mapping[tuple[str, int], Place]) -> None:
    """Give short hits the chunk that follows on their page, or else the one before.

    *around* holds the chunks by document and number.
    """
    taken = {place.chunk for group in groups for place in group.places}
    for group in groups:
        if group.end - group.start >= SHORT:
            continue
        own = group.places[0]
        for number in (own.number + 1, own.number - 1):
            other = around.get((own.document_id, number))
            if other and other.page == own.page and other.chunk not in taken:
                group.places.append(other)
                taken.add(other.chunk)
                break


def wanted_around(groups: Sequence[Group]) -> list[tuple[str, int]]:
    """Return which chunks `extend` may need, by document and number."""
    return [
        (group.places[0].document_id, group.places[0].number + step)
        for group in groups
        if group.end - group.start < SHORT
        for step in (1, -1)
    ]


def _takes(group: Group, place: Place, most_joined: int, score: float) -> bool:
    """Whether a chunk continues a group that has room, and is worth the tokens."""
    if len(group.places) >= most_joined or score < _NEARLY_AS_GOOD * group.best.score:
        return False
    return any(own.touches(place) for own in group.places)

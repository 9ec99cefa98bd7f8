"""What blind votes come to: for each column how often it won, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.answering.numbers import wilson
from workbench.core.lab import Vote


@dataclass(frozen=True, slots=True)
class Standing:
    """One column; *low* and *high* are the 95 % Wilson interval of its share of wins."""

    variant_id: str
    shown: int = 0
    won: int = 0
    tied: int = 0
    low: float = 0.0
    high: float = 1.0

    @property
    def share(self) -> float:
        """The share of votes it won, 0.0 when it was never shown."""
        return self.won / self.shown if self.shown else 0.0


def standings(votes: Sequence[Vote], variant_ids: Sequence[str]) -> tuple[Standing, ...]:
    """Count the votes for each column; a tie is no win."""
    return tuple(_standing(votes, variant_id) for variant_id in variant_ids)


def _standing(votes: Sequence[Vote], variant_id: str) -> Standing:
    """Count the votes for one column."""
    seen = [vote for vote in votes if variant_id in vote.shown]
    won = sum(vote.winners == (variant_id,) for vote in seen)
    tied = sum(len(vote.winners) > 1 and variant_id in vote.winners for vote in seen)
    low, high = wilson(won, len(seen))
    return Standing(variant_id, len(seen), won, tied, low, high)


def winner(votes: Sequence[Vote], variant_ids: Sequence[str]) -> str:
    """Return the column that won most often, "" when nobody or several did."""
    ranked = sorted(standings(votes, variant_ids), key=lambda item: item.share, reverse=True)
    if not ranked or not ranked[0].won:
        return ""
    alone = len(ranked) == 1 or ranked[0].share > ranked[1].share
    return ranked[0].variant_id if alone else ""

"""Says in plain words how passages were looked for: for the test search and a chat's sources."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.core.sources import SearchFacts, SearchResult
from workbench.ui import words

translate = QCoreApplication.translate

_ALIKE = 0.05  # weights that differ by less count the same


def facts_of(result: SearchResult) -> SearchFacts:
    """Return what a search said of itself."""
    return SearchFacts(
        result.dense_weight,
        result.keyword_weight,
        result.passages_in_scope,
        result.copies,
        result.reranked,
        result.rerank_s,
    )


def legs(facts: SearchFacts) -> str:
    """Say which ways of searching were used, and which of them counts how much."""
    meaning, same_words = facts.dense_weight, facts.keyword_weight
    if not meaning and not same_words:
        return ""
    if not meaning:
        return translate("Search", "searched by words only")
    if not same_words:
        return translate("Search", "searched by meaning only")
    if abs(meaning - same_words) < _ALIKE:
        return translate("Search", "searched by meaning and by words, which count the same")
    if same_words > meaning:
        text = translate(
            "Search", "searched by meaning and by words; words count {times} times as much"
        )
    else:
        text = translate(
            "Search", "searched by meaning and by words; meaning counts {times} times as much"
        )
    times = max(meaning, same_words) / min(meaning, same_words)
    return text.format(times=f"{times:.2g}")


def looked_through(facts: SearchFacts) -> str:
    """Say how much was searched, what was left out and what was ordered anew."""
    copies = (
        translate("Search", "%n near copies left out", "", facts.copies) if facts.copies else ""
    )
    return words.joined(
        translate("Search", "%n passages searched", "", facts.passages_in_scope),
        copies,
        _again(facts),
    )


def _again(facts: SearchFacts) -> str:
    """Say that a second model ordered what was found."""
    if not facts.reranked:
        return ""
    return translate(
        "Search", "%n read again by a second model in {time}", "", facts.reranked
    ).format(time=words.seconds(facts.rerank_s))


def explained(facts: SearchFacts) -> str:
    """Explain the ways of searching to somebody who never heard of them."""
    lines = [
        translate(
            "Search",
            "Meaning: how near a passage is to the question, whatever its words; 1 is the same.",
        ),
        translate(
            "Search",
            "Words: how many rare words of the question a passage has; higher is better.",
        ),
        translate(
            "Search",
            "Together: both scores joined; a passage that is good by both comes first.",
        ),
    ]
    if not facts.dense_weight:
        lines.append(
            translate(
                "Search",
                "Meaning was left out: the embedding model does not know the question's language, "
                "or is not ready.",
            )
        )
    if facts.copies:
        lines.append(
            translate(
                "Search", "Near copies say the same as a better passage and would only take room."
            )
        )
    return "\n".join(lines)

"""Korean by its morphemes, where kiwipiepy is installed, and without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.documents import morphemes
from workbench.documents.morphemes import Morphemes, analysers, best_analyser
from workbench.documents.stems import BUILT_IN


@pytest.fixture
def fresh() -> Iterator[None]:
    """Look for the package anew, before and after."""
    analysers.cache_clear()
    yield
    analysers.cache_clear()


def test_endings_fall_away() -> None:
    """What a question says in one form, a text says in another."""
    kiwi = Morphemes()
    question, text = kiwi.words("어디서 걸었나요"), kiwi.words("공원을 걷는 사람들")
    assert "m걷" in question
    assert {"m걷", "m공원", "m사람"} <= set(text)
    assert "공원" in text  # the pairs are there too


def test_other_scripts_are_left_to_the_built_in() -> None:
    """English by its stems, as without the extra."""
    assert Morphemes().words("Ferries and 東京") == BUILT_IN.words("Ferries and 東京")


def test_the_name_tells_the_version() -> None:
    """Another version cuts otherwise."""
    assert Morphemes().name.startswith("kiwi-0.")


def test_the_best_is_used_for_new_indexes(fresh: None) -> None:
    """With the extra, morphemes; the built-in stays to read what it made."""
    assert best_analyser().name.startswith("kiwi-")
    assert BUILT_IN.name in analysers()


def test_without_the_extra_pairs_serve(fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing needs to be installed to search Korean."""
    monkeypatch.setattr(morphemes, "_PACKAGE", "no_such_package")
    assert best_analyser() is BUILT_IN

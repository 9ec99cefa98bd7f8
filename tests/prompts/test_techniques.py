"""Techniques as data: each has a source, a script and words in both languages."""

from __future__ import annotations

import pytest

from workbench.core.errors import BadInput
from workbench.core.lab import TechniqueOptions, Variant
from workbench.prompts.scripts import _SCRIPTS, begin
from workbench.prompts.techniques import TECHNIQUES, technique_of, wording

OPTIONS = {*TechniqueOptions.__slots__, "steps", "json_schema"}


def test_each_technique_but_none_names_its_source() -> None:
    assert [technique.technique_id for technique in TECHNIQUES][:3] == ["none", "think", "worked"]
    assert all(technique.source for technique in TECHNIQUES[1:])
    assert all(set(technique.uses) <= OPTIONS for technique in TECHNIQUES)


def test_each_technique_has_a_script() -> None:
    assert [technique.technique_id for technique in TECHNIQUES] == list(_SCRIPTS)


def test_each_sentence_is_there_in_both_languages() -> None:
    words = [value for name, value in vars(wording).items() if name.isupper()]
    assert len(words) > 15
    assert all(set(word) == {"en", "ko"} for word in words)
    names = [{part.split("}")[0] for part in text.split("{")[1:]} for word in words
             for text in word.values()]  # fmt: skip
    assert names[::2] == names[1::2]


def test_an_unknown_technique_is_named_with_those_that_are_known() -> None:
    with pytest.raises(BadInput, match=r"no technique called magic\..*think"):
        next(begin(Variant("a", "A", technique="magic"), "x", {}))
    assert technique_of("think").name == "Think step by step"

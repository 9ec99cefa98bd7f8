"""Versions, columns made of prompts, default values, and search."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from workbench.core.lab import Comparison, Example, Row, Variant
from workbench.core.prompts import LibraryPrompt, PromptContent, PromptVariable, PromptVersion
from workbench.prompts.library_edits import (
    clean_tags,
    content_of,
    started_with,
    used_in,
    with_defaults,
    with_version,
    without_value,
)
from workbench.prompts.library_search import all_tags, search

FIRST = PromptContent("Be brief.", "{{input}}")
PROMPT = LibraryPrompt("p1", "Label", ("a",), versions=(PromptVersion(1, content=FIRST),))


def test_a_version_is_added_and_its_variables_declared() -> None:
    known = replace(PROMPT, variables=(PromptVariable("tone", "choice", "", ("x",)),))
    second = PromptContent(template="{{tone}} {{words}} {{input}} {{examples}}")
    changed = with_version(known, second, "with tone", "2026-11-21")
    assert changed.versions == (
        known.versions[0],
        PromptVersion(2, "2026-11-21", "with tone", second),
    )
    assert changed.variables == (*known.variables, PromptVariable("words"))


def test_a_column_takes_the_content_and_keeps_its_own() -> None:
    column = Variant("v", "mine", "old", collection_id="c", model_id="m")
    taken = used_in(column, PROMPT, 1)
    assert content_of(taken) == FIRST
    assert (taken.name, taken.prompt_id, taken.version) == ("Label", "p1", 1)
    assert (taken.variant_id, taken.collection_id, taken.model_id) == ("v", "c", "m")
    assert used_in(column, PROMPT, 1, named=False).name == "mine"


def test_defaults_fill_only_what_has_no_value() -> None:
    prompt = replace(
        PROMPT,
        variables=(
            PromptVariable("tone", "choice", "", ("formal", "plain")),
            PromptVariable("labels", "text", "x, y"),
            PromptVariable("who"),
        ),
    )
    sheet = with_defaults(Comparison(variables={"labels": "z", "tone": " "}), prompt)
    assert sheet.variables == {"labels": "z", "tone": "formal"}


def test_a_value_may_come_from_every_row() -> None:
    rows = (Row("1", {"who": "Kim"}), Row("2", {"who": " "}))
    assert without_value(Comparison(rows=rows), ("who",)) == ("who",)
    assert without_value(Comparison(rows=rows[:1]), ("who",)) == ()
    assert without_value(Comparison(variables={"who": "Lee"}, rows=rows), ("who",)) == ()
    assert without_value(Comparison(), ("who",)) == ("who",)


def test_a_new_prompt_starts_with_what_is_known_of_its_variables() -> None:
    content = PromptContent("{{tone}}", "{{who}} {{input}}")
    tone = PromptVariable("tone", "choice", "x", ("x", "y"))
    found = started_with(content, (tone, PromptVariable("gone")), {"who": "Kim", "tone": "y"})
    assert found == (tone, PromptVariable("who", default="Kim"))


def test_tags_are_cleaned() -> None:
    assert clean_tags([" Mail ", "mail", "", "고객  문의"]) == ("Mail", "고객 문의")


def named(name: str, text: str = "", *tags: str) -> LibraryPrompt:
    """Return a prompt to be found."""
    content = PromptContent(text, examples=(Example("예", "아니요"),))
    return LibraryPrompt(name, name, tags, versions=(PromptVersion(1, content=content),))


def test_search_finds_korean_and_english_whatever_the_form_and_case() -> None:
    mail = named("Mail reply", "고객에게 답장하세요.", "Office")
    korean = named("고객 문의 분류", "One label.", "분류")
    prompts = (mail, korean)
    assert search(prompts, "MAIL") == (mail,)
    assert search(prompts, unicodedata.normalize("NFD", "고객")) == (korean, mail), "names first"
    assert search(prompts, "label 문의") == (korean,)
    assert search(prompts, "아니요") == prompts
    assert search(prompts, "office") == (mail,)
    assert search(prompts, "nothing") == ()
    assert search(prompts, "", ["OFFICE"]) == (mail,)
    assert search(prompts, "label", ["office"]) == ()
    assert search(prompts) == prompts


def test_a_name_kept_in_letters_is_found_by_syllables() -> None:
    prompt = named(unicodedata.normalize("NFD", "번역"))
    assert search((prompt,), "번역") == (prompt,)


def test_tags_are_listed_once() -> None:
    assert all_tags((named("x", "", "b", "A"), named("y", "", "a", "다"))) == ("A", "b", "다")

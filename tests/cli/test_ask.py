"""`workbench ask`: an answer from documents with its sources, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.answering.fakes import FakeEngine, FakeLibrary, passage
from tests.cli.desk import Terminal
from workbench.answering.grounding import NEAREST, NOTHING_FOUND
from workbench.core.errors import LibraryLost, Problem
from workbench.core.sources import Page, SearchResult

QUESTION = "How long is the warranty?"


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "약관 terms.pdf"
    path.write_text("x")
    return str(path)


def _desk(terminal: Callable[..., Terminal], answer: str = "24 months [1], not [7].") -> Terminal:
    library = FakeLibrary([passage(4, "24 months."), passage(5, "w " * 900)])
    return terminal(engine=FakeEngine(lambda _request: answer, loaded=False), library=library)


def test_the_answer_comes_with_its_sources(
    terminal: Callable[..., Terminal], document: str
) -> None:
    desk = _desk(terminal)
    assert desk.run("ask", QUESTION, "--docs", document) == 0

    answer, *sources = desk.out.strip().split("\n\n")
    assert answer == "24 months [1], not [7]."
    (lines,) = sources
    first, second = lines.splitlines()
    assert first.startswith("*[1] terms.pdf p. 4 · dense 0.70 (#4) · keyword –")
    assert "no room: 901 of" in second and "p. 5" in second
    assert "search 125 ms" in desk.err
    assert desk.library.removed_collections == ["c1"]
    assert (desk.opened, desk.closed) == (1, 1)


def test_json_holds_answer_citations_sources_and_timing(
    terminal: Callable[..., Terminal], document: str
) -> None:
    desk = _desk(terminal)
    assert desk.run("ask", QUESTION, "--docs", document, "--json") == 0

    result = json.loads(desk.out)
    assert (result["question"], result["answer"]) == (QUESTION, "24 months [1], not [7].")
    assert [(item["number"], item["known"]) for item in result["citations"]] == [
        (1, True), (7, False),
    ]  # fmt: skip
    assert (result["unknown_citations"], result["model"]) == (1, "fake")
    sent, dropped = result["grounding"]["uses"]
    assert (sent["number"], sent["passage"]["page"]) == (1, 4)
    assert sent["passage"]["dense"] == {"rank": 4, "score": 0.7}
    assert dropped["dropped_because"].startswith("no room")
    assert result["timing"]["generated_tokens"] == 9


def test_a_named_collection_is_kept_and_found_again(
    terminal: Callable[..., Terminal], document: str
) -> None:
    desk = _desk(terminal)
    assert desk.run("ask", QUESTION, "--docs", document, "--collection", "약관") == 0
    assert desk.run("ask", QUESTION, "--collection", "약관") == 0
    assert [item.name for item in desk.library.collections.values()] == ["약관"]
    assert desk.library.removed_collections == []


def test_a_document_that_cannot_be_read_is_named_and_the_others_are_used(
    terminal: Callable[..., Terminal], document: str, tmp_path: Path
) -> None:
    bad = tmp_path / "locked.pdf"
    bad.write_text("x")
    desk = _desk(terminal)
    desk.library.problems["locked.pdf"] = Problem("It is protected.", "Save it without password.")
    assert desk.run("ask", QUESTION, "--docs", document, str(bad)) == 0
    assert "locked.pdf: It is protected. Save it without password." in desk.err
    assert desk.run("ask", QUESTION, "--docs", str(bad)) == 1
    assert "None of the documents could be read" in desk.err
    assert desk.library.removed_collections == ["c1", "c2"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ask", QUESTION], "There are no documents to ask."),
        (["ask", " ", "--docs", "x"], "There is no question."),
        (["ask", QUESTION, "--docs", "/no/such/file.pdf"], "no file or folder /no/such/file.pdf"),
    ],
)
def test_what_cannot_work_is_said_before_anything_starts(
    terminal: Callable[..., Terminal], words: list[str], said: str
) -> None:
    desk = _desk(terminal)
    assert desk.run(*words) == 1
    assert said in desk.err
    assert desk.opened == 0 and desk.engine.loads == []


def test_a_lost_library_is_said(terminal: Callable[..., Terminal], document: str) -> None:
    desk = _desk(terminal)
    desk.library.search_error = LibraryLost("The library has crashed.", "Try again.")
    assert desk.run("ask", QUESTION, "--docs", document) == 1
    assert desk.err.strip().endswith("The library has crashed. Try again.")
    assert desk.closed == 1


def test_an_unexpected_error_becomes_a_sentence(
    terminal: Callable[..., Terminal], document: str
) -> None:
    desk = _desk(terminal)
    desk.library.search_error = ZeroDivisionError("a bug")
    assert desk.run("ask", QUESTION, "--docs", document) == 1
    assert "Something unexpected went wrong." in desk.err


def test_a_sentence_that_is_not_in_its_passage_is_told(
    terminal: Callable[..., Terminal], document: str
) -> None:
    desk = _desk(terminal, "It lasts 36 months [1].")
    assert desk.run("ask", QUESTION, "--docs", document) == 0
    assert "Not found in [1]: 36" in desk.out
    assert desk.run("ask", QUESTION, "--docs", document, "--json") == 0
    (doubt,) = json.loads(desk.out[desk.out.index("{") :])["doubtful_sentences"]
    assert (doubt["support"], doubt["missing"]) == ("number_missing", ["36"])


def test_whole_documents_are_sent_where_that_is_asked_for(
    terminal: Callable[..., Terminal], document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = _desk(terminal, "All of it [1].")
    pages = [Page(1, "First things."), Page(2, "Last things.")]
    monkeypatch.setattr(desk.library, "pages", lambda _id: pages)
    assert desk.run("ask", QUESTION, "--docs", document, "--read", "whole", "--json") == 0
    grounding = json.loads(desk.out)["grounding"]
    assert grounding["reading"] == "whole"
    assert [use["passage"]["text"] for use in grounding["uses"]] == [
        "First things.",
        "Last things.",
    ]


def test_nothing_relevant_is_said_without_asking_the_model(
    terminal: Callable[..., Terminal], document: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that is given no passage makes something up; the nearest misses are shown."""
    desk = _desk(terminal, "Made up.")
    missed = SearchResult(
        note="Nothing relevant was found.", passages_in_scope=5, misses=(passage(4, "24 months."),)
    )
    monkeypatch.setattr(desk.library, "search", lambda *_args: missed)
    assert desk.run("ask", QUESTION, "--docs", document) == 0
    said, line = desk.out.strip().split("\n\n")
    assert said == f"{NOTHING_FOUND['en']} {NEAREST['en']}"
    assert line.strip().startswith("–  terms.pdf p. 4 · dense 0.70 (#4)")
    assert line.endswith("not near enough")
    assert "the model was not asked" in desk.err
    assert desk.engine.requests == []

    assert desk.run("ask", QUESTION, "--docs", document, "--json") == 0
    result = json.loads(desk.out[desk.out.index("{") :])
    assert (result["answer"], result["timing"]) == (said, None)
    assert [each["page"] for each in result["grounding"]["misses"]] == [4]

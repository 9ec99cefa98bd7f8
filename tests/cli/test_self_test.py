"""`workbench --self-test`: a table when all works, one sentence when something does not."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.answering.fakes import FakeEngine, FakeLibrary, passage
from tests.cli.desk import Terminal
from workbench.core.errors import DocumentError, Problem
from workbench.core.generation import Request

BISCUIT = passage(2, "The harbour cat is called Biscuit.", "harbour-handbook.pdf")


def _answer(request: Request) -> str | Problem:
    return "Biscuit [1]" if "<passages" in request.turns[-1].text else "Hello there"


def test_everything_is_tried_and_timed(terminal: Callable[..., Terminal]) -> None:
    desk = terminal(engine=FakeEngine(_answer, loaded=False), library=FakeLibrary([BISCUIT]))
    assert desk.run("--self-test") == 0

    for step in ("load the model", "answer", "index a PDF", "ask the PDF", "compare two prompts"):
        assert f"\n{step}  " in desk.out
    assert "1 passages sent, 1 cited: Biscuit [1]" in desk.out
    assert "Everything works." in desk.out
    (document,) = desk.library.documents.values()
    assert document.name == "harbour-handbook.pdf"
    assert (desk.opened, desk.closed) == (1, 1)


def test_json_lists_steps_and_versions(terminal: Callable[..., Terminal]) -> None:
    desk = terminal(engine=FakeEngine(_answer, loaded=False), library=FakeLibrary([BISCUIT]))
    assert desk.run("--self-test", "--json") == 0
    result = json.loads(desk.out)
    assert (result["ok"], result["problem"], len(result["steps"])) == (True, "", 5)
    assert all(step["elapsed_s"] >= 0 for step in result["steps"])
    assert result["versions"]["workbench"]


@pytest.mark.parametrize(
    ("engine", "library", "said", "steps"),
    [
        (FakeEngine(lambda _request: " "), FakeLibrary([BISCUIT]), "answered with no text", 1),
        (FakeEngine(_answer), FakeLibrary(), "did not find the passage", 3),
        (
            FakeEngine(lambda request: Problem("Lost.") if len(request.turns) > 2 else "ok"),
            FakeLibrary([BISCUIT]),
            "Lost.",
            4,
        ),
    ],
)
def test_what_does_not_work_is_said(
    terminal: Callable[..., Terminal],
    engine: FakeEngine,
    library: FakeLibrary,
    said: str,
    steps: int,
) -> None:
    desk = terminal(engine=engine, library=library)
    assert desk.run("--self-test", "--json") == 1
    result = json.loads(desk.out)
    assert not result["ok"]
    assert said in result["problem"]
    assert len(result["steps"]) == steps


def test_a_document_that_fails_is_said_with_its_reason(terminal: Callable[..., Terminal]) -> None:
    library = FakeLibrary([BISCUIT])
    problem = DocumentError("The PDF is damaged.", "Get another copy.").problem()
    library.problems["harbour-handbook.pdf"] = problem
    desk = terminal(engine=FakeEngine(_answer), library=library)
    assert desk.run("--self-test") == 1
    assert desk.out.strip().endswith("The PDF is damaged. Get another copy.")
    assert desk.closed == 1

"""Which way documents are gone through for a question, and reading them piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from tests.answering.fakes import FakeEngine, FakeLibrary
from workbench.answering.reading import Asking, asks_for_whole, read_documents
from workbench.answering.retrieval import Ground
from workbench.answering.turn import prepare
from workbench.core.chat import ReadingChoice
from workbench.core.errors import Cancelled, EngineLost, Problem
from workbench.core.generation import Finished, Request, Sampling, StopReason, Timing
from workbench.core.ports import GenerationCallback
from workbench.core.sources import Document, DocumentState, Page

SAMPLING = Sampling(max_tokens=40)


class Shelf(FakeLibrary):
    """A library of documents given as lists of page texts."""

    def __init__(self, *documents: list[str]) -> None:
        super().__init__()
        self.texts = {f"d{number}": pages for number, pages in enumerate(documents)}
        self.documents = {
            key: Document(
                key, "c1", f"/x/{key}.txt", f"{key}.txt", 1, DocumentState.READY,
                chunks=max(1, sum(len(text.split()) for text in pages) // 40),
            )
            for key, pages in self.texts.items()
        }  # fmt: skip

    def pages(self, document_id: str) -> list[Page]:
        """Return the pages."""
        return [Page(number, text) for number, text in enumerate(self.texts[document_id], 1)]


class Held(FakeEngine):
    """An engine that answers nothing until it is told to stop."""

    def __init__(self) -> None:
        super().__init__()
        self.cancelled: set[str] = set()
        self.on_event: GenerationCallback = lambda _event: None

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Take the requests."""
        self.batches.append(tuple(requests))
        self.on_event = on_event

    def cancel(self, request_id: str) -> None:
        """End one."""
        self.cancelled.add(request_id)
        self.on_event(Finished(request_id, "", StopReason.CANCELLED, Timing()))


def read(
    engine: FakeEngine,
    library: Shelf,
    question: str,
    choice: ReadingChoice = "auto",
    progress: list[tuple[int, int]] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Ground:
    """Go through the documents of the library."""
    heard = progress if progress is not None else []
    return read_documents(
        Asking(engine, question, SAMPLING, choice),
        Ground(library, "c1", b"s" * 32),
        lambda done, total: heard.append((done, total)),
        cancelled,
    )


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Summarise the report.", True),
        ("What is this document about?", True),
        ("List all the deadlines.", True),
        ("Compare the two offers", True),
        ("이 문서를 요약해 주세요.", True),
        ("계약서의 마감일을 모두 알려 주세요", True),
        ("무슨 내용이야?", True),
        ("How long is the warranty?", False),
        ("How many months is the warranty?", False),
        ("보증 기간은 몇 개월인가요?", False),
        ("Who signed the contract?", False),
    ],
)
def test_questions_about_the_whole_are_told_from_others(question: str, whole: bool) -> None:
    assert asks_for_whole(question) is whole


def test_a_plain_question_is_searched_for() -> None:
    engine = FakeEngine()
    ground = read(engine, Shelf(["a"], ["b"]), "Who signed?")
    assert ground.given is None
    assert (ground.reading, ground.documents) == ("passages", 2)
    assert engine.requests == []


def test_all_is_sent_where_it_fits_and_pages_can_be_cited() -> None:
    engine = FakeEngine()
    ground = read(engine, Shelf(["first page", "second page"], ["other file"]), "Summarise it.")
    assert ground.reading == "whole"
    prepared = prepare(engine, "Summarise it.", [], sampling=SAMPLING, ground=ground)
    assert prepared.grounding is not None
    assert [
        (use.number, use.passage.document_name, use.passage.page, use.passage.text)
        for use in prepared.grounding.uses
    ] == [
        (1, "d0.txt", 1, "first page"),
        (2, "d0.txt", 2, "second page"),
        (3, "d1.txt", 1, "other file"),
    ]
    assert (prepared.grounding.reading, prepared.grounding.documents_in_view) == ("whole", 2)


def test_what_does_not_fit_is_read_piece_by_piece() -> None:
    def note(request: Request) -> str:
        return "Nothing." if "needle" not in request.turns[-1].text else "There is a needle."

    engine = FakeEngine(note)
    pages = ["hay " * 500, "hay " * 250 + "needle " + "hay " * 250, "hay " * 500]
    library = Shelf(pages, ["one needle more"])
    progress: list[tuple[int, int]] = []
    ground = read(engine, library, "List all pins.", progress=progress)
    assert ground.reading == "pieces"
    assert ground.pieces == len(engine.requests) > 3
    assert progress[0] == (0, ground.pieces)
    assert progress[-1] == (ground.pieces, ground.pieces)
    assert len(engine.batches) == 1, "so that the pieces share their instruction"
    assert ground.given is not None
    found = [(each.document_id, each.page, each.text) for each in ground.given.passages]
    assert found == [("d0", 2, "There is a needle."), ("d1", 1, "There is a needle.")]
    room = engine.ready().context_size
    assert all(
        sum(len(turn.text.split()) for turn in request.turns) < room for request in engine.requests
    )


def test_every_word_is_in_exactly_one_piece() -> None:
    words = [f"w{number}" for number in range(4_000)]
    engine = FakeEngine(lambda _request: "Nothing.")
    library = Shelf([" ".join(words[:3_000]), " ".join(words[3_000:])])
    ground = read(engine, library, "q", choice="pieces")
    sent = [word for request in engine.requests for word in request.turns[-1].text.split()]
    assert sorted(set(words) & set(sent)) == sorted(words)
    assert len([word for word in sent if word.startswith("w")]) == len(words)
    assert ground.given is not None
    assert ground.given.note == "No piece of the documents says anything about the question."


def test_a_person_is_not_made_to_wait_without_having_asked_for_it() -> None:
    engine = FakeEngine()
    library = Shelf(*[["hay " * 2_000] for _ in range(40)])
    assert read(engine, library, "Summarise it.").reading == "passages"
    assert engine.requests == []
    assert read(engine, library, "Summarise it.", choice="pieces").reading == "pieces"


def test_the_choice_overrides_the_question() -> None:
    library = Shelf(["short text"])
    assert read(FakeEngine(), library, "Summarise it.", choice="passages").given is None
    assert read(FakeEngine(), library, "Who signed?", choice="whole").reading == "whole"


def test_a_preview_reads_no_pieces() -> None:
    engine = FakeEngine()
    ground = Ground(Shelf(["hay " * 3_000]), "c1", b"s" * 32)
    asking = Asking(engine, "Summarise it.", SAMPLING, "pieces")
    assert read_documents(asking, ground).given is None
    assert engine.requests == []


def test_stopping_ends_every_piece() -> None:
    engine = Held()
    with pytest.raises(Cancelled):
        read(engine, Shelf(["hay " * 3_000]), "q", choice="pieces", cancelled=lambda: True)
    assert engine.cancelled == {request.request_id for request in engine.requests}


def test_a_lost_engine_is_told() -> None:
    lost = Problem("The engine crashed.", kind="EngineLost")
    engine = FakeEngine(lambda _request: lost)
    with pytest.raises(EngineLost, match="crashed"):
        read(engine, Shelf(["hay " * 3_000]), "q", choice="pieces")


def test_documents_that_are_not_read_yet_do_not_count() -> None:
    library = Shelf(["text"], ["more"])
    library.documents["d1"] = replace(library.documents["d1"], state=DocumentState.FAILED)
    ground = read(FakeEngine(), library, "Summarise it.")
    assert ground.documents == 1
    assert ground.given is not None
    assert len(ground.given.passages) == 1

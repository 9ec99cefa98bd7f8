"""Keyword search: tokens of both languages in one index, and questions as people type them."""

from __future__ import annotations

import sqlite3

import pytest

from workbench.documents import keywords
from workbench.documents.database import Database
from workbench.documents.keywords import Scope
from workbench.documents.stems import BUILT_IN

TEXTS = {
    1: "The ferry leaves the harbour at nine. Tickets cost 2,000 won.",
    2: "열람실은 3층에 있습니다. 책은 2주 동안 빌릴 수 있습니다.",
    3: "Copper Kettle은 부두 옆의 카페입니다.",
    4: "Running boats and connected piers.",
    5: "도서관이 문을 닫는 시간은 오후 8시입니다.",
}


@pytest.fixture
def connection(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """An index of a few texts, in two collections."""
    database = Database(tmp_path_factory.mktemp("words") / "library.db")
    connection = database.connection
    connection.execute("INSERT INTO collections VALUES ('c', 'c', '', '', '', 1, 1)")
    for number in TEXTS:
        connection.execute(
            "INSERT INTO documents (row, document_id, collection_id, path, name, size_bytes, state)"
            " VALUES (?, ?, 'c', ?, '', 0, 'ready')",
            (number, f"d{number}", str(number)),
        )
        connection.execute(
            "INSERT INTO chunks VALUES (?, ?, 'c', 0, 0, 0, 0, '', '', '', 0)",
            (number, f"d{number}"),
        )
    keywords.add(connection, "c", ((number, "", text) for number, text in TEXTS.items()))
    return connection


def found(connection: sqlite3.Connection, question: str) -> list[int]:
    """Return the chunks found for a question."""
    return [chunk for chunk, _ in keywords.search(connection, question, Scope("c"), 10)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("열람실은 3층", "열람 람실 실은 3 층"),
        ("Café WI-FI stations", "cafe wi fi station"),
        ("12,345원 1,2", "12345 원 1 2"),
        ("GPT4로 만든", "gpt4 로 만든"),
        ("東京タワー", "東京 京タ タワ ワー"),
        ("", ""),
    ],
)
def test_prepare(text: str, tokens: str) -> None:
    """Hangul in pairs, the rest in words, digits together."""
    assert " ".join(BUILT_IN.words(text)) == tokens


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("When do ferries leave?", 1),
        ("2000 won", 1),
        ("열람실이 어디예요?", 2),
        ("책", 2),
        ("copper kettle", 3),
        ("부두에 있는 카페", 3),
        ("run connect", 4),
        ("도서관은 언제 닫나요?", 5),
    ],
)
def test_the_right_text_comes_first(
    connection: sqlite3.Connection, question: str, best: int
) -> None:
    """Whatever the ending, the particle or the case."""
    assert found(connection, question)[0] == best


@pytest.mark.parametrize(
    "question", ['"', "ferry AND", "NEAR(", "a* OR -b", "ferry) :", "tokens:ferry", "''; --", "^x"]
)
def test_a_question_is_never_a_query(connection: sqlite3.Connection, question: str) -> None:
    """FTS5's own language does not reach it."""
    assert found(connection, question) in ([], [1])


def test_small_words_alone_are_looked_for() -> None:
    """ "Who is it?" has no other words; with others they would only be in the way."""
    assert keywords.words_of("who is it") == ["who", "is", "it"]
    assert keywords.words_of("who is the captain") == ["captain"]
    assert keywords.words_of("?!") == []


def test_scores_fall_and_higher_is_better(connection: sqlite3.Connection) -> None:
    """Ranks are made from this order."""
    scores = [score for _, score in keywords.search(connection, "ferry boats 3층", Scope("c"), 10)]
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


def test_scope_is_kept(connection: sqlite3.Connection) -> None:
    """By collection and by document."""
    assert keywords.search(connection, "ferry", Scope("other"), 10) == []
    assert keywords.search(connection, "ferry", Scope("c", ("d2",)), 10) == []
    assert len(keywords.search(connection, "ferry", Scope("c", ("d1", "d2")), 10)) == 1


def test_coverage_is_the_share_of_words(connection: sqlite3.Connection) -> None:
    """Of the best chunk, stems included."""
    assert keywords.coverage(connection, "ferries to Mars", "c", [1, 2]) == 0.5
    assert keywords.coverage(connection, "열람실", "c", [1, 2]) == 1.0
    assert keywords.coverage(connection, "ferries", "c", []) == 0.0

"""Keyword search: tokens of both languages in one index, and questions as people type them."""

from __future__ import annotations

import sqlite3
from pathlib import Path

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


COLLECTION = (
    "INSERT INTO collections (collection_id, name, embedder_id, fingerprint, chunker, "
    "chunk_tokens, overlap_tokens) VALUES ('c', 'c', '', '', '', 1, 1)"
)


@pytest.fixture
def connection(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """An index of a few texts, in two collections."""
    database = Database(tmp_path_factory.mktemp("words") / "library.db")
    connection = database.connection
    connection.execute(COLLECTION)
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


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """A collection of 600 chunks: common words in all, a middling one, a few rare ones."""
    database = Database(tmp_path_factory.mktemp("crowd") / "library.db")
    rows = [
        (number, "", f"harbour ferry {'storm ' * (number % 3 == 0)}filler{number % 40} n{number}")
        for number in range(1, 601)
    ]
    with database.writing() as connection:
        keywords.add(connection, "c", rows)
    return database


QUESTIONS = ("ferry storm n300", "harbour filler7", "harbour n12 n15 storm", "n1 n2 n3 ferry")


@pytest.mark.parametrize("question", QUESTIONS)
def test_common_words_do_not_choose_but_do_rank(
    crowd: Database, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With most words passed over at first, the best are those that all words find."""
    full = keywords.search(crowd.connection, question, Scope("c"), 3)
    monkeypatch.setattr(keywords, "_RARE", 30)
    monkeypatch.setattr(keywords, "_BUDGET", 60)
    quick = keywords.search(crowd.connection, question, Scope("c"), 3)
    assert [chunk for chunk, _ in quick] == [chunk for chunk, _ in full]
    assert [score for _, score in quick] == pytest.approx([score for _, score in full], rel=0.2)


def test_only_common_words_find_what_holds_them_all(
    crowd: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no rare word to begin with."""
    monkeypatch.setattr(keywords, "_RARE", 30)
    monkeypatch.setattr(keywords, "_BUDGET", 60)
    found = keywords.search(crowd.connection, "ferry storm", Scope("c"), 10)
    assert len(found) == 10
    assert all(chunk % 3 == 0 for chunk, _ in found)


def test_a_heading_weighs_more_than_the_text(connection: sqlite3.Connection) -> None:
    """A chapter on lighthouses before a chapter that names one."""
    keywords.add(
        connection, "c", [(8, "", "lighthouse keepers sleep"), (9, "lighthouse", "keepers sleep")]
    )
    assert found(connection, "lighthouse") == [9, 8]


class Letters:
    """An analyser of another name."""

    name = "letters-1"

    def words(self, text: str) -> list[str]:
        """Return the letters."""
        return [letter for letter in text.lower() if letter.isalpha()]

    def says_little(self, word: str) -> bool:
        """Every letter says something."""
        return False

    def begins_words(self, word: str) -> bool:
        """A letter is a whole word."""
        return False


def test_an_index_of_another_analyser_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then it is asked in the words it was made of; what was removed stays away."""
    database = Database(tmp_path / "library.db")
    with database.writing() as connection:
        connection.execute(COLLECTION)
        connection.execute(
            "INSERT INTO documents (row, document_id, collection_id, path, name, size_bytes, state)"
            " VALUES (1, 'd', 'c', 'd', '', 0, 'ready')"
        )
        connection.execute(
            "INSERT INTO chunks VALUES (1, 'd', 'c', 0, 0, 0, 0, 'Ferry boats', '', '', 0)"
        )
        keywords.add(connection, "c", [(1, "", "Ferry boats"), (2, "", "gone by now")])
    before = keywords.analyser_name(database.connection, "c")
    monkeypatch.setattr(
        keywords, "analysers", lambda: {BUILT_IN.name: BUILT_IN, "letters-1": Letters()}
    )
    monkeypatch.setattr(keywords, "best_analyser", Letters)
    if before == BUILT_IN.name:
        assert keywords.search(database.connection, "ferries", Scope("c"), 5)
    keywords.renew(database)
    assert keywords.analyser_name(database.connection, "c") == "letters-1"
    assert [chunk for chunk, _ in keywords.search(database.connection, "y", Scope("c"), 5)] == [1]
    rows = database.connection.execute("SELECT rowid FROM words_c").fetchall()
    assert [row[0] for row in rows] == [1]


def test_an_index_whose_analyser_is_gone_is_not_asked(connection: sqlite3.Connection) -> None:
    """The extra was removed: words of another make would find nonsense."""
    connection.execute("UPDATE word_indexes SET analyser = 'kiwi-0-1'")
    assert keywords.search(connection, "ferry", Scope("c"), 5) == []
    assert keywords.analyser_of(connection, "c") is None

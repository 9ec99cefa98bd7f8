"""The blind vote: what is shown, how votes are cast and taken back, what is revealed."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.lab.find import button, named, texts
from tests.ui.lab.table.play_table import TableLab, answers_of, result_of, table_sheet
from workbench.core.lab import Run, Vote
from workbench.ui.lab.judging.ballots import any_ballot, ballots_of, left
from workbench.ui.lab.judging.standings import standings, winner
from workbench.ui.lab.judging.vote_dialog import VoteDialog
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.table.panel import TablePanel
from workbench.ui.widgets import MarkdownView

SHEET = table_sheet()
RUN = Run("run", "", SHEET, tuple(answers_of(SHEET)))
VOTES = (
    Vote("r1", 0, ("a", "b", "c"), ("b",)),
    Vote("r2", 0, ("c", "b", "a"), ("b",)),
    Vote("r3", 0, ("a", "b", "c"), ("a", "b", "c")),
    Vote("r4", 0, ("a", "b", "c"), ()),
)


@pytest.fixture
def dialog(panel: TablePanel) -> VoteDialog:
    """Return the vote, begun."""
    return panel.start_vote()


def press(dialog: VoteDialog, key: Qt.Key) -> None:
    """Press a key."""
    QTest.keyClick(dialog, key)


def test_every_row_and_repeat_is_put_to_the_vote_once() -> None:
    ballots = ballots_of(RUN, 7)
    assert [(item.row_id, item.repeat) for item in ballots][:3] == [("r1", 0), ("r1", 1), ("r2", 0)]
    assert len(ballots) == 10
    assert all(set(item.shown) == {"a", "b", "c"} for item in ballots)


def test_the_order_is_drawn_for_each_input_and_stays_the_same() -> None:
    orders = {item.shown for item in ballots_of(RUN, 7)}
    assert len(orders) > 2
    assert ballots_of(RUN, 7) == ballots_of(RUN, 7)
    assert ballots_of(RUN, 7) != ballots_of(RUN, 8)


def test_what_is_alike_is_not_put_to_the_vote() -> None:
    cells = tuple(dataclasses.replace(cell, text="same") for cell in RUN.cells)
    alike = dataclasses.replace(RUN, cells=cells)
    assert ballots_of(alike, 7) == ()
    assert not any_ballot(alike)
    assert any_ballot(RUN)


def test_what_was_voted_on_is_left_out() -> None:
    waiting = left(ballots_of(RUN, 7), VOTES)
    assert len(waiting) == 6
    assert (waiting[0].row_id, waiting[0].repeat) == ("r1", 1)


def test_wins_are_counted_and_ties_are_none() -> None:
    first, second, _third = standings(VOTES, "abc")
    assert (first.won, first.tied, first.shown) == (0, 1, 4)
    assert (second.won, second.tied) == (2, 1)
    assert second.low == pytest.approx(0.15, abs=0.01)  # Wilson 1927 for 2 of 4
    assert second.high == pytest.approx(0.85, abs=0.01)
    assert winner(VOTES, "abc") == "b"


def test_nobody_wins_a_draw() -> None:
    assert winner(VOTES[2:], "abc") == ""
    assert winner((VOTES[0], Vote("r5", 0, ("a", "b"), ("a",))), "abc") == ""


def test_no_name_of_a_column_is_shown_before_the_end(dialog: VoteDialog) -> None:
    seen = [*texts(dialog), *(item.text() for item in dialog.findChildren(QAbstractButton))]
    seen += [view.toPlainText() for view in dialog.findChildren(MarkdownView)]
    assert not any(name in text for text in seen for name in ("shot", "Think first"))


def test_a_number_key_votes_for_the_answer_in_that_place(dialog: VoteDialog, lab: TableLab) -> None:
    ballot = dialog.ballot
    assert ballot is not None
    press(dialog, Qt.Key.Key_2)
    assert lab.votes() == (Vote("r1", 0, ballot.shown, (ballot.shown[1],)),)
    assert dialog.ballot is not None and dialog.ballot.repeat == 1


def test_a_number_without_an_answer_does_nothing(dialog: VoteDialog, lab: TableLab) -> None:
    press(dialog, Qt.Key.Key_7)
    assert lab.votes() == ()


def test_tie_and_all_bad(dialog: VoteDialog, lab: TableLab) -> None:
    press(dialog, Qt.Key.Key_0)
    press(dialog, Qt.Key.Key_X)
    tie, bad = lab.votes()
    assert tie.winners == tie.shown
    assert bad.winners == ()


def test_backspace_takes_the_last_vote_back_and_shows_it_again(
    dialog: VoteDialog, lab: TableLab
) -> None:
    before = dialog.ballot
    press(dialog, Qt.Key.Key_1)
    press(dialog, Qt.Key.Key_Backspace)
    assert lab.votes() == ()
    assert dialog.ballot == before
    press(dialog, Qt.Key.Key_Backspace)
    assert dialog.ballot == before


def test_votes_of_another_time_are_not_taken_back(panel: TablePanel, lab: TableLab) -> None:
    lab.cast = VOTES
    dialog = panel.start_vote()
    press(dialog, Qt.Key.Key_Backspace)
    assert lab.votes() == VOTES
    dialog.close()


def test_after_the_last_vote_the_columns_are_revealed(
    dialog: VoteDialog, panel: TablePanel, lab: TableLab
) -> None:
    while dialog.ballot is not None:
        press(dialog, Qt.Key(Qt.Key.Key_1 + dialog.ballot.shown.index("b")))
    QApplication.sendPostedEvents()
    seen = texts(dialog)
    assert "Revealed" in seen
    assert seen.index("Few-shot") < seen.index("Zero-shot")
    assert "100 %" in seen
    assert "won 10 of 10 votes" in panel.view.head.tip(panel.model.variants[1])
    assert len(lab.votes()) == 10


def test_reveal_can_come_early_and_the_vote_go_on(dialog: VoteDialog) -> None:
    press(dialog, Qt.Key.Key_1)
    button(dialog, "Reveal").click()
    assert dialog.ballot is None
    button(dialog, "Vote on the rest").click()
    assert dialog.ballot is not None


def test_the_winner_is_offered_to_the_library(
    dialog: VoteDialog, panel: TablePanel, lab: TableLab
) -> None:
    wanted: list[str] = []
    dialog.version_wanted.connect(wanted.append)
    ballot = dialog.ballot
    assert ballot is not None
    press(dialog, Qt.Key(Qt.Key.Key_1 + ballot.shown.index("c")))
    button(dialog, "Reveal").click()
    panel.version_wanted.disconnect()  # the page's own dialog is not wanted here
    button(dialog, "Keep the winner in the library").click()
    assert wanted == ["c"]
    assert not named(panel, VoteDialog, "")


def test_answers_to_one_input_are_voted_on_too(page: LabPage, lab: TableLab) -> None:
    lab.sheet = dataclasses.replace(lab.sheet, rows=(), input="Late again")
    lab.fill([result_of(key, "", 0, f"answer of {key}", None) for key in "abc"])
    lab.sheet_changed.emit()
    lab.run_changed.emit()
    QApplication.sendPostedEvents()
    button(page, "Blind vote").click()
    (dialog,) = page.findChildren(VoteDialog)
    press(dialog, Qt.Key.Key_1)
    assert len(lab.votes()) == 1
    assert "Revealed" in texts(dialog)

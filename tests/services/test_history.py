"""Undo and redo."""

from __future__ import annotations

from workbench.services.history import History


class Clock:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_undo_and_redo_walk_the_values() -> None:
    history = History("a", Clock())
    history.edit("b")
    history.edit("c")
    assert (history.undo(), history.value) == (True, "b")
    assert (history.undo(), history.value) == (True, "a")
    assert history.undo() is False
    assert (history.redo(), history.value) == (True, "b")


def test_a_new_edit_ends_what_could_be_done_again() -> None:
    history = History("a", Clock())
    history.edit("b")
    history.undo()
    history.edit("c")
    assert not history.can_redo
    assert history.value == "c"


def test_typing_in_one_place_is_one_step_and_a_pause_begins_another() -> None:
    clock = Clock()
    history = History("", clock)
    for text in ("h", "he", "hey"):
        history.edit(text, "template")
        clock.now_s += 0.2
    clock.now_s += 5
    history.edit("hey you", "template")
    history.undo()
    assert history.value == "hey"
    history.undo()
    assert history.value == ""


def test_edits_of_two_places_are_two_steps() -> None:
    history = History("", Clock())
    history.edit("a", "name")
    history.edit("ab", "template")
    history.undo()
    assert history.value == "a"


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    history = History("a", Clock())
    history.edit("a")
    assert not history.can_undo

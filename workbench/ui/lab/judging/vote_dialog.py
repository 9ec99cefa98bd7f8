"""The blind vote: which answer is best, without knowing whose it is; revealed at the end."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QWidget

from workbench.answering.statistics_votes import FEWEST_VOTES, strengths
from workbench.core.lab import Vote
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.lab.judging.ballot_view import BallotView
from workbench.ui.lab.judging.ballots import Ballot, ballots_of, left
from workbench.ui.lab.judging.results_view import ResultsView
from workbench.ui.lab.judging.standings import winner
from workbench.ui.widgets import Meter, PlainButton, PrimaryButton, column, label, row

_MOST_KEYS: Final = 8
_AROUND: Final = 48  # pixels of the window that stay in sight


class VoteDialog(QDialog):
    """Every vote is stored as it is cast; the dialog can be closed and taken up again."""

    version_wanted = Signal(str)
    """The person wants to keep the prompt of the column that won."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lab = context.services.lab
        run = self._lab.shown_run()
        self._sheet = run.comparison
        self._all = ballots_of(run, run.comparison.seed)
        self._cast = 0  # in this dialog: no more than these can be taken back
        self.setWindowTitle(self.tr("Blind vote"))
        room = parent.window().size()
        self.resize(min(1120, room.width() - _AROUND), min(680, room.height() - _AROUND))
        self._title = label("", self, "heading", wrap=True)
        self._place = label("", self, "small")
        self._meter = Meter(context, self)
        self._ballot = BallotView(context, self)
        self._ballot.picked.connect(self._on_picked)
        self._results = ResultsView(context, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._ballot)
        self._pages.addWidget(self._results)
        head = row(spacing=16)
        head.addWidget(self._title, 1)
        head.addWidget(self._place)
        layout = column(self, margins=24, spacing=12)
        layout.addLayout(head)
        layout.addWidget(self._meter)
        layout.addWidget(self._pages, 1)
        layout.addLayout(self._make_buttons())
        self.show_next()

    @property
    def ballot(self) -> Ballot | None:
        """What is put to the vote now, None once all is revealed."""
        waiting = left(self._all, self._lab.votes())
        return waiting[0] if waiting and self._pages.currentIndex() == 0 else None

    def show_next(self) -> None:
        """Put the next answers to the vote, or reveal when there are none left."""
        waiting = left(self._all, self._lab.votes())
        if not waiting:
            self.reveal()
            return
        self._pages.setCurrentIndex(0)
        ballot, done = waiting[0], len(self._all) - len(waiting)
        self._title.setText(self.tr("Which answer is best?"))
        self._place.setText(
            self.tr("Row {row}, answer {repeat} · {done} of {all} done").format(
                row=ballot.place + 1, repeat=ballot.repeat + 1, done=done, all=len(self._all)
            )
        )
        self._meter.set_share(done / len(self._all))
        self._ballot.show_ballot(ballot)
        self._show_buttons()

    def reveal(self) -> None:
        """Show what the votes came to, and whose answers they were."""
        votes = self._lab.votes()
        self._pages.setCurrentIndex(1)
        self._title.setText(self.tr("Revealed"))
        self._place.setText(self.tr("%n votes", "", len(votes)))
        self._meter.set_share(1.0)
        self._results.show_votes(votes, self._sheet.variants)
        if len(votes) >= FEWEST_VOTES:
            show = while_alive(self._results, self._results.show_strengths)
            self._context.services.jobs.run("files", lambda: strengths(votes), done=show)
        self._show_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Vote without the mouse, wherever the focus is; the keypad counts too."""
        place = event.key() - Qt.Key.Key_1
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif 0 <= place < _MOST_KEYS:
            self._on_picked(place)
        elif event.key() == Qt.Key.Key_0:
            self._on_tie()
        elif event.key() == Qt.Key.Key_X:
            self._vote(())
        elif event.key() == Qt.Key.Key_Backspace:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def _vote(self, winners: tuple[str, ...]) -> None:
        """Cast a vote and go on."""
        ballot = self.ballot
        if ballot is not None:
            self._cast += 1
            self._lab.add_vote(Vote(ballot.row_id, ballot.repeat, ballot.shown, winners))
            self.show_next()

    def _on_picked(self, place: int) -> None:
        """One answer is best."""
        ballot = self.ballot
        if ballot is not None and place < len(ballot.shown):
            self._vote((ballot.shown[place],))

    def _on_tie(self) -> None:
        """All are equally good."""
        if self.ballot is not None:
            self._vote(self.ballot.shown)

    def _on_back(self) -> None:
        """Take the last vote back and show its answers again."""
        if self._cast and self._lab.votes():
            self._cast -= 1
            self._lab.take_back_vote()
            self.show_next()

    def _on_go_on(self) -> None:
        """Go back to the vote."""
        self._pages.setCurrentIndex(0)
        self.show_next()

    def _show_buttons(self) -> None:
        """Offer what fits what is shown."""
        voting = self._pages.currentIndex() == 0
        for button in (self._tie, self._none, self._reveal):
            button.setVisible(voting)
        self._back.setEnabled(self._cast > 0)
        waiting = left(self._all, self._lab.votes())
        self._go_on.setVisible(not voting and bool(waiting))
        best = winner(self._lab.votes(), [item.variant_id for item in self._sheet.variants])
        self._keep.setVisible(not voting and bool(best))
        self._close.setVisible(not voting)

    def _on_keep(self) -> None:
        """Keep the prompt that won."""
        best = winner(self._lab.votes(), [item.variant_id for item in self._sheet.variants])
        self.close()
        self.version_wanted.emit(best)

    def _make_buttons(self) -> QHBoxLayout:
        """Return the foot line."""
        self._tie = self._make(self.tr("Tie (0)"), self.tr("All are equally good (key 0)"))
        self._none = self._make(self.tr("All bad (X)"), self.tr("None is any good (key X)"))
        self._back = self._make(
            self.tr("Back"), self.tr("Take the last vote back (Backspace)"), "undo", "quiet"
        )
        self._reveal = self._make(
            self.tr("Reveal"),
            self.tr("End here and show whose answers they were. You can go on later."),
            "eye",
        )
        self._go_on = self._make(self.tr("Vote on the rest"), self.tr("Go back to the vote."))
        self._keep = self._make(
            self.tr("Keep the winner in the library"),
            self.tr("Makes a version of the prompt that won."),
            "save",
        )
        self._close = PrimaryButton(self._context, self.tr("Close"), self)
        self._tie.clicked.connect(self._on_tie)
        self._none.clicked.connect(lambda: self._vote(()))
        self._back.clicked.connect(self._on_back)
        self._reveal.clicked.connect(self.reveal)
        self._go_on.clicked.connect(self._on_go_on)
        self._keep.clicked.connect(self._on_keep)
        self._close.clicked.connect(self.close)
        line = row(spacing=8)
        for part in (self._tie, self._none, self._back):
            line.addWidget(part)
        line.addStretch(1)
        for part in (self._reveal, self._keep, self._go_on, self._close):
            line.addWidget(part)
        return line

    def _make(self, text: str, tip: str, icon: str = "", role: str = "") -> PlainButton:
        """Return one button."""
        return PlainButton(self._context, text, self, icon=icon, tooltip=tip, role=role)

"""The test search: what would be found for a question, with no model involved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from workbench.core.errors import Problem
from workbench.core.sources import Passage, SearchResult
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.documents import search_words
from workbench.ui.documents.message_box import MessageBox
from workbench.ui.documents.results_model import ResultsModel
from workbench.ui.documents.results_view import ResultsView
from workbench.ui.documents.say import say
from workbench.ui.documents.search_scope import SearchScope
from workbench.ui.guard import while_alive
from workbench.ui.style import sizes
from workbench.ui.widgets import PlainButton, column, label, row


class SearchPanel(QWidget):
    """Searches the current collection and shows what each way of searching found."""

    passage_opened = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = context.services.library
        self._theme = context.theme
        self._asked = 0
        self.scope = SearchScope(context, self)
        self.scope.changed.connect(self.search)
        self.question = QLineEdit(self)
        self.question.setPlaceholderText(self.tr("Ask as you would in a chat"))
        self.question.setAccessibleName(self.tr("Question of the test search"))
        self.question.setToolTip(
            self.tr("Shows which passages would be sent to the model. No model is needed.")
        )
        self.question.addAction(
            context.icons.get("search", "faint"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.question.returnPressed.connect(self.search)
        button = PlainButton(
            context, self.tr("Search"), self, tooltip=self.tr("Find passages (Enter).")
        )
        button.clicked.connect(self.search)
        self._model = ResultsModel(self)
        self._results = ResultsView(self._model, sizes(context.points), self)
        self._results.opened.connect(self._on_opened)
        self._message = MessageBox(context, self)
        self._message.show_text(
            self.tr("See what a question finds, and why."),
            self.tr("Each passage shows its place by meaning, by words, and by both together."),
        )
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._message)
        self._stack.addWidget(self._results)
        self._facts = label("", self, "small", wrap=True, selectable=True)
        self._facts.hide()
        self._note = label("", self, "warn", wrap=True)
        self._note.hide()
        line = row(spacing=8)
        line.addWidget(self.question, 1)
        line.addWidget(self.scope)
        line.addWidget(button)
        layout = column(self, margins=(12, 12, 12, 8), spacing=8)
        layout.addLayout(line)
        layout.addWidget(self._note)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._facts)

    def search(self) -> None:
        """Search for what is in the field."""
        question = self.question.text().strip()
        if not question:
            return
        self._asked += 1
        number = self._asked
        say(self._facts, self.tr("Searching…"))

        def done(outcome: SearchResult | Problem) -> None:
            if number == self._asked:
                self._show(outcome)

        current = self._library.current_collection_id
        self._library.search(question, current, while_alive(self, done), self.scope.options())

    def clear(self) -> None:
        """Forget results of another collection."""
        self._asked += 1
        self.scope.reset()
        self._model.show(())
        say(self._facts, "")
        say(self._note, "")
        self._stack.setCurrentWidget(self._message)

    def _show(self, outcome: SearchResult | Problem) -> None:
        """Show what came of it."""
        if isinstance(outcome, Problem):
            say(self._facts, "")
            say(self._note, "")
            self._message.show_problem(outcome)
            self._stack.setCurrentWidget(self._message)
            return
        self._model.show(outcome.passages)
        say(self._note, words.sentence(outcome.note))
        say(self._facts, self._facts_of(outcome))
        self._facts.setToolTip(search_words.explained(search_words.facts_of(outcome)))
        if outcome.misses and not outcome.passages:
            self._show_misses(outcome)
        elif outcome.passages:
            self._results.selectRow(0)
            self._stack.setCurrentWidget(self._results)
        else:
            self._say_nothing_found(outcome)

    def _show_misses(self, result: SearchResult) -> None:
        """Show, dimmed, what came nearest though it is not near enough."""
        self._model.show(result.misses, self._theme.color("faint"))
        say(
            self._note,
            self.tr(
                "Nothing relevant was found. These came nearest, but have too little in common "
                "with the question; a chat would not send them."
            ),
        )
        self._stack.setCurrentWidget(self._results)

    def _say_nothing_found(self, result: SearchResult) -> None:
        """Say what to do when nothing was found."""
        hint = (
            self.tr("Use other words, or words that stand in the documents.")
            if result.passages_in_scope
            else self.tr("No file of this collection is ready yet: add files, or wait for them.")
        )
        self._message.show_text(self.tr("Nothing relevant was found."), hint)
        self._stack.setCurrentWidget(self._message)

    def _facts_of(self, result: SearchResult) -> str:
        """Return ways of searching, scope and times in one line."""
        facts = search_words.facts_of(result)
        return words.joined(
            search_words.legs(facts),
            search_words.looked_through(facts),
            self.tr("embedding {embed}, meaning {dense}, words {keyword}, in all {total}").format(
                embed=_milliseconds(result.embed_s),
                dense=_milliseconds(result.dense_s),
                keyword=_milliseconds(result.keyword_s),
                total=_milliseconds(result.total_s),
            ),
        )

    def _on_opened(self, passage: Passage) -> None:
        """Pass on that a passage is to be shown in its document."""
        self.passage_opened.emit(passage)


def _milliseconds(value_s: float) -> str:
    """Return a short time: "12 ms"."""
    return f"{value_s * 1000:.0f} ms"

"""Adds a model on a server, or changes one: name, address, model, key, and a test."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from workbench.core.errors import BadInput, Problem
from workbench.core.models import Endpoint, ModelInfo
from workbench.engine.remote_address import clean_address, host_of, is_loopback
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.widgets import (
    FlowRow,
    IconLabel,
    Pill,
    PlainButton,
    PrimaryButton,
    ScrollColumn,
    column,
    horizontal_line,
    label,
    panel,
    restyle,
    row,
)

# Where these programs listen unless they are told otherwise.
EXAMPLES: Final = (
    ("llama-server", "http://localhost:8080/v1"),
    ("Ollama", "http://localhost:11434/v1"),
    ("LM Studio", "http://localhost:1234/v1"),
    ("vLLM", "http://localhost:8000/v1"),
)

_TALLEST: Final = 760  # pixels: it shall fit small screens


class ServerDialog(QDialog):
    """Signals: kept(name, address, model, key, context tokens), when the button was pressed.

    The context is 0 unless a test has told it.
    """

    kept = Signal(str, str, str, str, int)

    def __init__(
        self, context: UiContext, parent: QWidget, endpoint: Endpoint | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._models = context.services.models
        self._tests = 0
        self._context_tokens = endpoint.context_tokens if endpoint else 0
        self.setWindowTitle(
            self.tr("Change the server") if endpoint else self.tr("Add a model on a server")
        )
        self.resize(46 * context.points, min(62 * context.points, _TALLEST))
        self._scroll = scroll = ScrollColumn(self, margins=(24, 20, 24, 12), spacing=8)
        self._content = scroll.content
        self._layout = scroll.body
        outer = column(self, spacing=0)
        outer.addWidget(scroll, 1)
        outer.addWidget(horizontal_line(self))
        intro = self.tr(
            "For models that run elsewhere: on another computer, or in another program on this "
            "one. Any server that speaks OpenAI’s chat completions will do."
        )
        self._layout.addWidget(label(intro, self._content, "dim", wrap=True))
        self._make_fields(endpoint)
        self._layout.addWidget(self._make_warning())
        self._layout.addWidget(self._make_verdict())
        self._layout.addStretch(1)
        outer.addLayout(self._make_buttons(endpoint is not None))
        self.address.textChanged.connect(self._on_address)
        for field in (self.address, self.model, self.key):
            field.textChanged.connect(self._forget_test)
        self._on_address()
        self.address.setFocus()

    # Building

    def _make_fields(self, endpoint: Endpoint | None) -> None:
        """Address first: the others may stay empty."""
        self.address = self._field(
            self.tr("Address"),
            self.tr("Where the server listens; “/v1” is added when it is missing."),
            EXAMPLES[0][1],
        )
        self._layout.addWidget(self._make_examples())
        self.model = self._field(
            self.tr("Model"),
            self.tr("As the server calls it. Leave it empty when the server has only one."),
            self.tr("For example: qwen3:8b"),
        )
        self.name = self._field(
            self.tr("Name in this program"),
            self.tr("What the model is called in your list. Empty: the model’s own name."),
            self.tr("For example: Workstation"),
        )
        self.key = self._field(
            self.tr("Key"),
            self.tr("Only where the server asks for one. It is kept in your system’s keyring."),
            self.tr("Kept as it is") if endpoint and endpoint.has_key else self.tr("None"),
        )
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        if endpoint is not None:
            self.address.setText(endpoint.address)
            self.model.setText(endpoint.model)
            self.name.setText(endpoint.name)

    def _field(self, title: str, meaning: str, placeholder: str) -> QLineEdit:
        """Add a field with its name above and what it means below."""
        field = QLineEdit(self._content)
        field.setPlaceholderText(placeholder)
        field.setAccessibleName(title)
        field.setAccessibleDescription(meaning)
        field.setToolTip(meaning)
        name = label(title, self._content, "strong")
        name.setBuddy(field)
        self._layout.addSpacing(4)
        self._layout.addWidget(name)
        self._layout.addWidget(field)
        self._layout.addWidget(label(meaning, self._content, "small", wrap=True))
        return field

    def _make_examples(self) -> FlowRow:
        """Return buttons that fill the address in for programs people know."""
        examples = FlowRow(self._content, spacing=6)
        for name, address in EXAMPLES:
            pill = Pill(
                self._context,
                name,
                examples,
                tooltip=self.tr("Fills in {address}, where {program} usually listens.").format(
                    address=address, program=name
                ),
            )
            pill.clicked.connect(lambda _checked=False, chosen=address: self._take(chosen))
            examples.add(pill)
        return examples

    def _make_warning(self) -> QFrame:
        """Return the place that says where texts go."""
        self._warning = panel("warn", self._content)
        inside = row(self._warning, margins=(12, 8, 12, 8), spacing=10)
        self._sign = IconLabel(self._context, "globe", self._warning, role="warn")
        self.warning = label("", self._warning, wrap=True)
        inside.addWidget(self._sign)
        inside.addWidget(self.warning, 1)
        return self._warning

    def _make_verdict(self) -> QFrame:
        """Return the place that says what the test found."""
        self._verdict = panel("good", self._content)
        inside = column(self._verdict, margins=(12, 8, 12, 8), spacing=2)
        self.verdict: QLabel = label("", self._verdict, wrap=True, selectable=True)
        self.hint: QLabel = label("", self._verdict, "small", wrap=True, selectable=True)
        inside.addWidget(self.verdict)
        inside.addWidget(self.hint)
        self._verdict.hide()
        return self._verdict

    def _make_buttons(self, is_known: bool) -> QHBoxLayout:
        """Return test, cancel and keep."""
        self.test = PlainButton(
            self._context,
            self.tr("Test"),
            self,
            icon="bolt",
            tooltip=self.tr("Asks the server for its model; nothing of yours is sent."),
        )
        self.keep = PrimaryButton(
            self._context, self.tr("Save") if is_known else self.tr("Add"), self
        )
        cancel = PlainButton(self._context, self.tr("Cancel"), self, role="quiet")
        self.test.clicked.connect(self._on_test)
        self.keep.clicked.connect(self._on_keep)
        cancel.clicked.connect(self.reject)
        self.keep.setDefault(True)
        buttons = row(margins=(24, 12, 24, 12))
        buttons.addWidget(self.test)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep)
        return buttons

    # What happens

    def _take(self, address: str) -> None:
        """Fill an address in."""
        self.address.setText(address)
        self.model.setFocus()

    def _on_address(self) -> None:
        """Say where texts would go."""
        typed = self.address.text()
        has_address = bool(typed.strip())
        self.test.setEnabled(has_address)
        self.keep.setEnabled(has_address)
        try:
            address = clean_address(typed) if has_address else ""
        except BadInput:
            address = ""  # told when it is tested or kept, not at each key
        is_here = bool(address) and is_loopback(address)
        restyle(self._warning, "role", "well" if is_here else "warn")
        self._sign.set_icon("cpu" if is_here else "globe", "dim" if is_here else "warn")
        if is_here:
            text = self.tr(
                "What you type, and the passages that go with it, are sent to a program on this "
                "computer: {host}."
            )
        elif address:
            text = self.tr(
                "What you type, and the passages of your documents that go with it, are sent over "
                "the network to {host}."
            )
        else:
            text = self.tr(
                "What you type, and the passages of your documents that go with it, are sent to "
                "this address."
            )
        self.warning.setText(text.format(host=host_of(address) if address else ""))

    def _forget_test(self) -> None:
        """What was tested is no longer what stands there."""
        self._tests += 1
        self._context_tokens = 0
        self._verdict.hide()
        self.test.setText(self.tr("Test"))

    def _on_test(self) -> None:
        """Ask the server."""
        self._forget_test()
        number = self._tests
        self.test.setText(self.tr("Asking the server…"))
        self.test.setEnabled(False)

        def answered(answer: ModelInfo | Problem) -> None:
            if number == self._tests:
                self._show_answer(answer)

        self._models.test_endpoint(
            self.address.text(), self.model.text(), self.key.text(), while_alive(self, answered)
        )

    def _show_answer(self, answer: ModelInfo | Problem) -> None:
        """Say what the test found."""
        self.test.setText(self.tr("Test"))
        self.test.setEnabled(True)
        if isinstance(answer, Problem):
            self._say("bad", *words.translate_problem(answer))
            return
        self._context_tokens = answer.context_size
        facts = words.joined(
            answer.name,
            answer.backend,
            self.tr("context {tokens}").format(tokens=words.count(answer.context_size))
            if answer.context_size
            else "",
        )
        self._say("good", self.tr("The server answers."), facts)

    def _say(self, role: str, text: str, hint: str) -> None:
        """Show a sentence on a good or a bad ground."""
        restyle(self._verdict, "role", role)
        restyle(self.verdict, "role", role)
        self.verdict.setText(text)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._verdict.show()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._verdict))

    def _on_keep(self) -> None:
        """Hand over what stands there, unless it is no address."""
        try:
            address = clean_address(self.address.text())
        except BadInput as error:
            self._say("bad", *words.translate_problem(error.problem()))
            return
        name, model, key = self.name.text(), self.model.text(), self.key.text()
        self.kept.emit(name, address, model, key, self._context_tokens)
        self.accept()

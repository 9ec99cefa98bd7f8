"""The form an answer must have: free, JSON by a schema, or a grammar, checked while one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from workbench.core.generation import Sampling
from workbench.ui.context import UiContext
from workbench.ui.style import code_font
from workbench.ui.widgets.buttons import PlainButton
from workbench.ui.widgets.fields import ChoiceField
from workbench.ui.widgets.labels import IconLabel, label, restyle
from workbench.ui.widgets.panels import row
from workbench.ui.widgets.sampling.gbnf import GrammarError, check_grammar
from workbench.ui.widgets.sampling.parts import Part
from workbench.ui.widgets.sampling.schema import check_schema

_PAUSE_MS: Final = 200
_LINES: Final = 9
_FREE, _JSON, _GRAMMAR = "", "json_schema", "grammar"

_PERSON: Final = """{
  "type": "object",
  "properties": {
    "name": {"type": "string"},
    "year": {"type": "integer"}
  },
  "required": ["name", "year"]
}"""
_LABEL: Final = """{
  "type": "object",
  "properties": {
    "label": {"enum": ["good", "bad", "unclear"]}
  },
  "required": ["label"]
}"""
_STRINGS: Final = """{
  "type": "array",
  "items": {"type": "string"},
  "minItems": 1,
  "maxItems": 5
}"""
_YES_NO: Final = 'root ::= "yes" | "no"'
_NUMBER: Final = 'root ::= "-"? [0-9]+ ("." [0-9]+)?'
_LIST: Final = 'root ::= item item item\nitem ::= "- " [^\\n]+ "\\n"'
_HANGUL: Final = "root ::= [가-힣0-9 .,!?]+"


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the check says of a text."""

    is_good: bool
    words: str


class AnswerFormPart(Part):
    """A form that cannot be used is kept in the editor, but not handed on."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(("grammar", "json_schema"), parent)
        self._context = context
        self._texts = {_JSON: _PERSON, _GRAMMAR: _YES_NO}
        self._layout.setSpacing(8)
        choices: list[tuple[str, object]] = [
            (self.tr("Free text"), _FREE),
            (self.tr("JSON by a schema"), _JSON),
            (self.tr("By a grammar (GBNF)"), _GRAMMAR),
        ]
        self.kind = ChoiceField(choices, _FREE, self)
        self.kind.setAccessibleName(self.tr("Form of the answer"))
        self.kind.chosen.connect(self._on_kind)
        self.meaning = label("", self, "small", wrap=True)
        self.editor = self._make_editor()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.editor.textChanged.connect(self._pause.start)
        self._layout.addWidget(self.kind)
        self._layout.addWidget(self.meaning)
        self._layout.addWidget(self.editor)
        self._foot = self._make_foot()
        self._layout.addWidget(self._foot)
        self._show_kind()

    @property
    def verdict(self) -> str:
        """What the check says."""
        return self._verdict.text()

    def show_sampling(self, sampling: Sampling) -> None:
        """Show the form; a text that is being written stays."""
        shown = self.values()
        if all(getattr(sampling, name) == shown[name] for name in self.names):
            return
        kind = _JSON if sampling.json_schema else _GRAMMAR if sampling.grammar else _FREE
        if kind:
            self._texts[kind] = str(getattr(sampling, kind))
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self._show_kind()

    def values(self) -> dict[str, Any]:
        """Return the form; a text with a fault counts as none."""
        kind, text = self.kind.currentData(), self.editor.toPlainText()
        is_used = bool(kind) and self._check(kind, text).is_good
        return {name: text if is_used and name == kind else "" for name in self.names}

    # Building

    def _make_editor(self) -> QPlainTextEdit:
        """Return the field for a schema or a grammar."""
        editor = QPlainTextEdit(self)
        editor.setProperty("role", "code")
        editor.setFont(code_font(self._context.points))
        editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        editor.setTabChangesFocus(True)
        editor.setFixedHeight(editor.fontMetrics().lineSpacing() * _LINES + 20)
        return editor

    def _make_foot(self) -> QWidget:
        """Return the verdict and the examples."""
        foot = QWidget(self)
        line = row(foot, spacing=6)
        self._sign = IconLabel(self._context, "check", foot, role="good")
        self._verdict = label("", foot, "good", wrap=True)
        self._examples = PlainButton(
            self._context,
            self.tr("Examples"),
            foot,
            role="pill",
            tooltip=self.tr("Puts a short example in place of the text."),
        )
        self._menu = QMenu(self._examples)
        self._examples.setMenu(self._menu)
        line.addWidget(self._sign)
        line.addWidget(self._verdict, 1)
        line.addWidget(self._examples)
        return foot

    # What happens

    def _on_kind(self, _kind: object) -> None:
        """Take another form."""
        self._show_kind()
        self.edited.emit()

    def _show_kind(self) -> None:
        """Show what belongs to the chosen form."""
        kind = self.kind.currentData()
        self.meaning.setText(
            {
                _FREE: self.tr("The model writes what it likes."),
                _JSON: self.tr(
                    "The answer is JSON with exactly these parts, for programs that read it. "
                    "Say in your question what is wanted: the schema only guards the form."
                ),
                _GRAMMAR: self.tr(
                    "The answer can only be what these rules allow; “root” is where it begins."
                ),
            }[kind]
        )
        self.editor.setVisible(bool(kind))
        self._foot.setVisible(bool(kind))
        if not kind:
            return
        self.editor.setAccessibleName(self.kind.currentText())
        self.editor.setToolTip(self.meaning.text())
        with QSignalBlocker(self.editor):
            self.editor.setPlainText(self._texts[kind])
        self._fill_menu(kind)
        self._show_verdict()

    def _fill_menu(self, kind: str) -> None:
        """Offer the examples of a form."""
        self._menu.clear()
        offered = {
            _JSON: (
                (self.tr("A name and a year"), _PERSON),
                (self.tr("One of three labels"), _LABEL),
                (self.tr("A list of up to five texts"), _STRINGS),
            ),
            _GRAMMAR: (
                (self.tr("Yes or no"), _YES_NO),
                (self.tr("A number"), _NUMBER),
                (self.tr("Three lines of a list"), _LIST),
                (self.tr("Nothing but Hangul"), _HANGUL),
            ),
        }[kind]
        for name, text in offered:
            action = self._menu.addAction(name)
            action.triggered.connect(
                lambda _checked=False, chosen=text: self.editor.setPlainText(chosen)
            )

    def _on_pause(self) -> None:
        """Check what was typed and hand it on."""
        kind = self.kind.currentData()
        if kind:
            self._texts[kind] = self.editor.toPlainText()
            self._show_verdict()
            self.edited.emit()

    def _show_verdict(self) -> None:
        """Say whether the form can be used."""
        verdict = self._check(self.kind.currentData(), self.editor.toPlainText())
        role = "good" if verdict.is_good else "bad"
        self._sign.set_icon("check" if verdict.is_good else "warning", role)
        self._verdict.setText(verdict.words)
        restyle(self._verdict, "role", role)
        restyle(self.editor, "state", "" if verdict.is_good else "bad")

    def _check(self, kind: str, text: str) -> _Verdict:
        """Look a text over."""
        if not text.strip():
            return _Verdict(False, self.tr("Nothing is written yet: the answer stays free."))
        try:
            if kind == _JSON:
                check_schema(text)
                return _Verdict(True, self.tr("This schema can be used."))
            rules = check_grammar(text)
            return _Verdict(True, self.tr("%n rule(s): this grammar can be used.", "", rules))
        except GrammarError as error:
            words = str(error)
            if error.line:
                words = self.tr("Line {line}: {fault}").format(line=error.line, fault=words)
            return _Verdict(
                False, self.tr("{fault} Not used until this is right.").format(fault=words)
            )

"""One model: what it is, whether it fits, what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from workbench.core.errors import Problem
from workbench.core.models import MemoryEstimate, ModelEntry
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.models.card_head import CardHead
from workbench.ui.models.kind_lines import AdapterLine, ServerLine
from workbench.ui.models.metadata import MetadataTable
from workbench.ui.widgets import (
    ElidedLabel,
    Meter,
    PlainButton,
    QuietButton,
    column,
    label,
    panel,
    restyle,
    row,
)
from workbench.ui.widgets.meters import Dot

_TIGHT = 0.85  # of the free memory: above it other programs will feel it


class ModelCard(QFrame):
    """Reads its state from the model service whenever it is told to.

    Signals: adapt_asked(entry), edit_asked(entry), from its menu.
    """

    adapt_asked = Signal(object)
    edit_asked = Signal(object)

    def __init__(self, context: UiContext, entry: ModelEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._models = context.services.models
        self.entry = entry
        self._metadata: MetadataTable | None = None
        self.needed_bytes = 0  # 0: not known, or on a server
        self.setProperty("role", "card")
        self._body = column(self, margins=16, spacing=6)
        self._build_head()
        self._build_facts()
        self._build_kind()
        self._build_fit()
        self._build_progress()
        self._build_problem()
        if entry.endpoint is None:
            self._body.addLayout(self._foot())
        self.show_state()
        self.estimate()

    # Building

    def _build_head(self) -> None:
        """Name, badge, state and buttons."""
        tags = self._tags()
        self.state = label("", self, "state")
        is_remote = self.entry.endpoint is not None
        self.load_button = PlainButton(
            self._context,
            self.tr("Use") if is_remote else self.tr("Load"),
            self,
            icon="play",
            tooltip=self.tr("Ask this server from now on")
            if is_remote
            else self.tr("Bring this model into memory; the present one goes"),
        )
        self.load_button.clicked.connect(lambda: self._models.load(self.entry.model_id))
        self.unload_button = PlainButton(
            self._context,
            self.tr("Leave") if is_remote else self.tr("Unload"),
            self,
            icon="eject",
            tooltip=self.tr("Ask this server no longer")
            if is_remote
            else self.tr("Free the memory this model uses"),
        )
        self.unload_button.clicked.connect(self._models.unload)
        name = ElidedLabel(words.model_name(self.entry), self, "heading")
        parts = (*tags, self.state, self.load_button, self.unload_button)
        head = CardHead(self._context, name, parts, self._more(), self)
        self._body.addWidget(head)

    def _tags(self) -> list[QLabel]:
        """Return what kind of entry this is, where that is not plain."""
        tags = []
        if self.entry.bundled:
            badge = label(self.tr("demo only"), self, "badge")
            badge.setToolTip(words.tour_model(self.entry))
            tags.append(badge)
        if self.entry.endpoint is not None:
            tag = label(self.tr("on a server"), self, "tag")
            tag.setToolTip(self.tr("This model runs elsewhere; it takes no memory here."))
            tags.append(tag)
        elif self.entry.adapters:
            tag = label(self.tr("adapted"), self, "tag")
            tag.setToolTip(self.tr("A model together with a LoRA adapter."))
            tags.append(tag)
        return tags

    def _more(self) -> QuietButton:
        """Return the menu of what is seldom done."""
        more = QuietButton(self._context, "more", self.tr("More about this model"), self)
        menu = QMenu(more)
        icons = self._context.icons
        if self.entry.endpoint is None:
            adapt = menu.addAction(icons.get("plus"), self.tr("Add an adapter (LoRA)…"))
            adapt.triggered.connect(lambda: self.adapt_asked.emit(self.entry))
        else:
            edit = menu.addAction(icons.get("edit"), self.tr("Change…"))
            edit.triggered.connect(lambda: self.edit_asked.emit(self.entry))
        if not self.entry.bundled:
            is_file = self.entry.endpoint is None
            text = self.tr("Take off the list (the file stays)")
            remove = menu.addAction(
                icons.get("trash"), text if is_file else self.tr("Take off the list")
            )
            remove.triggered.connect(lambda: self._models.remove(self.entry.model_id))
        more.setMenu(menu)
        return more

    def _build_facts(self) -> None:
        """Size, quantisation, trained context, licence, languages, note."""
        entry = self.entry
        trained = ""
        if entry.context_tokens:
            known = (
                self.tr("trained for {tokens} tokens of context")
                if entry.endpoint is None
                else self.tr("{tokens} tokens of context")
            )
            trained = known.format(tokens=words.count(entry.context_tokens))
        facts = words.joined(
            self.tr("{size} parameters").format(size=words.parameters(entry.parameters))
            if entry.parameters
            else "",
            entry.quantization,
            words.size(entry.size_bytes) if entry.size_bytes else "",
            trained,
            ", ".join(words.language_name(code) for code in entry.languages),
            self.tr("licence {name}").format(name=words.licence(entry.licence))
            if entry.licence
            else "",
        )
        if facts:
            self._body.addWidget(label(facts, self, "dim", wrap=True))
        korean = QLocale().language() == QLocale.Language.Korean
        note = entry.note_ko if korean else entry.note_en
        if note:
            self._body.addWidget(label(note, self, wrap=True))

    def _build_kind(self) -> None:
        """Where a model on a server is asked, what an adapted one is made of."""
        if self.entry.endpoint is not None:
            self._body.addWidget(ServerLine(self._context, self.entry.endpoint, self))
        elif self.entry.adapters:
            self._body.addWidget(AdapterLine(self._context, self.entry, self))

    def _build_fit(self) -> None:
        """The traffic light with the numbers behind it."""
        self._fit = QWidget(self)
        line = row(self._fit)
        self.light = Dot(self._context, self._fit, role="faint")
        self.fit_words = label("", self._fit, "small", wrap=True)
        line.addWidget(self.light, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.fit_words, 1)
        self._fit.hide()
        self._body.addWidget(self._fit)

    def _build_progress(self) -> None:
        """How far the load is, with its Cancel."""
        self._progress = QWidget(self)
        line = row(self._progress)
        self.meter = Meter(self._context, self._progress)
        self._percent = label("", self._progress, "small")
        self.cancel_button = PlainButton(
            self._context, self.tr("Cancel"), self._progress, tooltip=self.tr("Stop loading")
        )
        self.cancel_button.clicked.connect(self._models.cancel_load)
        line.addWidget(self.meter, 1)
        line.addWidget(self._percent)
        line.addWidget(self.cancel_button)
        self._body.addWidget(self._progress)

    def _build_problem(self) -> None:
        """Why it could not be loaded, or was not, and what to do."""
        self._problem = panel("bad", self)
        inside = column(self._problem, margins=(12, 8, 12, 8), spacing=2)
        self.problem_text = label("", self._problem, "bad", wrap=True, selectable=True)
        self.problem_hint = label("", self._problem, wrap=True, selectable=True)
        self.anyway_button = PlainButton(
            self._context,
            self.tr("Load all the same"),
            self._problem,
            icon="play",
            tooltip=self.tr("Try once more; what happened before is forgotten"),
        )
        self.anyway_button.clicked.connect(lambda: self._models.load(self.entry.model_id))
        inside.addWidget(self.problem_text)
        inside.addWidget(self.problem_hint)
        inside.addSpacing(4)
        inside.addWidget(self.anyway_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._body.addWidget(self._problem)

    def _foot(self) -> QHBoxLayout:
        """Return the line with the switch for the file's metadata."""
        line = row()
        self.details = PlainButton(
            self._context,
            self.tr("What the file says of itself"),
            self,
            role="link",
            icon="right",
            tooltip=self.tr("The metadata in the head of the GGUF file"),
        )
        self.details.setCheckable(True)
        self.details.toggled.connect(self._on_details)
        line.addWidget(self.details)
        line.addStretch(1)
        return line

    # What it shows

    def show_state(self) -> None:
        """Show whether the model is loaded, being loaded, or why it is not."""
        models = self._models
        selected = models.selected is not None and models.selected.model_id == self.entry.model_id
        loading = models.loading_id == self.entry.model_id
        loaded = selected and models.loaded is not None and not loading
        beside = not loaded and not loading and self.entry.model_id in models.in_memory()
        self._show_tag(loaded=loaded, beside=beside)
        mark = None if loaded or loading else models.mark(self.entry.model_id)
        self.load_button.setVisible(not loaded and not loading and mark is None)
        self.unload_button.setVisible(loaded)
        restyle(self, "selected", "true" if loaded or loading else "false")
        self._progress.setVisible(loading)
        problem = models.problem if selected and not loaded and not loading else None
        self._show_problem(mark or problem, is_mark=mark is not None)
        self.show_progress()

    def _show_tag(self, *, loaded: bool, beside: bool) -> None:
        """Say that the model is the loaded one, or in memory beside it."""
        in_use = self.tr("In use") if self.entry.endpoint else self.tr("Loaded")
        self.state.setText(in_use if loaded else self.tr("In memory too") if beside else "")
        self.state.setToolTip(
            self.tr("It came for a comparison and goes by itself when the room is needed.")
            if beside
            else ""
        )
        self.state.setVisible(loaded or beside)

    def _show_problem(self, problem: Problem | None, *, is_mark: bool) -> None:
        """Show why the model is not loaded; a mark offers to load it all the same."""
        self._problem.setVisible(problem is not None)
        self.anyway_button.setVisible(is_mark)
        restyle(self._problem, "role", "warn" if is_mark else "bad")
        restyle(self.problem_text, "role", "warn" if is_mark else "bad")
        if problem is not None:
            text, hint = words.translate_problem(problem)
            self.problem_text.setText(text)
            self.problem_hint.setText(hint)
            self.problem_hint.setVisible(bool(hint) and not is_mark)

    def show_progress(self) -> None:
        """Show how far the load is."""
        self.meter.set_share(self._models.progress)
        self._percent.setText(words.percent(self._models.progress))

    def estimate(self) -> None:
        """Ask what the model needs with the present options."""
        if self.entry.endpoint is not None:
            return  # it takes no memory here
        tokens = self._context.services.settings.value.load.context_tokens
        self._models.estimate(self.entry.model_id, tokens, while_alive(self, self._on_estimate))

    def _on_estimate(self, answer: MemoryEstimate | Problem) -> None:
        """Show the traffic light, or why there is none."""
        self._fit.show()
        if isinstance(answer, Problem):
            self.light.set_role("bad")
            self.fit_words.setText(" ".join(words.translate_problem(answer)).strip())
            return
        self.needed_bytes = answer.needed_bytes
        share = answer.needed_bytes / max(1, answer.free_bytes)
        self.light.set_role("good" if share < _TIGHT else "warn" if answer.fits else "bad")
        text = self.tr("needs {needed} at {context} context; {free} free").format(
            needed=words.size(answer.needed_bytes),
            context=words.context_size(answer.context_tokens),
            free=words.size(answer.free_bytes),
        )
        if not answer.fits:
            text += ". " + self.tr("Choose a shorter context or a smaller file.")
        elif share >= _TIGHT:
            text += ". " + self.tr("It fits, but other programs may become slow.")
        self.fit_words.setText(text)

    def _on_details(self, shown: bool) -> None:
        """Show or hide the metadata; the file is read when they are first asked for."""
        if self._metadata is None:
            self._metadata = MetadataTable(self._context, self.entry, self)
            self._body.addWidget(self._metadata)
        self._metadata.setVisible(shown)
        self.details.setIcon(self._context.icons.get("down" if shown else "right", "accent"))

"""The form over a Sampling: everyday controls first, the others in parts that unfold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.core.generation import Sampling
from workbench.ui.context import UiContext
from workbench.ui.widgets.disclosure import Disclosure
from workbench.ui.widgets.labels import label
from workbench.ui.widgets.panels import column, horizontal_line
from workbench.ui.widgets.sampling import controls
from workbench.ui.widgets.sampling.answer_form import AnswerFormPart
from workbench.ui.widgets.sampling.biases import BiasPart
from workbench.ui.widgets.sampling.controls import MIROSTAT_REPLACES, Control
from workbench.ui.widgets.sampling.parts import LinesPart, NumberPart, Part, SeedPart, TogglePart


@dataclass(slots=True)
class _Group:
    """Parts that fold away together."""

    disclosure: Disclosure
    parts: list[Part]


class SamplingForm(QWidget):
    """Edits a Sampling. Signals: changed(sampling), at each change by the person.

    What differs from *default* is marked and can be reset. Fields in *without* are not offered.
    """

    changed = Signal(object)

    def __init__(
        self,
        context: UiContext,
        parent: QWidget,
        *,
        default: Sampling | None = None,
        without: Iterable[str] = (),
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._default = default or Sampling()
        self._sampling = self._default
        self._without = frozenset(without)
        self._parts: dict[str, Part] = {}
        self._groups: list[_Group] = []
        self._ignored: frozenset[str] = frozenset()
        self._layout = column(self, spacing=14)
        self._note = label("", self, "small", wrap=True)
        self._layout.addWidget(self._note)
        self._add_everyday()
        self._add_groups()
        self.show_sampling(self._default)

    @property
    def sampling(self) -> Sampling:
        """The values as they stand."""
        return self._sampling

    def part(self, name: str) -> Part:
        """Return the part that edits a field."""
        return self._parts[name]

    def unfold(self, name: str) -> None:
        """Open what the part of a field is folded in."""
        for group in self._groups:
            if self._parts[name] in group.parts:
                group.disclosure.set_open(True)

    def show_ignored(self, names: Iterable[str]) -> None:
        """Grey out the fields that the model's server does not take."""
        for name in self._ignored:
            if name in self._parts:
                self._parts[name].set_available(True)
        self._ignored = frozenset(names)
        self._arrange()

    def show_sampling(self, sampling: Sampling) -> None:
        """Show other values; this is not an edit."""
        self._sampling = sampling
        for part in set(self._parts.values()):
            part.show_sampling(sampling)
        self._arrange()

    def reset(self) -> None:
        """Put everything back to the usual values."""
        hidden = {name: getattr(self._sampling, name) for name in self._without}
        self._take(replace(self._default, **hidden))

    @property
    def is_changed(self) -> bool:
        """Whether anything differs from the usual."""
        return any(part.is_changed(self._sampling, self._default) for part in self._parts.values())

    # Building

    def _add_everyday(self) -> None:
        """Put what is changed most often on top."""
        for control in controls.everyday():
            self._place(NumberPart(self._context, control, self), self._layout)
        self._place(SeedPart(self._context, self), self._layout)
        stop = LinesPart(
            self._context,
            "stop",
            self.tr("Stop texts"),
            self.tr("The answer ends before any of these. One on each line; \\n is a line break."),
            self,
        )
        self._place(stop, self._layout)

    def _add_groups(self) -> None:
        """Put the others below, folded."""
        context = self._context
        self._group(
            self.tr("Repetition"),
            self.tr("What keeps the text from going in circles."),
            [*self._numbers(controls.repetition()), self._breakers()],
        )
        toggle = TogglePart(
            context,
            "mirostat",
            self.tr("Mirostat"),
            self.tr(
                "Keeps the text equally surprising from beginning to end. Takes the place of "
                "top-k, top-p, min-p, typical, top-n-sigma and XTC."
            ),
            self,
        )
        self._group(
            self.tr("Shape of the choice"),
            self.tr("Among which tokens the model chooses."),
            [
                *self._numbers(controls.narrowing()),
                *self._numbers(controls.moving()),
                toggle,
                *self._numbers(controls.mirostat()),
            ],
        )
        self._group(
            self.tr("Form of the answer"),
            self.tr("JSON or another form that the answer must keep to."),
            [AnswerFormPart(context, self)],
        )
        self._group(
            self.tr("Token biases"),
            self.tr("Single tokens made likelier or forbidden."),
            [BiasPart(context, self)],
        )
        self._group(
            self.tr("Show log-probabilities"),
            self.tr("See how sure the model was of each piece of its answer."),
            self._numbers(controls.chances()),
        )

    def _numbers(self, offered: tuple[Control, ...]) -> list[Part]:
        """Return a part for each number."""
        return [
            NumberPart(self._context, control, self)
            for control in offered
            if control.name not in self._without
        ]

    def _breakers(self) -> Part:
        """Return the part for the texts that part phrases."""
        return LinesPart(
            self._context,
            "dry_breakers",
            self.tr("DRY: borders"),
            self.tr("A phrase ends at any of these. One on each line; \\n is a line break."),
            self,
            needs="dry_multiplier",
        )

    def _group(self, title: str, tip: str, parts: list[Part]) -> None:
        """Fold parts behind a title."""
        if not parts:
            return
        self._layout.addWidget(horizontal_line(self))
        disclosure = Disclosure(self._context, title, tip, self)
        body = QWidget(disclosure)
        inside = column(body, margins=(0, 4, 0, 4), spacing=14)
        for part in parts:
            part.setParent(body)
            self._place(part, inside)
        disclosure.set_body(body)
        self._layout.addWidget(disclosure)
        self._groups.append(_Group(disclosure, parts))

    def _place(self, part: Part, layout: QVBoxLayout) -> None:
        """Take a part in, unless its field is not offered here."""
        if set(part.names) <= self._without:
            part.hide()
            part.deleteLater()
            return
        for name in part.names:
            self._parts[name] = part
        part.edited.connect(lambda: self._on_edited(part))
        part.reset_pressed.connect(lambda: self._on_reset(part))
        layout.addWidget(part)

    # What happens

    def _on_edited(self, part: Part) -> None:
        """Take over what a part says; the fields of others keep all their decimals."""
        self._take(replace(self._sampling, **part.values()))

    def _on_reset(self, part: Part) -> None:
        """Put the fields of one part back."""
        usual = {name: getattr(self._default, name) for name in part.names}
        self._take(replace(self._sampling, **usual))

    def _take(self, sampling: Sampling) -> None:
        """Keep and tell what the person chose."""
        if sampling == self._sampling:
            return
        self.show_sampling(sampling)
        self.changed.emit(sampling)

    def _arrange(self) -> None:
        """Mark what is changed, grey out and hide what does nothing now."""
        sampling = self._sampling
        for name, part in self._parts.items():
            part.mark(sampling, self._default)
            if part.needs:
                part.setVisible(_is_on(getattr(sampling, part.needs)))
            if self._ignored.issuperset(part.names):
                part.set_available(False, self.tr("The server of this model does not take it."))
            elif name in MIROSTAT_REPLACES:
                part.set_available(
                    not sampling.mirostat, self.tr("Mirostat takes its place while it is on.")
                )
        for group in self._groups:
            changed = [part for part in group.parts if part.is_changed(sampling, self._default)]
            group.disclosure.set_preview(self._preview(len(changed)))
        self._note.setVisible(sampling.temperature == 0)
        self._note.setText(
            self.tr(
                "At temperature 0 the likeliest token is always taken: of the rest only "
                "repetition, biases and the form of the answer still count."
            )
        )

    def _preview(self, changed: int) -> str:
        """Say how much of a folded group is not as usual."""
        return self.tr("%n changed", "", changed) if changed else self.tr("as usual")


def _is_on(value: float | bool) -> bool:
    """Whether a control does anything."""
    return value > 0

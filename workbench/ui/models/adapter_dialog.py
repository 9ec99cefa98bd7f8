"""Lists a model together with a LoRA adapter: which file, and how strongly."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSlider, QWidget

from workbench.core.models import ModelEntry
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets import (
    DecimalField,
    ElidedLabel,
    PlainButton,
    PrimaryButton,
    column,
    label,
    row,
)

_STRONGEST = 2.0


class AdapterDialog(QDialog):
    """Signals: kept(path, scale), when the person has pressed the button."""

    kept = Signal(object, float)

    def __init__(self, context: UiContext, entry: ModelEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._base = words.model_name(entry)
        self._path: Path | None = None
        self.setWindowTitle(self.tr("Add an adapter"))
        self.setMinimumWidth(42 * context.points)
        layout = column(self, margins=24, spacing=8)
        layout.addWidget(label(self._base, self, "heading", wrap=True))
        intro = self.tr(
            "A LoRA adapter is a small file that changes how a model answers, made by training it "
            "further. Model and adapter become an entry of their own, so that you can compare "
            "both in the Prompt lab."
        )
        layout.addWidget(label(intro, self, "dim", wrap=True))
        layout.addSpacing(8)
        layout.addWidget(label(self.tr("Adapter file (.gguf)"), self, "strong"))
        line = row()
        self.file = ElidedLabel(self.tr("None chosen yet"), self, mode=Qt.TextElideMode.ElideMiddle)
        self.browse = PlainButton(
            context,
            self.tr("Choose…"),
            self,
            icon="folder",
            tooltip=self.tr("Choose a GGUF file that holds a LoRA adapter"),
        )
        self.browse.clicked.connect(self._on_browse)
        line.addWidget(self.file, 1)
        line.addWidget(self.browse)
        layout.addLayout(line)
        layout.addSpacing(8)
        layout.addWidget(label(self.tr("Strength"), self, "strong"))
        layout.addLayout(self._make_scale())
        meaning = self.tr("1 is as it was made; 0.5 half as strong; above 1 it is overdone.")
        layout.addWidget(label(meaning, self, "small", wrap=True))
        layout.addSpacing(8)
        self.outcome = label("", self, "small", wrap=True)
        layout.addWidget(self.outcome)
        layout.addStretch(1)
        layout.addLayout(self._make_buttons())
        self._show()

    def take(self, file: str) -> None:
        """Take a file."""
        self._path = Path(file)
        self.file.setText(self._path.name)
        self._show()

    def _make_scale(self) -> QHBoxLayout:
        """Return a slider and a field that say the same."""
        self.scale = DecimalField(0.0, _STRONGEST, 1.0, self, step=0.1)
        self.scale.setAccessibleName(self.tr("Strength"))
        self.scale.setToolTip(self.tr("How strongly the adapter changes the model"))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, round(_STRONGEST * 100))
        self.slider.setSingleStep(10)
        self.slider.setPageStep(25)
        self.slider.setValue(100)
        self.slider.setAccessibleName(self.tr("Strength"))
        self.slider.setToolTip(self.scale.toolTip())
        self.slider.valueChanged.connect(lambda value: self.scale.setValue(value / 100))
        self.scale.valueChanged.connect(self._on_scale)
        line = row(spacing=16)
        line.addWidget(self.slider, 1)
        line.addWidget(self.scale)
        return line

    def _make_buttons(self) -> QHBoxLayout:
        """Return cancel and keep."""
        cancel = PlainButton(self._context, self.tr("Cancel"), self, role="quiet")
        cancel.clicked.connect(self.reject)
        self.keep = PrimaryButton(self._context, self.tr("Add"), self)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._on_keep)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep)
        return buttons

    def _on_scale(self, value: float) -> None:
        """Keep both at one place."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(value * 100))
        self.slider.blockSignals(False)
        self._show()

    def _show(self) -> None:
        """Say what will be listed."""
        self.keep.setEnabled(self._path is not None)
        if self._path is None:
            self.outcome.setText(self.tr("Choose the adapter’s file first."))
            return
        self.outcome.setText(
            self.tr("Listed as “{base} + {adapter}”, strength {scale}.").format(
                base=self._base, adapter=self._path.stem, scale=f"{self.scale.value():g}"
            )
        )

    def _on_browse(self) -> None:
        """Let the person choose a file."""
        dialog = QFileDialog(self, self.tr("Choose an adapter"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Adapters in GGUF format (*.gguf)"))
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_keep(self) -> None:
        """Hand over what was chosen."""
        if self._path is not None:
            self.kept.emit(self._path, self.scale.value())
            self.accept()

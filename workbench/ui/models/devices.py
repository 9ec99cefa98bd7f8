"""Where the present model runs and why, and what else it could run on."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from workbench.core.errors import Problem
from workbench.core.models import DeviceInfo
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.models.option_words import device_kind
from workbench.ui.widgets import IconLabel, Meter, column, label, panel, row


class DevicesPart(QWidget):
    """Asks for the devices when it is first seen: finding them takes a moment."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._models = context.services.models
        self._is_asked = False
        self.device = label("", self, wrap=True)
        self.device_note = label("", self, "small", wrap=True)
        self._list = column(spacing=8)
        layout = column(self, spacing=4)
        layout.addWidget(label(self.tr("Runs on"), self, "heading"))
        layout.addWidget(self.device)
        layout.addWidget(self.device_note)
        layout.addSpacing(4)
        layout.addLayout(self._list)
        self._models.state_changed.connect(self.show_state)
        self.show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the devices, once."""
        super().showEvent(event)
        if not self._is_asked:
            self._is_asked = True
            self._models.devices(while_alive(self, self._on_devices))

    def show_state(self) -> None:
        """Show where the present model runs."""
        info = self._models.loaded
        if info is None:
            self.device.setText(self.tr("Shown as soon as a model is loaded."))
            self.device_note.hide()
            return
        load = self.tr("loaded in {time}").format(time=words.seconds(info.load_s))
        layers = self.tr("%n layer(s) on it", "", info.gpu_layers) if info.gpu_layers else ""
        self.device.setText(words.joined(words.device(info), layers, load))
        self.device_note.setText(words.sentence(info.device_note))
        self.device_note.setToolTip(info.device_reason)
        self.device_note.setVisible(bool(info.device_note))

    def _on_devices(self, answer: tuple[DeviceInfo, ...] | Problem) -> None:
        """List the devices, or say why there is no list."""
        if isinstance(answer, Problem):
            text = " ".join(words.translate_problem(answer)).strip()
            self._list.addWidget(label(text, self, "small", wrap=True))
            return
        for device in answer:
            self._list.addWidget(self._card(device))
        if not any(device.is_gpu for device in answer):
            text = self.tr("No graphics card that this program can use was found.")
            self._list.addWidget(label(text, self, "small", wrap=True))

    def _card(self, device: DeviceInfo) -> QWidget:
        """Return what is known of one device."""
        card = panel("well", self)
        inside = column(card, margins=(12, 8, 12, 10), spacing=4)
        head = row(spacing=8)
        head.addWidget(IconLabel(self._context, "bolt" if device.is_gpu else "cpu", card))
        name = label(device.description or device.name, card, wrap=True)
        name.setToolTip(device.label)
        head.addWidget(name, 1)
        inside.addLayout(head)
        about = device_kind(device)
        if device.total_bytes:
            free = self.tr("{free} of {total} free").format(
                free=words.size(device.free_bytes), total=words.size(device.total_bytes)
            )
            about = words.joined(about, free)
        inside.addWidget(label(about, card, "small", wrap=True))
        if device.total_bytes:
            meter = Meter(self._context, card, height=4)
            meter.set_share(1 - device.free_bytes / device.total_bytes, "accent")
            inside.addWidget(meter)
        return card

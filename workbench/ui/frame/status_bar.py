"""The line at the bottom: model, device, context, memory, the job, and whether it is offline."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from workbench.core.models import ModelEntry
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.frame.job_line import JobLine
from workbench.ui.style import pixels
from workbench.ui.widgets.labels import IconLabel, label
from workbench.ui.widgets.meters import Dot, Meter
from workbench.ui.widgets.panels import row

_REFRESH_MS = 2_000
_NAME_SHARE = 0.35  # of the width, at most
_FULL = 0.9  # from here on the context meter warns


class StatusBar(QFrame):
    """Reads everything from the services. Signals: models_wanted()."""

    models_wanted = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setFixedHeight(pixels(context.points) + 17)
        self._services = context.services
        self._full_name = ""
        self._line = row(self, margins=(12, 0, 12, 0), spacing=12)
        self._build_model(context)
        self._build_context(context)
        self._free = label("", self, "small")
        self._free.setToolTip(self.tr("Memory that is free on this computer now"))
        self._line.addWidget(self._free)
        self._line.addStretch(1)
        self._job = JobLine(context, self)
        self._line.addWidget(self._job)
        self._build_offline(context)
        # What may go when the line is too narrow, the least needed first.
        self._optional: list[QWidget] = [self._meter, self._free, self._device, self._offline_word]
        timer = QTimer(self, interval=_REFRESH_MS)
        timer.timeout.connect(self._show_memory)
        timer.start()
        models, chat = self._services.models, self._services.chat
        models.state_changed.connect(self._show_model)
        chat.context_changed.connect(self._show_context)
        self._job.changed.connect(self._fit)
        self._services.downloads.changed.connect(lambda: self._show_offline(models.selected))
        self._show_model()

    # Parts

    def _build_model(self, context: UiContext) -> None:
        """Name, quantisation, the tour badge, device, and why it fell back."""
        self._name = QToolButton(self)
        self._name.setProperty("role", "model")
        self._name.setToolTip(self.tr("Open the Models page"))
        self._name.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name.clicked.connect(self.models_wanted)
        self._quantisation = label("", self, "small")
        self._badge = label(self.tr("demo only"), self, "badge")
        self._device = label("", self, "small")
        self._fallback = IconLabel(context, "warning", self, size=16, role="warn")
        self._line.addWidget(self._name)
        for part in (self._quantisation, self._badge, self._device, self._fallback):
            self._line.addWidget(part)

    def _build_context(self, context: UiContext) -> None:
        """Numbers and meter of the context."""
        self._context = label("", self, "small")
        self._meter = Meter(context, self)
        self._meter.setFixedWidth(88)
        self._line.addWidget(self._context)
        self._line.addWidget(self._meter)

    def _build_offline(self, context: UiContext) -> None:
        """The dot which says whether anything leaves this computer."""
        self._offline = QWidget(self)
        line = row(self._offline, spacing=6)
        self._dot = Dot(context, self._offline, role="good")
        line.addWidget(self._dot)
        self._offline_word = label("", self._offline, "small")
        line.addWidget(self._offline_word)
        self._line.addWidget(self._offline)

    # What they show

    def _show_model(self) -> None:
        """Show which model there is and where it runs."""
        models = self._services.models
        entry, info = models.selected, models.loaded
        self._full_name = self._model_words(models.state, entry)
        self._name.setAccessibleName(self._full_name)
        self._quantisation.setText(info.quantization if info else "")
        self._badge.setVisible(entry is not None and entry.bundled)
        self._badge.setToolTip(words.tour_model(entry) if entry else "")
        self._device.setText(words.device(info) if info else "")
        note = words.sentence(info.device_note) if info else ""
        self._fallback.setVisible(bool(note))
        for part in (self._device, self._fallback):
            part.setToolTip(note)
            part.setAccessibleDescription(note)
        self._show_offline(entry)
        self._show_context()
        self._show_memory()

    def _show_offline(self, entry: ModelEntry | None) -> None:
        """Say that nothing leaves this computer, which server is asked, or what is fetched."""
        endpoint = entry.endpoint if entry else None
        fetched = [
            item.plan.name
            for item in self._services.downloads.downloads()
            if item.state == "running"
        ]
        if endpoint is None and fetched:
            word = self.tr("downloading")
            tip = self.tr(
                "{name} is being fetched. Nothing of your chats or documents is sent."
            ).format(name=fetched[0])
        elif endpoint is None:
            word = self.tr("offline")
            tip = self.tr(
                "Nothing leaves this computer: models, documents and chats stay here. Workbench "
                "sends no usage data. It uses the network only when you press Download, or choose "
                "a model on a server."
            )
        else:
            word = self.tr("on a server")
            tip = self.tr("Questions, chats and passages are sent to {address}.").format(
                address=endpoint.address
            )
        self._dot.set_role("warn" if endpoint else "accent" if fetched else "good")
        self._offline_word.setText(word)
        self._offline.setToolTip(tip)
        self._offline.setAccessibleName(word)
        self._offline.setAccessibleDescription(tip)

    def _model_words(self, state: str, entry: ModelEntry | None) -> str:
        """Return the name of the model, or what is going on with it."""
        if entry is None or state == "none":
            return self.tr("No model loaded")
        if state == "loading":
            return self.tr("Loading {name}").format(name=words.model_name(entry))
        if state == "starting":
            return self.tr("Starting the engine")
        if state == "lost":
            return self.tr("The engine stopped; starting it again")
        return words.model_name(entry)

    def _show_context(self) -> None:
        """Show how much of the context is used."""
        chat = self._services.chat
        known = self._services.models.loaded is not None and chat.context_size > 0
        self._context.setVisible(known)
        self._meter.setVisible(known)
        if known:
            share = chat.context_used / chat.context_size
            self._context.setText(
                self.tr("context {used} / {size}").format(
                    used=words.count(chat.context_used), size=words.count(chat.context_size)
                )
            )
            self._meter.set_share(share, "warn" if share > _FULL else "accent")
            tip = self.tr(
                "Tokens of this chat that the model reads again with each question. When the "
                "context is full, the oldest messages are left out."
            )
            self._context.setToolTip(tip)
            self._meter.setToolTip(tip)
        self._fit()

    def _show_memory(self) -> None:
        """Show how much memory is free."""
        free = words.size(self._services.models.free_bytes)
        self._free.setText(self.tr("{size} free").format(size=free))
        self._fit()

    # Width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show all parts that have something to say, as far as there is room."""
        known = self._services.models.loaded is not None
        room = round(self.width() * _NAME_SHARE)
        elide = Qt.TextElideMode.ElideMiddle
        self._name.setText(self._name.fontMetrics().elidedText(self._full_name, elide, room))
        self._free.setVisible(True)
        self._offline_word.setVisible(True)
        self._device.setVisible(known)
        self._meter.setVisible(known and self._services.chat.context_size > 0)
        for part in self._optional:
            if self._wanted_width() <= self.width():
                return
            part.setVisible(False)

    def _wanted_width(self) -> int:
        """Return the width of all visible parts, the name at full length."""
        margins = self._line.contentsMargins()
        shown = [
            item.widget()
            for item in (self._line.itemAt(index) for index in range(self._line.count()))
            if item is not None and item.widget() is not None and not item.widget().isHidden()
        ]
        widths = sum(part.sizeHint().width() for part in shown if part is not None)
        return widths + self._line.spacing() * len(shown) + margins.left() + margins.right()

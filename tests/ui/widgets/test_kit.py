"""The small widgets: what a person sees and can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.context import UiContext
from workbench.ui.widgets import (
    ChoiceField,
    ElidedLabel,
    EmptyState,
    FlowRow,
    MarkdownView,
    Meter,
    NumberField,
    QuietButton,
    SearchField,
    Segment,
    SegmentBar,
    label,
)

Shown = Callable[[QWidget], Any]


def test_label_never_reads_html(context: UiContext, qtbot: QtBot) -> None:
    """A file named like a tag is shown as it is named."""
    holder = QWidget()
    qtbot.addWidget(holder)
    assert label("<b>x</b>", holder).textFormat() == Qt.TextFormat.PlainText


def test_elided_label_offers_all_of_its_text(context: UiContext, shown: Shown) -> None:
    """What is cut off can be read in the tooltip."""
    holder = QWidget()
    text = ElidedLabel("a very long name of a model that does not fit", holder)
    text.setFixedWidth(80)
    shown(holder)
    assert text.toolTip() == text.text()
    text.setFixedWidth(800)
    QApplication.sendPostedEvents()
    assert text.toolTip() == ""


def test_quiet_button_has_a_name(context: UiContext, qtbot: QtBot) -> None:
    """An icon alone says nothing to a screen reader."""
    holder = QWidget()
    qtbot.addWidget(holder)
    button = QuietButton(context, "copy", "Copy the answer", holder)
    assert button.accessibleName() == button.toolTip() == "Copy the answer"


def test_empty_state_has_one_button(context: UiContext, qtbot: QtBot, shown: Shown) -> None:
    """Pressing it is what the page waits for."""
    empty = shown(
        EmptyState(context, "documents", "No files", "Add some.", None, button_text="Add files")
    )
    with qtbot.waitSignal(empty.activated):
        qtbot.mouseClick(empty.button, Qt.MouseButton.LeftButton)


def test_search_waits_for_a_pause(context: UiContext, qtbot: QtBot, shown: Shown) -> None:
    """One search for one word, and Esc clears it."""
    holder = QWidget()
    field = SearchField(context, "Search chats", holder)
    shown(holder)
    heard: list[str] = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, "terms")
    qtbot.waitUntil(lambda: heard == ["terms"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: heard == ["terms", ""])


def test_meter_stays_between_empty_and_full(context: UiContext, qtbot: QtBot) -> None:
    """A share outside 0 to 1 is a full or an empty bar."""
    holder = QWidget()
    qtbot.addWidget(holder)
    meter = Meter(context, holder)
    meter.set_share(1.7)
    assert meter.share == 1.0
    meter.set_share(-1)
    assert meter.share == 0.0


def test_segments_without_size_are_left_out(context: UiContext, shown: Shown) -> None:
    """A bar draws what took time, and says so."""
    holder = QWidget()
    bar = SegmentBar(context, holder)
    bar.setFixedWidth(100)
    bar.set_segments([Segment(0, "#000000", "queue"), Segment(3, "#FF0000", "prompt 3 s")])
    shown(holder)
    assert [part.tooltip for part in bar.segments] == ["prompt 3 s"]
    assert bar.accessibleDescription() == "prompt 3 s"
    assert bar.grab().toImage().pixelColor(50, 4).name() == "#ff0000"


def test_flow_row_wraps(context: UiContext, shown: Shown) -> None:
    """What does not fit goes to the next line, and the row grows with it."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    flow = FlowRow(holder)
    for _ in range(4):
        child = QWidget(flow)
        child.setFixedSize(100, 20)
        flow.add(child)
    layout.addWidget(flow)
    layout.addStretch(1)
    holder.resize(250, 300)
    shown(holder)
    tops = {child.y() for child in flow.findChildren(QWidget)}
    assert len(tops) == 2


def wheel(widget: QWidget) -> None:
    """Turn the wheel over a widget."""
    middle = widget.rect().center()
    event = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_wheel_changes_no_setting(context: UiContext, shown: Shown) -> None:
    """Scrolling past a field leaves it as it is."""
    holder = QWidget()
    number = NumberField(0, 9, 5, holder)
    choice = ChoiceField([("a", 1), ("b", 2)], 1, holder)
    shown(holder)
    holder.setFocus()
    wheel(number)
    wheel(choice)
    assert (number.value(), choice.currentData()) == (5, 1)


def test_answer_is_as_high_as_its_text(context: UiContext, shown: Shown) -> None:
    """No scroll bar inside an answer."""
    view = shown(MarkdownView(context, None))
    view.resize(300, 10)
    view.show_text("one")
    low = view.height()
    view.show_text("one\n\ntwo\n\nthree")
    assert view.height() > 2 * low


def test_citation_can_be_pressed(context: UiContext, qtbot: QtBot, shown: Shown) -> None:
    """The number of the passage comes by signal."""
    view = shown(MarkdownView(context, None))
    view.show_text("Yes [2].", known=[2])
    assert "cite:2" in view.toHtml()
    with qtbot.waitSignal(view.citation_pressed) as pressed:
        view.anchorClicked.emit(QUrl("cite:2"))
    assert pressed.args == [2]


def test_code_is_copied(context: UiContext, qtbot: QtBot, shown: Shown) -> None:
    """The link above a block copies the code alone."""
    view = shown(MarkdownView(context, None))
    view.show_text("```python\nprint(1)\n```")
    with qtbot.waitSignal(view.code_copied):
        view.anchorClicked.emit(QUrl("copy:0"))
    assert QGuiApplication.clipboard().text() == "print(1)"


def test_streaming_ends_with_all_of_the_text(context: UiContext, shown: Shown) -> None:
    """The last call draws at once, whatever was skipped before."""
    view = shown(MarkdownView(context, None))
    for size in range(1, 30):
        view.show_text("word " * size, streaming=True)
    view.show_text("word " * 30)
    assert view.toPlainText().split() == ["word"] * 30


def test_wrapped_label_is_as_high_as_its_words_at_every_width(
    context: UiContext, shown: Shown, qtbot: QtBot
) -> None:
    """Narrow once, it must not stay high; short of room, it must not be cut."""
    holder = QWidget()
    words = label("Some words that take a few lines where there is little room.", holder, wrap=True)
    layout = QVBoxLayout(holder)
    layout.addWidget(words)
    layout.addStretch(1)
    holder.resize(120, 400)
    shown(holder)
    line = words.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: words.height() > 3 * line)
    holder.resize(900, 400)
    qtbot.waitUntil(lambda: words.height() < 2 * line)


def test_empty_state_fits_a_narrow_place(context: UiContext, shown: Shown) -> None:
    """Its words wrap, and without words nothing complains."""
    narrow = shown(EmptyState(context, "eye", "A title of some length", "Words. " * 30, None))
    narrow.resize(200, 500)
    QApplication.sendPostedEvents()
    for part in narrow.findChildren(QLabel):
        assert part.geometry().right() <= narrow.width()
        assert part.height() + 1 >= part.heightForWidth(part.width())
    bare = shown(EmptyState(context, "eye", "A title", "", None))
    assert all(part.sizeHint().height() >= 0 for part in bare.findChildren(QLabel))

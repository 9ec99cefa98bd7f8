"""What could have come in the place of a token, each with its chance."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.core.generation import TokenChance, TokenLogprobs
from workbench.ui.chat.token_pieces import HALF, Piece, chance_of
from workbench.ui.context import UiContext
from workbench.ui.style import code_font
from workbench.ui.widgets import (
    ElidedLabel,
    Meter,
    PlainButton,
    ScrollColumn,
    column,
    label,
    restyle,
    row,
)

_LINES_SHOWN = 6


@dataclass(slots=True)
class _Line:
    """The widgets of one alternative."""

    text: ElidedLabel
    meter: Meter
    chance: QLabel

    def set_visible(self, is_visible: bool) -> None:
        """Show or hide the line."""
        for widget in (self.text, self.meter, self.chance):
            widget.setVisible(is_visible)


class Alternatives(QWidget):
    """A heading about the token that came, and bars for the likeliest ones in its place.

    Signals: forbidden(token number), when the person wants a token to come no more.
    """

    forbidden = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lines: list[_Line] = []
        self.spoken = ""  # for screen readers
        self._heading = label("", self, "strong", wrap=True)
        self._about = label("", self, "small", wrap=True)
        self._token = -1
        self.forbid = PlainButton(
            context,
            self.tr("Forbid this token"),
            self,
            role="link",
            tooltip=self.tr("Forbids this token: adds it to the token biases under Sampling."),
        )
        self.forbid.clicked.connect(lambda: self.forbidden.emit(self._token))
        self._scroll = ScrollColumn(self, margins=(12, 0, 12, 12))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 3)
        self._scroll.body.addLayout(self._grid)
        self._scroll.body.addStretch(1)
        line_height = self.fontMetrics().height() + 8
        self._scroll.setFixedHeight(_LINES_SHOWN * line_height + 12)
        layout = column(self, spacing=0)
        top = column(margins=(12, 10, 12, 8), spacing=2)
        top.addWidget(self._heading)
        line = row(spacing=12)
        line.addWidget(self._about)
        line.addWidget(self.forbid)
        line.addStretch(1)
        top.addLayout(line)
        layout.addLayout(top)
        layout.addWidget(self._scroll)
        self.show_nothing()

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The lines: what could have come, and its chance."""
        return [
            (line.text.text(), line.chance.text())
            for line in self._lines
            if not line.text.isHidden()
        ]

    @property
    def heading(self) -> str:
        """What is said of the token that came."""
        return self._heading.text()

    def show_nothing(self) -> None:
        """No token is chosen."""
        self._heading.setText(self.tr("What else could have come?"))
        self._about.setText(self.tr("Choose a piece of the answer above."))
        self.forbid.hide()
        self._fill([], -1)

    def show_token(self, token: TokenLogprobs, piece: Piece | None, index: int) -> None:
        """Show one token, which is a part of *piece*."""
        chosen = token.chosen
        chance = chance_words(chance_of(chosen))
        heading = self.tr("{text} came with a chance of {chance}").format(
            text=f"“{token_words(chosen)}”" if piece is None else self._named(piece, index),
            chance=chance,
        )
        self._heading.setText(heading)
        self._about.setText(self.tr("Token number {number}").format(number=chosen.token))
        self._token = chosen.token
        self.forbid.show()
        offered = sorted(token.likeliest, key=lambda each: -each.logprob)
        if all(each.token != chosen.token for each in offered):
            offered.append(chosen)
        self._fill(offered, chosen.token)
        others = "; ".join(f"{text} {share}" for text, share in self.shown)
        self.spoken = self.tr("{heading}. Likeliest here: {others}").format(
            heading=heading, others=others
        )

    def _named(self, piece: Piece, index: int) -> str:
        """Name a token by the text it is a part of."""
        text = f"“{_seen(piece.text)}”"
        if piece.count == 1:
            return text
        return self.tr("{text}, part {part} of {parts},").format(
            text=text, part=index - piece.first + 1, parts=piece.count
        )

    def _fill(self, offered: list[TokenChance], chosen: int) -> None:
        """Write the lines; the one that came is set off."""
        while len(self._lines) < len(offered):
            self._add_line()
        for number, line in enumerate(self._lines):
            line.set_visible(number < len(offered))
        for line, chance in zip(self._lines, offered, strict=False):
            share = chance_of(chance)
            is_chosen = chance.token == chosen
            line.text.setText(token_words(chance))
            line.text.setToolTip(self.tr("Token number {number}").format(number=chance.token))
            line.meter.set_share(share, "accent" if is_chosen else "faint")
            line.chance.setText(chance_words(share))
            for words in (line.text, line.chance):
                restyle(words, "role", "strong" if is_chosen else "")

    def _add_line(self) -> None:
        """Make one more line."""
        number = len(self._lines)
        text = ElidedLabel("", self._scroll.content)
        text.setFont(code_font(self._context.points))
        meter = Meter(self._context, self._scroll.content)
        chance = label("", self._scroll.content)
        self._grid.addWidget(text, number, 0)
        self._grid.addWidget(meter, number, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(chance, number, 2, Qt.AlignmentFlag.AlignRight)
        self._lines.append(_Line(text, meter, chance))


def token_words(token: TokenChance) -> str:
    """Return a token's text so that it can be seen."""
    translate = QCoreApplication.translate
    if not token.text:
        return translate("Tokens", "(nothing to see)")
    if token.text.replace(HALF, "") == "":
        return translate("Tokens", "(half a character)")
    return _seen(token.text)


def chance_words(chance: float) -> str:
    """Return a chance: "87 %", "0.4 %", "< 0.1 %"."""
    translate = QCoreApplication.translate
    share = 100 * chance
    if share < 0.1:
        return translate("Tokens", "< 0.1 %")
    value = f"{share:.0f}" if share >= 10 else f"{share:.1f}"
    words = translate("Tokens", "{value} %").format(value=value)
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _seen(text: str) -> str:
    """Return a text in which blanks can be seen."""
    shown = text.replace("\r", "").replace("\n", "↵").replace("\t", "⇥")
    return shown.replace(" ", "␣") if not shown.strip() else shown.strip(" ")

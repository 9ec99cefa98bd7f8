"""The widgets all pages are made of."""

from workbench.ui.widgets.buttons import Pill, PlainButton, PrimaryButton, QuietButton
from workbench.ui.widgets.empty import EmptyState
from workbench.ui.widgets.fields import ChoiceField, DecimalField, NumberField, SearchField
from workbench.ui.widgets.flow import FlowRow
from workbench.ui.widgets.labels import ElidedLabel, IconLabel, label, restyle
from workbench.ui.widgets.markdown_view import MarkdownView
from workbench.ui.widgets.meters import Meter, Segment, SegmentBar
from workbench.ui.widgets.panels import GRID, ScrollColumn, column, horizontal_line, panel, row
from workbench.ui.widgets.text_edit import AutoTextEdit

__all__ = [
    "GRID",
    "AutoTextEdit",
    "ChoiceField",
    "DecimalField",
    "ElidedLabel",
    "EmptyState",
    "FlowRow",
    "IconLabel",
    "MarkdownView",
    "Meter",
    "NumberField",
    "Pill",
    "PlainButton",
    "PrimaryButton",
    "QuietButton",
    "ScrollColumn",
    "SearchField",
    "Segment",
    "SegmentBar",
    "column",
    "horizontal_line",
    "label",
    "panel",
    "restyle",
    "row",
]

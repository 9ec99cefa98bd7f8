"""The two pictures of the model card: what was reached, and the loss while training."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import matplotlib

from metrics import Measure, wilson

matplotlib.use("Agg")  # before pyplot, which would look for a screen
from matplotlib import pyplot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LANGUAGES: Final = {"English": "#2f6fab", "Korean": "#c8682a"}
ASKED: Final = (
    ("answer exact", "answer\nexact"),
    ("right citation", "right\ncitation"),
    ("refuses what is absent", "refuses\nwhat is absent"),
    ("refuses what is present", "refuses\nwhat is present"),
)
FEWSHOT: Final = "few-shot, two new labels: {} examples"
EXAMPLES: Final = (0, 1, 2, 4, 8)


def plot_measures(measures: Sequence[Measure], path: Path) -> None:
    """Draw grounded answers and few-shot labels with their 95 % intervals."""
    by_name = {one.name: one for one in measures}
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.4), width_ratios=(3, 2))
    for side, (language, colour) in enumerate(LANGUAGES.items()):
        found = [by_name[f"grounded, {language}: {name}"] for name, _ in ASKED]
        places = [at + 0.38 * side - 0.19 for at in range(len(found))]
        _bars(left, places, found, 0.36, colour, language)
    left.set(title="Questions over passages", ylabel="%", ylim=(0, 100))
    left.set_xticks(range(len(ASKED)), [label for _, label in ASKED])
    left.legend(frameon=False, fontsize=8)
    shown = [by_name[FEWSHOT.format(count)] for count in EXAMPLES]
    _bars(right, list(range(len(shown))), shown, 0.6, "#5b8c5a", "")
    right.set(title="Labels that only the examples show", xlabel="examples", ylim=(0, 100))
    right.set_xticks(range(len(EXAMPLES)), [str(count) for count in EXAMPLES])
    _save(figure, path)


def _bars(
    axes: Axes,
    places: Sequence[float],
    measures: Sequence[Measure],
    width: float,
    colour: str,
    label: str,
) -> None:
    heights = [100 * one.share for one in measures]
    ends = [wilson(one.right, one.total) for one in measures]
    below = [height - 100 * low for height, (low, _) in zip(heights, ends, strict=True)]
    above = [100 * high - height for height, (_, high) in zip(heights, ends, strict=True)]
    reach = [[max(0.0, one) for one in side] for side in (below, above)]
    axes.bar(places, heights, width, color=colour, label=label, yerr=reach, capsize=3)
    axes.grid(axis="y", alpha=0.3)
    axes.set_axisbelow(True)


def plot_loss(log: Path, path: Path) -> None:
    """Draw the loss over the tokens from the training's loss.csv."""
    with log.open() as file:
        rows = [(int(tokens), float(loss)) for _, tokens, loss, *_ in csv.reader(file)]
    figure, axes = pyplot.subplots(figsize=(7, 3.2))
    axes.plot([tokens / 1e6 for tokens, _ in rows], [loss for _, loss in rows], linewidth=1)
    axes.set(xlabel="million tokens", ylabel="loss (smoothed)", yscale="log")
    axes.grid(alpha=0.3, which="both")
    _save(figure, path)


def _save(figure: pyplot.Figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=90)
    pyplot.close(figure)

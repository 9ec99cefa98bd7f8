"""Plots of a run as inline SVG: plain shapes with classes, coloured by the page's style sheet."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from workbench.answering.report import ColumnFigures, Spread

_WIDTH: Final = 520
_LEFT: Final = 132  # of the first pixel of a scale
_RIGHT: Final = 116  # room for figures behind the bars
_LINE: Final = 34
_TOP: Final = 8
_BOTTOM: Final = 26
_NAME_SIGNS: Final = 17


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its length in the plot's unit, and the class that colours it."""

    value: float
    look: str
    tip: str


@dataclass(frozen=True, slots=True)
class Line:
    """One column's line: bars above or behind each other, and the figure that ends it."""

    name: str
    bars: tuple[Bar, ...]
    figure: str
    interval: tuple[float, float] | None = None  # drawn as a line with ends


def accuracy(columns: Sequence[ColumnFigures], names: Sequence[str]) -> str:
    """Plot the share of right answers with its 95 % interval."""
    lines = [
        Line(
            name,
            (Bar(100 * each.right.share, f"c{place % 8}", name),),
            f"{each.right.count} / {each.right.total}",
            (100 * each.right.low, 100 * each.right.high),
        )
        for place, (name, each) in enumerate(zip(names, columns, strict=True))
    ]
    return _plot(lines, 100.0, lambda value: f"{value:g} %")


def latency(columns: Sequence[ColumnFigures], names: Sequence[str], first: str, whole: str) -> str:
    """Plot the medians of TTFT and total time, and the 95th percentile of the total."""
    lines = [
        Line(
            name,
            (
                Bar(each.total_s.median, f"c{place % 8} pale", f"{whole}: {_s(each.total_s)}"),
                Bar(each.ttft_s.median, f"c{place % 8}", f"{first}: {_s(each.ttft_s)}"),
            ),
            f"{_seconds(each.ttft_s.median)} / {_seconds(each.total_s.median)}",
            (each.total_s.median, each.total_s.p95),
        )
        for place, (name, each) in enumerate(zip(names, columns, strict=True))
    ]
    return _plot(lines, max((each.total_s.p95 for each in columns), default=0.0), _seconds)


def tokens(columns: Sequence[ColumnFigures], names: Sequence[str], words: Sequence[str]) -> str:
    """Plot tokens of the prompt (read, cached) and of the answer, behind each other."""
    looks = ("read", "cached", "written")
    lines = []
    for name, each in zip(names, columns, strict=True):
        values = (each.evaluated_tokens, each.cached_tokens, each.generated_tokens)
        bars = tuple(
            Bar(value, look, f"{word}: {value:,.0f}")
            for value, look, word in zip(values, looks, words, strict=True)
        )
        lines.append(Line(name, bars, " + ".join(f"{value:,.0f}" for value in values)))
    most = max((sum(bar.value for bar in line.bars) for line in lines), default=0.0)
    return _plot(lines, most, lambda value: f"{value:,.0f}", stacked=True)


def _plot(
    lines: Sequence[Line], most: float, unit: Callable[[float], str], *, stacked: bool = False
) -> str:
    """Draw lines over a scale that begins at 0."""
    ticks = _ticks(most)
    height = _TOP + _LINE * len(lines) + _BOTTOM
    scale = (_WIDTH - _LEFT - _RIGHT) / ticks[-1]
    parts = [f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" xmlns="http://www.w3.org/2000/svg">']
    for tick in ticks:
        x = _LEFT + tick * scale
        parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="2" y2="{height - 22}"/>')
        parts.append(
            f'<text class="tick" x="{x:.1f}" y="{height - 6}" text-anchor="middle">'
            f"{escape(unit(tick))}</text>"
        )
    for place, line in enumerate(lines):
        parts.append(_drawn(line, _TOP + place * _LINE, scale, stacked=stacked))
    return "".join([*parts, "</svg>"])


def _drawn(line: Line, top: float, scale: float, *, stacked: bool) -> str:
    """Draw the bars of one column with its name and figure."""
    middle, x, end = top + _LINE / 2, float(_LEFT), float(_LEFT)
    name = line.name if len(line.name) <= _NAME_SIGNS else f"{line.name[: _NAME_SIGNS - 1]}…"
    parts = [
        f'<text class="name" x="{_LEFT - 10}" y="{middle + 4:.1f}" text-anchor="end">'
        f"{escape(name)}</text>"
    ]
    for bar in line.bars:
        width = max(0.0, bar.value) * scale
        parts.append(
            f'<rect class="{bar.look}" x="{x:.1f}" y="{middle - 9:.1f}" width="{width:.1f}" '
            f'height="18" rx="2"><title>{escape(bar.tip)}</title></rect>'
        )
        end = max(end, x + width)
        x += width if stacked else 0.0
    if line.interval:
        low, high = (_LEFT + value * scale for value in line.interval)
        parts.append(
            f'<path class="whisker" d="M{low:.1f} {middle:.1f}H{high:.1f}M{low:.1f} '
            f'{middle - 5:.1f}v10M{high:.1f} {middle - 5:.1f}v10"/>'
        )
        end = max(end, high)
    parts.append(
        f'<text class="figure" x="{end + 8:.1f}" y="{middle + 4:.1f}">{escape(line.figure)}</text>'
    )
    return "".join(parts)


def _ticks(most: float) -> list[float]:
    """Return 3 to 6 round values from 0 to at least *most*."""
    if not (math.isfinite(most) and most > 0):
        return [0.0, 1.0]
    power = 10.0 ** math.floor(math.log10(most))
    step = next(
        power * part for part in (0.1, 0.2, 0.25, 0.5, 1, 2) if most <= power * part * 5.001
    )
    return [step * number for number in range(math.ceil(most / step - 1e-9) + 1)]


def _seconds(value: float) -> str:
    """Return a time with three digits."""
    return f"{value:.3g} s"


def _s(spread: Spread) -> str:
    """Return a spread of times in words for a tip."""
    return f"{_seconds(spread.median)}, p95 {_seconds(spread.p95)}"

"""Compile Qt's translations: every `.ts` whose `.qm` is missing or older."""

from __future__ import annotations

from pathlib import Path

from set_up.places import Places


def stale(places: Places) -> list[Path]:
    """List the sources that must be compiled."""
    return [source for source in sorted(places.translations.glob("*.ts")) if _is_stale(source)]


def command(places: Places, source: Path) -> tuple[str, ...]:
    """Name the command that compiles *source*."""
    compiled = source.with_suffix(".qm")
    return (str(places.tool("pyside6-lrelease")), "-silent", str(source), "-qm", str(compiled))


def _is_stale(source: Path) -> bool:
    """Tell whether the compiled file is missing or older than its source."""
    compiled = source.with_suffix(".qm")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime

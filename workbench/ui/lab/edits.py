"""Changes to a lab sheet as plain functions: each takes a sheet and returns the changed one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from workbench.core.ids import new_id
from workbench.core.lab import Comparison, Variant

MIN_COLUMNS: Final = 2
MAX_COLUMNS: Final = 8
LETTERS: Final = "ABCDEFGH"


def variant_of(sheet: Comparison, variant_id: str) -> Variant | None:
    """Return the column with this id."""
    return next((item for item in sheet.variants if item.variant_id == variant_id), None)


def letter_of(sheet: Comparison, variant_id: str) -> str:
    """Return the letter under which a column is shown."""
    for index, variant in enumerate(sheet.variants):
        if variant.variant_id == variant_id:
            return LETTERS[index % len(LETTERS)]
    return "?"


def with_variant(sheet: Comparison, changed: Variant) -> Comparison:
    """Return the sheet with one column replaced by its changed self."""
    return replace(
        sheet,
        variants=tuple(
            changed if item.variant_id == changed.variant_id else item for item in sheet.variants
        ),
    )


def with_field(sheet: Comparison, variant_id: str, **changes: Any) -> Comparison:
    """Return the sheet with some fields of one column changed."""
    variant = variant_of(sheet, variant_id)
    return sheet if variant is None else with_variant(sheet, replace(variant, **changes))


def moved(sheet: Comparison, variant_id: str, step: int) -> Comparison:
    """Return the sheet with one column moved by *step* places, as far as there is room."""
    variants = list(sheet.variants)
    index = next((i for i, item in enumerate(variants) if item.variant_id == variant_id), -1)
    target = index + step
    if index < 0 or not 0 <= target < len(variants):
        return sheet
    variants.insert(target, variants.pop(index))
    return replace(sheet, variants=tuple(variants))


def settings_copied(sheet: Comparison, variant_id: str) -> Comparison:
    """Return the sheet with one column's sampling, technique, documents and model given to all."""
    source = variant_of(sheet, variant_id)
    if source is None:
        return sheet
    return replace(
        sheet,
        variants=tuple(
            replace(
                item,
                sampling=source.sampling,
                technique=source.technique,
                options=source.options,
                collection_id=source.collection_id,
                search=source.search,
                model_id=source.model_id,
            )
            for item in sheet.variants
        ),
    )


def is_blank(sheet: Comparison) -> bool:
    """Whether nothing has been written into a sheet yet."""
    bare = Variant("", "")
    return (
        not sheet.title
        and not sheet.input
        and not sheet.rows
        and all(replace(item, variant_id="", name="") == bare for item in sheet.variants)
    )


def shown_name(variant: Variant) -> str:
    """Return a column's name, "" when it is only a letter: the badge shows that already."""
    return "" if variant.name in LETTERS else variant.name


def two_columns() -> Comparison:
    """Return a fresh sheet with two empty columns; the window shows them by their letters."""
    return Comparison(variants=(Variant(new_id(), ""), Variant(new_id(), "")))

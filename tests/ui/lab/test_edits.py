"""Changes to a sheet."""

from __future__ import annotations

from workbench.core.generation import Sampling
from workbench.core.lab import Comparison, TechniqueOptions, Variant
from workbench.ui.lab import edits

SHEET = Comparison(
    variants=(
        Variant("a", "First", sampling=Sampling(temperature=0.9), technique="think"),
        Variant("b", "Second"),
        Variant("c", "Third"),
    )
)


def test_a_field_of_one_column_changes() -> None:
    changed = edits.with_field(SHEET, "b", template="Say {{input}}")
    assert [item.template for item in changed.variants] == [
        "{{input}}",
        "Say {{input}}",
        "{{input}}",
    ]


def test_a_column_moves_only_where_there_is_room() -> None:
    names = [item.name for item in edits.moved(SHEET, "a", 1).variants]
    assert names == ["Second", "First", "Third"]
    assert edits.moved(SHEET, "a", -1) == SHEET
    assert edits.moved(SHEET, "c", 1) == SHEET


def test_settings_go_to_all_columns_and_texts_stay() -> None:
    options = TechniqueOptions(samples=9)
    sheet = edits.with_field(SHEET, "a", options=options)
    changed = edits.settings_copied(sheet, "a")
    assert {item.options for item in changed.variants} == {options}
    assert {item.sampling.temperature for item in changed.variants} == {0.9}
    assert {item.technique for item in changed.variants} == {"think"}
    assert [item.name for item in changed.variants] == ["First", "Second", "Third"]


def test_a_sheet_is_blank_until_something_is_written() -> None:
    blank = edits.two_columns()
    assert edits.is_blank(blank)
    written = edits.with_field(blank, blank.variants[0].variant_id, system_text="Be short.")
    assert not edits.is_blank(written)


def test_a_name_that_is_only_a_letter_is_left_to_the_badge() -> None:
    assert edits.shown_name(Variant("a", "A")) == ""
    assert edits.shown_name(Variant("a", "Few-shot")) == "Few-shot"

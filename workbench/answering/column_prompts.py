"""The prompts of columns: scripts begun on rows, and steps made into requests that fit."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workbench.answering.cells import INPUT, Cell, input_of, sample_seed, values_of
from workbench.answering.parts import PromptParts, describe, too_long
from workbench.answering.retrieval import Ground
from workbench.answering.turn import Draft, Prepared, fit
from workbench.core.errors import BadInput, PromptTooLong, TemplateError
from workbench.core.generation import Request, Sampling, Turn
from workbench.core.lab import Comparison, Row, Variant
from workbench.core.ports import Engine, Library
from workbench.core.sources import SearchOptions
from workbench.prompts.scripts import begin
from workbench.prompts.steps import Script, Similarities, Step
from workbench.prompts.techniques import variables_needed
from workbench.prompts.template import variables

_REMEMBERED: Final = 32  # repeats of a cell mostly ask the same
_Asked = tuple[str, str, Step]


class ColumnPrompts:
    """Makes the prompts of one comparison. For one thread at a time; its calls block."""

    def __init__(
        self,
        engine: Engine,
        comparison: Comparison,
        secret: bytes,
        library: Library | None,
        passages: int,
    ) -> None:
        self._engine = engine
        self._comparison = comparison
        self._secret = secret
        self._library = library
        self._passages = passages
        self._prepared: OrderedDict[_Asked, Prepared] = OrderedDict()

    def script(self, variant: Variant, row: Row, repeat: int) -> Script:
        """Return the script of a cell, begun. Raises BadInput for a technique not known."""
        return begin(
            variant,
            input_of(self._comparison, row),
            values_of(self._comparison, row),
            sample_seed(self._comparison.seed, repeat, 0),
            self._similarities(variant),
        )

    def first_step(self, script: Script, variant: Variant, row: Row) -> Step:
        """Return the first step of a script. Raises BadInput naming column and row."""
        if asks_input(variant) and not input_of(self._comparison, row).strip():
            raise self._without_value(variant, row, "{{" + INPUT + "}}")
        values = values_of(self._comparison, row)
        for name in variables_needed(variant):
            if not values.get(name, "").strip():
                raise self._without_value(variant, row, "{{" + name + "}}")
        try:
            return next(script)
        except TemplateError as error:
            if "variable" not in error.values:
                raise
            raise self._without_value(variant, row, str(error.values["variable"])) from error
        except StopIteration as error:
            raise BadInput(
                "The technique of column {column} asks nothing.", column=variant.name
            ) from error

    def requests(self, cell: Cell, step: Step) -> tuple[Request, ...]:
        """Make a step the one under way; return its requests, one a sample, seeded apart."""
        prepared = self.prepare(cell.variant, cell.row, step)
        cell.open_step(step, prepared.request.turns, prepared.grounding)
        sampling = prepared.request.sampling
        own = cell.variant.sampling.seed  # of a column that is to have another than the others
        seed = self._comparison.seed if own is None else own
        return tuple(
            replace(
                prepared.request,
                request_id=request_id,
                sampling=replace(sampling, seed=sample_seed(seed, cell.repeat, number)),
            )
            for number, request_id in enumerate(cell.request_ids())
        )

    def prepare(self, variant: Variant, row: Row, step: Step) -> Prepared:
        """Return a step as a request that fits, with passages where it wants them."""
        asked = (variant.variant_id, row.row_id, step)
        found = self._prepared.get(asked)
        if found is None:
            found = self._fit(variant, row, step)
            self._prepared[asked] = found
            if len(self._prepared) > _REMEMBERED:
                self._prepared.popitem(last=False)
        return found

    def _fit(self, variant: Variant, row: Row, step: Step) -> Prepared:
        """Make a step fit the context of its column's model."""
        turns = step.turns
        system = turns[0].text if turns[0].role == "system" else ""
        text = input_of(self._comparison, row)
        draft = Draft(
            question=turns[-1].text,
            system_text=system,
            examples=turns[1 if system else 0 : -1],
            search_text=text if text.strip() else turns[-1].text,
        )
        ground = self._ground(variant) if step.grounded else None
        sampling = sampling_of(variant, step)
        try:
            return fit(self._engine, draft, sampling, ground, model_id=variant.model_id)
        except PromptTooLong as error:
            raise too_long(self.parts(variant, row, turns, sampling)) from error

    def parts(
        self,
        variant: Variant,
        row: Row,
        turns: Sequence[Turn],
        sampling: Sampling,
        *,
        mark: str = "",
        earlier: Sequence[str] = (),
        step: str = "",
    ) -> PromptParts:
        """Return what a prompt of a cell is made of, be it too long or not."""
        return describe(
            self._engine,
            turns,
            sampling,
            text=input_of(self._comparison, row),
            examples=variant.examples,
            earlier=earlier,
            mark=mark,
            model_id=variant.model_id,
            step=step,
        )

    def _ground(self, variant: Variant) -> Ground | None:
        """Return where a column looks for passages, None when it does not."""
        if not variant.collection_id or self._library is None:
            return None
        options = SearchOptions(limit=variant.search.passages or self._passages)
        if variant.search.neighbours is not None:
            options = replace(options, neighbours=variant.search.neighbours)
        return Ground(self._library, variant.collection_id, self._secret, options)

    def _similarities(self, variant: Variant) -> Similarities | None:
        """Return how near texts are to each other, None without a library to ask."""
        if variant.options.order != "nearest" or self._library is None:
            return None
        return self._library.similarities

    def _without_value(self, variant: Variant, row: Row, variable: str) -> TemplateError:
        """Return the error for a variable without a value, naming its place."""
        hint = "Give it a value, or take it out of the template."
        if not self._comparison.rows:
            return TemplateError(
                "Column {column} uses {variable}, but it has no value.",
                hint,
                column=variant.name or "?",
                variable=variable,
            )
        return TemplateError(
            "Column {column} uses {variable}, but it has no value in row {row}.",
            hint,
            column=variant.name or "?",
            variable=variable,
            row=row_name(self._comparison, row),
        )


def asks_input(variant: Variant) -> bool:
    """Whether a column uses the shared input."""
    return INPUT in variables(variant.template) + variables(variant.system_text)


def row_name(comparison: Comparison, row: Row) -> str:
    """Return what a row is called in a sentence: its number, counted from 1."""
    ids: Sequence[str] = [item.row_id for item in comparison.rows]
    return str(ids.index(row.row_id) + 1) if row.row_id in ids else "1"


def sampling_of(variant: Variant, step: Step) -> Sampling:
    """Return how a step is sampled: as the column says, but for what the step says itself."""
    sampling = variant.sampling
    if step.temperature is not None:
        sampling = replace(sampling, temperature=step.temperature)
    if step.max_tokens is not None:
        sampling = replace(sampling, max_tokens=step.max_tokens)
    if step.json_schema is not None:
        sampling = replace(sampling, json_schema=step.json_schema, grammar="")
    return sampling

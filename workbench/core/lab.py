"""Comparison of prompts: variants, the cells they give, and the run that is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from workbench.core.chat import Grounding
from workbench.core.errors import Problem
from workbench.core.generation import Sampling, StopReason, Timing

TechniqueId = Literal["none", "think", "worked"]
RunMode = Literal["batch", "sequential"]


@dataclass(frozen=True, slots=True)
class Example:
    """One worked pair for few-shot prompting (Brown et al. 2020, arXiv 2005.14165)."""

    input: str
    output: str
    steps: str = ""  # reasoning shown before the output by the "worked" technique


@dataclass(frozen=True, slots=True)
class Variant:
    """One column: everything that may differ between two prompts."""

    variant_id: str
    name: str
    system_text: str = ""
    template: str = "{{input}}"
    examples: tuple[Example, ...] = ()
    technique: TechniqueId = "none"
    sampling: Sampling = field(default_factory=lambda: Sampling(temperature=0.0, max_tokens=256))
    collection_id: str = ""
    model_id: str = ""  # "": the model that is loaded


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole lab sheet: shared input, the variables of the templates, and the columns."""

    title: str = ""
    input: str = ""
    variables: dict[str, str] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    repeats: int = 1
    seed: int = 7
    mode: RunMode = "batch"
    expected: str = ""  # when given, an answer that contains it counts as right


@dataclass(frozen=True, slots=True)
class CellResult:
    """What one column gave in one repeat, counted from 0 (the seed is the sheet's plus this)."""

    variant_id: str
    repeat: int
    text: str
    reason: StopReason | None = None
    timing: Timing | None = None
    problem: Problem | None = None
    right: bool | None = None  # None: nothing was expected
    grounding: Grounding | None = None  # passages sent, when the column looks into documents
    model_name: str = ""
    model_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A comparison that was run, with everything needed to repeat it."""

    run_id: str
    created_at: str
    comparison: Comparison
    cells: tuple[CellResult, ...] = ()
    wall_s: float = 0.0
    model_name: str = ""
    model_sha256: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    complete: bool = False

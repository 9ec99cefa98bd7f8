"""Comparison of prompts: variants, the cells they give, and the run that is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from workbench.core.chat import Grounding
from workbench.core.errors import Problem
from workbench.core.generation import Sampling, StopReason, Timing, Turn

TechniqueId = str  # a key of prompts.techniques; a sheet may name one that is not known
RunMode = Literal["batch", "sequential"]
ExampleOrder = Literal["given", "shuffled", "nearest"]
Marking = Literal["none", "delimited", "datamarked"]
CheckKind = Literal[
    "equals", "contains", "starts_with", "regex", "json_schema", "number", "refusal"
]
Verdict = Literal["", "pass", "fail"]


@dataclass(frozen=True, slots=True)
class Example:
    """One worked pair for few-shot prompting (Brown et al. 2020, arXiv 2005.14165)."""

    input: str
    output: str
    steps: str = ""  # reasoning shown before the output by the "worked" technique


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One prompt of a chain (Wu et al. 2022, arXiv 2110.01691); later ones use it as {{name}}."""

    name: str
    template: str


@dataclass(frozen=True, slots=True)
class TechniqueOptions:
    """What a technique can be told; each uses what concerns it."""

    samples: int = 5  # of self-consistency
    temperature: float = 0.7  # of those samples, when the column's own is 0
    rounds: int = 1  # of self-refine
    chain: tuple[ChainStep, ...] = ()
    order: ExampleOrder = "given"  # of the examples
    most_examples: int = 0  # 0: all
    marking: Marking = "none"  # of the input, as text that is not to be obeyed


@dataclass(frozen=True, slots=True)
class ColumnSearch:
    """How a column looks into its documents; 0 means as in the settings."""

    passages: int = 0
    neighbours: bool | None = None  # None: as in the settings


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
    options: TechniqueOptions = field(default_factory=TechniqueOptions)
    search: ColumnSearch = field(default_factory=ColumnSearch)
    prompt_id: str = ""  # of the prompt in the library that it was taken from
    version: int = 0  # of that prompt, from 1


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that an answer has to keep. *value* is what it is held against."""

    kind: CheckKind
    value: str = ""
    negated: bool = False
    tolerance: float = 0.0  # of "number": the largest difference that still counts as equal


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """Whether an answer kept a rule; *problem* when the rule itself cannot be used."""

    check: Check
    passed: bool
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of inputs: the value of {{input}} and of the other variables."""

    row_id: str
    values: dict[str, str] = field(default_factory=dict)
    expected: str = ""  # as a sheet's
    checks: tuple[Check, ...] = ()
    description: str = ""
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Price:
    """What a provider asks for a million tokens, as the person entered it."""

    input_per_million: float = 0.0
    output_per_million: float = 0.0
    currency: str = "USD"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A whole lab sheet: shared input or a table of inputs, variables, and the columns."""

    title: str = ""
    input: str = ""
    variables: dict[str, str] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    repeats: int = 1
    seed: int = 7
    mode: RunMode = "batch"
    expected: str = ""  # when given, an answer that contains it counts as right
    rows: tuple[Row, ...] = ()  # none: the one shared *input*
    checks: tuple[Check, ...] = ()  # kept by every row
    price: Price = field(default_factory=Price)


@dataclass(frozen=True, slots=True)
class StepResult:
    """One step of a technique: what was sent, and what came back for each sample."""

    name: str
    turns: tuple[Turn, ...] = ()
    texts: tuple[str, ...] = ()
    timings: tuple[Timing, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many samples came to one answer."""

    answer: str
    count: int


@dataclass(frozen=True, slots=True)
class CellResult:
    """What one column gave in one repeat, counted from 0 (the seed is the sheet's plus this).

    *right* is also False when a check was not kept, and True when all were.
    """

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
    row_id: str = ""  # "": the shared input
    answer: str = ""  # taken out of the text by the technique; "": the text is the answer
    steps: tuple[StepResult, ...] = ()  # of a technique with more than one
    outcomes: tuple[CheckOutcome, ...] = ()
    counts: tuple[AnswerCount, ...] = ()  # of self-consistency, most frequent first
    logprob: float | None = None  # natural logarithm, summed over the answer's tokens


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person said of one cell."""

    variant_id: str
    row_id: str
    repeat: int
    verdict: Verdict = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """A blind choice among the columns of one row: one winner, several (a tie) or none (all bad).

    *shown* are the variant ids in the order in which they were shown.
    """

    row_id: str
    repeat: int
    shown: tuple[str, ...]
    winners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelMark:
    """What a run keeps of a model it used: which file, which chat template, and how it ran."""

    model_id: str  # "": the model that was loaded
    name: str = ""
    sha256: str = ""
    template_sha256: str = ""  # of its chat template; "": it has none
    context_size: int = 0
    device: str = ""
    backend: str = ""
    threads: int = 0
    gpu_layers: int = 0


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
    judgements: tuple[Judgement, ...] = ()
    votes: tuple[Vote, ...] = ()
    models: tuple[ModelMark, ...] = ()
    passages: int = 0  # most passages of a search, where a column does not say

"""The techniques as data: name, what each does, where it comes from, what it can be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from workbench.core.errors import BadInput
from workbench.core.lab import TechniqueId

Group = Literal["plain", "reasoning", "steps", "checking", "form"]


@dataclass(frozen=True, slots=True)
class Technique:
    """What a technique is called, does and comes from.

    *uses* names the fields of TechniqueOptions it looks at besides the order and number of the
    examples and the marking of the input, which all heed; "steps" are those of the examples,
    "json_schema" is the one of the column's sampling.
    """

    technique_id: TechniqueId
    name: str
    description: str
    source: str = ""
    group: Group = "plain"
    uses: tuple[str, ...] = ()


TECHNIQUES: Final[tuple[Technique, ...]] = (
    Technique("none", "None", "The prompt is sent as it is written."),
    Technique(
        "think",
        "Think step by step",
        "Asks the model to reason before it answers, in one line after the message; where the "
        "answer does not stand out, a second call asks for it alone.",
        "Kojima et al. 2022, arXiv 2205.11916",
        "reasoning",
    ),
    Technique(
        "worked",
        "Worked examples",
        "The examples show their steps before the answer, so that the model does the same.",
        "Wei et al. 2022, arXiv 2201.11903",
        "reasoning",
        ("steps",),
    ),
    Technique(
        "self_consistency",
        "Self-consistency",
        "Samples several answers with steps and takes the one that most of them come to.",
        "Wang et al. 2022, arXiv 2203.11171",
        "reasoning",
        ("steps", "samples", "temperature"),
    ),
    Technique(
        "plan_solve",
        "Plan and solve",
        "Asks for a plan first and for its steps after that.",
        "Wang et al. 2023, arXiv 2305.04091",
        "reasoning",
    ),
    Technique(
        "step_back",
        "Step back",
        "Asks for the general principle behind the question, then answers with it.",
        "Zheng et al. 2023, arXiv 2310.06117",
        "reasoning",
    ),
    Technique(
        "least_to_most",
        "Least to most",
        "Splits the question into simpler ones and answers them in order, each knowing the "
        "answers before it.",
        "Zhou et al. 2022, arXiv 2205.10625",
        "steps",
    ),
    Technique(
        "chain",
        "Chain of prompts",
        "Runs prompts of their own before the column's prompt; what each gives is {{its name}} in "
        "those after it.",
        "Wu et al. 2022, arXiv 2110.01691",
        "steps",
        ("chain",),
    ),
    Technique(
        "verification",
        "Chain of verification",
        "Drafts an answer, asks what would check it, answers that without the draft, and corrects "
        "the draft.",
        "Dhuliawala et al. 2023, arXiv 2309.11495",
        "checking",
    ),
    Technique(
        "refine",
        "Self-refine",
        "Lets the model criticise its answer and write it again.",
        "Madaan et al. 2023, arXiv 2303.17651",
        "checking",
        ("rounds",),
    ),
    Technique(
        "grounded",
        "Grounded answer",
        "Asks for an answer from the given passages alone, with citations, and to say so when "
        "they do not tell. Columns with documents are told this anyway.",
        "Lewis et al. 2020, arXiv 2005.11401",
        "form",
    ),
    Technique(
        "structured",
        "JSON by schema",
        "Tells the model the schema in the column's sampling and enforces it while the answer is "
        "written.",
        "llama.cpp grammars",
        "form",
        ("json_schema",),
    ),
)


def technique_of(technique_id: TechniqueId) -> Technique:
    """Return a technique. Raises BadInput for one that is not known."""
    for technique in TECHNIQUES:
        if technique.technique_id == technique_id:
            return technique
    raise BadInput(
        "There is no technique called {technique}.",
        "Choose another one for this column; known are: {known}.",
        technique=technique_id,
        known=", ".join(technique.technique_id for technique in TECHNIQUES),
    )

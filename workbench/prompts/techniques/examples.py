"""Which examples are sent and in which order, and whether their labels pull to one side."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Final

from workbench.core.errors import BadInput
from workbench.core.lab import AnswerCount, Example, Variant
from workbench.prompts.steps import Similarities

MOST_LABELS: Final = 12
_LONGEST_LABEL: Final = 40  # characters
_PULL: Final = 2  # a label that is so many times as frequent as another pulls


def chosen_examples(
    variant: Variant, text: str, seed: int = 0, similarities: Similarities | None = None
) -> tuple[Example, ...]:
    """Return the examples a column sends for the input *text*, in order.

    As given: the first ones. Shuffled: some, by the seed. Nearest: those most like the input, the
    most alike last, where a model heeds it most (Liu et al. 2022, arXiv 2101.06804). Raises
    BadInput when nothing can tell what is near.
    """
    options, examples = variant.options, variant.examples
    most = options.most_examples if options.most_examples > 0 else len(examples)
    if options.order == "shuffled":
        return tuple(Random(seed).sample(examples, len(examples)))[:most]
    if options.order == "given" or len(examples) < 2:
        return examples[:most]
    if similarities is None:
        raise BadInput(
            "The nearest examples cannot be found without the document library.",
            "Wait until it is ready, or choose another order of the examples.",
        )
    scores = similarities(text, [example.input for example in examples])
    ranked = sorted(zip(scores, examples, strict=True), key=lambda pair: -pair[0])
    return tuple(example for _score, example in reversed(ranked[:most]))


def are_labels(examples: tuple[Example, ...]) -> bool:
    """Whether the outputs may be labels: 2 to 12 different ones, all of them short."""
    outputs = {example.output.strip() for example in examples if example.output.strip()}
    short = all(len(output) <= _LONGEST_LABEL and "\n" not in output for output in outputs)
    return short and 2 <= len(outputs) <= MOST_LABELS


def label_counts(examples: tuple[Example, ...]) -> tuple[AnswerCount, ...]:
    """Return how often each label occurs, most frequent first; empty when outputs are no labels.

    Labels are short outputs of which at least one is repeated and no more than half are single.
    """
    outputs = [example.output.strip() for example in examples if example.output.strip()]
    counts = Counter(outputs)
    single = sum(count == 1 for count in counts.values())
    if not are_labels(examples) or len(counts) == len(outputs) or 2 * single > len(outputs):
        return ()
    return tuple(AnswerCount(label, count) for label, count in counts.most_common())


def label_imbalance(examples: tuple[Example, ...]) -> tuple[AnswerCount, ...]:
    """Return the counts when one label is at least twice as frequent as another, else nothing.

    Models lean to the label they see most (Zhao et al. 2021, arXiv 2102.09690: majority bias).
    """
    counts = label_counts(examples)
    if counts and counts[0].count >= _PULL * counts[-1].count:
        return counts
    return ()

"""Command: measures the GGUF as shipped and writes the table into its model card.

usage: python packaging/tour_model/evaluate.py [--model FILE] [--count N] [--tune FOLDER] [--card]

Needs no training data. --tune names the folder with XQuAD and KoBEST, for the rows that use them.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tqdm import tqdm

import setup_paths
from generation import perplexity
from metrics import Measure, table
from pipeline import Pipeline
from plots import plot_measures
from suites import (
    cited,
    document_measures,
    fewshot_measures,
    grounded_measures,
    last_number,
    sum_measures,
)
from sums import STEPS_PROMPT
from workbench.answering.grounding import GROUNDED_INSTRUCTION, grounded_question
from workbench.core.generation import Turn

CARD: Final = setup_paths.MODELS_FOLDER / "MODEL_CARD.md"
BEGIN: Final = "<!-- measured: begin -->"
END: Final = "<!-- measured: end -->"


def all_measures(pipeline: Pipeline, count: int, folder: Path) -> Iterator[Measure]:
    """Yield every measure that needs no outside data; *folder* is for what the library writes."""
    for language in ("en", "ko"):
        yield from grounded_measures(pipeline, language, count)
        yield from grounded_measures(pipeline, language, count, new_wording=True)
    yield from fewshot_measures(pipeline, count)
    yield from sum_measures(pipeline, count)
    yield from document_measures(pipeline, setup_paths.CHECKOUT / "resources" / "samples", folder)


def real_measures(pipeline: Pipeline, tune: Path, svamp: Path, count: int) -> Iterator[Measure]:
    """Yield XQuAD and SVAMP as they come: questions far harder than the model was made for."""
    pairs = [
        (paragraph["context"], asked["question"], asked["answers"])
        for article in json.loads((tune / "xquad" / "xquad.en.json").read_text("utf-8"))["data"]
        for paragraph in article["paragraphs"]
        for asked in paragraph["qas"]
    ]
    picked = pairs[:: max(1, len(pairs) // count)][:count]
    system = Turn("system", GROUNDED_INSTRUCTION["en"])
    written = pipeline.answers(
        [
            (system, Turn("user", grounded_question(asked, [context[:900]], "a1b2c3")))
            for context, asked, _ in picked
        ]
    )
    right = sum(
        cited(one.text)[0].lower() in {answer["text"].lower() for answer in answers}
        for one, (_, _, answers) in zip(written, picked, strict=True)
    )
    yield Measure("XQuAD English, one passage: answer exact", right, len(picked))
    problems = json.loads((svamp / "SVAMP.json").read_text("utf-8"))[:count]
    written = pipeline.answers(
        [
            (Turn("user", f"{one['Body']}. {one['Question']}\n{STEPS_PROMPT['en']}"),)
            for one in problems
        ],
        96,
    )
    right = sum(
        last_number(one.text) == str(int(problem["Answer"]))
        for one, problem in zip(written, problems, strict=True)
    )
    yield Measure("SVAMP, in steps", right, len(problems))


def speed(pipeline: Pipeline, rounds: int = 20) -> float:
    """Return tokens a second while one answer is written."""
    asked = (Turn("user", "What is 17 + 25 - 8?\nThink step by step."),)
    timings = [pipeline.answers([asked])[0].timing for _ in range(rounds)]
    return sum(one.generated_tokens - 1 for one in timings) / sum(
        one.generation_s for one in timings
    )


def perplexity_lines(path: Path, tune: Path) -> list[str]:
    """Return perplexity on real passages that training never read."""
    articles = json.loads((tune / "xquad" / "xquad.en.json").read_text("utf-8"))["data"]
    english = [paragraph["context"] for article in articles for paragraph in article["paragraphs"]]
    with (tune / "kobest" / "BoolQ" / "dev.tsv").open(encoding="utf-8") as file:
        korean = [row["Text"] for row in csv.DictReader(file, delimiter="\t")]
    lines = []
    for name, texts in (("XQuAD passages, English", english), ("KoBEST passages, Korean", korean)):
        value, count = perplexity(path, texts[:60])
        lines.append(f"- Perplexity per token, {name}: {value:.0f} over {count:,} tokens")
    return lines


def write_card(text: str) -> None:
    """Put *text* between the card's two marks."""
    card = CARD.read_text("utf-8")
    before, after = card.split(BEGIN)[0], card.split(END)[1]
    CARD.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


def main() -> int:
    """Measure and report; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, default=setup_paths.MODELS_FOLDER / "tour.gguf")
    parser.add_argument("--count", type=int, default=200, help="cases for each measure")
    parser.add_argument("--tune", type=Path, help="folder with xquad/ and kobest/")
    parser.add_argument("--svamp", type=Path, help="folder with SVAMP.json; needs --tune")
    parser.add_argument("--card", action="store_true", help="write the table into the model card")
    options = parser.parse_args()
    if not options.model.exists():
        sys.stderr.write(f"{options.model} does not exist; export and install a model first.\n")
        return 2
    started = time.monotonic()
    with TemporaryDirectory() as made, Pipeline(options.model, Path(made)) as pipeline:
        measures = list(tqdm(all_measures(pipeline, options.count, Path(made)), desc="measures"))
        if options.tune and options.svamp:
            measures += real_measures(pipeline, options.tune, options.svamp, options.count)
        rate = speed(pipeline)
    lines = [table(measures), "", f"- Writing speed: {rate:.0f} tokens/s on one thread"]
    if options.tune:
        lines += perplexity_lines(options.model, options.tune)
    text = "\n".join(lines)
    sys.stdout.write(f"{text}\n({time.monotonic() - started:.0f} s)\n")
    if options.card:
        write_card(text)
        plot_measures(measures, CARD.with_name("measured.png"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

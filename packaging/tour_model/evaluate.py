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
from typing import Final

from tqdm import tqdm

import setup_paths
from chatml import rendered
from generation import GgufModel, perplexity
from metrics import Measure, table
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

CARD: Final = setup_paths.MODELS_FOLDER / "MODEL_CARD.md"
BEGIN: Final = "<!-- measured: begin -->"
END: Final = "<!-- measured: end -->"


def all_measures(model: GgufModel, count: int) -> Iterator[Measure]:
    """Yield every measure that needs no outside data."""
    for language in ("en", "ko"):
        yield from grounded_measures(model, language, count)
        yield from grounded_measures(model, language, count, new_wording=True)
    yield from fewshot_measures(model, count)
    yield from sum_measures(model, count)
    yield from document_measures(model, setup_paths.CHECKOUT / "resources" / "samples")


def real_measures(model: GgufModel, tune: Path, svamp: Path, count: int) -> Iterator[Measure]:
    """Yield XQuAD and SVAMP as they come: questions far harder than the model was made for."""
    pairs = [
        (paragraph["context"], asked["question"], asked["answers"])
        for article in json.loads((tune / "xquad" / "xquad.en.json").read_text("utf-8"))["data"]
        for paragraph in article["paragraphs"]
        for asked in paragraph["qas"]
    ]
    right = 0
    picked = pairs[:: max(1, len(pairs) // count)][:count]
    for context, asked, answers in picked:
        question = grounded_question(asked, [context[:900]], "a1b2c3")
        text, _ = cited(model.answer(rendered(GROUNDED_INSTRUCTION["en"], question)).text)
        right += text.lower() in {answer["text"].lower() for answer in answers}
    yield Measure("XQuAD English, one passage: answer exact", right, len(picked))
    problems = json.loads((svamp / "SVAMP.json").read_text("utf-8"))[:count]
    right = 0
    for problem in problems:
        asked = f"{problem['Body']}. {problem['Question']}\n{STEPS_PROMPT['en']}"
        text = model.answer(rendered("", asked), 96).text
        right += last_number(text) == str(int(problem["Answer"]))
    yield Measure("SVAMP, in steps", right, len(problems))


def speed(model: GgufModel, rounds: int = 20) -> float:
    """Return tokens a second while writing."""
    tokens, elapsed = 0, 0.0
    for _ in range(rounds):
        found = model.answer(rendered("", "What is 17 + 25 - 8?\nThink step by step."), 64)
        tokens, elapsed = tokens + found.tokens, elapsed + found.elapsed_s
    return tokens / elapsed


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
    model = GgufModel(options.model)
    measures = list(tqdm(all_measures(model, options.count), desc="measures"))
    if options.tune and options.svamp:
        measures += real_measures(model, options.tune, options.svamp, options.count)
    lines = [table(measures), "", f"- Writing speed: {speed(model):.0f} tokens/s on one thread"]
    model.close()
    if options.tune:
        lines += perplexity_lines(options.model, options.tune)
    text = "\n".join(lines)
    sys.stdout.write(f"{text}\n({time.monotonic() - started:.0f} s)\n")
    if options.card:
        write_card(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Command: shows samples of the training text, or writes many to a file.

usage: python packaging/tour_model/generate.py --data FOLDER [--count N] [--level L] [--out FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from random import Random

import setup_paths  # noqa: F401 - first, so that workbench can be imported
from corpora import MissingDataError, read_corpora
from dice import Dice
from mix import draw


def main() -> int:
    """Print or write samples; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training text")
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--level", type=float, default=1.0, help="difficulty, 0.0 to 1.0")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", help="only samples of this kind")
    parser.add_argument("--out", type=Path, help="write JSON lines here instead of printing")
    options = parser.parse_args()
    try:
        corpora = read_corpora(options.data)
    except MissingDataError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    dice = Dice(Random(options.seed))
    lines: list[str] = []
    while len(lines) < options.count:
        sample = draw(dice, corpora, options.level)
        if options.kind in (None, sample.kind):
            as_json = json.dumps({"kind": sample.kind, "texts": sample.texts()}, ensure_ascii=False)
            lines.append(as_json if options.out else "\n\n".join(sample.texts()))
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", "utf-8")
    else:
        sys.stdout.write(("\n" + "=" * 60 + "\n").join(lines) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

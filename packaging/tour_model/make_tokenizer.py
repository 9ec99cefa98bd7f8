"""Command: trains the byte-level BPE vocabulary on the training mix and writes tokenizer.json.

usage: python packaging/tour_model/make_tokenizer.py --data FOLDER --out FILE
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from tqdm import tqdm

import setup_paths  # noqa: F401 - first, so that workbench can be imported
from chatml import SPECIAL_TOKENS
from corpora import Corpora, MissingDataError, read_corpora
from dice import Dice
from mix import draw

VOCABULARY: Final = 4096
# llama.cpp's pre-tokenizer "qwen2": digits stand one by one.
QWEN2_PATTERN: Final = (
    r"(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def new_tokenizer() -> Tokenizer:
    """Return an untrained tokenizer with the pre-tokenizer that llama.cpp calls "qwen2"."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_PATTERN), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer


def training_text(corpora: Corpora, samples: int, seed: int) -> Iterator[str]:
    """Yield one branch of each of *samples* samples, then all real text."""
    dice = Dice(Random(seed))
    for number in tqdm(range(samples), desc="generated text"):
        yield draw(dice, corpora, number / samples).texts()[0]
    for language in ("en", "ko"):
        yield from corpora.prose[language][:6000]
        for asked, answered in corpora.chats[language]:
            yield f"{asked}\n{answered}"


def main() -> int:
    """Train the vocabulary; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--samples", type=int, default=12000)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    try:
        corpora = read_corpora(options.data)
    except MissingDataError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    tokenizer = new_tokenizer()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=list(SPECIAL_TOKENS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=True,
    )
    tokenizer.train_from_iterator(training_text(corpora, options.samples, options.seed), trainer)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(options.out))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

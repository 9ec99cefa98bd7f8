"""Measures retrieval against its goals, and prints a table in Markdown.

Run: `python tests/benchmarks/bench_retrieval.py DATA_FOLDER [--rows GROUP ...]`

| group | what it measures | what DATA_FOLDER must hold |
|---|---|---|
| quality | nDCG@10, question to passage, each leg and fused | xquad/, kobest/ |
| chunks | gold characters in 1,500 tokens, against windows with BM25 | chunking/ |
| indexing | seconds for 1,000 pages, against the same written plainly | chunking/ |
| search | milliseconds at 10,000 and at 100,000 chunks | xquad/, chunking/ |

Rows are printed as they are measured, so that a run that is cut short has told something.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import retrieval_chunks
import retrieval_indexing
import retrieval_quality
import retrieval_search
from retrieval_report import Row, as_markdown, heading

GROUPS: Final[dict[str, Callable[[argparse.Namespace], Iterator[Row]]]] = {
    "quality": lambda given: retrieval_quality.rows(given.data, not given.extras),
    "chunks": lambda given: retrieval_chunks.rows(given.data),
    "indexing": lambda given: retrieval_indexing.rows(given.data, given.pages),
    "search": lambda given: retrieval_search.rows(given.data, given.sizes),
}


def main() -> None:
    """Measure the chosen groups."""
    parser = argparse.ArgumentParser(description="Retrieval: quality, speed and memory.")
    parser.add_argument("data", type=Path, help="folder with the sets")
    parser.add_argument("--rows", nargs="+", choices=list(GROUPS), default=list(GROUPS))
    parser.add_argument("--pages", type=int, default=1_000, help="of the indexing group")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], help="chunks")
    parser.add_argument(
        "--extras", action="store_true", help="quality with kiwipiepy, if it is there"
    )
    given = parser.parse_args()
    for line in heading():
        print(line, flush=True)
    for name in given.rows:
        for row in GROUPS[name](given):
            print(as_markdown(row), flush=True)


if __name__ == "__main__":
    main()

"""Reads the licence-clean text that the training mixes in; never the tuning data."""

from __future__ import annotations

import csv
import html
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from dice import Dice
from workbench.core.language import Language, language_of

_TAG: Final = re.compile(r"<[^>]+>")
_PO_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_UNWANTED: Final = re.compile(r"[<>{}|`]|https?:|::|\\")


class MissingDataError(Exception):
    """The folder with the training text is not there or lacks a part."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """Everything read from the data folder."""

    prose: dict[Language, tuple[str, ...]]
    chats: dict[Language, tuple[tuple[str, str], ...]]
    translations: tuple[tuple[str, str], ...]
    word_problems: tuple[str, ...]

    def passage(self, dice: Dice, language: Language) -> str:
        """Return one paragraph of real text, for passages that tell nothing of use."""
        return dice.one(self.prose[language])


def read_corpora(folder: Path) -> Corpora:
    """Read the training text under *folder*; raise MissingDataError when a part is missing."""
    needed = (
        "stories_en",
        "stories_ko",
        "books",
        "python_docs_ko",
        "songys",
        "chatterbot",
        "tatoeba_ko",
        "gsm8k",
    )
    missing = [name for name in needed if not (folder / name).is_dir()]
    if missing:
        raise MissingDataError(
            f"The training data is incomplete: {folder} lacks {', '.join(missing)}. "
            "Give the folder that holds them with --data."
        )
    docs = list(_python_docs(next((folder / "python_docs_ko").glob("*.tar.gz"))))
    english = [
        *_stories(folder / "stories_en"),
        *_books(folder / "books"),
        *(text for text, _ in docs),
    ]
    korean = [*_stories(folder / "stories_ko"), *(text for _, text in docs)]
    talk = [*_songys(folder / "songys" / "ChatbotData.csv"), *_chatterbot(folder / "chatterbot")]
    by_language: dict[Language, list[tuple[str, str]]] = {"en": [], "ko": []}
    for asked, answered in talk:
        by_language[language_of(asked + answered)].append((asked, answered))
    return Corpora(
        {"en": tuple(english), "ko": tuple(korean)},
        {"en": tuple(by_language["en"]), "ko": tuple(by_language["ko"])},
        tuple(_tatoeba(folder / "tatoeba_ko" / "kor.txt")),
        tuple(_word_problems(folder / "gsm8k" / "train.jsonl")),
    )


def _pieces(text: str, low: int = 60, high: int = 420) -> Iterator[str]:
    """Cut running text into paragraphs of whole sentences."""
    part = ""
    for sentence in re.split(r"(?<=[.!?”\"])\s+", " ".join(text.split())):
        if part and len(part) + len(sentence) > high:
            if len(part) >= low:
                yield part
            part = ""
        part = f"{part} {sentence}".strip()
    if low <= len(part) <= high:
        yield part


def _stories(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*.md")):
        lines = path.read_text("utf-8").splitlines()
        yield from _pieces(" ".join(line for line in lines if not line.startswith(("#", "*"))))


def _books(folder: Path) -> Iterator[str]:
    skipped = ("colophon", "uncopyright", "imprint", "titlepage", "toc", "loi")
    for path in sorted(folder.rglob("*.xhtml")):
        if not any(name in path.stem for name in skipped):
            body = path.read_text("utf-8").split("<body", 1)[-1]
            yield from _pieces(html.unescape(_TAG.sub(" ", body)).replace(chr(0x2060), ""))


def _python_docs(archive: Path) -> Iterator[tuple[str, str]]:
    """Yield English and Korean paragraphs of the documentation that carry little markup."""
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            file = packed.extractfile(member) if member.name.endswith(".po") else None
            if file is None:
                continue
            for block in file.read().decode("utf-8").split("\n\n"):
                source, _, target = block.partition("\nmsgstr ")
                texts = tuple(
                    "".join(_PO_STRING.findall(part))
                    for part in (source.partition("msgid ")[2], target)
                )
                if all(60 <= len(text) <= 400 and not _UNWANTED.search(text) for text in texts):
                    yield texts[0].replace("*", ""), texts[1].replace("*", "")


def _songys(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["label"] == "0" and len(row["Q"]) < 40 and len(row["A"]) < 40:
                yield row["Q"], row["A"]


def _chatterbot(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield short first pairs of the friendly files; others name people or are uneven."""
    kept = ("greetings", "conversations", "food", "emotion")
    for name in ("english", "korean"):
        for topic in kept:
            path = folder / "chatterbot_corpus" / "data" / name / f"{topic}.yml"
            if not path.exists():
                continue
            for talk in yaml.safe_load(path.read_text("utf-8"))["conversations"]:
                first = [str(line) for line in talk[:2]]
                if len(first) == 2 and max(map(len, first)) < 80:
                    yield first[0], first[1]


def _tatoeba(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        english, korean, *_ = line.split("\t")
        if len(english) < 40:
            yield english, korean


def _word_problems(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        problem = json.loads(line)
        worked = re.sub(r"<<[^>]*>>", "", problem["answer"]).replace("####", "The answer is")
        text = f"{problem['question']}\n{worked}"
        if len(text) < 500:
            yield text

"""JSON as rows: OpenAI evals, Inspect, SQuAD, promptfoo, and any other list of objects."""

from __future__ import annotations

import json
import string
from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.core.errors import BadInput, Problem
from workbench.core.ids import new_id
from workbench.core.lab import Check, Row, Variant
from workbench.storage.imports_asserts import one_of
from workbench.storage.imports_parts import (
    MOST_ROWS,
    Imported,
    ImportKind,
    SkippedList,
    no_rows,
    too_many_rows,
)
from workbench.storage.imports_promptfoo import from_yaml, is_promptfoo
from workbench.storage.imports_text import whole

_Object = Mapping[str, object]


def read_lines(text: str, skipped: SkippedList) -> Imported:
    """Read one JSON object a line. Raises BadInput where a line is none."""
    objects: list[_Object] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value = whole(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise BadInput(
                "Line {line} is no JSON.",
                "Write one JSON object a line, in braces.",
                detail=str(error)[:200],
                line=number,
            ) from error
        if not isinstance(value, Mapping):
            raise BadInput(
                "Line {line} is JSON, but no object with names.",
                "Write one JSON object a line, in braces.",
                line=number,
            )
        objects.append(value)
        if len(objects) > MOST_ROWS:
            raise too_many_rows()
    return _from_objects(objects, skipped)


def read_json(text: str, skipped: SkippedList) -> Imported:
    """Read SQuAD, promptfoo or a list of objects. Raises BadInput where it is none of them."""
    try:
        value = whole(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise BadInput(
            "The file is no JSON.", "Look whether it was saved whole.", detail=str(error)[:200]
        ) from error
    if is_promptfoo(value):
        return from_yaml(value, skipped)
    if isinstance(value, Mapping) and isinstance(value.get("data"), list):
        squad = _squad(value["data"])
        return squad if squad else _from_objects(value["data"], skipped)
    if isinstance(value, list):
        return _from_objects(value, skipped)
    raise BadInput(
        "The JSON holds no list of rows.", "Choose a list of objects, JSONL, or a SQuAD file."
    )


def holds_rows(value: object) -> bool:
    """Whether loaded JSON is of a form that `read_json` takes rows out of."""
    if isinstance(value, Mapping):
        return is_promptfoo(value) or isinstance(value.get("data"), list)
    return isinstance(value, list)


def _from_objects(objects: Sequence[object], skipped: SkippedList) -> Imported:
    """Return objects as rows, by the names that are in them."""
    if len(objects) > MOST_ROWS:
        raise too_many_rows()
    named = [each for each in objects if isinstance(each, Mapping)]
    if len(named) < len(objects):
        skipped.add("", Problem("Some entries are no objects with names; they are left out."))
    if not named:
        raise no_rows()
    first = named[0]
    kind: ImportKind = "lines"
    if "input" in first and "ideal" in first:
        kind = "openai_evals"
    elif "input" in first and "target" in first:
        kind = "inspect"
    if kind == "lines":
        return Imported(kind, tuple(Row(new_id(), _texts(each)) for each in named))
    made = [_sample(each, "ideal" if kind == "openai_evals" else "target") for each in named]
    return _with_system(kind, made)


def _with_system(kind: ImportKind, made: Sequence[tuple[Row, str]]) -> Imported:
    """Return samples; a system text they all share becomes a column's, another one a variable."""
    systems = {system for _, system in made}
    if len(systems) == 1:
        (system,) = systems
        variants = (Variant(new_id(), "", system),) if system else ()
        return Imported(kind, tuple(row for row, _ in made), variants)
    rows = tuple(replace(row, values={**row.values, "system": system}) for row, system in made)
    return Imported(kind, rows, (Variant(new_id(), "", "{{system}}"),))


def _sample(entry: _Object, wanted: str) -> tuple[Row, str]:
    """Return one sample of OpenAI evals or Inspect, and its system text."""
    text, system = _asked(entry.get("input"))
    choices = entry.get("choices")
    if isinstance(choices, list) and choices:
        pairs = zip(string.ascii_uppercase, choices, strict=False)
        text += "\n" + "\n".join(f"{letter}) {_text(choice)}" for letter, choice in pairs)
    expected, checks = _expected(entry.get(wanted))
    metadata = entry.get("metadata")
    others = {
        name: _text(value)
        for name, value in entry.items()
        if name not in ("input", wanted, "choices", "id", "metadata")
    }
    row = Row(
        new_id(),
        {"input": text, **others},
        expected,
        checks,
        _text(entry.get("id")),
        _texts(metadata) if isinstance(metadata, Mapping) else {},
    )
    return row, system


def _asked(asked: object) -> tuple[str, str]:
    """Return the text that is asked, and the system text before it."""
    if not isinstance(asked, list):
        return _text(asked), ""
    turns = [turn for turn in asked if isinstance(turn, Mapping)]
    system = [_said(turn) for turn in turns if turn.get("role") == "system"]
    others = [turn for turn in turns if turn.get("role") != "system"]
    if len(others) == 1:
        return _said(others[0]), "\n\n".join(system)
    lines = [f"{_text(turn.get('role'))}: {_said(turn)}" for turn in others]
    return "\n\n".join(lines), "\n\n".join(system)


def _said(turn: _Object) -> str:
    """Return the text of a message, which may come in parts."""
    content = turn.get("content", "")
    if not isinstance(content, list):
        return _text(content)
    return "".join(_text(part.get("text")) for part in content if isinstance(part, Mapping))


def _expected(value: object) -> tuple[str, tuple[Check, ...]]:
    """Return one expected answer, or the check that one of several is there."""
    if not isinstance(value, list):
        return _text(value), ()
    texts = list(dict.fromkeys(text for text in map(_text, value) if text))
    if len(texts) > 1:
        return "", (one_of(texts),)
    return (texts[0] if texts else ""), ()


def _squad(articles: Sequence[object]) -> Imported | None:
    """Return the questions of SQuAD (Rajpurkar et al. 2016, 2018), None where there are none."""
    rows: list[Row] = []
    for article in articles:
        for paragraph in _list_of(article, "paragraphs"):
            context = _text(paragraph.get("context"))
            for question in _list_of(paragraph, "qas"):
                rows.append(_question(question, context, article))
                if len(rows) > MOST_ROWS:
                    raise too_many_rows()
    return Imported("squad", tuple(rows)) if rows else None


def _question(question: _Object, context: str, article: object) -> Row:
    """Return one question; one that cannot be answered has to be refused."""
    texts = [answer.get("text") for answer in _list_of(question, "answers")]
    expected, checks = _expected(texts)
    if question.get("is_impossible") is True:
        expected, checks = "", (Check("refusal"),)
    title = _text(article.get("title")) if isinstance(article, Mapping) else ""
    return Row(
        new_id(),
        {"input": _text(question.get("question")), "context": context},
        expected,
        checks,
        _text(question.get("id")),
        {"title": title} if title else {},
    )


def _list_of(value: object, name: str) -> list[_Object]:
    """Return the objects in a list of that name."""
    found = value.get(name) if isinstance(value, Mapping) else None
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _texts(entry: _Object) -> dict[str, str]:
    """Return all values as text."""
    return {str(name): _text(value) for name, value in entry.items()}


def _text(value: object) -> str:
    """Return a value as text."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

"""Finds the sentences for people in the layers that know no translator."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Keyword arguments whose text reaches the window, wherever they are used.
_NAMED = {"note", "device_note", "dropped_because", "hint"}
_PROBLEM_WORDS = ("text", "hint")
# The terminal speaks English, the window translates its own sentences, the fake is for tests.
_SPOKEN_ELSEWHERE = {"cli", "fake.py", "ui"}
_SENTENCE = re.compile(r"[A-Z][^\n]* [^\n]*[.?]")  # what a constant must look like to count
_NOTING = {"engine", "documents", "answering"}  # packages whose constants are notes for people


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence and the context the window looks it up in."""

    context: str
    text: str
    counted: bool = False  # has plural forms


def sentences_of(paths: Iterable[Path]) -> list[Sentence]:
    """Return all sentences of the sources, sorted, each once."""
    lower = [path for path in paths if not _SPOKEN_ELSEWHERE & set(path.parts)]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in lower]
    errors = _error_names(trees)
    found: set[Sentence] = set()
    for path, tree in zip(lower, trees, strict=True):
        constants = _constants(tree)
        if _NOTING & set(path.parts):
            texts = [text for text in constants.values() if _SENTENCE.fullmatch(text)]
            found.update(Sentence("Problem", text) for text in texts)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found.update(_of_call(node, errors, constants))
            elif isinstance(node, ast.Assign) and "note" in map(_name, node.targets):
                found.update(_problems([node.value], constants))
    return sorted(found)


def spoken_of(paths: Iterable[Path]) -> list[Sentence]:
    """Return what is handed to `translate(context, text, …)`.

    lupdate passes over some of these calls, and takes those with a number for plain ones.
    """
    found: set[Sentence] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "translate":
                texts = list(_texts(node.args[:2], {}))
                if len(texts) == 2:
                    found.add(Sentence(*texts, counted=len(node.args) > 3))
    return sorted(found)


def _error_names(trees: list[ast.Module]) -> set[str]:
    """Return the names of all classes below WorkbenchError, and of helpers that raise them."""
    names = {"WorkbenchError"}
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    for _round in range(4):  # as deep as the tree of errors may become
        for node in classes:
            if any(_name(base) in names for base in node.bases):
                names.add(node.name)
    return names


def _constants(tree: ast.Module) -> dict[str, str]:
    """Return the module's strings by name."""
    found = {}
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        value = getattr(node, "value", None)
        if isinstance(target, ast.Name) and isinstance(getattr(value, "value", None), str):
            found[target.id] = str(value.value)
    return found


def _of_call(call: ast.Call, errors: set[str], constants: dict[str, str]) -> Iterator[Sentence]:
    """Return the sentences in one call."""
    name = _name(call.func)
    keywords = {word.arg: word.value for word in call.keywords if word.arg}
    if name in errors or name == "Problem":
        values = [*call.args[:2], *(keywords[key] for key in _PROBLEM_WORDS if key in keywords)]
        yield from _problems(values, constants)
    elif name == "ChildWords":
        yield from _problems(
            [value for key, value in keywords.items() if key not in ("name", "kind")], constants
        )
    else:
        yield from _problems([keywords[key] for key in _NAMED if key in keywords], constants)
    titles = [keywords["title"]] if "title" in keywords and "lane" not in keywords else []
    if name in ("run", "show") and _is_jobs(call):
        titles += call.args[1:2] if name == "show" else []
        yield from (Sentence("Job", text) for text in _texts(titles, constants))


def _is_jobs(call: ast.Call) -> bool:
    """Whether a call is one of the jobs service's."""
    return isinstance(call.func, ast.Attribute) and _name(call.func.value).endswith("jobs")


def _problems(values: Iterable[ast.expr], constants: dict[str, str]) -> Iterator[Sentence]:
    """Return the texts as sentences of the context "Problem"."""
    return (Sentence("Problem", text) for text in _texts(values, constants))


def _texts(values: Iterable[ast.expr], constants: dict[str, str]) -> Iterator[str]:
    """Return the literal strings among expressions; both arms of a choice count."""
    for value in values:
        if isinstance(value, ast.IfExp):
            yield from _texts([value.body, value.orelse], constants)
        elif isinstance(value, ast.Name):
            if constants.get(value.id):
                yield constants[value.id]
        elif isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


def _name(node: ast.expr) -> str:
    """Return the last part of a dotted name."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""

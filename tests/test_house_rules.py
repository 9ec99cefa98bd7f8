"""Rules of the house that neither ruff nor import-linter can check."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QObject, Signal, Slot

ROOT: Final = Path(__file__).resolve().parents[1]
MAX_FILE_LINES: Final = 500
MAX_FUNCTION_LINES: Final = 60
EMITS: Final = 10_000
SILENT: Final = tuple(
    f"workbench/{folder.name}"
    for folder in sorted((ROOT / "workbench").iterdir())
    if folder.is_dir() and folder.name != "cli"
)
HEAVY: Final = ("llama_cpp", "torch", "chromadb", "sentence_transformers")

Rule = Callable[[ast.Module], Iterator[ast.AST]]


def files(*folders: str) -> list[Path]:
    """List the Python files below *folders*."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """Parse a file once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def breaches(rule: Rule, paths: list[Path]) -> list[str]:
    """List where *rule* finds something, as `file:line`."""
    return [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"
        for path in paths
        for node in rule(parsed(path))
    ]


def name_of(node: ast.AST) -> str:
    """Write a name or a chain of attributes with dots: `self.tr`, `time.sleep`."""
    if isinstance(node, ast.Attribute):
        return f"{name_of(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(tree: ast.Module, *endings: str) -> Iterator[ast.Call]:
    """Find the calls of something whose dotted name ends in one of *endings*."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and f".{name_of(node.func)}".endswith(endings):
            yield node


def imported(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """List what a file imports, by full name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def widgets_imported(tree: ast.Module) -> Iterator[ast.AST]:
    """Find imports of Qt's parts that draw."""
    drawing = ("PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtPdfWidgets", "PySide6.QtSvg")
    return (node for name, node in imported(tree) if name.startswith(drawing))


def formatted_before_translation(tree: ast.Module) -> Iterator[ast.AST]:
    """Find f-strings inside tr() and translate(): they are never translated, and no tool warns."""
    for call in calls(tree, ".tr", ".translate"):
        yield from (node for node in ast.walk(call) if isinstance(node, ast.JoinedStr))


def events_pumped(tree: ast.Module) -> Iterator[ast.AST]:
    """Find nested event loops by another name."""
    return calls(tree, ".processEvents")


def threads_killed(tree: ast.Module) -> Iterator[ast.AST]:
    """Find QThread.terminate. Ending a *process* of that name is another matter."""
    threads = {
        target
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if name_of(node.value.func).endswith("QThread")
        for target in map(name_of, node.targets)
    }
    for call in calls(tree, ".terminate"):
        owner = name_of(call.func).removesuffix(".terminate")
        if owner in threads or owner.endswith("QThread"):
            yield call


def waits_on_time(tree: ast.Module) -> Iterator[ast.AST]:
    """Find tests that wait for a while instead of for something."""
    return calls(tree, "time.sleep", ".sleep", "qtbot.wait", "QTest.qWait")


def prints(tree: ast.Module) -> Iterator[ast.AST]:
    """Find calls of print."""
    return (node for node in calls(tree, ".print") if name_of(node.func) == "print")


def bare_excepts(tree: ast.Module) -> Iterator[ast.AST]:
    """Find handlers that catch everything, Ctrl+C included."""
    handlers = (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler))
    return (node for node in handlers if node.type is None)


def missing_purpose(tree: ast.Module) -> Iterator[ast.AST]:
    """Find files that do not say in their first line what they are for."""
    if tree.body and not ast.get_docstring(tree):
        yield tree


def undocumented(tree: ast.Module | ast.ClassDef) -> Iterator[ast.AST]:
    """Find public classes, functions and methods without a docstring.

    Setters have that of their property; what Qt calls is told in Qt's own manual.
    """
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from undocumented(node)
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name.startswith("_") or ast.get_docstring(node) is not None:
            continue
        setter = any(name_of(each).endswith(".setter") for each in node.decorator_list)
        asked_by_qt = node.name != node.name.lower() or node.name in ("data", "flags")
        if isinstance(node, ast.ClassDef) or not (setter or asked_by_qt):
            yield node


def long_functions(tree: ast.Module) -> Iterator[ast.AST]:
    """Find functions that are too long to be read at once."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if (node.end_lineno or node.lineno) - node.lineno >= MAX_FUNCTION_LINES:
            yield node


RULES: Final[dict[str, tuple[Rule, tuple[str, ...]]]] = {
    "services draw nothing": (widgets_imported, ("workbench/services",)),
    "no f-string is translated": (formatted_before_translation, ("workbench",)),
    "nobody pumps events": (events_pumped, ("workbench", "tests")),
    "no thread is killed": (threads_killed, ("workbench", "tests")),
    "no test waits on time": (waits_on_time, ("tests",)),
    "only the command line prints": (prints, SILENT),
    "no bare except": (bare_excepts, ("workbench", "tests", "packaging")),
    "a file says what it is for": (missing_purpose, ("workbench", "tests", "packaging")),
    "what is public says what it does": (undocumented, ("workbench",)),
    "functions are short": (long_functions, ("workbench", "tests", "packaging")),
}


@pytest.mark.parametrize(("rule", "folders"), RULES.values(), ids=RULES.keys())
def test_rule(rule: Rule, folders: tuple[str, ...]) -> None:
    """Each rule holds in each file of its folders."""
    assert breaches(rule, files(*folders)) == []


def test_files_are_short() -> None:
    """No file is longer than a person reads in one go."""
    long = [
        str(path.relative_to(ROOT))
        for path in files("workbench", "tests", "packaging/set_up")
        if len(path.read_text(encoding="utf-8").splitlines()) > MAX_FILE_LINES
    ]
    assert long == []


BROKEN: Final = {
    "from PySide6 import QtWidgets": widgets_imported,
    "from PySide6.QtGui import QIcon": widgets_imported,
    "self.tr(f'{n} files')": formatted_before_translation,
    "QCoreApplication.translate('Chat', 'a' + f'{n}')": formatted_before_translation,
    "app.processEvents()": events_pumped,
    "thread = QThread()\nthread.terminate()": threads_killed,
    "import time\ntime.sleep(1)": waits_on_time,
    "qtbot.wait(100)": waits_on_time,
    "print('hello')": prints,
    "try:\n    pass\nexcept:\n    pass": bare_excepts,
    "x = 1": missing_purpose,
    "class A:\n    '''A.'''\n    def b(self): pass": undocumented,
    "def f():\n" + "    x = 1\n" * MAX_FUNCTION_LINES: long_functions,
}
SOUND: Final = {
    "from PySide6.QtCore import QObject": widgets_imported,
    "self.tr('{n} files').format(n=f'{n:,}')": formatted_before_translation,
    "process = Popen([])\nprocess.terminate()": threads_killed,
    "qtbot.waitUntil(ready)": waits_on_time,
    "self._views.sprint()": prints,
    "def a():\n    '''Do.'''\n    def b(): pass": undocumented,
    "def f():\n" + "    x = 1\n" * (MAX_FUNCTION_LINES - 1): long_functions,
}


@pytest.mark.parametrize(("code", "rule"), BROKEN.items())
def test_rule_finds_its_breach(code: str, rule: Rule) -> None:
    """A rule that never fires guards nothing."""
    assert list(rule(ast.parse(code)))


@pytest.mark.parametrize(("code", "rule"), SOUND.items())
def test_rule_lets_pass(code: str, rule: Rule) -> None:
    """What only looks like a breach is none."""
    assert not list(rule(ast.parse(code)))


def test_window_imports_nothing_heavy() -> None:
    """The window's process never loads what can abort, hang or take seconds to import."""
    code = "import json, sys, workbench.ui.main_window; print(json.dumps(sorted(sys.modules)))"
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert ran.returncode == 0, ran.stderr
    loaded = {name.partition(".")[0] for name in json.loads(ran.stdout)}
    assert loaded.isdisjoint(HEAVY)


class _Bell(QObject):
    """Rings and counts. `rung(True)` for each ring."""

    rung = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0
        self.rung.connect(self._on_rung)

    @Slot(bool)
    def _on_rung(self, _loud: bool) -> None:
        """Count a ring."""
        self.heard += 1


def test_signals_keep_their_references() -> None:
    """Qt does not lose references to True: PySide6 6.12.0 does, and crashes after a while."""
    bell = _Bell()
    before = sys.getrefcount(True)
    for _ in range(EMITS):
        bell.rung.emit(True)
    assert bell.heard == EMITS
    assert abs(sys.getrefcount(True) - before) < EMITS // 100

"""Runs a model's chat template, which is a program by a stranger, under limits.

Jinja's sandbox keeps it from reaching anything; it does not keep it from running for ever or from
filling the memory. Here it gets a time limit, a memory limit where the system has one, and no
arithmetic on numbers so large that one operation takes minutes.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, Final, NoReturn

import psutil
from jinja2 import TemplateError as JinjaError
from jinja2.ext import Extension, loopcontrols
from jinja2.filters import do_round
from jinja2.nodes import Node
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

if sys.platform == "linux":
    import resource

LIMIT_S: Final = 2.0
_PATIENCE_S: Final = 0.5
_MEMORY_BYTES: Final = 256_000_000
_MOST_BITS: Final = 64
_LONGEST: Final = 1_000_000
_WIDEST_INDENT: Final = 8
_FINEST: Final = 300


class TemplateTimeout(BaseException):
    """Raised inside the template's thread. A BaseException: nothing in a template catches it."""


class TemplateRefused(Exception):
    """The template itself says that these turns cannot be rendered."""


class GenerationBlock(Extension):
    """`{% generation %}` … `{% endgeneration %}`: marks answers for training, nothing here."""

    tags = {"generation"}  # noqa: RUF012 - Jinja declares it as an instance's

    def parse(self, parser: Parser) -> list[Node]:
        """Return what stands inside."""
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


class LimitedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as chat templates expect it."""

    intercepted_binops = frozenset({"*", "**", "//", "%", "/"})

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(
            trim_blocks=True, lstrip_blocks=True, extensions=[loopcontrols, GenerationBlock]
        )
        self.globals["raise_exception"] = _refuse
        self.globals["strftime_now"] = lambda form: now().strftime(form)
        self.filters["tojson"] = _to_json
        self.filters["round"] = _round
        for name in ("urlize", "wordwrap"):  # patterns over long texts: nothing interrupts them
            del self.filters[name]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Refuse products that would take minutes or gigabytes: C code cannot be interrupted."""
        if isinstance(left, int) and isinstance(right, int):
            times = abs(right) if operator == "**" and right.bit_length() <= _MOST_BITS else 1
            if left.bit_length() * times > _MOST_BITS or right.bit_length() > _MOST_BITS:
                raise JinjaError("a number is too large")
        for value, times in ((left, right), (right, left)) if operator == "*" else ():
            repeats = isinstance(value, str | list | tuple) and isinstance(times, int)
            if repeats and len(value) * times > _LONGEST:
                raise JinjaError("a text is too long")
        return super().call_binop(context, operator, left, right)


def within_limits(work: Callable[[], str], limit_s: float = LIMIT_S) -> str:
    """Run *work* in a thread of its own and return its text.

    Raises TemplateTimeout after *limit_s*, and whatever *work* raises.
    """
    result: list[str] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            result.append(work())
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=run, name="template", daemon=True)
    with _limited_memory():
        thread.start()
        thread.join(limit_s)
        for _ in range(3):  # the first exception may come up where C code drops it
            if not thread.is_alive():
                break
            _raise_in(thread)
            thread.join(_PATIENCE_S)
    if result:
        return result[0]
    raise failure[0] if failure else TemplateTimeout


def _raise_in(thread: threading.Thread) -> None:
    """Let TemplateTimeout come up in *thread* at its next bytecode."""
    identity = ctypes.c_ulong(thread.ident or 0)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(identity, ctypes.py_object(TemplateTimeout))


@contextlib.contextmanager
def _limited_memory() -> Iterator[None]:
    """Let this process grow a little only, so that a greedy template meets a MemoryError.

    Only Linux keeps to such a limit; elsewhere the supervisor starts the child anew.
    """
    if sys.platform != "linux":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = psutil.Process().memory_info().vms + _MEMORY_BYTES
    limit = min([limit, *(old for old in (soft, hard) if old != resource.RLIM_INFINITY)])
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _round(value: float, precision: int = 0, method: str = "common") -> float:
    """Round as Jinja does, which computes ten to the power of any precision first."""
    if abs(precision) > _FINEST:
        raise JinjaError("a precision is too fine")
    return do_round(value, precision, method)  # type: ignore[arg-type]


def _refuse(message: object = "") -> NoReturn:
    """`raise_exception` of chat templates."""
    raise TemplateRefused(str(message))


def _to_json(
    value: object,
    ensure_ascii: bool = False,
    indent: int | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    """JSON as chat templates expect it: letters stay letters, nothing is escaped for HTML."""
    width = None if indent is None else max(0, min(indent, _WIDEST_INDENT))
    return json.dumps(
        value, ensure_ascii=ensure_ascii, indent=width, separators=separators, sort_keys=sort_keys
    )

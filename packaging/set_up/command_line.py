"""The commands of `dev.py`: what each does after the set-up."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Final

from set_up import checks, gpu, launch, process
from set_up.errors import SetUpError, explain
from set_up.install import SetUp
from set_up.places import Places
from set_up.stamp import Choices
from set_up.terminal import RED, Terminal

COMMANDS: Final = """\
commands:
  run [ARGS]       set up, then start Workbench; ARGS go to it
  test [ARGS]      set up, then run every check; ARGS go to pytest, --full tries all that may break
  lint             set up, then run the checks that only read the code
  bench [ARGS]     set up, then measure the window; bench engine and bench retrieval: those
  shots [ARGS]     set up, then take pictures of every page
  translate        set up, then collect what must be translated
  set-up           set up only

What follows -- is passed on as it stands.
"""
SCRIPTS: Final = {
    "bench": "tests/benchmarks/bench_window.py",
    "shots": "packaging/screenshots.py",
    "translate": "packaging/translations.py",
}
BENCHMARKS: Final = {
    "engine": "tests/benchmarks/bench_engine.py",
    "retrieval": "tests/benchmarks/bench_retrieval.py",
}
INTERRUPTED: Final = 130  # what a shell reports for Ctrl+C
TERMINATED: Final = 143  # and for SIGTERM


def main(argv: Sequence[str]) -> int:
    """Run one command; return the exit status."""
    terminal = Terminal()
    options, rest = parse(argv)
    signal.signal(signal.SIGTERM, _on_terminate)
    try:
        return _run(options, rest, terminal)
    except SetUpError as error:
        terminal.say("\n" + terminal.paint(RED, error.text))
        if error.hint:
            terminal.say(error.hint)
        return 1
    except OSError as error:
        what, hint = explain([str(error)])
        terminal.say("\n" + terminal.paint(RED, what or str(error)) + f"\n{hint}")
        return 1
    except KeyboardInterrupt:
        terminal.wipe()
        return INTERRUPTED


def _on_terminate(_number: int, _frame: FrameType | None) -> None:
    """Leave in the ordinary way, so that what has been started is ended."""
    sys.exit(TERMINATED)


def parse(argv: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Split *argv* into our own options and what is passed on."""
    own, passed_on = list(argv), []
    if "--" in own:
        at = own.index("--")
        own, passed_on = own[:at], own[at + 1 :]
    options, unknown = _parser().parse_known_args(own)
    return options, [*unknown, *passed_on]


def _parser() -> argparse.ArgumentParser:
    """Describe the commands and options."""
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Set Workbench up on this machine, then start it or check it.",
        epilog=COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "command", choices=("run", "test", "lint", *SCRIPTS, "set-up"), metavar="command"
    )
    parser.add_argument(
        "--gpu",
        choices=tuple(gpu.FLAGS),
        help="build llama.cpp for this kind of graphics processor; stays chosen until changed",
    )
    parser.add_argument("--torch-index", metavar="URL", help="take torch from this package index")
    parser.add_argument(
        "--llama-index",
        metavar="URL",
        help="take a built llama-cpp-python from this package index instead of compiling it",
    )
    parser.add_argument("--recreate", action="store_true", help="make .venv anew")
    return parser


def _run(options: argparse.Namespace, rest: Sequence[str], terminal: Terminal) -> int:
    """Set up, then do what the command is for."""
    places = Places()
    set_up = SetUp(places, terminal)
    set_up.ensure(
        choose(options, set_up.choices),
        screen=options.command == "run" and launch.has_display(),
        recreate=options.recreate,
    )
    match options.command:
        case "run":
            return launch.start(places, terminal, rest)
        case "test":
            return checks.run_all(places, terminal, rest)
        case "lint":
            return checks.summarize(terminal, checks.run_static(places, terminal))
        case "bench" if rest and rest[0] in BENCHMARKS:
            command = [str(places.python), str(places.root / BENCHMARKS[rest[0]]), *rest[1:]]
            return process.attend(command, env=checks.test_environment())
        case script if script in SCRIPTS:
            command = [str(places.python), str(places.root / SCRIPTS[script]), *rest]
            return process.attend(command, env=checks.test_environment())
    return 0


def choose(options: argparse.Namespace, kept: Choices) -> Choices:
    """Take what is named now; what is not named stays as it was chosen before."""
    if options.llama_index and (options.gpu or "none") != "none":
        raise SetUpError(
            "--gpu compiles llama.cpp here, --llama-index takes it compiled.",
            "Choose one; an index of wheels built for your graphics processor needs no --gpu.",
        )
    return Choices(
        gpu=options.gpu or ("none" if options.llama_index else kept.gpu),
        torch_index=kept.torch_index if options.torch_index is None else options.torch_index,
        llama_index=_llama_index(options, kept),
    )


def _llama_index(options: argparse.Namespace, kept: Choices) -> str:
    """Keep the index of built wheels unless another one, or a build of one's own, is named."""
    if options.llama_index is not None:
        return str(options.llama_index)
    return "" if options.gpu else kept.llama_index

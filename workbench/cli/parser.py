"""The words of the command line."""

from __future__ import annotations

import argparse
from pathlib import Path

from workbench import __version__

_ABOUT = (
    "Run language models on this computer: chat, ask your own documents, compare prompts. "
    "Without a command the window opens."
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser; `args.command` is "" for the window."""
    parser = argparse.ArgumentParser(
        prog="workbench", description=_ABOUT, parents=[_shared(with_defaults=True)]
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="try out loading, answering, indexing and comparing in a temporary profile, then exit",
    )
    parser.set_defaults(command="")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_chat(commands)
    _add_ask(commands)
    _add_compare(commands)
    return parser


def settle_question(args: argparse.Namespace) -> None:
    """Give `ask --docs PATH... "question"` its question, which --docs has taken as a path."""
    if args.command == "ask" and not args.question and len(args.docs) > 1:
        args.question = str(args.docs.pop())


def needs_temporary_profile(args: argparse.Namespace) -> bool:
    """Whether a command must not touch the person's own data."""
    return bool(args.self_test)


def opens_window(args: argparse.Namespace) -> bool:
    """Whether no command was given."""
    return not args.command and not args.self_test


def _shared(with_defaults: bool) -> argparse.ArgumentParser:
    """Return the options that may stand before or after the command."""

    def default(value: object) -> object:
        # A command's own default would overwrite what was given before the command.
        return value if with_defaults else argparse.SUPPRESS

    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--profile", type=Path, metavar="DIR", default=default(None), help="use this data folder"
    )
    shared.add_argument(
        "--model",
        type=Path,
        metavar="FILE.gguf",
        default=default(None),
        help="use this model instead of the one chosen in the settings: a file, or its name in the "
        "list of models",
    )
    shared.add_argument(
        "--language",
        choices=("system", "en", "ko"),
        default=default(None),
        help="language of the window (the command line speaks English)",
    )
    shared.add_argument(
        "--json", action="store_true", default=default(False), help="print the result as JSON"
    )
    return shared


def _add_chat(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `workbench chat`."""
    chat = commands.add_parser(
        "chat",
        help="chat in the terminal",
        description="Chat in the terminal. Ctrl+C stops an answer; at the prompt it leaves.",
        parents=[_shared(with_defaults=False)],
    )
    chat.add_argument("--system", default="", metavar="TEXT", help="what the model is told first")


def _add_ask(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `workbench ask`."""
    ask = commands.add_parser(
        "ask",
        help="ask a question about documents",
        description="Read documents, answer from them with citations, and list the sources.",
        parents=[_shared(with_defaults=False)],
    )
    ask.add_argument("question", nargs="?", default="")
    ask.add_argument(
        "--docs", type=Path, nargs="+", action="extend", default=[], metavar="PATH",
        help="files and folders to read",
    )  # fmt: skip
    ask.add_argument(
        "--collection",
        default="",
        metavar="NAME",
        help="ask this collection of the profile, and keep the documents in it",
    )
    ask.add_argument(
        "--passages", type=int, metavar="N", help="most passages sent with the question"
    )
    ask.add_argument(
        "--read",
        choices=("auto", "passages", "whole", "pieces"),
        default="auto",
        help="how the documents are gone through: the best passages, all text where it fits, or "
        "notes of every piece; auto goes by the question",
    )


def _add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `workbench compare`."""
    compare = commands.add_parser(
        "compare",
        help="compare prompts side by side",
        description="Run every column of a comparison sheet on its input, or on every row of its "
        "table of inputs. Each answer is kept as soon as it is there.",
        epilog="Exit status: 0 all went well; 1 a column failed, a check was not kept, or answers "
        "were expected and none was right; 2 the sheet or an option cannot be used; 130 stopped by "
        "Ctrl+C, to be gone on with by --resume.",
        parents=[_shared(with_defaults=False)],
    )
    compare.add_argument("sheet", type=Path, nargs="?", metavar="FILE.toml")
    compare.add_argument("--repeats", type=int, metavar="N", help="run each cell N times")
    compare.add_argument(
        "--inputs",
        type=Path,
        metavar="FILE",
        help="run the prompts on the rows of this file instead: a table (.csv, .tsv), JSON lines, "
        "SQuAD, or tests of promptfoo; code in it is never run but listed as skipped",
    )
    compare.add_argument(
        "--export",
        type=Path,
        metavar="FILE",
        help="write the run to a file, in the form that its name ends with: "
        ".csv, .html, .json or .md",
    )
    compare.add_argument(
        "--resume",
        default="",
        metavar="RUN",
        help='go on with a kept run, by its id or the beginning of it, or the "last" one: what '
        "is missing, was stopped or failed is run, the rest stays",
    )

"""The words of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench import __version__
from workbench.cli.parser import (
    build_parser,
    needs_temporary_profile,
    opens_window,
    settle_question,
)


def test_without_words_the_window_opens() -> None:
    args = build_parser().parse_args([])
    assert opens_window(args) and not args.command
    assert (args.profile, args.model, args.language, args.json) == (None, None, None, False)


@pytest.mark.parametrize(
    "words",
    [
        ["--profile", "p", "--model", "m.gguf", "--json", "compare", "s.toml", "--repeats", "3"],
        ["compare", "s.toml", "--repeats", "3", "--json", "--model", "m.gguf", "--profile", "p"],
    ],
)
def test_shared_options_stand_before_or_after_the_command(words: list[str]) -> None:
    args = build_parser().parse_args(words)
    assert (args.command, args.sheet, args.repeats) == ("compare", Path("s.toml"), 3)
    assert (args.profile, args.model, args.json) == (Path("p"), Path("m.gguf"), True)
    assert args.language is None
    assert not opens_window(args) and not needs_temporary_profile(args)


def test_ask_takes_documents_before_or_after_the_question() -> None:
    parser = build_parser()
    one = parser.parse_args(["ask", "How long?", "--docs", "a.pdf", "b"])
    two = parser.parse_args(["ask", "--docs", "a.pdf", "--docs", "b", "--", "How long?"])
    three = parser.parse_args(["ask", "--docs", "a.pdf", "b", "How long?"])
    for args in (one, two, three):
        settle_question(args)
        assert args.docs == [Path("a.pdf"), Path("b")]
        assert args.question == "How long?"


def test_the_self_test_has_a_profile_of_its_own() -> None:
    args = build_parser().parse_args(["--self-test", "--json"])
    assert needs_temporary_profile(args) and not opens_window(args)
    assert args.json


def test_the_version_is_the_programs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args(["--version"])
    assert caught.value.code == 0
    assert __version__ in capsys.readouterr().out

"""Prompts as files: what is written reads the same; what cannot be read is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.core.errors import BadInput
from workbench.core.generation import Sampling
from workbench.core.lab import ChainStep, Example, TechniqueOptions
from workbench.core.prompts import LibraryPrompt, PromptContent, PromptVariable, PromptVersion
from workbench.prompts.library import format_prompt, format_prompts, parse_prompts

FULL = LibraryPrompt(
    "p1",
    "고객 문의 분류",
    ("분류", "customers"),
    "ko",
    'Says "one label".',
    (
        PromptVariable("labels", "text", "칭찬, 불만", description="고를 라벨"),
        PromptVariable("tone", "choice", "formal", ("formal", "plain")),
        PromptVariable("terms", "document"),
        PromptVariable("found", "passages"),
    ),
    (
        PromptVersion(1, "2026-11-21T09:00:00+00:00", "First", PromptContent("", "{{input}}")),
        PromptVersion(
            2,
            "",
            "",
            PromptContent(
                'Label with one of {{labels}}.\n\tKeep "quotes" and \\ as they are.  ',
                "문장: {{input}}\n분류:\n",
                (Example("좋아요", "칭찬"), Example("2 + 2", "4", "2 + 2 = 4.")),
                "worked",
                TechniqueOptions(samples=3, chain=(ChainStep("draft", "{{input}}"),)),
                Sampling(temperature=0.0, max_tokens=8, stop=("\n",)),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    "prompt",
    [
        FULL,
        LibraryPrompt("x", "y", versions=(PromptVersion(1),)),
        replace(FULL, versions=(PromptVersion(1, content=PromptContent("a\r\nb\rc\n", "'''")),)),
        replace(
            FULL, versions=(PromptVersion(1, content=PromptContent("\n\n", '"""\n\x00{{x}}"')),)
        ),
    ],
)
def test_what_is_written_reads_the_same(prompt: LibraryPrompt) -> None:
    assert parse_prompts(format_prompt(prompt), "file.toml") == (prompt,)
    assert parse_prompts(format_prompts((prompt, FULL)), "file.toml") == (prompt, FULL)


def test_a_hand_written_file_needs_little() -> None:
    text = """
        name = "Polite"
        [[versions]]
        date = 2026-11-21
        template = "Be polite: {{input}}"
        sampling = { top_k = 5 }
    """
    (prompt,) = parse_prompts(text, "my prompt.toml")
    assert prompt.prompt_id == "my prompt"
    assert prompt.latest.date == "2026-11-21"
    assert prompt.latest.content == PromptContent(
        template="Be polite: {{input}}",
        sampling=Sampling(temperature=0.0, max_tokens=256, top_k=5),
    )


def test_a_written_file_is_pleasant_to_read() -> None:
    lines = format_prompt(FULL).splitlines()
    assert lines[:3] == ["form = 1", 'id = "p1"', 'name = "고객 문의 분류"']
    assert "sampling = { max_tokens = 8, stop = [" not in lines[4]
    assert "문장: {{input}}" in lines or 'template = """' in lines
    assert not any("top_k" in line for line in lines), "what is as usual is left out"


NAMED = 'name = "x"\n'
ONE = NAMED + "[[versions]]\n"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("name = = 7", "line 1"),
        ("x = " + "[" * 5000, "is no prompt that can be read"),
        ("x = " + "1" * 5000, "is no prompt that can be read"),
        ("[[versions]]", "name is missing"),
        ('name = ""\n[[versions]]', "name must be one line of text"),
        (NAMED, "versions must hold at least one version"),
        (NAMED + "prompt = 3\n[[versions]]", "prompt is not a known key"),
        (NAMED + "versions = 3", "versions must be a list"),
        (NAMED + 'content = "x"\n[[versions]]', "content is not a known key"),
        (ONE + 'system = "y"', "versions[1].system is not a known key"),
        (ONE + "content = {}", "versions[1].content is not a known key"),
        (ONE + "system_text = 3", "versions[1].system_text must be text"),
        (ONE + 'examples = [{input = "a"}]', "versions[1].examples[1].output is missing"),
        (ONE + "sampling = {heat = 1}", "versions[1].sampling.heat is not a known key"),
        (ONE + "number = 2", "versions[1].number must be 1"),
        (ONE + '[[variables]]\nname = "input"', "variables[1].name must not be input"),
        (ONE + '[[variables]]\nname = "a b"', "variables[1].name must be one word"),
        (ONE + '[[variables]]\nname = "a"\n[[variables]]\nname = "a"', "variables[2].name must"),
        (ONE + '[[variables]]\nname = "a"\ntype = "list"', "variables[1].type must be one of"),
        (ONE + '[[variables]]\nname = "a"\ntype = "choice"', "variables[1].choices must hold"),
        (
            ONE + '[[variables]]\nname = "a"\ntype = "choice"\nchoices = ["b"]\ndefault = "c"',
            "variables[1].default must be one of the choices",
        ),
        (ONE + '[[variables]]\nname = "a"\nchoices = ["b"]', "variables[1].choices are only for"),
        ('form = 0\nname = "x"\n[[versions]]', "form must be a whole number from 1"),
        ('form = "1"\nname = "x"\n[[versions]]', "form must be a whole number from 1"),
        ("form = 1\nprompts = 3", "prompts must be a list of tables"),
        ('form = 1\n[[prompts]]\nname = "x"', "prompts[1].versions must hold"),
        ('form = 1\nname = "x"\n[[prompts]]', "name is not a known key"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, named: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse_prompts(text, "bad.toml")
    sentence = str(caught.value)
    assert "bad.toml" in sentence
    assert named in sentence


def test_a_newer_form_is_refused() -> None:
    with pytest.raises(BadInput, match="newer version of the program"):
        parse_prompts('form = 2\nname = "x"\nwhatever = 1', "new.toml")

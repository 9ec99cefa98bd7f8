"""The prompts that come along: each reads, renders, and is tried on the tour model."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from workbench.answering.compare import ComparisonRunner
from workbench.core.lab import CellResult, Comparison, Variant
from workbench.core.language import language_of
from workbench.core.models import LoadOptions
from workbench.core.paths import SHIPPED_PROMPTS
from workbench.core.prompts import LibraryPrompt
from workbench.engine.client import ChildEngine
from workbench.prompts.library import format_prompt, format_prompts, parse_prompts
from workbench.prompts.library_edits import names_in, used_in, with_defaults, without_value
from workbench.prompts.techniques import technique_of
from workbench.storage.prompt_files import PromptFiles, PromptForm

HARBOUR = (
    "[1] The harbour office opens at 8:00 a.m. Its phone number is 555-0142.\n\n"
    "[2] A berth for one night costs 18 dollars."
)
LIBRARY = (
    "[1] 한빛도서관은 오전 9시에 문을 엽니다. 휴관일은 매주 월요일입니다.\n\n"
    "[2] 책은 한 번에 다섯 권까지 빌릴 수 있습니다."
)


@dataclass(frozen=True)
class Trial:
    """What a prompt is tried on; *right* is in the answer where the tour model can do the task."""

    input: str
    right: str = ""
    passages: str = ""


TRIALS = {
    "starter-classification-en": Trial("The lamp arrived broken.", "complaint"),
    "starter-classification-ko": Trial("컵이 깨져서 왔습니다.", "불만"),
    "starter-sums-en": Trial(
        "Mina has 14 apples. Mina buys 9 more. Mina gives away 6. "
        "How many apples does Mina have now?",
        "17",
    ),
    "starter-sums-ko": Trial(
        "미나는 사과 14개를 가지고 있습니다. 9개를 더 샀습니다. 6개를 주었습니다. "
        "이제 사과가 몇 개인가요?",
        "17",
    ),
    "starter-extraction-en": Trial("Lunch with Ines on Friday at noon at the crab house?"),
    "starter-extraction-ko": Trial("금요일 낮 12시에 바다식당에서 지민이랑 점심 어때요?"),
    "starter-summary-en": Trial(
        "The ferry leaves at nine and takes 35 minutes. It costs 12 dollars."
    ),
    "starter-summary-ko": Trial("배는 아홉 시에 떠나 35분이 걸립니다. 요금은 만 원입니다."),
    "starter-translation-en": Trial("The office opens at nine."),
    "starter-translation-ko": Trial("The office opens at nine."),
    "starter-passages-en": Trial("When does the harbour office open?", passages=HARBOUR),
    "starter-passages-ko": Trial("한빛도서관은 몇 시에 문을 여나요?", passages=LIBRARY),
    "starter-rewriting-en": Trial("You still owe us 40 dollars. Pay now."),
    "starter-rewriting-ko": Trial("돈 아직 안 보냈네요. 빨리 보내세요."),
    "starter-code-en": Trial("def double(x):\n    return x * 2"),
    "starter-code-ko": Trial("def double(x):\n    return x * 2"),
}
TASKS = (
    "classification", "code", "extraction", "passages", "rewriting", "summary", "sums",
    "translation",
)  # fmt: skip


def shipped() -> dict[str, LibraryPrompt]:
    """Return the starter set by id."""
    form = PromptForm(parse_prompts, format_prompt, format_prompts)
    shelf = PromptFiles(SHIPPED_PROMPTS, form).load()
    assert shelf.damaged == ()
    return {item.prompt_id: item for item in shelf.prompts}


def sheet_of(prompt: LibraryPrompt, trial: Trial) -> Comparison:
    """Return a comparison of one column made of a prompt, ready to run."""
    column = used_in(Variant("a", ""), prompt, 1)
    given = {item.name: trial.passages for item in prompt.variables if item.type == "passages"}
    sheet = with_defaults(
        Comparison(input=trial.input, variables=given, variants=(column,)), prompt
    )
    assert without_value(sheet, names_in(prompt.latest.content)) == ()
    return sheet


def test_each_task_is_there_in_both_languages() -> None:
    wanted = {f"starter-{task}-{language}" for task in TASKS for language in ("en", "ko")}
    assert set(shipped()) == wanted == set(TRIALS)


@pytest.mark.parametrize("key", sorted(TRIALS))
def test_a_prompt_is_well_formed(key: str) -> None:
    prompt = shipped()[key]
    content = prompt.latest.content
    assert prompt.language == key[-2:] == language_of(f"{prompt.name} {prompt.description}")
    assert language_of(content.system_text + content.template + prompt.description) == key[-2:]
    assert prompt.tags
    assert {item.name for item in prompt.variables} == set(names_in(content))
    assert all(item.description for item in prompt.variables)
    assert "{{input}}" in content.template
    assert technique_of(content.technique) is not None


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, tour_model: Path) -> Iterator[ChildEngine]:
    """Return an engine with the tour model."""
    made = ChildEngine(tmp_path_factory.mktemp("logs"))
    made.load(tour_model, LoadOptions())
    yield made
    made.close()


@pytest.mark.engine
@pytest.mark.parametrize("key", sorted(TRIALS))
def test_a_prompt_gets_an_answer(key: str, engine: ChildEngine) -> None:
    trial = TRIALS[key]
    run = ComparisonRunner(engine, sheet_of(shipped()[key], trial), b"secret").execute(
        lambda _event: None
    )
    (cell,) = run.cells
    assert isinstance(cell, CellResult)
    assert cell.problem is None
    assert cell.text.strip()
    assert trial.right in (cell.answer or cell.text)
    if run.comparison.variants[0].technique == "structured":
        assert len(json.loads(cell.answer)) == 4

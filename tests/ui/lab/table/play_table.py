"""A lab of rows with answers for the tests and pictures of the table."""

from __future__ import annotations

import dataclasses

from tests.ui.lab.play import PlayLab
from workbench.core.generation import StopReason, Timing, Turn
from workbench.core.lab import (
    AnswerCount,
    CellResult,
    Check,
    CheckOutcome,
    Comparison,
    Row,
    StepResult,
    Variant,
)
from workbench.services.lab import Cell

TIMING = Timing(
    prompt_tokens=96, cached_tokens=80, prompt_s=0.1, ttft_s=0.21, generated_tokens=9,
    generation_s=0.2, total_s=0.41,
)  # fmt: skip
INPUTS = {
    "en": (
        ("The parcel came two weeks late and nobody wrote to me.", "complaint"),
        ("I love the colour of the lamp, thank you!", "praise"),
        ("When do you open on Saturdays?", "question"),
        ("Please send my money back, the cup is broken.", "refund"),
        ("It arrived on the day you said.", "praise"),
    ),
    "ko": (
        ("배송이 일주일이나 늦었는데 아무 연락도 없었어요.", "불만"),
        ("조명 색이 정말 마음에 들어요, 감사합니다!", "칭찬"),
        ("토요일에는 몇 시에 문을 여나요?", "질문"),
        ("컵이 깨져서 왔어요. 환불해 주세요.", "환불"),
        ("말씀하신 날에 도착했어요.", "칭찬"),
    ),
}


def table_sheet(language: str = "en", repeats: int = 2) -> Comparison:
    """Return a sheet of three prompts and five rows."""
    names = ("Zero-shot", "Few-shot", "Think first")
    variants = tuple(
        Variant(key, name, "You label messages.", "Message: {{input}}")
        for key, name in zip("abc", names, strict=True)
    )
    rows = tuple(
        Row(f"r{number}", {"input": text}, expected)
        for number, (text, expected) in enumerate(INPUTS[language], start=1)
    )
    return Comparison("Labels", variants=variants, rows=rows, repeats=repeats)


def result_of(
    variant_id: str, row_id: str, repeat: int, text: str, right: bool | None
) -> CellResult:
    """Return one answer that has ended."""
    return CellResult(
        variant_id, repeat, text, StopReason.END, TIMING, right=right, row_id=row_id,
        model_name="Qwen3 1.7B",
    )  # fmt: skip


def answers_of(sheet: Comparison) -> list[CellResult]:
    """Return answers to every row: the first prompt errs on every second, the last one thinks."""
    made = []
    for place, row in enumerate(sheet.rows):
        for repeat in range(sheet.repeats):
            wrong = place % 2 == 1
            made.append(
                result_of("a", row.row_id, repeat, "other" if wrong else row.expected, not wrong)
            )
            made.append(result_of("b", row.row_id, repeat, row.expected, True))
            slips = place == 3 and repeat == 1
            said = "nothing" if slips else row.expected
            thought = result_of("c", row.row_id, repeat, f"It says so. {said}", not slips)
            made.append(_with_steps(thought, said))
    return made


def _with_steps(result: CellResult, answer: str) -> CellResult:
    """Return an answer that came in two steps, with a rule and samples."""
    steps = (
        StepResult("think", (Turn("user", "Message… Think step by step."),), ("It says so.",)),
        StepResult("answer", (Turn("user", "So the answer is"),), (answer,)),
    )
    rule = CheckOutcome(Check("contains", answer), passed=bool(result.right))
    return dataclasses.replace(
        result, answer=answer, steps=steps, outcomes=(rule,),
        counts=(AnswerCount(answer, 4), AnswerCount("?", 1)),
    )  # fmt: skip


class TableLab(PlayLab):
    """A lab whose table was run."""

    def __init__(self, language: str = "en", repeats: int = 2) -> None:
        super().__init__()
        self.sheet = table_sheet(language, repeats)
        self.fill(answers_of(self.sheet))

    def fill(self, results: list[CellResult]) -> None:
        """Have these answers."""
        self.all_cells = {
            (item.variant_id, item.row_id, item.repeat): Cell(
                item.variant_id, item.repeat, "done", item.text, result=item, row_id=item.row_id
            )
            for item in results
        }

    def play_end(self, result: CellResult) -> None:
        """Play that one cell ended."""
        self.play(
            Cell(
                result.variant_id, result.repeat, "done", result.text, result=result,
                row_id=result.row_id,
            )
        )  # fmt: skip

"""The command line as a person starts it: a process of its own, real engine, real library."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.answering.numbers import wilson
from workbench.core.paths import RESOURCES

pytestmark = [pytest.mark.journey, pytest.mark.engine]

ROOT = Path(__file__).resolve().parents[2]


def _workbench(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run `workbench` with words and typed lines."""
    return subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )


def test_the_self_test_passes_and_says_what_took_how_long() -> None:
    done = _workbench("--self-test", "--json")
    result = json.loads(done.stdout)
    assert (done.returncode, result["problem"]) == (0, "")
    assert [step["name"] for step in result["steps"]] == [
        "load the model", "answer", "index a PDF", "ask the PDF", "compare two prompts",
    ]  # fmt: skip


def test_a_question_about_a_document_is_answered_and_cited(tmp_path: Path) -> None:
    handbook = RESOURCES / "samples" / "harbour-handbook.pdf"
    words = ("ask", "How tall is the lighthouse?", "--docs", str(handbook), "--json")
    done = _workbench("--profile", str(tmp_path / "프로필 1"), *words)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    sent = [use for use in result["grounding"]["uses"] if use["number"]]
    assert any("31 metres" in use["passage"]["text"] for use in sent)
    assert all(use["passage"]["page"] >= 1 for use in sent)
    assert result["answer"].strip()
    assert result["timing"]["generated_tokens"] > 0


def test_chat_and_compare_share_a_profile(tmp_path: Path) -> None:
    profile = ("--profile", str(tmp_path))
    chat = _workbench(*profile, "chat", typed="Hello!\nHow are you?\n")
    assert chat.returncode == 0, chat.stderr
    assert chat.stdout.strip()
    assert chat.stderr.count("TTFT") == 2

    sheet = RESOURCES / "examples" / "customer-messages.ko.toml"
    compare = _workbench(*profile, "compare", str(sheet), "--repeats", "2", "--json")
    run = json.loads(compare.stdout)
    sizes = [len(run["comparison"][name]) for name in ("variants", "rows")]
    assert len(run["cells"]) == sizes[0] * sizes[1] * 2 and run["complete"]
    assert not [cell["problem"] for cell in run["cells"] if cell["problem"]]


def test_a_file_that_is_no_model_is_said(tmp_path: Path) -> None:
    wrong = tmp_path / "사진.gguf"
    wrong.write_bytes(b"not a model" * 100)
    done = _workbench("--profile", str(tmp_path / "p"), "chat", "--model", str(wrong))
    assert done.returncode == 1
    assert "GGUF" in done.stderr and "Traceback" not in done.stderr


def test_columns_of_two_models_are_compared(tmp_path: Path, tour_model: Path) -> None:
    copy = tmp_path / "작은 모델.gguf"
    shutil.copyfile(tour_model, copy)
    sheet = tmp_path / "sheet.toml"
    columns = ["", 'model = "tour"', f"model = '{copy}'", 'model = "nowhere"']
    text = "\n".join(f"[[variants]]\n{column}" for column in columns)
    sheet.write_text(f'input = "Hello!"\n{text}\n', encoding="utf-8")
    done = _workbench("--profile", str(tmp_path / "p"), "compare", str(sheet), "--json")
    assert done.returncode == 1, done.stderr
    cells = json.loads(done.stdout)["cells"]
    assert cells[0]["text"] == cells[1]["text"] == cells[2]["text"] != ""
    assert "no model nowhere in the list" in cells[3]["problem"]["text"].format_map(
        cells[3]["problem"]["values"]
    )
    assert [cell["model_name"] for cell in cells[1:3]] == ["Tour model", "작은 모델"]
    assert len({cell["model_sha256"] for cell in cells[:3]}) == 1


@pytest.mark.parametrize("task", ["customer-messages", "sums"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_ready_comparisons_show_their_effect(tmp_path: Path, task: str, language: str) -> None:
    """The 95 % intervals of the plain prompt and of the best one do not meet."""
    sheet = RESOURCES / "examples" / f"{task}.{language}.toml"
    done = _workbench("--profile", str(tmp_path), "compare", str(sheet), "--json")
    assert done.returncode == 0, done.stderr
    run = json.loads(done.stdout)
    total = len(run["comparison"]["rows"])
    right = [
        sum(cell["right"] for cell in run["cells"] if cell["variant_id"] == column["variant_id"])
        for column in run["comparison"]["variants"]
    ]
    assert wilson(max(right[1:]), total)[0] > wilson(right[0], total)[1], right

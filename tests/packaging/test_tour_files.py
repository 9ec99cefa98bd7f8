"""The bundled model's file, its registry entry, its card and the sample documents agree."""

from __future__ import annotations

import hashlib
import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "tour_model"))

import install
import plots
from metrics import Measure, table, wilson

CHECKOUT = Path(__file__).resolve().parents[2]
MODELS = CHECKOUT / "resources" / "models"
QUESTIONS = CHECKOUT / "packaging" / "tour_model" / "sample_questions.toml"


def registry() -> dict[str, object]:
    """Return the bundled model's entry of models.toml."""
    return tomllib.loads((CHECKOUT / "models.toml").read_text("utf-8"))["model"][0]


def test_the_registry_names_the_shipped_file() -> None:
    data = (MODELS / str(registry()["file"])).read_bytes()
    assert hashlib.sha256(data).hexdigest() == registry()["sha256"]
    assert len(data) == registry()["size_bytes"]
    assert len(data) <= install.LIMIT_BYTES


def test_the_card_names_the_shipped_file() -> None:
    assert str(registry()["sha256"]) in (MODELS / "MODEL_CARD.md").read_text("utf-8")


@pytest.mark.parametrize(
    "document", tomllib.loads(QUESTIONS.read_text("utf-8"))["document"], ids=lambda one: one["file"]
)
def test_each_sample_document_holds_the_answers(document: dict[str, object]) -> None:
    text = (CHECKOUT / "resources" / "samples" / str(document["file"])).read_text("utf-8")
    questions = document["question"]
    assert isinstance(questions, list)
    assert len(questions) == 10
    assert all(question["answers"][0] in text for question in questions)


def test_a_file_that_does_not_load_is_not_installed(tmp_path: Path) -> None:
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF" + bytes(100))
    before = (CHECKOUT / "models.toml").read_bytes()
    with pytest.raises(install.InstallError):
        install.install(broken)
    assert (CHECKOUT / "models.toml").read_bytes() == before


def test_only_the_first_entry_of_the_registry_is_changed() -> None:
    text = 'sha256 = "a"\nsha256 = "b"\n'
    assert install.set_value(text, "sha256", '"c"') == 'sha256 = "c"\nsha256 = "b"\n'


def test_the_wilson_interval_of_nine_in_ten() -> None:
    low, high = wilson(9, 10)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)


def test_the_table_states_interval_cases_and_goal() -> None:
    line = table([Measure("refusal", 9, 10, ">= 90 %")]).splitlines()[-1]
    assert line == "| refusal | 90.0% | 59.6% to 98.2% | 10 | >= 90 % |"


def test_the_pictures_of_the_card_are_drawn_and_small(tmp_path: Path) -> None:
    names = [
        *(
            f"grounded, {language}: {name}"
            for language in plots.LANGUAGES
            for name, _ in plots.ASKED
        ),
        *(plots.FEWSHOT.format(count) for count in plots.EXAMPLES),
    ]
    plots.plot_measures([Measure(name, 7, 10) for name in names], tmp_path / "measured.png")
    (tmp_path / "loss.csv").write_text("20,60000,3.2,1.0\n40,120000,2.1,1.0\n", "utf-8")
    plots.plot_loss(tmp_path / "loss.csv", tmp_path / "loss.png")
    for name in ("measured.png", "loss.png"):
        drawn = (tmp_path / name).read_bytes()
        assert drawn.startswith(b"\x89PNG")
        assert len(drawn) < 60_000

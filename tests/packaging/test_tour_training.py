"""The training of the tour model: resumes, stops when asked, and survives a full disk."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
import torch
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "tour_model"))

import batches
import export
import install
import train
from chatml import Piece, Sample
from network import Shape

SHAPE = Shape(vocabulary=320, width=128, layers=6, heads=4, feed_forward=64, context=256)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Compute on one thread, and give the program's own signals back afterwards."""
    before = torch.get_num_threads()
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
    for number, handler in handlers.items():
        signal.signal(number, handler)


def some_batch() -> batches.Batch:
    """Return one small batch of tokens."""
    row = batches.Row(
        list(range(12)), list(range(12)), [0] * 12, [1.0] * 12, [0] * 12, [0] * 12, [0] * 12
    )
    return batches.collate([row, row], pad=0)


def test_a_token_in_a_passage_carries_the_passages_number() -> None:
    text = "<passages abc>\n[1] one\n[2] two [3]\n</passages abc>\n\nq"
    starts = [text.index(part) for part in ("<passages", "one", "two", "[3]", "</passages", "q")]
    assert batches._passage_numbers(text, starts) == [0, 1, 2, 2, 0, 0]


def test_the_first_token_of_an_answer_weighs_most() -> None:
    tokenizer = Tokenizer(WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    sample = Sample("chat", (), ((Piece("a question"), Piece("two words", answer=True)),))
    row = batches.encode(tokenizer, sample, Random(1), 64)
    assert row is not None
    assert row.weights == [0.0, 0.0, batches.FIRST_WEIGHT, 1.0]


def test_the_results_of_a_sum_weigh_as_much() -> None:
    text = "16 - 9 = 7."
    starts = [(at, at + 1) for at in range(len(text))]
    weights = batches._answer_weights(Piece(text, answer=True), starts)
    heavy = [text[at] for at, weight in enumerate(weights) if weight == batches.FIRST_WEIGHT]
    assert heavy == ["1", "7"]


def test_the_label_weighs_more_than_the_form_around_it() -> None:
    text = "[moss]"
    starts = [(0, 1), (1, 3), (3, 5), (5, 6)]
    weights = batches._answer_weights(Piece(text, answer=True, decided=(1,)), starts)
    assert weights == [1.0, batches.FIRST_WEIGHT, 1.0, 1.0]


def test_an_interrupted_run_goes_on_where_it_saved(tmp_path: Path) -> None:
    first = train.Trainer(tmp_path, SHAPE)
    for _ in range(3):
        first.learn(some_batch(), 1.0)
    first.save()
    again = train.Trainer(tmp_path, SHAPE)
    assert again.progress == first.progress
    assert again.progress.tokens == 3 * 24
    for name, weight in first.network.state_dict().items():
        assert torch.equal(again.network.state_dict()[name], weight), name
    assert first.learn(some_batch(), 1.0) == again.learn(some_batch(), 1.0)


def test_a_full_disk_keeps_the_last_good_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    trainer = train.Trainer(tmp_path, SHAPE)
    trainer.save()
    good = trainer.checkpoint.read_bytes()

    def half_written(_state: object, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(torch, "save", half_written)
    trainer.learn(some_batch(), 1.0)
    trainer.save()
    assert trainer.checkpoint.read_bytes() == good
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint.pt"]
    assert "the last one stays" in capsys.readouterr().err


def test_a_run_that_is_told_to_stop_saves_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = train.Trainer(tmp_path, SHAPE)

    def stopped_in_the_second(*_: object) -> Iterator[batches.Batch]:
        yield some_batch()
        os.kill(os.getpid(), signal.SIGTERM)
        yield some_batch()
        raise AssertionError("the run went on")

    monkeypatch.setattr(train, "read_corpora", lambda _folder: None)
    monkeypatch.setattr(train, "batches", stopped_in_the_second)
    monkeypatch.setattr(train, "plot_loss", lambda _log, _path: None)
    monkeypatch.setattr(train.Tokenizer, "from_file", lambda _path: None)
    soon = datetime.now(UTC) + timedelta(hours=1)
    options = argparse.Namespace(data=tmp_path, work=tmp_path, seed=1, batch_tokens=100)
    train.run(trainer, train.Clock(soon, soon + timedelta(hours=1)), options)
    assert train.Trainer(tmp_path, SHAPE).progress.step == 1


def test_missing_training_data_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tokenizer.json").write_text("{}", "utf-8")
    monkeypatch.setattr(train, "Shape", lambda: SHAPE)
    arguments = ["--data", str(tmp_path / "none"), "--work", str(tmp_path)]
    times = ["--decay-at", "10:00", "--end", "11:00", "--threads", "1"]
    monkeypatch.setattr(sys, "argv", ["train.py", *arguments, *times])
    assert train.main() == 2
    assert "The training data is incomplete" in capsys.readouterr().err


def test_a_full_disk_keeps_the_installed_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = install.setup_paths.MODELS_FOLDER / "tour.gguf"
    (tmp_path / "models.toml").write_bytes(
        (install.setup_paths.CHECKOUT / "models.toml").read_bytes()
    )
    before = (tmp_path / "models.toml").read_text("utf-8")
    (tmp_path / "tour.gguf").write_bytes(b"old")
    monkeypatch.setattr(install.setup_paths, "CHECKOUT", tmp_path)
    monkeypatch.setattr(install.setup_paths, "MODELS_FOLDER", tmp_path)

    def half_copied(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(install.shutil, "copyfile", half_copied)
    with pytest.raises(install.InstallError, match="the old file stays"):
        install.install(shipped)
    assert (tmp_path / "tour.gguf").read_bytes() == b"old"
    assert (tmp_path / "models.toml").read_text("utf-8") == before
    assert not (tmp_path / "tour.new").exists()


def test_export_without_a_checkpoint_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["export.py", "--work", str(tmp_path)])
    assert export.main() == 2
    assert "run train.py first" in capsys.readouterr().err


def test_a_run_resumed_while_the_rate_falls_goes_on_falling() -> None:
    now = datetime(2030, 5, 1, 0, 10, tzinfo=UTC)
    clock = train.Clock(train.clock_time("23:50", now), train.clock_time("00:30", now))
    assert clock.decay_at.day == 30
    assert clock.share(10_000, now) == pytest.approx(0.5)

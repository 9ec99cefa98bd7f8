"""Command: trains the tour model on the CPU; resumes from its last checkpoint.

usage: python packaging/tour_model/train.py --data FOLDER --work FOLDER --decay-at HH:MM --end HH:MM

The learning rate warms up, stays, and falls in a line to nothing between the two times of day
(UTC); `touch WORK/finish` starts the fall at once. An average of the weights (EMA) is what gets
exported. WORK must hold tokenizer.json; it receives checkpoint.pt, loss.csv and loss.png.
"""

from __future__ import annotations

import argparse
import csv
import signal
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any, Final

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

import setup_paths  # noqa: F401 - first, so that workbench can be imported
import topics
from batches import Batch, batches, targets
from copy_start import start_copying
from corpora import MissingDataError, read_corpora
from dice import Dice
from mix import draw
from muon import Muon
from network import Shape, TourNetwork, parameter_count
from plots import plot_loss

MUON_RATE: Final = 0.012
ADAM_RATE: Final = 3e-3
WARM_UP_STEPS: Final = 60
FULL_LEVEL_TOKENS: Final = 4_000_000
EMA_EVERY: Final = 5
EMA_DECAY: Final = 0.98
SAVE_EVERY_S: Final = 240.0
# Helpers that are not exported read which passage a token is in from the state after one block,
# from which passage an answer's token was taken after another, and what values and questions are
# about: without them the heads that carry this through the layers hardly form.
PLACE_AFTER: Final = 2
SOURCE_AFTER: Final = 4
TOPIC_AFTER: Final = 2
PROBE_WEIGHT: Final = 0.15
PROBE_NUMBERS: Final = 10


@dataclass(slots=True)
class Progress:
    """How far the training has come; saved with the weights."""

    step: int = 0
    tokens: int = 0
    loss: float = 0.0
    lost: float = 0.0
    unsure: float = 0.0
    vague: float = 0.0

    @property
    def level(self) -> float:
        """Return the difficulty for the generator, 0.05 growing to 1.0."""
        return min(1.0, 0.05 + self.tokens / FULL_LEVEL_TOKENS)


class Trainer:
    """The network with its optimisers, its average and its checkpoint file."""

    def __init__(self, work: Path, shape: Shape, half: bool = False) -> None:
        """Make a fresh trainer, or one that goes on from the checkpoint in *work*."""
        self.work = work
        self.half = half
        self.network = TourNetwork(shape)
        start_copying(self.network)
        matrices = [
            weight
            for name, weight in self.network.named_parameters()
            if name.startswith("blocks") and weight.dim() == 2
        ]
        self.probes = nn.ModuleList(
            nn.Linear(shape.width, count) for count in (PROBE_NUMBERS, PROBE_NUMBERS, topics.COUNT)
        )
        others = [
            weight
            for name, weight in self.network.named_parameters()
            if not name.startswith("blocks") or weight.dim() < 2
        ]
        self.optimisers: list[tuple[torch.optim.Optimizer, float]] = [
            # Muon (Jordan et al. 2024) learns faster per token than AdamW for matrices.
            (Muon(matrices, lr=MUON_RATE, weight_decay=0.1), MUON_RATE),
            (
                torch.optim.AdamW(others, lr=ADAM_RATE, betas=(0.9, 0.98), weight_decay=0.0),
                ADAM_RATE,
            ),
            (torch.optim.AdamW(self.probes.parameters(), lr=ADAM_RATE), ADAM_RATE),
        ]
        self.progress = Progress()
        self.average = {name: tensor.clone() for name, tensor in self.network.state_dict().items()}
        if self.checkpoint.exists():
            self._resume()

    @property
    def checkpoint(self) -> Path:
        """Return the path of the checkpoint."""
        return self.work / "checkpoint.pt"

    def _resume(self) -> None:
        saved: dict[str, Any] = torch.load(self.checkpoint, weights_only=True)
        self.network.load_state_dict(saved["weights"])
        self.average = saved["average"]
        self.probes.load_state_dict(saved["probes"])
        for (optimiser, _), state in zip(self.optimisers, saved["optimisers"], strict=True):
            optimiser.load_state_dict(state)
        self.progress = Progress(**saved["progress"])

    def save(self) -> None:
        """Write the checkpoint beside the old one, then put it in its place."""
        fresh = self.checkpoint.with_suffix(".new")
        state = {
            "shape": self.network.shape.to_dict(),
            "weights": self.network.state_dict(),
            "average": self.average,
            "probes": self.probes.state_dict(),
            "optimisers": [one.state_dict() for one, _ in self.optimisers],
            "progress": {name: getattr(self.progress, name) for name in Progress.__slots__},
        }
        try:
            torch.save(state, fresh)
            fresh.replace(self.checkpoint)
        except (OSError, RuntimeError) as error:
            fresh.unlink(missing_ok=True)
            sys.stderr.write(f"Could not save the checkpoint, the last one stays: {error}\n")

    def learn(self, batch: Batch, rate: float) -> float:
        """Take one step on *batch* at this share of the full learning rate; return the loss."""
        where, expected, weights = targets(batch)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            between: list[Tensor] = []
            states = self.network(batch.ids, batch.positions, batch.mask, between)
            scores = self.network.logits(states.flatten(0, 1)[where])
        each = functional.cross_entropy(scores.float(), expected, reduction="none")
        loss = (each * weights).sum() / weights.sum()
        (loss + PROBE_WEIGHT * self._lost(between, batch)).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        for optimiser, full in self.optimisers:
            for group in optimiser.param_groups:
                group["lr"] = full * rate
            optimiser.step()
            optimiser.zero_grad()
        self._count(batch, loss.item())
        return loss.item()

    def _lost(self, between: list[Tensor], batch: Batch) -> Tensor:
        """Return how badly the states tell the numbers of the passages, and note it."""
        now = self.progress
        place = self._told(0, between[PLACE_AFTER], batch.passages)
        source = self._told(1, between[SOURCE_AFTER], batch.sources)
        topic = self._told(2, between[TOPIC_AFTER], batch.topics)
        if place is not None:
            now.lost = 0.98 * now.lost + 0.02 * place.item()
        if source is not None:
            now.unsure = 0.98 * now.unsure + 0.02 * source.item()
        if topic is not None:
            now.vague = 0.98 * now.vague + 0.02 * topic.item()
        losses = [one for one in (place, source, topic) if one is not None]
        return torch.stack(losses).sum() if losses else torch.zeros(())

    def _told(self, probe: int, state: Tensor, numbers: Tensor) -> Tensor | None:
        """Return the loss of one probe where *numbers* are known, None when there are none."""
        known = numbers > 0
        if not known.any():
            return None
        normed = functional.rms_norm(state[known].float(), state.shape[-1:])
        return functional.cross_entropy(self.probes[probe](normed), numbers[known])

    def _count(self, batch: Batch, loss: float) -> None:
        now = self.progress
        now.step += 1
        now.tokens += batch.ids.numel()
        now.loss = loss if now.step == 1 else 0.98 * now.loss + 0.02 * loss
        if now.step % EMA_EVERY:
            return
        keep = min(EMA_DECAY, (1 + now.step) / (10 * EMA_EVERY + now.step))
        for name, tensor in self.network.state_dict().items():
            self.average[name].lerp_(tensor, 1 - keep)


@dataclass(frozen=True, slots=True)
class Clock:
    """When the learning rate begins to fall and when the training ends."""

    decay_at: datetime
    end: datetime

    def share(self, step: int, now: datetime) -> float:
        """Return the share of the full learning rate: warm-up, constant, linear fall."""
        left = (self.end - now) / (self.end - self.decay_at)
        return min((step + 1) / WARM_UP_STEPS, 1.0, max(0.0, left))


class StopSignal:
    """Remembers SIGTERM and Ctrl+C, so that the training saves before it ends."""

    def __init__(self) -> None:
        """Listen from now on."""
        self.seen = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.seen = True


def clock_time(text: str, now: datetime | None = None) -> datetime:
    """Return the moment of "HH:MM" in UTC that is nearest to *now*.

    It may have passed: a run resumed while the rate falls goes on falling.
    """
    now = now or datetime.now(UTC)
    hour, minute = (int(part) for part in text.split(":"))
    moment = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    half_a_day = timedelta(hours=12)
    if moment < now - half_a_day:
        return moment + timedelta(days=1)
    return moment - timedelta(days=1) if moment > now + half_a_day else moment


def run(trainer: Trainer, clock: Clock, options: argparse.Namespace) -> None:
    """Train until the clock's end, saving and logging on the way."""
    corpora = read_corpora(options.data)
    tokenizer = Tokenizer.from_file(str(options.work / "tokenizer.json"))
    progress = trainer.progress
    # A resumed run draws new samples, not those of its beginning again.
    dice = Dice(Random(f"{options.seed}/{progress.step}"))
    stream = batches(
        tokenizer,
        lambda: draw(dice, corpora, progress.level),
        dice.rng,
        options.batch_tokens,
        trainer.network.shape.context,
    )
    saved = time.monotonic()
    stop = StopSignal()
    bar = tqdm(initial=progress.tokens, unit="tok", unit_scale=True, mininterval=20)
    for batch in stream:
        now = datetime.now(UTC)
        if (options.work / "finish").exists():
            (options.work / "finish").unlink()
            clock = Clock(now, now + (clock.end - clock.decay_at))
        rate = clock.share(progress.step, now)
        if rate <= 0.0 or stop.seen:
            break
        trainer.learn(batch, rate)
        bar.update(batch.ids.numel())
        bar.set_postfix(
            step=progress.step,
            loss=f"{progress.loss:.3f}",
            lost=f"{progress.lost:.3f}",
            unsure=f"{progress.unsure:.3f}",
            vague=f"{progress.vague:.3f}",
            level=f"{progress.level:.2f}",
            rate=f"{rate:.2f}",
        )
        if progress.step % 20 == 0:
            with (options.work / "loss.csv").open("a") as file:
                csv.writer(file).writerow(
                    (progress.step, progress.tokens, round(progress.loss, 4), round(rate, 4))
                )
        if time.monotonic() - saved > SAVE_EVERY_S:
            saved = time.monotonic()
            trainer.save()
    trainer.save()
    plot_loss(options.work / "loss.csv", options.work / "loss.png")


def main() -> int:
    """Read the options and train; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the training text")
    parser.add_argument(
        "--work", type=Path, required=True, help="folder of tokenizer and checkpoint"
    )
    parser.add_argument("--decay-at", type=clock_time, required=True, metavar="HH:MM")
    parser.add_argument("--end", type=clock_time, required=True, metavar="HH:MM")
    parser.add_argument("--batch-tokens", type=int, default=3000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--bf16",
        action="store_true",
        help="train in bfloat16: faster only on CPUs with AVX-512 BF16 or AMX",
    )
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    if not (options.work / "tokenizer.json").exists():
        sys.stderr.write(f"{options.work} has no tokenizer.json; run make_tokenizer.py first.\n")
        return 2
    trainer = Trainer(options.work, Shape(), options.bf16)
    sys.stderr.write(f"{parameter_count(trainer.network) / 1e6:.2f} M parameters\n")
    try:
        run(trainer, Clock(options.decay_at, options.end), options)
    except MissingDataError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

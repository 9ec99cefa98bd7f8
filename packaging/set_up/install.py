"""Bring the environment to what the plan asks for, and nothing when it is already there."""

from __future__ import annotations

import shutil
import textwrap
import time
from collections.abc import Sequence
from typing import Final

from set_up import gpu, installers, plan, process, translations
from set_up.errors import AGAIN, SetUpError, explain, telling
from set_up.needs import Need, Probe, missing, missing_libraries
from set_up.places import Places
from set_up.plan import Step, fits
from set_up.stamp import Choices, Stamp
from set_up.terminal import DIM, YELLOW, Terminal, duration

FREE_BYTES: Final = 4_000_000_000  # the smallest environment and its downloads
TEXT_COLUMNS: Final = 92
COMPILES: Final = " llama.cpp is compiled here, which takes some minutes the first time."
PIP_ENV: Final = {
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_NO_INPUT": "1",
    "PYTHONUNBUFFERED": "1",
}


class SetUp:
    """One set-up of one checkout."""

    def __init__(self, places: Places, terminal: Terminal, probe: Probe | None = None) -> None:
        self._places = places
        self._terminal = terminal
        self._probe = probe or Probe()
        self._stamp = Stamp(places.stamp)

    @property
    def choices(self) -> Choices:
        """What the present environment was made with."""
        return self._stamp.choices

    def ensure(self, choices: Choices, *, screen: bool, recreate: bool = False) -> None:
        """Do what is not done yet. Raises SetUpError."""
        if recreate:
            self._clear_out()
        due = self.due(choices)
        if not due:
            self._bring(missing_libraries(self._probe, screen=screen), calmly=True)
            if self._translate():
                self._terminal.say()
            return
        try:
            self._set_up(due, choices, screen)
        except KeyboardInterrupt:
            self._terminal.say("\nStopped. The next start goes on from here.")
            raise

    def due(self, choices: Choices) -> list[Step]:
        """List the steps that are not done, or no longer as they should be."""
        environment = plan.environment_step(self._places)
        steps = plan.install_steps(self._places, choices)
        if (
            not self._stamp.holds(environment.name, environment.key)
            or not self._places.python.exists()
        ):
            return [environment, *steps]
        return [step for step in steps if not self._stamp.holds(step.name, step.key)]

    def _set_up(self, due: Sequence[Step], choices: Choices, screen: bool) -> None:
        """Check the system, then take the steps that are due."""
        started = time.monotonic()
        names = {step.name for step in due}
        compiles = "llama" in names and not choices.llama_index
        self._greet(compiles)
        if "environment" in names and (self._stamp.knows("environment") or not fits(self._places)):
            self._clear_out()
        self._bring(missing(self._probe, compiles=compiles, screen=screen))
        if compiles:
            gpu.check(choices.gpu, self._probe)
        for step in due:
            self.take(step)
        self._translate()
        self._stamp.choose(choices)
        self._terminal.say(f"\nSet up in {duration(time.monotonic() - started)}.\n")

    def _greet(self, compiles: bool) -> None:
        """Say what begins, and stop at once where it cannot fit."""
        free_bytes = shutil.disk_usage(self._places.root).free
        say, paint = self._terminal.say, self._terminal.paint
        say("Setting Workbench up." + (COMPILES if compiles else ""))
        say(paint(DIM, f"{free_bytes / 1e9:.0f} GB free. Full output: {self._places.log}\n"))
        if not self._places.venv.exists() and free_bytes < FREE_BYTES:
            raise SetUpError(
                f"There are only {free_bytes / 1e9:.1f} GB free on this disk.",
                f"Set-up takes at least {FREE_BYTES / 1e9:.0f} GB. Free some space. {AGAIN}",
            )

    def _clear_out(self) -> None:
        """Throw the environment away; renamed first, so that half of one is never taken for one."""
        self._stamp.clear()
        old = self._places.old_venv
        if self._places.venv.exists():
            shutil.rmtree(old, ignore_errors=True)
            self._places.venv.rename(old)
        if old.exists():
            self._terminal.say("Removing the old environment.")
            shutil.rmtree(old, ignore_errors=True)

    def _bring(self, needs: Sequence[Need], calmly: bool = False) -> None:
        """Install what the system lacks where we may, else say how; stop if it cannot wait.

        *calmly* leaves alone what can wait.
        """
        stops = any(need.stops for need in needs)
        if not needs or (calmly and not stops):
            return
        manager = installers.find_manager()
        if manager is installers.MANAGERS["apt-get"] and installers.is_root():
            self._apt(manager, needs, may_fail=not stops)
            return
        names = ", ".join(need.name for need in needs)
        typed = installers.commands(needs, manager, self._probe.platform)
        hint = "Install with:\n" + "\n".join(f"    {line}" for line in typed)
        if not typed:
            hint = "Install that with your system's package manager."
        if stops:
            raise SetUpError(f"This system lacks {names}.", f"{hint}\n{AGAIN}")
        lacks = self._terminal.paint(YELLOW, f"This system lacks {names}.")
        self._terminal.say(f"{lacks} {hint}\n")

    def _apt(self, manager: installers.Manager, needs: Sequence[Need], may_fail: bool) -> None:
        """Install Debian packages, as root."""
        packages = manager.packages(needs)
        named = textwrap.indent(textwrap.fill(" ".join(packages), TEXT_COLUMNS), "    ")
        self._terminal.say(
            f"Missing here, and now installed:\n{self._terminal.paint(DIM, named)}\n"
        )
        env = {"DEBIAN_FRONTEND": "noninteractive"}
        self._run("package lists", ("apt-get", "update"), env, may_fail=True)
        install = (*manager.install, *packages)
        self._run("system packages", install, env, may_fail=may_fail)

    def take(self, step: Step) -> None:
        """Take one step and record it."""
        again = step.again if self._stamp.knows(step.name) else ()
        self._run(step.title, (*step.command, *again), {**PIP_ENV, **step.env})
        self._stamp.finish(step.name, step.key)

    def _translate(self) -> bool:
        """Compile the translations older than their source; tell whether there were any."""
        sources = translations.stale(self._places)
        for source in sources:
            # A running program has the old file mapped: it must not change under its feet.
            source.with_suffix(".qm").unlink(missing_ok=True)
            self._run(f"translation {source.stem}", translations.command(self._places, source), {})
        return bool(sources)

    def _run(
        self,
        title: str,
        command: Sequence[str],
        env: dict[str, str],
        may_fail: bool = False,
    ) -> None:
        """Run a step's command; a failure shows the end of its output and the next thing to try."""
        log = self._places.log
        log.parent.mkdir(exist_ok=True)
        outcome = process.run(self._terminal, title, command, log=log, env=env)
        if outcome.code == 0:
            self._terminal.done(title, outcome.elapsed_s)
            return
        self._terminal.failed(title, outcome.elapsed_s)
        if may_fail:
            return
        for line in telling(outcome.lines):
            self._terminal.say(self._terminal.paint(DIM, f"      {line}"))
        what, hint = explain(outcome.lines)
        raise SetUpError(what or f"The step “{title}” failed.", f"{hint}\nFull output: {log}")

"""The set-up behind the two commands, with a scripted machine instead of this one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from set_up import checks, command_line, gpu, installers, launch, needs, plan, process, translations
from set_up.errors import SetUpError, explain, telling
from set_up.install import SetUp
from set_up.places import ROOT, Places
from set_up.progress import Progress
from set_up.stamp import Choices, Stamp
from set_up.terminal import Terminal, bar, duration, progress_line

DEV = ROOT / "packaging" / "dev.py"


class FakeProbe(needs.Probe):
    """A machine that has everything except what is *absent*."""

    def __init__(self, *absent: str, platform: str = "linux") -> None:
        self.absent = absent
        self.platform = platform

    def command(self, *names: str) -> bool:
        return any(name not in self.absent for name in names)

    def library(self, name: str) -> bool:
        return name not in self.absent

    def module(self, name: str) -> bool:
        return name not in self.absent

    def hangul_font(self) -> bool:
        return "font" not in self.absent

    def compiler(self) -> bool:
        return "compiler" not in self.absent


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A checkout with a project file and pins."""
    (tmp_path / "packaging").mkdir()
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "packaging" / "pins.txt").write_text("llama_cpp_python==0.3.36\ntorch==2.13.0\n")
    return Places(root=tmp_path, windows=False)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tester's own build settings out."""
    for name in ("CMAKE_ARGS", "CMAKE_BUILD_PARALLEL_LEVEL", "CUDACXX", "CUDA_PATH", "CXX"):
        monkeypatch.delenv(name, raising=False)


def finish_all(places: Places, choices: Choices) -> None:
    """Write the stamp of a finished set-up."""
    places.python.parent.mkdir(parents=True, exist_ok=True)
    places.python.touch()
    stamp = Stamp(places.stamp)
    for step in (plan.environment_step(places), *plan.install_steps(places, choices)):
        stamp.finish(step.name, step.key)
    stamp.choose(choices)


def due(places: Places, choices: Choices | None = None) -> list[str]:
    """Name the steps that a start would take."""
    return [step.name for step in SetUp(places, Terminal()).due(choices or Choices())]


class TestStamp:
    """What is done again, and what is not."""

    def test_first_start_does_all(self, places: Places) -> None:
        assert due(places) == ["environment", "pip", "torch", "llama", "project"]

    def test_later_start_does_nothing(self, places: Places) -> None:
        finish_all(places, Choices())
        assert due(places) == []

    def test_changed_project_installs_the_project_alone(self, places: Places) -> None:
        finish_all(places, Choices())
        places.project.write_text("[project]\ndependencies = []\n")
        assert due(places) == ["project"]

    def test_changed_pin_of_torch_installs_torch(self, places: Places) -> None:
        finish_all(places, Choices())
        places.pins.write_text("llama_cpp_python==0.3.36\ntorch==2.14.0\n")
        assert due(places) == ["torch", "project"]

    def test_gpu_rebuilds_llama_alone(self, places: Places) -> None:
        finish_all(places, Choices())
        assert due(places, Choices(gpu="cuda")) == ["llama"]

    def test_moved_checkout_begins_anew(self, places: Places, tmp_path: Path) -> None:
        finish_all(places, Choices())
        moved = Places(root=tmp_path.rename(tmp_path.with_name("moved")), windows=False)
        assert due(moved)[0] == "environment"

    def test_cut_off_step_is_due_again(self, places: Places) -> None:
        finish_all(places, Choices())
        stamp = Stamp(places.stamp)
        stamp.clear()
        stamp.finish("environment", plan.environment_step(places).key)
        assert due(places) == ["pip", "torch", "llama", "project"]

    def test_damaged_stamp_counts_as_none(self, places: Places) -> None:
        finish_all(places, Choices())
        places.stamp.write_text("{")
        assert due(places)[0] == "environment"

    def test_choices_stay(self, places: Places) -> None:
        finish_all(places, Choices(gpu="vulkan"))
        assert Stamp(places.stamp).choices == Choices(gpu="vulkan")


class TestPlan:
    """The commands of the steps."""

    def step(self, places: Places, name: str, choices: Choices) -> plan.Step:
        """Find a step by name."""
        return next(s for s in plan.install_steps(places, choices) if s.name == name)

    def test_all_is_pinned(self, places: Places) -> None:
        for step in plan.install_steps(places, Choices())[1:]:
            assert str(places.pins) in step.command

    def test_torch_index_is_asked_for_torch_alone(self, places: Places) -> None:
        command = self.step(places, "torch", Choices(torch_index="https://example.org")).command
        assert command[-4:] == ("--index-url", "https://example.org", "--no-deps", "torch==2.13.0")

    def test_plain_build_keeps_pips_cache(self, places: Places) -> None:
        step = self.step(places, "llama", Choices())
        assert "--no-cache-dir" not in step.command
        assert "CMAKE_ARGS" not in step.env

    def test_gpu_build_leaves_pips_cache_alone(self, places: Places) -> None:
        step = self.step(places, "llama", Choices(gpu="cuda"))
        assert "--no-cache-dir" in step.command
        assert step.env["CMAKE_ARGS"] == "-DGGML_CUDA=on"

    def test_own_cmake_args_are_kept(self, places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CMAKE_ARGS", "-DGGML_NATIVE=off")
        step = self.step(places, "llama", Choices(gpu="vulkan"))
        assert step.env["CMAKE_ARGS"] == "-DGGML_NATIVE=off -DGGML_VULKAN=on"

    def test_llama_index_compiles_nothing(self, places: Places) -> None:
        command = self.step(places, "llama", Choices(llama_index="https://example.org")).command
        assert "--only-binary" in command

    def test_cuda_compiler_off_the_path_is_handed_to_cmake(
        self, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        nvcc = tmp_path / "cuda" / "bin" / "nvcc"
        nvcc.parent.mkdir(parents=True)
        nvcc.touch(mode=0o755)
        monkeypatch.setenv("PATH", "")
        monkeypatch.setenv("CUDA_PATH", str(tmp_path / "cuda"))
        assert self.step(places, "llama", Choices(gpu="cuda")).env["CUDACXX"] == str(nvcc)

    def test_missing_pin_is_named(self, places: Places) -> None:
        places.pins.write_text("torch==2.13.0\n")
        with pytest.raises(SetUpError, match="llama-cpp-python"):
            plan.install_steps(places, Choices())

    @pytest.mark.parametrize(
        ("windows", "expected"), [(False, "bin/python"), (True, "Scripts/python.exe")]
    )
    def test_interpreter_by_platform(self, windows: bool, expected: str) -> None:
        python = Places(root=Path("here"), windows=windows).python
        assert python.as_posix() == f"here/.venv/{expected}"


class TestNeeds:
    """What is missing is found by trying it, and named with the command that brings it."""

    def test_nothing_missing(self) -> None:
        assert needs.missing(FakeProbe(), compiles=True, screen=True) == []

    def test_compiler_is_needed_only_to_compile(self) -> None:
        probe = FakeProbe("compiler", "ninja", "make")
        assert needs.missing(probe, compiles=False, screen=True) == []
        found = needs.missing(probe, compiles=True, screen=True)
        assert [need.keys for need in found] == [("compiler",), ("make",)]

    def test_either_builder_will_do(self) -> None:
        assert needs.missing(FakeProbe("ninja"), compiles=True, screen=True) == []

    def test_screen_libraries_can_wait_without_a_screen(self) -> None:
        probe = FakeProbe("libxcb-cursor.so.0")
        (with_screen,) = needs.missing(probe, compiles=True, screen=True)
        (without,) = needs.missing(probe, compiles=True, screen=False)
        assert (with_screen.stops, without.stops) == (True, False)

    def test_font_never_stops(self) -> None:
        (font,) = needs.missing(FakeProbe("font"), compiles=True, screen=True)
        assert not font.stops

    def test_qt_is_looked_for_on_linux_only(self) -> None:
        probe = FakeProbe("libEGL.so.1", "font", platform="darwin")
        assert needs.missing(probe, compiles=True, screen=True) == []

    @pytest.mark.parametrize("manager", ["apt-get", "dnf", "pacman", "zypper"])
    def test_every_linux_manager_knows_every_package(self, manager: str) -> None:
        libraries = {**needs.QT_LIBRARIES, **needs.SCREEN_LIBRARIES}
        keys = {*libraries.values(), "venv", "compiler", "make", "font"}
        assert keys <= installers.MANAGERS[manager].names.keys()

    def test_command_to_type(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(installers, "is_root", lambda: False)
        found = needs.missing(FakeProbe("compiler", "font"), compiles=True, screen=True)
        typed = installers.commands(found, installers.MANAGERS["apt-get"], "linux")
        assert typed == ["sudo apt-get install -y --no-install-recommends g++ fonts-noto-cjk"]

    def test_mac_compiler_has_its_own_command(self) -> None:
        found = [needs.Need("a C++ compiler", ("compiler",))]
        assert installers.commands(found, installers.MANAGERS["brew"], "darwin") == [
            "xcode-select --install"
        ]

    def test_gpu_tools_are_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        monkeypatch.setattr(gpu, "CUDA_HOME", "")
        with pytest.raises(SetUpError, match="nvcc"):
            gpu.check("cuda", FakeProbe())
        with pytest.raises(SetUpError, match="glslc"):
            gpu.check("vulkan", FakeProbe("glslc"))
        with pytest.raises(SetUpError, match="macOS"):
            gpu.check("metal", FakeProbe())


class TestLaunch:
    """The window, or the terminal where there is no display."""

    @pytest.mark.parametrize(
        ("platform", "env", "expected"),
        [
            ("linux", {}, False),
            ("linux", {"DISPLAY": ""}, False),
            ("linux", {"DISPLAY": ":0"}, True),
            ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
            ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
            ("darwin", {}, True),
            ("win32", {}, True),
        ],
    )
    def test_display(self, platform: str, env: dict[str, str], expected: bool) -> None:
        assert launch.has_display(platform, env) is expected

    def test_terminal_commands_want_no_window(self) -> None:
        assert not launch.wants_window(["--profile", "p", "ask", "--docs", "a.pdf", "why?"])
        assert launch.wants_window(["--profile", "p", "--model", "m.gguf"])

    def test_no_display_runs_the_self_test(
        self, places: Places, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ran: list[list[str]] = []

        def attend(command: list[str]) -> int:
            ran.append(command)
            return 7

        monkeypatch.setattr(launch, "has_display", lambda: False)
        monkeypatch.setattr(process, "attend", attend)
        written = io.StringIO()
        assert launch.start(places, Terminal(written), ["--profile", "p"]) == 7
        assert ran == [[str(places.python), "-m", "workbench", "--self-test", "--profile", "p"]]
        for words in ("no display", "run chat", "run ask", "run compare", "--json", "xvfb-run"):
            assert words in written.getvalue()


class TestCommandLine:
    """How arguments are split between dev.py and what it starts."""

    def test_unknown_arguments_pass_on(self) -> None:
        options, rest = command_line.parse(
            ["run", "--gpu", "cuda", "ask", "--docs", "a.pdf", "b.pdf", "why?", "--json"]
        )
        assert (options.command, options.gpu) == ("run", "cuda")
        assert rest == ["ask", "--docs", "a.pdf", "b.pdf", "why?", "--json"]

    def test_all_behind_the_dashes_passes_on(self) -> None:
        options, rest = command_line.parse(["run", "--", "--help", "--gpu", "x"])
        assert (options.gpu, rest) == (None, ["--help", "--gpu", "x"])

    @pytest.mark.parametrize(
        ("arguments", "kept", "expected"),
        [
            ([], Choices(gpu="cuda"), Choices(gpu="cuda")),
            (["--gpu", "none"], Choices(gpu="cuda"), Choices()),
            (["--llama-index", "u"], Choices(gpu="cuda"), Choices(llama_index="u")),
            (["--gpu", "cuda"], Choices(llama_index="u"), Choices(gpu="cuda")),
            (["--torch-index", ""], Choices(torch_index="u"), Choices()),
        ],
    )
    def test_choices(self, arguments: list[str], kept: Choices, expected: Choices) -> None:
        options, _rest = command_line.parse(["run", *arguments])
        assert command_line.choose(options, kept) == expected

    def test_built_and_compiled_exclude_each_other(self) -> None:
        options, _rest = command_line.parse(["run", "--gpu", "cuda", "--llama-index", "u"])
        with pytest.raises(SetUpError, match="compile"):
            command_line.choose(options, Choices())

    def test_runs_as_a_script(self) -> None:
        ran = subprocess.run([sys.executable, str(DEV), "--help"], capture_output=True, check=False)
        assert ran.returncode == 0
        assert b"--torch-index" in ran.stdout


class TestProgress:
    """What a long step shows."""

    @pytest.mark.parametrize(
        ("line", "activity", "fraction"),
        [
            ("  Collecting torch==2.13.0", "looking up torch", None),
            (
                "  Downloading torch-2.13.0-cp311-x.whl (190.1 MB)",
                "downloading torch (190.1 MB)",
                None,
            ),
            ("  [12/96] Building CXX object", "compiling 12 of 96", 0.125),
            ("  [1/2] Building C object CMakeFiles/probe", "", None),
            ("[ 45%] Building CXX object", "compiling", 0.45),
            ("Setting up libegl1:amd64 (1.6.0-1) ...", "setting up libegl1", None),
            ("Installing collected packages: a, b, c", "installing 3 packages", None),
        ],
    )
    def test_reads(self, line: str, activity: str, fraction: float | None) -> None:
        progress = Progress()
        assert progress.feed(line)
        assert (progress.activity, progress.fraction) == (activity, fraction)

    def test_download_counts_stay_out_of_the_log(self) -> None:
        progress = Progress()
        assert not progress.feed("Progress 25 of 100")
        assert progress.fraction == 0.25

    def test_words(self) -> None:
        assert [duration(s) for s in (0.04, 9.96, 59.6, 302)] == [
            "0.0 s",
            "10 s",
            "1 min 00 s",
            "5 min 02 s",
        ]
        assert bar(0.5).count("━") == bar(0.5).count("─")
        assert "50%" in progress_line("torch", 3, "downloading", 0.5)


@pytest.fixture
def quiet() -> Iterator[Terminal]:
    """A terminal that nobody sees."""
    yield Terminal(io.StringIO())


class Impatient(Terminal):
    """Somebody presses Ctrl+C as soon as *sign* has been written."""

    def __init__(self, sign: Path) -> None:
        super().__init__(io.StringIO())
        self._sign = sign

    def show(self, text: str) -> None:
        if self._sign.exists() and self._sign.read_text():
            raise KeyboardInterrupt


class TestProcess:
    """Commands run to their end, and leave a log."""

    def run(self, terminal: Terminal, code: str, log: Path) -> process.Outcome:
        """Run a line of Python."""
        return process.run(terminal, "step", [sys.executable, "-c", code], log=log)

    def test_output_goes_to_the_log(self, quiet: Terminal, tmp_path: Path) -> None:
        log = tmp_path / "log"
        outcome = self.run(quiet, "print('Progress 1 of 2'); print('안녕')", log)
        assert (outcome.code, outcome.lines) == (0, ("안녕",))
        assert "안녕" in log.read_text(encoding="utf-8")

    def test_failure_is_told(self, quiet: Terminal, tmp_path: Path) -> None:
        outcome = self.run(quiet, "raise SystemExit('no room')", tmp_path / "log")
        assert (outcome.code, outcome.lines) == (1, ("no room",))

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups")
    def test_interrupted_step_leaves_no_process(self, tmp_path: Path) -> None:
        sign = tmp_path / "pid"
        code = (
            "import pathlib, subprocess, sys; "
            "child = subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE); "
            f"pathlib.Path({str(sign)!r}).write_text(str(child.pid)); "
            "child.wait()"
        )
        with pytest.raises(KeyboardInterrupt):
            self.run(Impatient(sign), code, tmp_path / "log")
        child = int(sign.read_text())
        if psutil.pid_exists(child):
            psutil.Process(child).wait(timeout=5)

    def test_failed_step_says_what_next(self, places: Places, quiet: Terminal) -> None:
        places.venv.mkdir()
        step = plan.Step("x", "a step", "", (sys.executable, "-c", "raise SystemExit('Errno 28')"))
        set_up = SetUp(places, quiet, FakeProbe())
        with pytest.raises(SetUpError, match="disk is full") as caught:
            set_up.take(step)
        assert "run the same command again" in caught.value.hint
        assert not Stamp(places.stamp).knows("x")

    @pytest.mark.parametrize(
        ("line", "expected"),
        [
            ("OSError: [Errno 28] No space left on device", "disk is full"),
            ("Failed to resolve host: Temporary failure in name resolution", "not be reached"),
            ('CUDA_ARCHITECTURES is set to "native", but no GPU was detected.', "no NVIDIA card"),
            ("CMake Error: CMAKE_CXX_COMPILER not set", "C++ compiler"),
            ("g++: fatal error: Killed signal terminated program cc1plus", "out of memory"),
            ("ERROR: No matching distribution found for torch", "no fitting build"),
        ],
    )
    def test_causes(self, line: str, expected: str) -> None:
        text, hint = explain(["noise", line, "more noise"])
        assert expected in text
        assert hint

    def test_first_error_is_shown(self) -> None:
        output = ["fine"] * 50 + ["x.cpp:1: error: no", "note"] + ["ERROR: Failed building"] * 50
        assert telling(output)[:2] == ["x.cpp:1: error: no", "note"]
        assert telling(["fine"] * 50 + ["the end"])[-1] == "the end"

    def test_unknown_cause_points_to_the_log(self) -> None:
        assert explain(["?"])[0] == ""
        assert "log" in explain(["?"])[1]


class TestTranslations:
    """Compiled when missing or older than their source."""

    def test_stale(self, places: Places) -> None:
        places.translations.mkdir(parents=True)
        source = places.translations / "workbench_ko.ts"
        source.touch()
        assert translations.stale(places) == [source]
        compiled = source.with_suffix(".qm")
        compiled.touch()
        os.utime(source, (1, 1))
        assert translations.stale(places) == []
        os.utime(compiled, (0, 0))
        assert translations.stale(places) == [source]


class TestChecks:
    """All checks run, and the summary tells which failed."""

    def test_failure_does_not_stop_the_others(
        self, places: Places, quiet: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        fails = checks.Check("first", (sys.executable, "-c", "raise SystemExit(1)"))
        passes = checks.Check("second", (sys.executable, "-c", ""))
        monkeypatch.setattr(checks, "static_checks", lambda _places: [fails, passes])
        results = checks.run_static(places, quiet)
        assert [(result.title, result.passed) for result in results] == [
            ("first", False),
            ("second", True),
        ]
        assert checks.summarize(quiet, results) == 1
        assert checks.summarize(quiet, results[1:]) == 0

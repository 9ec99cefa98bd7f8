"""A run as one HTML page: no script, nothing loaded, every text escaped."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, Final

from workbench import __version__
from workbench.answering import report_plots
from workbench.answering.report import Report, report_of
from workbench.answering.statistics import cases_needed
from workbench.core.errors import Problem
from workbench.core.generation import Sampling
from workbench.core.lab import CellResult, Check, Judgement, Run, TechniqueOptions, Variant
from workbench.core.language import Language
from workbench.core.paths import RESOURCES
from workbench.core.plain import to_plain

_FOLDER: Final = RESOURCES / "export"
_LETTERS: Final = "ABCDEFGH"
Say = Callable[[Problem], str]
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Group:
    """Repeats of a cell that gave the same: shown once."""

    cell: CellResult
    count: int
    said: tuple[Judgement, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the table of answers; *cells* by column."""

    number: int  # 0: the shared input
    description: str
    values: tuple[tuple[str, str], ...]
    expected: str
    cells: tuple[tuple[_Group, ...], ...]


def run_to_html(run: Run, language: Language = "en", say: Say = Problem.sentence) -> str:
    """Return the page; *say* phrases the problems of cells in that language."""
    import jinja2  # takes a while to import, and only this needs it in the window's process
    import markupsafe  # comes with it; raw are only our own style sheet and drawings

    t = words(language)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["seconds"] = lambda value: f"{value:.2f} s"
    environment.filters["check"] = lambda check: check_words(check, t)
    report = report_of(run)
    sheet = run.comparison
    names = [each.name or f"{t['column']} {_letter(place)}" for place, each in _numbered(run)]
    return environment.get_template("run.html.j2").render(
        t=t,
        run=run,
        title=sheet.title or t["comparison"],
        style=markupsafe.Markup((_FOLDER / "run.css").read_text(encoding="utf-8")),
        facts=_facts(run, t),
        report=report,
        names=names,
        letters=[_letter(place) for place, _ in _numbered(run)],
        plots=_plots(report, names, t),
        rows=_rows(run, say),
        columns=[_column(variant, t) for variant in sheet.variants],
        settings=_settings(run, t),
        cases=cases_needed(0.1),
        version=__version__,
        **_shown(report),
    )


def check_words(check: Check, t: Words) -> str:
    """Name a check in the language of the page."""
    parts = [t["not"] + " ·"] if check.negated else []
    parts.append(t[f"check_{check.kind}"])
    if check.value:
        parts.append(f"“{check.value}”")
    if check.tolerance:
        parts.append(f"± {check.tolerance:g}")
    return " ".join(parts)


@lru_cache(maxsize=2)
def words(language: Language) -> Words:
    """Return the words of the page in one language."""
    table = tomllib.loads((_FOLDER / "words.toml").read_text(encoding="utf-8"))
    return {key: pair[language == "ko"] for key, pair in table.items()}


def _numbered(run: Run) -> list[tuple[int, Variant]]:
    """Return the columns with their places."""
    return list(enumerate(run.comparison.variants))


def _letter(place: int) -> str:
    """Return the letter of a column."""
    return _LETTERS[place] if place < len(_LETTERS) else str(place + 1)


def _shown(report: Report) -> dict[str, bool]:
    """Return which figures there are to show."""
    return {
        "judged": any(each.right.total for each in report.columns),
        "by_eye": any(each.passed.total for each in report.columns),
        "voted": any(each.wins for each in report.columns),
        "repeated": any(each.agreement is not None for each in report.columns),
        "priced": any(each.cost is not None for each in report.columns),
        "failures": any(each.failed for each in report.columns),
    }


def _facts(run: Run, t: Words) -> list[str]:
    """Return what stands below the title."""
    batch = run.comparison.mode == "batch"
    facts = [
        run.model_name,
        t["run_on"].format(date=run.created_at[:16].replace("T", " ")) if run.created_at else "",
        t["cells_of"].format(count=len(run.cells)),
        t["wall"].format(seconds=f"{run.wall_s:.1f}") if run.wall_s else "",
        t["one_batch"] if batch else t["one_by_one"],
        t["batch_note"] if batch else "",
    ]
    return [fact for fact in facts if fact]


def _plots(report: Report, names: Sequence[str], t: Words) -> list[dict[str, Any]]:
    """Return the plots with their captions."""
    from markupsafe import Markup

    looks = ("read", "cached", "written")
    kinds = [t["tokens_read"], t["tokens_cached"], t["tokens_written"]]
    found = [
        ("plot_time", report_plots.latency(report.columns, names, t["ttft"], t["total"]), ()),
        ("plot_tokens", report_plots.tokens(report.columns, names, kinds),
         tuple(zip(looks, kinds, strict=True))),
    ]  # fmt: skip
    if any(each.right.total for each in report.columns):
        found.insert(0, ("plot_right", report_plots.accuracy(report.columns, names), ()))
    return [
        {"title": t[key], "note": t[f"{key}_note"], "svg": Markup(svg), "legend": legend}
        for key, svg, legend in found
    ]


def _rows(run: Run, say: Say) -> list[_Row]:
    """Return the table of answers."""
    sheet = run.comparison
    cells: dict[tuple[str, str], list[CellResult]] = defaultdict(list)
    for cell in sorted(run.cells, key=lambda cell: cell.repeat):
        cells[cell.row_id, cell.variant_id].append(cell)
    said: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for judgement in run.judgements:
        said[judgement.row_id, judgement.variant_id].append(judgement)

    def groups(row_id: str) -> tuple[tuple[_Group, ...], ...]:
        keys = [(row_id, variant.variant_id) for variant in sheet.variants]
        return tuple(_grouped(cells[key], said[key], say) for key in keys)

    if not sheet.rows:
        return [_Row(0, "", (("", sheet.input),), sheet.expected, groups(""))]
    return [
        _Row(
            number,
            row.description,
            tuple(("" if name == "input" else name, text) for name, text in row.values.items()),
            row.expected or sheet.expected,
            groups(row.row_id),
        )
        for number, row in enumerate(sheet.rows, start=1)
    ]


def _grouped(
    cells: Sequence[CellResult], said: Sequence[Judgement], say: Say
) -> tuple[_Group, ...]:
    """Put repeats that gave the same together."""
    groups: dict[tuple[object, ...], list[CellResult]] = defaultdict(list)
    for cell in cells:
        groups[cell.text, cell.answer, cell.right, cell.problem is None].append(cell)
    return tuple(
        _Group(
            group[0],
            len(group),
            tuple(each for each in said if each.repeat in {cell.repeat for cell in group}),
            say(group[0].problem) if group[0].problem else "",
        )
        for group in groups.values()
    )


def _column(variant: Variant, t: Words) -> dict[str, Any]:
    """Return what is needed to ask as a column did."""
    facts = [
        (t["system_text"], variant.system_text),
        (t["prompt"], variant.template),
        (t["technique"], "" if variant.technique == "none" else variant.technique),
        (t["options"], _changed(variant.options, TechniqueOptions())),
        (t["sampling"], _changed(variant.sampling, Sampling(temperature=-1.0, max_tokens=-1))),
        (t["model"], variant.model_id),
        (t["collection"], variant.collection_id),
        (
            t["prompt"],
            t["library_version"].format(version=variant.version) if variant.version else "",
        ),
    ]
    return {
        "facts": [fact for fact in facts if fact[1]],
        "examples": variant.examples,
        "steps": any(example.steps for example in variant.examples),
    }


def _changed(value: Sampling | TechniqueOptions, usual: Sampling | TechniqueOptions) -> str:
    """Return the settings that are not the usual ones."""
    names = [field.name for field in fields(value)]
    return ", ".join(
        f"{name} {to_plain(getattr(value, name))}"
        for name in names
        if getattr(value, name) != getattr(usual, name)
    )


def _settings(run: Run, t: Words) -> list[tuple[str, str]]:
    """Return what is needed to repeat a run, but for its columns."""
    sheet = run.comparison
    facts = [
        (t["run_id"], run.run_id),
        (t["seed"], f"{sheet.seed} ({t['seeds_note']})"),
        (t["repeats"], str(sheet.repeats)),
        (t["checks_all"], "; ".join(check_words(check, t) for check in sheet.checks)),
        (t["variables"], "; ".join(f"{name} = {text}" for name, text in sheet.variables.items())),
        (t["versions"], ", ".join(f"{name} {text}" for name, text in run.versions.items())),
    ]
    for mark in run.models:
        where = " · ".join(part for part in (mark.device, mark.backend) if part)
        facts += [
            (t["model"], mark.name or mark.model_id),
            (t["file_hash"], mark.sha256),
            (t["template_hash"], mark.template_sha256),
            (t["device"], where),
            (t["context"], f"{mark.context_size:,}" if mark.context_size else ""),
            (t["threads"], str(mark.threads) if mark.threads else ""),
        ]
    if not run.models:
        facts += [(t["model"], run.model_name), (t["file_hash"], run.model_sha256)]
    return [fact for fact in facts if fact[1]]

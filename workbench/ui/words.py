"""Numbers, units, reasons and problems in the person's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from workbench.core.errors import Problem
from workbench.core.generation import StopReason, Timing
from workbench.core.models import ModelEntry, ModelInfo

_SEPARATOR = " · "
_GIGA = 1_000_000_000
_MEGA = 1_000_000
_LICENCES = {"mit": "MIT", "apache-2.0": "Apache 2.0", "gemma": "Gemma", "llama3": "Llama 3"}


def joined(*parts: str) -> str:
    """Join what is not empty with the middle dot used all over the window."""
    return _SEPARATOR.join(part for part in parts if part)


def count(number: int) -> str:
    """Return a whole number with thousands apart: "1,204"."""
    return f"{number:,}"


def seconds(value: float) -> str:
    """Return a duration: "0.7 ms", "42 ms", "0.42 s", "12.3 s", "2 min 05 s"."""
    translate = QCoreApplication.translate
    if 0 < value < 0.0995:
        millis = f"{1000 * value:.1f}" if value < 0.00995 else f"{1000 * value:.0f}"
        return translate("Words", "{value} ms").format(value=millis)
    if value < 10:
        return translate("Words", "{value} s").format(value=f"{value:.2f}")
    if value < 100:
        return translate("Words", "{value} s").format(value=f"{value:.1f}")
    minutes, rest = divmod(round(value), 60)
    return translate("Words", "{minutes} min {rest} s").format(minutes=minutes, rest=f"{rest:02d}")


def rate(tokens_per_s: float) -> str:
    """Return a speed: "31.2 tok/s"; three digits are enough."""
    value = f"{tokens_per_s:.0f}" if tokens_per_s >= 100 else f"{tokens_per_s:.1f}"
    return QCoreApplication.translate("Words", "{value} tok/s").format(value=value)


def size(number: int) -> str:
    """Return a number of bytes: "3.1 GB", "42 MB", "812 kB"."""
    if number >= _GIGA:
        return f"{number / _GIGA:.1f} GB"
    if number >= _MEGA:
        value = number / _MEGA
        return f"{value:.1f} MB" if value < 10 else f"{value:.0f} MB"
    if number >= 1000:
        return f"{number / 1000:.0f} kB"
    return QCoreApplication.translate("Words", "{size} bytes").format(size=number)


def percent(share: float) -> str:
    """Return a share of one: "38 %"."""
    value = f"{share * 100:.0f}"
    return QCoreApplication.translate("Words", "{value} %").format(value=value)


def parameters(number: int) -> str:
    """Return how large a model is: "1.7 B", "12 M"."""
    if number >= _GIGA:
        return f"{number / _GIGA:.1f} B"
    if number >= _MEGA:
        value = number / _MEGA
        return f"{value:.1f} M" if value < 10 else f"{value:.0f} M"
    return count(number)


def context_size(tokens: int) -> str:
    """Return a context length in short: "8k", "512"."""
    return f"{tokens // 1024}k" if tokens >= 1024 and tokens % 1024 == 0 else count(tokens)


def licence(name: str) -> str:
    """Return a licence as it is usually written; files spell it in small letters."""
    return _LICENCES.get(name.lower(), name)


def language_name(code: str) -> str:
    """Return the name of a language in the person's language."""
    names = {
        "en": QCoreApplication.translate("Words", "English"),
        "ko": QCoreApplication.translate("Words", "Korean"),
    }
    return names.get(code, code)


def when(iso: str) -> str:
    """Return a moment in local time: the time for today, else the date."""
    if not iso:
        return ""
    moment = datetime.fromisoformat(iso).astimezone()
    today = datetime.now().astimezone()
    if moment.date() == today.date():
        return moment.strftime("%H:%M")
    locale = QLocale()
    if moment.year == today.year:
        return QCoreApplication.translate("Words", "{month} {day}").format(
            month=locale.standaloneMonthName(moment.month, QLocale.FormatType.ShortFormat),
            day=moment.day,
        )
    return moment.strftime("%Y-%m-%d")


def stop_reason(reason: StopReason | None) -> str:
    """Say why an answer ended."""
    translate = QCoreApplication.translate
    if reason is None:
        return ""
    return {
        StopReason.END: translate("Words", "ended by itself"),
        StopReason.STOP_STRING: translate("Words", "ended at a stop text"),
        StopReason.LENGTH: translate("Words", "cut at the longest answer allowed"),
        StopReason.CONTEXT_FULL: translate("Words", "the context is full"),
        StopReason.CANCELLED: translate("Words", "stopped by you"),
        StopReason.FAILED: translate("Words", "failed"),
    }[reason]


def readout(timing: Timing, reason: StopReason | None = None) -> str:
    """Return the line under an answer."""
    translate = QCoreApplication.translate
    tokens_in = translate("Words", "{tokens} in").format(tokens=count(timing.prompt_tokens))
    if timing.cached_tokens:
        tokens_in = translate("Words", "{tokens} in, {cached} cached").format(
            tokens=count(timing.prompt_tokens), cached=count(timing.cached_tokens)
        )
    return joined(
        translate("Words", "first token {time}").format(time=seconds(timing.ttft_s)),
        rate(timing.generation_rate) if timing.generation_rate else "",
        tokens_in,
        translate("Words", "{tokens} out").format(tokens=count(timing.generated_tokens)),
        stop_reason(reason),
    )


def device(info: ModelInfo) -> str:
    """Return where a model runs: "CPU · 8 threads"."""
    threads = QCoreApplication.translate("Words", "%n threads", "", info.threads)
    return joined(info.device, threads if info.device.upper().startswith("CPU") else "")


def sentence(text: str, values: Mapping[str, str | int | float] | None = None) -> str:
    """Translate a sentence that comes from below the window, and fill it."""
    if not text:
        return ""
    translated = QCoreApplication.translate("Problem", text)
    raw = dict(values or {})
    grouped = {name: count(value) if type(value) is int else value for name, value in raw.items()}
    for template, shown in ((translated, grouped), (translated, raw), (text, raw)):
        try:
            return template.format_map(shown)
        except (KeyError, IndexError, ValueError):
            continue  # stored by an older version, or text that only looks like a template
    return translated


def translate_problem(problem: Problem) -> tuple[str, str]:
    """Return what happened and what to do next, in the person's language."""
    return sentence(problem.text, problem.values), sentence(problem.hint, problem.values)


def job_title(title: str) -> str:
    """Translate the title of a job."""
    return QCoreApplication.translate("Job", title)


def model_name(entry: ModelEntry) -> str:
    """Return a model's name; the bundled one has a name in each language."""
    if entry.bundled and entry.name == "Tour model":
        return QCoreApplication.translate("Words", "Tour model")
    return entry.name


def tour_model(entry: ModelEntry) -> str:
    """Say what the bundled model is: honest, and what to do next."""
    return QCoreApplication.translate(
        "Words",
        "Tour model: {size} parameters, made to show the features; add a real model for real work.",
    ).format(size=parameters(entry.parameters))

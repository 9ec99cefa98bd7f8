"""Assertions of promptfoo as checks. What runs code or asks a model is listed, never done."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from workbench.core.errors import Problem
from workbench.core.lab import Check

# promptfoo.dev/docs/configuration/expected-outputs: "type(threshold): value", or a plain value.
_CODE: Final = frozenset("javascript fn eval python ruby webhook".split())
_MODEL: Final = frozenset(
    "llm-rubric grade model-graded-closedqa model-graded-factuality factuality g-eval pi "
    "select-best similar classifier moderation answer-relevance context-faithfulness "
    "context-recall context-relevance conversation-relevance search-rubric agent-rubric".split()
)
_TYPED: Final = re.compile(
    r"(not-)?(equals|i?contains(?:-any|-all|-json|-html|-sql|-xml)?|starts-with|regex|is-[a-z-]+|"
    r"levenshtein|rouge-n|bleu|gleu|meteor|latency|cost|perplexity(?:-score)?|guardrails|finish-reason|"
    r"word-count|trace-[a-z-]+|assert-set|max-score|[a-z]+-score|"
    + "|".join(sorted(_CODE | _MODEL, key=len, reverse=True))
    + r")(?:\(([\d.]+)\))?(?:\s*:\s*(.*))?",
    re.DOTALL | re.IGNORECASE,
)


def from_text(text: str) -> tuple[Check, ...] | Problem:
    """Return the checks of a cell below `__expected`, or why there are none."""
    text = text.strip()
    if text.startswith("file://"):
        return runs_code(text)
    match = _TYPED.fullmatch(text)
    if match is None:
        return (Check("equals", text),) if text else ()
    negation, kind, _threshold, value = match.groups()
    return _checks(kind.lower(), value or "", negated=bool(negation))


def from_entry(entry: object) -> tuple[Check, ...] | Problem:
    """Return the checks of an entry below `assert`, or why there are none."""
    if not isinstance(entry, Mapping) or not isinstance(entry.get("type"), str):
        return Problem("An assertion has no type.", "Give it one, like “contains”.")
    kind, value = entry["type"].strip().lower(), entry.get("value", "")
    negated = kind.startswith("not-")
    kind = kind.removeprefix("not-")
    if isinstance(value, str) and value.startswith("file://"):
        return runs_code(value)
    if isinstance(value, list):
        texts = [_text(item) for item in value]
        if kind.endswith(("-any", "-all")):
            return _several(kind, texts, negated)
        value = texts[0] if len(texts) == 1 else value
    return _checks(kind, _text(value), negated=negated)


def runs_code(what: str) -> Problem:
    """Say that something is code."""
    return Problem(
        "“{what}” is code or another file; nothing of an imported file is run or opened.",
        values={"what": what.splitlines()[0][:80] if what else ""},
    )


def one_of(texts: list[str]) -> Check:
    """Return the check that any of these texts is in the answer."""
    return Check("regex", "(?i)" + "|".join(re.escape(text) for text in texts))


def _checks(kind: str, value: str, *, negated: bool) -> tuple[Check, ...] | Problem:
    """Return the checks that one assertion comes to."""
    if kind in _CODE:
        return runs_code(f"{kind}: {value}" if value else kind)
    if kind in _MODEL:
        return Problem(
            "“{what}” asks a model to judge, which no rule can do.",
            "Judge by eye, or by a blind vote.",
            {"what": kind},
        )
    if kind.endswith(("-any", "-all")):
        return _several(kind, [part.strip() for part in value.split(",")], negated)
    plain = {
        "equals": Check("equals", value, negated),
        "contains": Check("contains", value, negated),
        "icontains": Check("contains", value, negated),
        "starts-with": Check("starts_with", value, negated),
        "regex": Check("regex", value, negated),
        "is-json": Check("json_schema", value, negated),
        "is-refusal": Check("refusal", "", negated),
    }
    if kind not in plain:
        return Problem("There is no rule here for “{what}”.", values={"what": kind})
    return (plain[kind],)


def _several(kind: str, texts: list[str], negated: bool) -> tuple[Check, ...] | Problem:
    """Return the checks for any of, or all of, some texts."""
    texts = [text for text in texts if text]
    if not texts:
        return Problem("“{what}” names no text.", values={"what": kind})
    if kind.endswith("-any") and not negated:
        return (one_of(texts),)
    if negated == kind.endswith("-any"):  # none of them; or each of them
        return tuple(Check("contains", text, negated) for text in texts)
    return (Check("regex", "(?is)" + "".join(f"(?=.*{re.escape(text)})" for text in texts), True),)


def _text(value: object) -> str:
    """Return a value as the text of a check; a schema becomes JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)

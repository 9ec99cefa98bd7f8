"""Holds an answer against rules: equals, contains, pattern, JSON schema, number, refusal."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from workbench.answering import patterns
from workbench.answering.figures import last_number
from workbench.answering.judge import normalised, stands_in
from workbench.answering.refusals import is_refusal
from workbench.answering.schemas import keeps_schema
from workbench.core.errors import BadInput, Problem, problem_from
from workbench.core.lab import Check, CheckKind, CheckOutcome

_log = logging.getLogger(__name__)

_LONGEST: Final = 1_000_000  # characters of an answer that are looked at


def outcomes(text: str, answer: str, checks: Sequence[Check]) -> tuple[CheckOutcome, ...]:
    """Hold *answer*, or *text* where no answer was taken out of it, against each check.

    Never raises: a check that cannot be used is not kept, and says why.
    """
    held = (answer.strip() or text)[:_LONGEST]
    return tuple(_outcome(held, check) for check in checks)


def problem_of(check: Check) -> Problem | None:
    """Return what keeps a check from being used, before there is an answer."""
    return _outcome("", check).problem


def _outcome(held: str, check: Check) -> CheckOutcome:
    """Hold an answer against one check."""
    try:
        kept = _kept(held, check)
    except Exception as error:  # phrased and shown beside the check; the others go on
        if not isinstance(error, BadInput):
            _log.warning("check not used: %s", type(error).__name__)
        return CheckOutcome(check, False, problem_from(error))
    return CheckOutcome(check, kept is not check.negated)


def _kept(held: str, check: Check) -> bool:
    """Whether an answer keeps a check that is not negated. Raises BadInput."""
    if check.kind in _NEEDS_VALUE and not check.value.strip():
        raise BadInput(
            "The check does not say what the answer is held against.", "Type it, or remove it."
        )
    return _KINDS[check.kind](held, check)


def _equals(held: str, check: Check) -> bool:
    """Whether both are the same but for case, width and spacing."""
    return normalised(held) == normalised(check.value)


def _number(held: str, check: Check) -> bool:
    """Whether the last number of the answer is the wanted one, give or take the tolerance."""
    wanted, found = last_number(check.value), last_number(held)
    if wanted is None:
        raise BadInput(
            "“{value}” is no number.", "Type the number that is right.", value=check.value[:80]
        )
    allowed = check.tolerance if math.isfinite(check.tolerance) else 0.0
    return found is not None and abs(found - wanted) <= Decimal(str(max(0.0, allowed)))


_KINDS: Final[dict[CheckKind, Callable[[str, Check], bool]]] = {
    "equals": _equals,
    "contains": lambda held, check: stands_in(held, check.value),
    "starts_with": lambda held, check: stands_in(held, check.value, at_start=True),
    "regex": lambda held, check: patterns.find(check.value, held),
    "json_schema": lambda held, check: keeps_schema(held, check.value),
    "number": _number,
    "refusal": lambda held, _check: is_refusal(held),
}
_NEEDS_VALUE: Final[frozenset[CheckKind]] = frozenset(
    ("equals", "contains", "starts_with", "regex", "number")
)

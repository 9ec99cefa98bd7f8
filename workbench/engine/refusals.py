"""Why the scheduler cannot go on with an answer, in words."""

from __future__ import annotations

from workbench.core.errors import Problem, WorkbenchError
from workbench.engine.decoding import Outcome


def lost_context(outcome: Outcome) -> Problem:
    """Say that a decode has left the context of no use."""
    detail = f"llama_decode: {outcome.name.lower()}"
    if outcome is Outcome.NO_MEMORY:
        return Problem(
            "There was not enough memory to go on with this answer.",
            "Close other programs, or load the model with a smaller context.",
            detail=detail,
            kind=WorkbenchError.__name__,
        )
    return Problem(
        "The engine could not go on with this answer.",
        "Try again; if it comes back, load the model anew or choose a smaller context.",
        detail=detail,
        kind=WorkbenchError.__name__,
    )

"""Where the guesses for an answer come from: its own prompt, or a smaller model.

Guesses are checked all in one step of the model, which then keeps those that it would have chosen
itself: the answer is the same, in fewer steps. (Speculative decoding: Y. Leviathan et al., 2023,
arXiv 2211.17192; here a token is accepted only when the sampling itself picks it.)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from workbench.engine.decoding import Decoder, Drafter
from workbench.engine.draft_balance import DraftBalance
from workbench.engine.job import Job
from workbench.engine.lookup import PromptLookup
from workbench.engine.pacing import Pace

_LONGEST: Final = 12  # tokens of a guess of the model
_EXPECTED: Final = 256  # tokens of an answer, unless it is limited to fewer
_SAVED: Final = 0.3  # of its steps, where guessing goes well
_READ_STEPS: Final = 2.0  # steps' time that the draft model may read between two tokens
_LEAST_READ: Final = 32  # tokens


class Drafting:
    """Guesses for the answers of one scheduler.

    The draft model guesses for a lone answer only: several already share each step.
    """

    def __init__(
        self, decoder: Decoder, pace: Pace, clock: Callable[[], float], drafter: Drafter | None
    ) -> None:
        self._decoder = decoder
        self._pace = pace
        self._clock = clock
        self._drafter = drafter
        self._balance = DraftBalance(_LONGEST)  # the draft model's, over all answers
        self._spent_s = 0.0  # by the draft model on the guess that is being checked
        self._token_s = 0.0  # it needs to read one token
        self._by_model = False

    def draft(self, job: Job, most: int, *, alone: bool) -> list[int]:
        """Return at most *most* tokens that may come next; [] where guessing does not pay."""
        left = self._decoder.context_size - len(job.tokens)
        if job.answer_limit is not None:
            left = min(left, job.answer_limit - job.generated)
        most = min(most, left - 1)
        if most < 1 or not self._decoder.cuts_freely:
            return []
        guess = self._look_up(job, most)
        self._by_model = not guess and alone
        return self._ask(job, most) if self._by_model else guess

    def learn(self, job: Job, drafted: int, accepted: int) -> None:
        """Take note of how many of the last guess's tokens were right."""
        if self._by_model:
            cost = self._pace.draft_cost * drafted + self._spent_s / self._pace.step_s
            self._balance.learn(drafted, accepted, cost)
        elif job.lookup is not None:
            job.lookup.learn(drafted, accepted, self._pace.draft_cost)

    def _look_up(self, job: Job, most: int) -> list[int]:
        """Return how the answer's last words go on in its prompt, where that was asked for."""
        if not job.request.lookup:
            return []
        if job.lookup is None:
            job.lookup = PromptLookup(job.tokens[: job.prompt_tokens])
        return job.lookup.draft(job.tokens, most)

    def _ask(self, job: Job, most: int) -> list[int]:
        """Return what the draft model guesses."""
        drafter, step_s = self._drafter, self._pace.step_s
        if drafter is None or not step_s or self._balance.rests():
            return []
        if not self._has_read(drafter, job, step_s):
            return []
        began_s = self._clock()
        guess = drafter.guess(job.tokens, min(most, self._balance.length))
        self._spent_s = self._clock() - began_s
        if not guess:  # it was not sure enough of any token: that cost something all the same
            self._balance.learn(0, 0, self._spent_s / step_s)
        return guess

    def _has_read(self, drafter: Drafter, job: Job, step_s: float) -> bool:
        """Let the draft model read on, a slice at a time; False while it is not done.

        It reads a prompt only where the answer can win that time back.
        """
        unread = drafter.unread(job.tokens)
        if unread == 0:
            return True
        expected = min(job.answer_limit or _EXPECTED, _EXPECTED)
        if unread * self._token_s > _SAVED * expected * step_s:
            return False
        slice_tokens = _LEAST_READ
        if self._token_s:
            slice_tokens = max(_LEAST_READ, int(_READ_STEPS * step_s / self._token_s))
        began_s = self._clock()
        count = drafter.read(job.tokens, slice_tokens)
        if count >= _LEAST_READ:
            self._token_s = (self._clock() - began_s) / count
        return drafter.unread(job.tokens) == 0

"""Runs several requests in one context, one decode a step. Pure logic over a `Decoder`.

A request waits until the cells it may need are free, then reads its prompt in slices between the
steps of the answers beside it. Of requests with a common beginning one reads it, the others wait
for it and share it. What has ended stays in the cache for the next request that begins alike.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

from workbench.core.errors import BadInput, Problem
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    PromptProgress,
    Queued,
    Request,
    StopReason,
    TextArrived,
)
from workbench.engine.cache import Cache, Slot
from workbench.engine.decoding import Decoder, Drafter, Outcome
from workbench.engine.drafting import Drafting
from workbench.engine.job import Job, Share, check_prompt
from workbench.engine.pacing import Pace
from workbench.engine.prefix import common_prefix
from workbench.engine.reasoning import Thinking
from workbench.engine.refusals import lost_context
from workbench.engine.saved_states import SavedStates
from workbench.engine.state_files import StateFiles
from workbench.engine.text_stream import TextStream

_WORTH_SHARING: Final = 16  # tokens: below this waiting for another's prefix does not pay
_TELL_S: Final = 1 / 30  # text of one sequence is told at most this often: so the window paints
_PROGRESS_S: Final = 0.1
_LEAST_KEPT: Final = 1024  # tokens of finished sequences that are always kept for reuse
_NEAR: Final = 8  # places from the front at which every step is told


class Scheduler:
    """Owns the jobs of one context. Used by one thread only."""

    def __init__(
        self,
        decoder: Decoder,
        emit: Callable[[GenerationEvent], None],
        clock: Callable[[], float],
        *,
        drop_first_space: bool = False,
        files: StateFiles | None = None,
        drafter: Drafter | None = None,
    ) -> None:
        self._decoder = decoder
        self._emit = emit
        self._clock = clock
        self._drop_first_space = drop_first_space
        self._cache = Cache(decoder)
        saves = files is not None and decoder.cuts_freely
        self._saved = SavedStates(decoder, self._cache, files) if files and saves else None
        self._pace = Pace(decoder.batch_tokens)
        self._drafting = Drafting(decoder, self._pace, clock, drafter)
        self._waiting: deque[Job] = deque()
        self._running: list[Job] = []
        self._most_read = decoder.batch_tokens  # prompt tokens of one step, less when it is tight
        self._refused = False  # the last batch was
        self._admission_open = True  # something changed since a request had to wait

    @property
    def idle(self) -> bool:
        """Whether there is nothing to do."""
        return not self._waiting and not self._running

    # States on disk

    @property
    def unsaved(self) -> bool:
        """Whether finished sequences may have to be saved."""
        return self._saved is not None and self._saved.unsaved

    def save_next(self, most_bytes: int = sys.maxsize) -> bool:
        """Save one finished sequence; False when there is none. Only when idle: it takes time."""
        return self._saved is not None and self._saved.save_next(most_bytes)

    def clear_saved(self) -> None:
        """Delete what was saved."""
        if self._saved is not None:
            self._saved.clear()

    # Requests come and go

    def submit(
        self,
        request: Request,
        tokens: Sequence[int],
        stops: Sequence[str],
        arrived_s: float,
        thinking: Thinking | None = None,
    ) -> None:
        """Take a request whose prompt is *tokens*; text that ends it is *stops*."""
        try:
            check_prompt(tokens, self._decoder.context_size)
        except BadInput as error:
            self._emit(Failed(request.request_id, error.problem()))
            return
        thinking = thinking or Thinking()
        stream = TextStream(
            stops, drop_first_space=self._drop_first_space, thoughts=thinking.stream
        )
        self._waiting.append(Job(request, list(tokens), stream, arrived_s, thinking=thinking))
        self._admission_open = True

    def cancel(self, request_id: str) -> None:
        """Stop one request; unknown ones have ended already."""
        for job in (*self._waiting, *self._running):
            if job.request.request_id == request_id:
                self._finish(job, StopReason.CANCELLED)

    def close(self) -> None:
        """Stop every request, keeping the text so far."""
        for job in (*self._waiting, *self._running):
            self._finish(job, StopReason.CANCELLED)

    # One step

    def step(self) -> None:
        """Admit what may begin, then decode once for every running sequence."""
        self._admit()
        self._start_followers()
        if not self._running:
            return
        began_s = self._clock()
        shares = self._fill()
        outcome = self._decoder.decode()
        if outcome is Outcome.DONE:
            self._most_read, self._refused = self._decoder.batch_tokens, False
            self._observe(shares, self._clock() - began_s)
            self._take(shares)
        elif outcome is Outcome.ABORTED:
            self._realign([share.job for share in shares])
        elif outcome is Outcome.NO_ROOM:
            self._relieve(sum(len(share.tokens) for share in shares if not share.job.answering))
        elif outcome is Outcome.REFUSED and not self._refused:
            self._read_again()
        else:
            self._begin_anew(lost_context(outcome))

    # Admission

    def _admit(self) -> None:
        """Let waiting requests begin, in order, while their cells are free."""
        if not self._admission_open:
            return
        while self._waiting and self._admission_open:
            job = self._waiting[0]
            self._restore(job)
            if not self._give_slot(job):
                self._admission_open = False
                break
            self._waiting.popleft()
            self._running.append(job)
            # Each step attends over all cells in use, also over those of finished sequences: what
            # they may save has to be weighed against making every token a little slower.
            self._cache.trim(max(_LEAST_KEPT, self._decoder.context_size // 2))
        for place, job in enumerate(self._waiting, start=1):
            # Far from the front only big steps are told: a thousand may wait.
            moved = job.place - place
            if job.place == 0 or moved >= 10 or (moved and place <= _NEAR):
                job.place = place
                self._emit(Queued(job.request.request_id, place))

    def _restore(self, job: Job) -> None:
        """Look once on disk for what *job* begins with."""
        if self._saved is None or job.sought:
            return
        job.sought = True
        tokens = job.tokens[:-1]
        known = max(self._cache.find_prefix(tokens)[1], self._find_leader(job)[1])
        self._saved.restore(tokens, known, self._cells_unclaimed())

    def _give_slot(self, job: Job) -> bool:
        """Find cells and a slot for *job*; False when it must wait."""
        source, length = self._cache.find_prefix(job.tokens[:-1])
        leader, ahead = self._find_leader(job)
        shares = max(length if source and source.live else 0, ahead)
        if self._running and self._cells_needed(job) - shares > self._cells_unclaimed():
            return False
        follows = leader is not None and ahead >= length + _WORTH_SHARING
        if source and not source.live and not follows and self._may_take_over(source, length):
            self._cache.reopen(source, length)
            job.slot = source
            self._start(job, len(source.tokens))
            return True
        job.slot = self._cache.open_slot(keep=source)
        if job.slot is None and source and not source.live:
            self._cache.reopen(source, length)
            job.slot = source
            self._start(job, len(source.tokens))
            return True
        if job.slot is None:
            return False
        self._share_or_follow(job)
        return True

    def _may_take_over(self, source: Slot, length: int) -> bool:
        """Whether going on in a finished slot loses less than it saves."""
        if not self._decoder.cuts_freely:
            return True
        return len(source.tokens) - length <= length

    def _cells_needed(self, job: Job) -> int:
        """Return the most cells *job* can come to use beyond those it holds."""
        held = len(job.slot.tokens) if job.slot else 0
        room = self._decoder.context_size - job.prompt_tokens
        answer = min(job.most_answer, room)
        return max(0, job.prompt_tokens + answer - held)

    def _cells_unclaimed(self) -> int:
        """Return the cells that no running sequence holds or may still come to need."""
        claimed = sum(
            self._cells_needed(job) - (job.shared if job.leader else 0) for job in self._running
        )
        return self._decoder.cells - self._cache.live_cells - claimed

    # Common prefixes

    def _find_leader(self, job: Job) -> tuple[Job | None, int]:
        """Return the running job that is about to read the longest common beginning."""
        best: Job | None = None
        longest = 0
        if not self._decoder.cuts_freely:
            return best, longest
        for other in self._running:
            # Who follows cannot lead: the chain could bite its own tail.
            if other is job or other.first_s is not None or other.leader is not None:
                continue
            length = common_prefix(other.tokens, job.tokens[:-1])
            if length > longest:
                best, longest = other, length
        return best, longest

    def _share_or_follow(self, job: Job) -> None:
        """Copy the longest beginning from the cache, or wait for the job that reads a longer."""
        source, length = self._cache.find_prefix(job.tokens[:-1])
        leader, ahead = self._find_leader(job)
        if leader is not None and ahead >= length + _WORTH_SHARING:
            job.leader, job.shared = leader, ahead
            return
        if source is not None and job.slot is not None and self._decoder.cuts_freely:
            self._cache.copy(source, job.slot, length)
            self._start(job, length)
        else:
            self._start(job, 0)

    def _start_followers(self) -> None:
        """Let jobs go on whose common prefix has been read, or will not be."""
        for job in self._running:
            leader = job.leader
            if leader is None:
                continue
            read = len(leader.slot.tokens) if leader.slot else 0
            if leader.slot is None or read >= job.shared or leader.first_s is not None:
                job.leader, job.shared = None, 0
                self._share_or_follow(job)
            else:
                self._tell_progress(job, read)

    def _start(self, job: Job, cached: int) -> None:
        """Begin to read the prompt of which *cached* tokens are there already."""
        if job.started_s is None:  # else it had to give up its cells and begins again
            job.started_s = self._clock()
            job.cached_tokens = min(cached, job.prompt_tokens)
        self._tell_progress(job, cached)

    # The batch

    def _fill(self) -> list[Share]:
        """Put one token of each answer, guesses, and slices of prompts into the batch."""
        shares: list[Share] = []
        answering = [job for job in self._running if job.answering]
        self._cache.make_room(len(answering))
        drafts = self._decoder.draft_tokens
        for job in answering:
            draft = self._draft(job, drafts, len(answering))
            drafts -= len(draft)
            shares.append(self._add(job, 1, draft))
        taken = len(answering) + self._decoder.draft_tokens - drafts
        left = min(self._most_read, self._decoder.batch_tokens - taken)
        room = min(self._pace.slice_tokens(len(answering)), left)
        read = 0
        for job in self._running:
            if job.answering or job.leader is not None or read >= room:
                continue
            count = min(job.pending, room - read)
            self._cache.make_room(taken + read + count)
            shares.append(self._add(job, count))
            read += count
        for share in shares:
            share.job.batch_size = max(share.job.batch_size, len(shares))
        return shares

    def _draft(self, job: Job, most: int, answering: int) -> list[int]:
        """Guess how an answer goes on, if that is wanted and there is room for a guess."""
        draft = self._drafting.draft(job, most, alone=len(self._running) == 1)
        fits = self._cache.make_room(answering + self._decoder.draft_tokens - most + len(draft))
        return draft if fits else []

    def _add(self, job: Job, count: int, draft: Sequence[int] = ()) -> Share:
        """Put the next *count* tokens of *job*, and guesses after them, into the batch."""
        slot = job.slot
        assert slot is not None
        start = len(slot.tokens)
        tokens = [*job.tokens[start : start + count], *draft]
        outputs = 1 + len(draft) if start + count == len(job.tokens) else 0
        row = self._decoder.add(slot.sequence, tokens, start, outputs=outputs)
        return Share(job, tokens, row if outputs else -1, len(draft))

    def _observe(self, shares: Sequence[Share], elapsed_s: float) -> None:
        """Learn from the time of a step."""
        streaming = sum(share.job.answering for share in shares)
        reading = sum(len(share.tokens) for share in shares if not share.job.answering)
        drafted = sum(share.drafted for share in shares)
        if not drafted:
            self._pace.observe(streaming, reading, elapsed_s)
        elif not reading:
            self._pace.observe_draft(drafted, elapsed_s)

    def _take(self, shares: Sequence[Share]) -> None:
        """Take note of what was decoded and choose the next token where a prompt is read."""
        for share in shares:
            job, slot = share.job, share.job.slot
            assert slot is not None
            self._cache.grow(slot, share.tokens)
            if share.row < 0:
                self._tell_progress(job, len(slot.tokens))
            elif share.drafted:
                self._check_draft(share)
            else:
                self._choose(job, share.row)

    def _check_draft(self, share: Share) -> None:
        """Choose token by token as if nothing had been guessed, as long as the guess is right."""
        job, slot = share.job, share.job.slot
        assert slot is not None
        job.drafted += share.drafted
        accepted = 0
        for row, guess in enumerate((*share.tokens[1:], None), share.row - share.drafted):
            length = len(job.tokens)
            self._choose(job, row)
            if job.slot is None or job.tokens[length:] != [guess]:
                break
            accepted += 1
            job.accepted += 1
        self._drafting.learn(job, share.drafted, accepted)
        self._cache.cut(slot, common_prefix(slot.tokens, job.tokens))

    def _choose(self, job: Job, row: int) -> None:
        """Choose one token, give out its text, and see whether the answer ends."""
        sampling = job.request.sampling
        try:
            if job.sampler is None:
                job.sampler = self._decoder.sampler(sampling, job.tokens)
            job.sampler.free = job.thinking.goes_on
            token = job.sampler.sample(row)
        except BadInput as error:
            self._fail(job, error.problem())
            return
        now_s = self._clock()
        ends = self._decoder.ends_answer(token)
        if not ends or job.first_s is None:  # the end of a turn is no token of the answer
            job.took_token(now_s)
        if ends:
            self._finish(job, StopReason.END)
            return
        job.generated += 1
        job.tokens.append(token)
        if sampling.logprobs:
            job.logprobs.append(self._decoder.logprobs(row, token, sampling.logprobs))
        job.show(self._decoder.piece(token), now_s)
        if job.stream.stopped:
            self._finish(job, StopReason.STOP_STRING)
        elif job.generated == job.answer_limit:
            self._finish(job, StopReason.LENGTH)
        elif len(job.tokens) >= self._decoder.context_size:
            self._finish(job, StopReason.CONTEXT_FULL)
        else:
            job.end_reasoning(self._decoder.context_size, self._decoder.piece)
            if job.unsent and (job.generated == 1 or now_s - job.told_s >= _TELL_S):
                self._tell_text(job, now_s)

    # When a decode did not go through

    def _realign(self, jobs: Sequence[Job]) -> None:
        """After an abort: drop what may have been half decoded. The step is taken again."""
        for job in jobs:
            if job.slot is not None:
                self._cache.cut(job.slot, len(job.slot.tokens))

    def _relieve(self, reading: int) -> None:
        """No room although there should be: give up what is cached, read less, then the newest."""
        free = self._cache.free_cells
        self._cache.make_room(self._decoder.cells)
        if self._cache.free_cells > free:
            return
        if reading > 1:
            self._most_read = reading // 2
            return
        newest = max(self._running, key=lambda job: job.arrived_s)
        if len(self._running) == 1 or newest.slot is None:
            self._finish(newest, StopReason.CONTEXT_FULL)
            return
        self._cache.drop(newest.slot)
        newest.slot, newest.leader, newest.shared = None, None, 0
        self._running.remove(newest)
        self._waiting.appendleft(newest)
        self._admission_open = False

    def _read_again(self) -> None:
        """The context holds something else than is thought: trust nothing in it, this once."""
        self._refused = True
        for job in self._running:
            if job.slot is not None:
                self._cache.cut(job.slot, 0)
        self._cache.make_room(self._decoder.cells)

    def _begin_anew(self, problem: Problem) -> None:
        """The context is broken: end what runs, keep what waits, go on with a new one."""
        # One that had to give up its cells waits, with a sampler of the old context.
        begun = [job for job in (*self._running, *self._waiting) if job.slot or job.sampler]
        self._cache.forget_all()
        for job in begun:
            job.slot = None
            self._fail(job, problem)
        self._decoder.reset()

    # Telling and ending

    def _tell_progress(self, job: Job, done: int) -> None:
        """Say how far the prompt is read, not too often."""
        now_s = self._clock()
        if job.first_s is None and (job.told_s == 0.0 or now_s - job.told_s >= _PROGRESS_S):
            job.told_s = now_s
            self._emit(PromptProgress(job.request.request_id, done, job.prompt_tokens))

    def _tell_text(self, job: Job, now_s: float) -> None:
        """Give out the text that has come together."""
        job.told_s = now_s
        text = "".join(job.unsent)
        job.unsent.clear()
        self._emit(TextArrived(job.request.request_id, text, job.generated))

    def _finish(self, job: Job, reason: StopReason) -> None:
        """End a job with the text it has."""
        now_s = self._clock()
        self._end_text(job, now_s)
        timing = job.timing(now_s, self._decoder.context_size)
        text, logprobs = job.stream.text, tuple(job.logprobs)
        self._emit(Finished(job.request.request_id, text, reason, timing, logprobs))

    def _fail(self, job: Job, problem: Problem) -> None:
        """End a job that cannot go on; the others do."""
        self._end_text(job, self._clock())
        self._emit(Failed(job.request.request_id, problem))

    def _end_text(self, job: Job, now_s: float) -> None:
        """Take a job out and give out the rest of its text."""
        self._leave(job)
        rest = job.stream.finish()
        if rest:
            job.unsent.append(rest)
        if job.unsent:
            self._tell_text(job, now_s)

    def _leave(self, job: Job) -> None:
        """Take a job out; what it read stays in the cache."""
        if job in self._waiting:
            self._waiting.remove(job)
        if job in self._running:
            self._running.remove(job)
        if job.slot is not None:
            self._cache.retire(job.slot)
            job.slot = None
        if job.sampler is not None:
            job.sampler.close()
            job.sampler = None
        self._admission_open = True

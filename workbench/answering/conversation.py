"""Runs a chat without a window: stores each step, streams, keeps half an answer, can be stopped."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from workbench.answering.budget import exchanges_from
from workbench.answering.honesty import plain_answer, sends_nothing, still_about
from workbench.answering.reading import Asking, read_documents
from workbench.answering.retrieval import Ground
from workbench.answering.rewriting import points_back, rewritten, wants_rewriting
from workbench.answering.turn import Prepared, prepare
from workbench.core.chat import (
    Conversation,
    Grounding,
    Message,
    MessageState,
    ReadingChoice,
    RewriteChoice,
)
from workbench.core.errors import BadInput, Cancelled, Problem, StorageError, problem_from
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    ModelLoading,
    PromptProgress,
    Queued,
    RenderedPrompt,
    Sampling,
    StopReason,
    TextArrived,
    Timing,
)
from workbench.core.ports import Engine, Library
from workbench.core.sources import Passage, SearchOptions
from workbench.storage.conversations import Conversations

_log = logging.getLogger(__name__)

FLUSH_S: Final = 0.25
TITLE_LENGTH: Final = 40


@dataclass(frozen=True, slots=True)
class AnswerOptions:
    """What the settings say about an answer."""

    sampling: Sampling = field(default_factory=Sampling)
    passages: int = 4
    reading: ReadingChoice = "passages"
    rewrite: RewriteChoice = "off"
    only_ids: tuple[str, ...] = ()  # documents to look in; empty: all of the collection
    searched: str = ""  # for a preview: what was searched for


@dataclass(frozen=True, slots=True)
class AnswerBegun:
    """Question and (still empty) answer are stored; the conversation has its title."""

    conversation: Conversation
    question: Message
    answer: Message


@dataclass(frozen=True, slots=True)
class AnswerPrepared:
    """The prompt is made: with these passages, without *left_out* earlier exchanges."""

    message_id: str
    grounding: Grounding | None
    prompt_tokens: int
    left_out: int


@dataclass(frozen=True, slots=True)
class PieceRead:
    """The model has gone through *done* of *total* pieces of the documents."""

    message_id: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class AnswerEnded:
    """The answer is stored with how it ended: complete, stopped or failed."""

    message: Message


@dataclass(frozen=True, slots=True)
class NotSaved:
    """The answer goes on, but cannot be written to disk at present. Told once an answer."""

    message_id: str
    problem: Problem


ChatEvent = (
    AnswerBegun
    | AnswerPrepared
    | PieceRead
    | Queued
    | ModelLoading
    | PromptProgress
    | TextArrived
    | AnswerEnded
    | NotSaved
)
ChatCallback = Callable[[ChatEvent], None]


@dataclass(slots=True)
class _Live:
    """An answer on its way."""

    answer: Message
    on_event: ChatCallback
    parts: list[str] = field(default_factory=list)
    written_at: float = float("-inf")
    submitted: bool = False
    stopped: bool = False
    unsaved: bool = False

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)


class ChatRunner:
    """Asks and answers in stored conversations.

    Calls block until the answer is under way; its events come on other threads. The request id
    of an answer's generation events is its message id. Each answer ends in one AnswerEnded.
    """

    def __init__(
        self,
        engine: Engine,
        conversations: Conversations,
        secret: bytes,
        library: Library | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine = engine
        self._conversations = conversations
        self._secret = secret
        self._library = library
        self._clock = clock
        self._lock = threading.RLock()
        self._live: dict[str, _Live] = {}

    def ask(
        self, conversation_id: str, text: str, options: AnswerOptions, on_event: ChatCallback
    ) -> str:
        """Store a question and begin its answer; returns the answer's message id.

        Raises BadInput for an empty question and StorageError when it cannot be stored.
        """
        if not text.strip():
            raise BadInput("There is no question.", "Type a message first.")
        if not self._conversations.get(conversation_id).title:
            self._conversations.rename(conversation_id, auto_title(text))
        question = self._conversations.add_user(conversation_id, text)
        return self._answer(question, options, on_event)

    def regenerate(self, answer_id: str, options: AnswerOptions, on_event: ChatCallback) -> str:
        """Begin another version of an answer; the earlier ones stay."""
        parent_id = self._conversations.message(answer_id).parent_id
        return self.answer(parent_id or answer_id, options, on_event)

    def edit(
        self, question_id: str, text: str, options: AnswerOptions, on_event: ChatCallback
    ) -> str:
        """Store another version of a question and begin its answer; the earlier ones stay."""
        if not text.strip():
            raise BadInput("There is no question.", "Type a message first.")
        return self._answer(self._conversations.edit(question_id, text), options, on_event)

    def answer(self, question_id: str, options: AnswerOptions, on_event: ChatCallback) -> str:
        """Begin an answer to a question that is stored already."""
        return self._answer(self._conversations.message(question_id), options, on_event)

    def preview(
        self, conversation: Conversation, question: Message, options: AnswerOptions
    ) -> RenderedPrompt:
        """Return the prompt of a stored question as the model receives it; blocks."""
        return self._prepare(conversation, question, options).rendered

    def stop(self, answer_id: str) -> None:
        """Stop an answer; its text so far is kept."""
        with self._lock:
            live = self._live.get(answer_id)
            if live is None:
                return
            live.stopped = True
            submitted = live.submitted
        if submitted:
            self._engine.cancel(answer_id)

    def stop_all(self) -> None:
        """Stop every answer that is under way."""
        with self._lock:
            ids = list(self._live)
        for answer_id in ids:
            self.stop(answer_id)

    @property
    def busy(self) -> bool:
        """Whether an answer is under way."""
        return bool(self._live)

    # One answer

    def _answer(self, question: Message, options: AnswerOptions, on_event: ChatCallback) -> str:
        """Store an empty answer, prepare its prompt and hand it to the engine."""
        model = self._engine.model
        answer = self._conversations.begin_answer(question.message_id, model.name if model else "")
        live = _Live(answer, on_event)
        with self._lock:
            self._live[answer.message_id] = live
        conversation = self._conversations.get(question.conversation_id)
        on_event(AnswerBegun(conversation, question, answer))
        try:
            self._await_model(live)
            prepared = self._prepare(conversation, question, options, live)
            self._keep_grounding(live, prepared)
            if prepared.grounding is not None and sends_nothing(prepared.grounding):
                self._say_nothing_found(live, question, prepared.grounding)
            else:
                self._submit(live, prepared)
        except Cancelled:
            self._end(live, "", MessageState.STOPPED, reason=StopReason.CANCELLED)
        except Exception as error:
            # Whatever it was, the row must not stay "streaming".
            _log.warning("answer not begun: %s", type(error).__name__)
            self._end(live, live.text, MessageState.FAILED, problem=problem_from(error))
        return answer.message_id

    def _await_model(self, live: _Live) -> None:
        """Wait for a model that had to leave its place in memory. Raises Cancelled when stopped."""
        message_id, name = live.answer.message_id, live.answer.model_name
        self._engine.ready(
            cancelled=lambda: live.stopped,
            on_progress=lambda fraction: live.on_event(ModelLoading(message_id, name, fraction)),
        )

    def _prepare(
        self,
        conversation: Conversation,
        question: Message,
        options: AnswerOptions,
        live: _Live | None = None,
    ) -> Prepared:
        """Make the prompt from the branch that leads to the question."""
        history = self._conversations.before(question.message_id)
        ground = self._ground(conversation, options)
        if ground is not None:
            ground = self._read(ground, question, options, live)
        if ground is not None and ground.given is None:
            ground = self._rewrite(ground, question, history, options, live)

        def prompt(ground: Ground | None) -> Prepared:
            return prepare(
                self._engine,
                question.text,
                history,
                system_text=conversation.system_text,
                sampling=options.sampling,
                ground=ground,
                request_id=live.answer.message_id if live else "",
            )

        prepared = prompt(ground)
        if ground is None or ground.given or prepared.grounding is None:
            return prepared
        if not prepared.grounding.uses and points_back(question.text):
            passages = self._passages_before(history)
            return prompt(replace(ground, given=still_about(passages))) if passages else prepared
        return prepared

    def _passages_before(self, history: Sequence[Message]) -> tuple[Passage, ...]:
        """Return the passages that the newest answer was given."""
        answers = [message for message in history if message.role == "assistant"]
        grounding = (
            self._conversations.message(answers[-1].message_id).grounding if answers else None
        )
        uses = grounding.uses if grounding else ()
        return tuple(use.passage for use in uses if use.number)

    def _read(
        self, ground: Ground, question: Message, options: AnswerOptions, live: _Live | None
    ) -> Ground:
        """Decide how the documents are gone through, and do so; only an answer reads pieces."""
        asking = Asking(self._engine, question.text, options.sampling, options.reading)
        if live is None:
            return read_documents(asking, ground)
        message_id = live.answer.message_id
        return read_documents(
            asking,
            ground,
            lambda done, total: live.on_event(PieceRead(message_id, done, total)),
            lambda: live.stopped,
        )

    def _rewrite(
        self,
        ground: Ground,
        question: Message,
        history: Sequence[Message],
        options: AnswerOptions,
        live: _Live | None,
    ) -> Ground:
        """Let the model say what a follow-up is about, before it is searched for."""
        if live is None:
            return replace(ground, searched=options.searched)
        if not wants_rewriting(options.rewrite, self._engine.model):
            return ground
        exchanges = exchanges_from(history)
        searched = rewritten(self._engine, question.text, exchanges, lambda: live.stopped)
        return replace(ground, searched=searched)

    def _ground(self, conversation: Conversation, options: AnswerOptions) -> Ground | None:
        """Return where to look for passages, None for a chat without documents."""
        if not conversation.collection_id or self._library is None:
            return None
        search = SearchOptions(limit=options.passages, document_ids=options.only_ids)
        return Ground(self._library, conversation.collection_id, self._secret, search)

    def _keep_grounding(self, live: _Live, prepared: Prepared) -> None:
        """Store the passages with the answer and tell what was prepared."""
        message_id = live.answer.message_id
        if prepared.grounding:
            self._conversations.set_grounding(message_id, prepared.grounding)
        live.on_event(
            AnswerPrepared(
                message_id, prepared.grounding, prepared.rendered.tokens, prepared.left_out
            )
        )

    def _say_nothing_found(self, live: _Live, question: Message, grounding: Grounding) -> None:
        """Answer that nothing was found; without passages a model would make something up."""
        text = plain_answer(question.text, grounding)
        live.on_event(TextArrived(live.answer.message_id, text, 0))
        self._end(live, text, MessageState.COMPLETE, reason=StopReason.END)

    def _submit(self, live: _Live, prepared: Prepared) -> None:
        """Hand the request to the engine, unless it was stopped meanwhile."""
        with self._lock:
            live.submitted = not live.stopped
            if live.submitted:
                self._engine.submit([prepared.request], lambda event: self._on_event(live, event))
        if not live.submitted:
            self._end(live, "", MessageState.STOPPED, reason=StopReason.CANCELLED)

    def _on_event(self, live: _Live, event: GenerationEvent) -> None:
        """Deal with what the engine says; on a thread of the engine."""
        if isinstance(event, Finished):
            state = _STATES.get(event.reason, MessageState.COMPLETE)
            live.answer = replace(live.answer, logprobs=event.logprobs)
            self._end(live, event.text, state, reason=event.reason, timing=event.timing)
        elif isinstance(event, Failed):
            self._end(
                live,
                live.text,
                MessageState.FAILED,
                reason=StopReason.FAILED,
                problem=event.problem,
            )
        else:
            if isinstance(event, TextArrived):
                live.parts.append(event.text)
                self._flush(live)
            live.on_event(event)

    def _flush(self, live: _Live) -> None:
        """Write the text so far, at most every 250 ms."""
        now = self._clock()
        if now - live.written_at < FLUSH_S:
            return
        live.written_at = now
        try:
            self._conversations.write_partial(live.answer.message_id, live.text)
        except StorageError as error:
            self._tell_unsaved(live, error)

    def _end(
        self,
        live: _Live,
        text: str,
        state: MessageState,
        *,
        reason: StopReason | None = None,
        timing: Timing | None = None,
        problem: Problem | None = None,
    ) -> None:
        """Store how an answer ended and tell it, once."""
        with self._lock:
            if self._live.pop(live.answer.message_id, None) is None:
                return
        try:
            message = self._conversations.finish_answer(
                live.answer.message_id, text, state, reason=reason, timing=timing, problem=problem
            )
        except StorageError as error:
            self._tell_unsaved(live, error)
            message = replace(
                live.answer, text=text, state=state, reason=reason, timing=timing, problem=problem
            )
        live.on_event(AnswerEnded(replace(message, logprobs=live.answer.logprobs)))

    def _tell_unsaved(self, live: _Live, error: StorageError) -> None:
        """Say once that the answer cannot be saved."""
        if not live.unsaved:
            live.unsaved = True
            live.on_event(NotSaved(live.answer.message_id, error.problem()))


_STATES: Final = {
    StopReason.CANCELLED: MessageState.STOPPED,
    StopReason.FAILED: MessageState.FAILED,
}


def auto_title(question: str) -> str:
    """Return the first forty characters of a question or so, cut between words."""
    text = " ".join(question.split())
    if len(text) <= TITLE_LENGTH:
        return text
    cut = text.rfind(" ", TITLE_LENGTH // 2, TITLE_LENGTH + 1)
    return text[: cut if cut > 0 else TITLE_LENGTH].rstrip(" ,.;:") + "…"

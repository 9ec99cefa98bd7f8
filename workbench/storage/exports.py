"""A conversation or a run as text to take away: Markdown for people, JSON for programs."""

from __future__ import annotations

import json
from typing import Final

from workbench.core.chat import Message, Transcript
from workbench.core.generation import Timing
from workbench.core.lab import Run
from workbench.core.plain import to_plain
from workbench.core.sources import PassageUse

_SPEAKERS: Final = {"user": "You", "assistant": "Answer", "system": "System"}


def transcript_to_json(transcript: Transcript) -> str:
    """Return everything that is known of the active branch."""
    return json.dumps(to_plain(transcript), ensure_ascii=False, indent=2) + "\n"


def run_to_json(run: Run) -> str:
    """Return a run with everything needed to repeat it."""
    return json.dumps(to_plain(run), ensure_ascii=False, indent=2) + "\n"


def transcript_to_markdown(transcript: Transcript) -> str:
    """Return the active branch as a readable document, with sources and readouts."""
    conversation = transcript.conversation
    parts = [f"# {conversation.title or 'Chat'}", f"*{conversation.created_at}*"]
    if conversation.system_text:
        parts.append(f"> {conversation.system_text}".replace("\n", "\n> "))
    for message in transcript.messages:
        parts.extend(_message_parts(message))
    return "\n\n".join(parts) + "\n"


def _message_parts(message: Message) -> list[str]:
    """Return heading, text, sources and readout of one message."""
    name = f" · {message.model_name}" if message.model_name else ""
    parts = [f"## {_SPEAKERS[message.role]}{name}", message.text]
    if message.problem:
        parts.append(f"*{message.problem.sentence()}*")
    if message.grounding:
        sent = [use for use in message.grounding.uses if use.number]
        parts.extend(["### Sources"] if sent else [])
        parts.extend(_source(use) for use in sent)
    if message.timing:
        parts.append(f"*{readout(message.timing)}*")
    return [part for part in parts if part]


def _source(use: PassageUse) -> str:
    """Return one sent passage as a quotation with its place."""
    passage = use.passage
    page = f", page {passage.page}" if passage.page else ""
    quote = passage.text.replace("\n", "\n> ")
    return f"[{use.number}] {passage.document_name}{page}\n\n> {quote}"


def readout(timing: Timing) -> str:
    """Return a timing in one line of plain English."""
    return (
        f"TTFT {timing.ttft_s:.2f} s · {timing.generation_rate:.1f} tok/s · "
        f"{timing.prompt_tokens} in ({timing.cached_tokens} cached) · "
        f"{timing.generated_tokens} out · {timing.total_s:.2f} s"
    )

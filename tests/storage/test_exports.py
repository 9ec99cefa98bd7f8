"""Exports: readable Markdown, complete JSON."""

from __future__ import annotations

import json

from workbench.core.chat import Conversation, Grounding, Message, Transcript
from workbench.core.errors import Problem
from workbench.core.generation import StopReason, Timing
from workbench.core.lab import CellResult, Comparison, Run
from workbench.core.plain import from_plain
from workbench.core.sources import Passage, PassageUse, Span
from workbench.storage.exports import run_to_json, transcript_to_json, transcript_to_markdown

_SENT = Passage("c1", "d1", "terms.pdf", "/x/terms.pdf", 4, Span(0, 5), "24 months\nin all")
_DROPPED = Passage("c2", "d1", "faq.md", "/x/faq.md", 0, Span(0, 5), "never sent")
TRANSCRIPT = Transcript(
    Conversation("k", "보증", "2026-01-01", "2026-01-02", system_text="Be brief."),
    (
        Message("m1", "k", None, "user", "How long?"),
        Message(
            "m2",
            "k",
            "m1",
            "assistant",
            "24 months [1].",
            model_name="tour",
            reason=StopReason.END,
            timing=Timing(ttft_s=0.42, prompt_tokens=812, cached_tokens=640, generated_tokens=46),
            grounding=Grounding(
                "c", (PassageUse(_SENT, 1, 9), PassageUse(_DROPPED, 0, 99, "no room"))
            ),
        ),
        Message("m3", "k", "m2", "user", "And then?"),
        Message("m4", "k", "m3", "assistant", "", problem=Problem("It {x}.", values={"x": "died"})),
    ),
)


def test_markdown_reads_like_the_chat() -> None:
    text = transcript_to_markdown(TRANSCRIPT)
    assert text.startswith("# 보증\n")
    order = ["> Be brief.", "How long?", "24 months [1].", "[1] terms.pdf, page 4",
             "> 24 months\n> in all", "812 in (640 cached)", "And then?", "*It died.*"]  # fmt: skip
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert "never sent" not in text


def test_json_holds_everything() -> None:
    assert from_plain(Transcript, json.loads(transcript_to_json(TRANSCRIPT))) == TRANSCRIPT
    assert "보증" in transcript_to_json(TRANSCRIPT)
    run = Run("r", "2026", Comparison(input="x"), (CellResult("a", 0, "y"),), versions={"z": "1"})
    assert from_plain(Run, json.loads(run_to_json(run))) == run

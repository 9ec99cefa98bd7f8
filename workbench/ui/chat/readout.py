"""The numbers under an answer, and what each of them means."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.core.chat import Message, MessageState
from workbench.core.generation import StopReason, Timing
from workbench.ui import words
from workbench.ui.chat.special_facts import special_facts


class ReadoutWords(QObject):
    """Puts an answer's numbers in words."""

    def line(self, message: Message) -> str:
        """Return the one line under an answer."""
        if message.state is MessageState.INTERRUPTED:
            return self.tr("the program ended here; the text was kept")
        if message.timing is None:
            return self.tr("stopped by you") if message.state is MessageState.STOPPED else ""
        return words.readout(message.timing, message.reason)

    def explanation(self, message: Message) -> str:
        """Return a tooltip with one sentence for each number."""
        timing = message.timing
        if timing is None:
            return ""
        lines = [
            *self._about_speed(timing),
            *self._about_tokens(timing),
            *(f"{name}: {value}. {meaning}" for name, value, meaning in special_facts(timing)),
            self._about_end(message.reason),
        ]
        if message.model_name:
            lines.append(self.tr("Model: {name}.").format(name=message.model_name))
        return "\n".join(line for line in lines if line)

    def _about_speed(self, timing: Timing) -> list[str]:
        """Explain first token and rate."""
        lines = [
            self.tr(
                "First token {time}: how long the model took from your question to the first "
                "piece of its answer."
            ).format(time=words.seconds(timing.ttft_s))
        ]
        if timing.generation_rate:
            lines.append(
                self.tr(
                    "{rate}: how fast it wrote after that. A token is a piece of a word."
                ).format(rate=words.rate(timing.generation_rate))
            )
        return lines

    def _about_tokens(self, timing: Timing) -> list[str]:
        """Explain tokens in, cached and out."""
        lines = [
            self.tr(
                "{tokens} in: tokens the model was given: instructions, this chat, passages and "
                "your question."
            ).format(tokens=words.count(timing.prompt_tokens))
        ]
        if timing.cached_tokens:
            lines.append(
                self.tr(
                    "{tokens} cached: of these, it still knew so many from before and did not "
                    "have to read them again."
                ).format(tokens=words.count(timing.cached_tokens))
            )
        lines.append(
            self.tr("{tokens} out: tokens it wrote.").format(
                tokens=words.count(timing.generated_tokens)
            )
        )
        return lines

    def _about_end(self, reason: StopReason | None) -> str:
        """Explain why the answer ended."""
        sentences = {
            StopReason.END: self.tr("Ended by itself: the model said all it had to say."),
            StopReason.STOP_STRING: self.tr("It ended at one of your stop texts."),
            StopReason.LENGTH: self.tr(
                "It reached the longest answer allowed; raise “Longest answer” under Sampling."
            ),
            StopReason.CONTEXT_FULL: self.tr(
                "The context is full: the model cannot hold more of this chat. Begin a new one, "
                "or load the model with a longer context."
            ),
            StopReason.CANCELLED: self.tr("You stopped it; the text so far is kept."),
            StopReason.FAILED: self.tr("It could not go on; the text so far is kept."),
        }
        return sentences[reason] if reason else ""

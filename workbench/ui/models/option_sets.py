"""The folded parts of the load options: memory, graphics card, speed, longer texts, guessing."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.core.models import LoadOptions
from workbench.ui.context import UiContext
from workbench.ui.models.option_rows import (
    ChoiceRow,
    DecimalRow,
    DraftRow,
    LayersRow,
    NumberRow,
    OptionRow,
    SwitchRow,
)
from workbench.ui.models.option_words import CACHE_TYPES, cache_name

_Set = tuple[str, str, list[OptionRow]]  # title, tooltip, rows


class OptionSets(QObject):
    """Makes the rows, and greys out those that mean nothing with the other options."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent
        self._made: dict[str, OptionRow] = {}

    def all(self) -> list[_Set]:
        """Return the parts in the order in which they are of use."""
        sets = [
            self._memory(),
            self._graphics(),
            self._speed(),
            self._longer(),
            self._guessing(),
        ]
        self._made = {row.name: row for _title, _tip, rows in sets for row in rows}
        return sets

    def explain(self, options: LoadOptions) -> None:
        """Grey out what has no meaning with these options, and say why."""
        self._made["rope_factor"].control.set_available(
            options.rope_scaling not in ("model", "none"),
            self.tr("Choose linear or YaRN scaling first."),
        )
        self._made["cache_type_v"].control.set_available(
            options.flash_attention != "off",
            self.tr("Without flash attention the values stay at 16 bit."),
        )

    def _memory(self) -> _Set:
        """What the memory is used for."""
        types: list[tuple[str, object]] = [(cache_name(kind), kind) for kind in CACHE_TYPES]
        keys = ChoiceRow(
            self._context, "cache_type_k",
            (
                self.tr("Cache of keys"),
                self.tr("How exactly what was read is remembered. Fewer bits make room for a "
                        "longer context."),
            ),
            types, self._parent,
        )  # fmt: skip
        values = ChoiceRow(
            self._context, "cache_type_v",
            (
                self.tr("Cache of values"),
                self.tr("The other half of what is remembered. Fewer bits need flash attention."),
            ),
            types, self._parent,
        )  # fmt: skip
        mapped = SwitchRow(
            self._context, "memory_map",
            (
                self.tr("Map the file"),
                self.tr("The file is read as it is needed: starts sooner, and the memory can be "
                        "given back."),
            ),
            self._parent,
        )  # fmt: skip
        locked = SwitchRow(
            self._context, "memory_lock",
            (
                self.tr("Keep in memory"),
                self.tr("Never moved out to disk. Only for models well below your memory."),
            ),
            self._parent,
        )  # fmt: skip
        tip = self.tr("What is remembered, and how exactly.")
        return self.tr("Memory"), tip, [keys, values, mapped, locked]

    def _graphics(self) -> _Set:
        """What the graphics card does."""
        layers = LayersRow(
            self._context,
            (
                self.tr("Layers on the graphics card"),
                self.tr("More is faster, as long as its own memory suffices. Without a supported "
                        "card this changes nothing."),
            ),
            self._parent,
        )  # fmt: skip
        choices: list[tuple[str, object]] = [
            (self.tr("Automatic"), "auto"),
            (self.tr("On"), "on"),
            (self.tr("Off"), "off"),
        ]
        flash = ChoiceRow(
            self._context, "flash_attention",
            (
                self.tr("Flash attention"),
                self.tr("Less memory and more speed on graphics cards; slower on processors, so "
                        "automatic leaves it off there."),
            ),
            choices, self._parent,
        )  # fmt: skip
        return self.tr("Graphics card"), self.tr("What is computed where."), [layers, flash]

    def _speed(self) -> _Set:
        """What makes it faster."""
        automatic = self.tr("automatic")
        threads = NumberRow(
            self._context, "threads",
            (
                self.tr("Threads"),
                self.tr("Processor cores that compute. Automatic takes all physical ones; fewer "
                        "leave more for other programs."),
            ),
            (0, 256, 1), self._parent, automatic=automatic,
        )  # fmt: skip
        batch = NumberRow(
            self._context, "batch_tokens",
            (
                self.tr("Batch, tokens"),
                self.tr("Tokens of a prompt that are read in one step."),
            ),
            (32, 4096, 32), self._parent,
        )  # fmt: skip
        micro = NumberRow(
            self._context, "micro_batch_tokens",
            (
                self.tr("Micro batch, tokens"),
                self.tr("Of these, so many are computed at once. Fewer need less memory; more "
                        "may be faster on a graphics card."),
            ),
            (0, 4096, 32), self._parent, automatic=self.tr("as batch"),
        )  # fmt: skip
        sequences = NumberRow(
            self._context, "sequences",
            (
                self.tr("Answers at once"),
                self.tr("Most answers the lab generates side by side."),
            ),
            (1, 64, 1), self._parent,
        )  # fmt: skip
        tip = self.tr("Cores, batches, answers side by side.")
        return self.tr("Speed"), tip, [threads, batch, micro, sequences]

    def _longer(self) -> _Set:
        """What stretches a model over texts longer than it was trained for."""
        as_file = self.tr("as in the file")
        choices: list[tuple[str, object]] = [
            (self.tr("As in the file"), "model"),
            (self.tr("None"), "none"),
            (self.tr("Linear"), "linear"),
            (self.tr("YaRN"), "yarn"),
        ]
        scaling = ChoiceRow(
            self._context, "rope_scaling",
            (
                self.tr("RoPE scaling"),
                self.tr("Stretches a model over longer texts than it was trained for; answers "
                        "may become worse."),
            ),
            choices, self._parent,
        )  # fmt: skip
        factor = DecimalRow(
            self._context, "rope_factor",
            (
                self.tr("Stretched by"),
                self.tr("With 2, a model trained for 8,192 tokens takes 16,384."),
            ),
            (64.0, 0.5), self._parent, automatic=as_file,
        )  # fmt: skip
        base = DecimalRow(
            self._context, "rope_base",
            (
                self.tr("Base frequency"),
                self.tr("Only when the model’s maker names another one."),
            ),
            (100_000_000.0, 10_000.0), self._parent, automatic=as_file,
        )  # fmt: skip
        tip = self.tr("RoPE: how a model counts positions in a text.")
        return self.tr("Longer texts (RoPE)"), tip, [scaling, factor, base]

    def _guessing(self) -> _Set:
        """What guesses ahead."""
        entries = self._context.services.models.entries
        draft = DraftRow(
            self._context,
            (
                self.tr("Draft model"),
                self.tr("A much smaller model of the same family guesses the next tokens and this "
                        "one checks them: the same text, often sooner."),
            ),
            entries, self._parent,
        )  # fmt: skip
        tip = self.tr("Speculative decoding with a draft model.")
        return self.tr("Guessing ahead"), tip, [draft]

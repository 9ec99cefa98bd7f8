"""BERT as it is converted: its original layers, joined so that they compute quickly in 8 bits.

Imported only by the process that converts; torch is too heavy for any other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch

Peaks = Mapping[torch.nn.Module, torch.Tensor]


class Smooth(torch.nn.Module):
    """A layer whose inputs are made alike in size, and its weights larger in return."""

    def __init__(self, linear: torch.nn.Linear, peak: torch.Tensor) -> None:
        super().__init__()
        weight = linear.weight.detach()
        share = (peak.clone() / weight.abs().amax(0)).sqrt().clamp(min=1e-3)
        self.shrink = torch.nn.Parameter(1 / share)
        self.linear = linear
        linear.weight.data = weight * share

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """Return what the layer itself would, but for rounding."""
        result: torch.Tensor = self.linear(values * self.shrink)
        return result


class Block(torch.nn.Module):
    """One layer of BERT, with a single product for query, key and value."""

    def __init__(self, layer: Any, peaks: Peaks) -> None:
        super().__init__()
        own = layer.attention.self
        parts = (own.query, own.key, own.value)
        size = own.query.in_features
        self.heads = own.num_attention_heads
        joint = torch.nn.Linear(size, 3 * size)
        joint.weight.data = torch.cat([part.weight for part in parts])
        joint.bias.data = torch.cat([part.bias for part in parts])
        self.joint = Smooth(joint, peaks[own.query])
        self.attended, self.wide, self.narrow = (
            layer.attention.output,
            layer.intermediate,
            layer.output,
        )
        self.wide.dense = Smooth(self.wide.dense, peaks[self.wide.dense])

    def forward(self, hidden: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """Return the next hidden state, shape (texts, tokens, size)."""
        texts, tokens, size = hidden.shape
        split = self.joint(hidden).view(texts, tokens, 3, self.heads, size // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        scale = (size // self.heads) ** -0.5
        shares = torch.softmax(query @ key.transpose(-1, -2) * scale + bias, dim=-1)
        mixed = (shares @ value).transpose(1, 2).reshape(texts, tokens, size)
        attended = self.attended(mixed, hidden)
        result: torch.Tensor = self.narrow(self.wide(attended), attended)
        return result


class SentenceBert(torch.nn.Module):
    """From token numbers to unit vectors: the mean of the tokens' last hidden states."""

    def __init__(self, model: Any, peaks: Peaks) -> None:
        super().__init__()
        self.embeddings = model.embeddings
        self.blocks = torch.nn.ModuleList(Block(layer, peaks) for layer in model.encoder.layer)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return vectors, shape (texts, size)."""
        mask = attention_mask.to(torch.float32)
        hidden = self.embeddings(input_ids)
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        for block in self.blocks:
            hidden = block(hidden, bias)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        unit: torch.Tensor = mean / mean.norm(dim=1, keepdim=True)
        return unit


def peaks_of(model: Any, run: Callable[[], object]) -> Peaks:
    """Return the largest size of each input of the layers to be smoothed, while *run* computes."""
    peaks: dict[torch.nn.Module, torch.Tensor] = {}

    def note(module: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        size = inputs[0].detach().abs().flatten(0, -2).amax(0)
        peaks[module] = size.maximum(peaks[module]) if module in peaks else size

    layers = [
        linear
        for layer in model.encoder.layer
        for linear in (layer.attention.self.query, layer.intermediate.dense)
    ]
    hooks = [linear.register_forward_pre_hook(note) for linear in layers]
    run()
    for hook in hooks:
        hook.remove()
    return peaks

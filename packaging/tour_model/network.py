"""The Llama-shaped network, with attention masks for branches that share their beginning."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; the names follow the Llama papers."""

    vocabulary: int = 4096
    width: int = 128
    layers: int = 6
    heads: int = 4
    feed_forward: int = 384
    context: int = 1024
    rope_base: float = 10000.0
    norm_epsilon: float = 1e-5

    @property
    def head_width(self) -> int:
        """Return the width of one attention head."""
        return self.width // self.heads

    def to_dict(self) -> dict[str, int | float]:
        """Return the sizes by name, for a checkpoint."""
        return asdict(self)


def rotate(heads: Tensor, turns: Tensor) -> Tensor:
    """Rotate adjacent pairs of each head by its position (RoPE, Su et al. 2021).

    Adjacent pairs are what llama.cpp expects of the architecture "llama", so the export permutes
    nothing. heads: (batch, length, heads, head width); turns: complex (batch, length, 1, half).
    """
    pairs = torch.view_as_complex(heads.float().unflatten(-1, (-1, 2)))
    return torch.view_as_real(pairs * turns).flatten(-2).type_as(heads)


class Block(nn.Module):
    """One layer: attention, then a SwiGLU feed-forward part, each after an RMS norm."""

    def __init__(self, shape: Shape) -> None:
        """Make the layer's weights."""
        super().__init__()
        self.shape = shape
        width, inner = shape.width, shape.feed_forward
        self.attention_norm = nn.RMSNorm(width, eps=shape.norm_epsilon)
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, width, bias=False)
        self.value = nn.Linear(width, width, bias=False)
        self.output = nn.Linear(width, width, bias=False)
        self.feed_norm = nn.RMSNorm(width, eps=shape.norm_epsilon)
        self.gate = nn.Linear(width, inner, bias=False)
        self.up = nn.Linear(width, inner, bias=False)
        self.down = nn.Linear(inner, width, bias=False)

    def forward(self, state: Tensor, turns: Tensor, mask: Tensor | None) -> Tensor:
        """Return the state after this layer; a mask of None means plain causal attention."""
        batch, length, width = state.shape
        normed = self.attention_norm(state)

        def split(projected: Tensor) -> Tensor:
            return projected.view(batch, length, self.shape.heads, self.shape.head_width)

        query = rotate(split(self.query(normed)), turns).transpose(1, 2)
        key = rotate(split(self.key(normed)), turns).transpose(1, 2)
        mixed = functional.scaled_dot_product_attention(
            query,
            key,
            split(self.value(normed)).transpose(1, 2),
            attn_mask=mask,
            is_causal=mask is None,
        )
        state = state + self.output(mixed.transpose(1, 2).reshape(batch, length, width))
        normed = self.feed_norm(state)
        return state + self.down(functional.silu(self.gate(normed)) * self.up(normed))


class TourNetwork(nn.Module):
    """Token ids in, states out; the output layer has weights of its own.

    Tied weights would have to be small for the output, and then the layers drown the embedding.
    """

    def __init__(self, shape: Shape) -> None:
        """Make the network with fresh weights."""
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = nn.RMSNorm(shape.width, eps=shape.norm_epsilon)
        self.output = nn.Linear(shape.width, shape.vocabulary, bias=False)
        half = torch.arange(0, shape.head_width, 2) / shape.head_width
        self.register_buffer("frequencies", shape.rope_base**-half, persistent=False)
        self._start()

    def _start(self) -> None:
        deep = 1 / math.sqrt(2 * self.shape.layers)
        for name, weight in self.named_parameters():
            if weight.dim() < 2:
                continue
            spread = 0.02 if "embedding" in name else 0.8 / math.sqrt(weight.shape[1])
            closing = name.endswith(("output.weight", "down.weight"))
            nn.init.normal_(weight, std=spread * (deep if closing else 1.0))

    def forward(
        self,
        ids: Tensor,
        positions: Tensor | None = None,
        mask: Tensor | None = None,
        between: list[Tensor] | None = None,
    ) -> Tensor:
        """Return states (batch, length, width) for ids and positions (batch, length).

        The state after every block is added to *between*.
        """
        if positions is None:
            positions = torch.arange(ids.shape[1]).expand_as(ids)
        angles = positions[:, :, None, None].float() * self.frequencies
        turns = torch.polar(torch.ones_like(angles), angles)
        state = self.embedding(ids)
        for block in self.blocks:
            state = block(state, turns, mask)
            if between is not None:
                between.append(state)
        return self.norm(state)

    def logits(self, states: Tensor) -> Tensor:
        """Return scores over the vocabulary for *states* (..., width)."""
        return self.output(states)


def parameter_count(network: nn.Module) -> int:
    """Return the number of trained numbers."""
    return sum(weight.numel() for weight in network.parameters())

"""First weights that can already copy: a previous-token head and two induction heads.

A small network needs millions of tokens before such heads form (Olsson et al. 2022, "In-context
learning and induction heads"). Starting with them is a mimetic initialisation (Trockman and Kolter
2023, arXiv 2305.09828); training is free to change every number.
"""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor

from network import TourNetwork

_CONSTANT: Final = 4.0  # every embedding carries it in its first place
_SHARPNESS: Final = 6.0  # how firmly the first head looks one token back
_TURNING_PAIRS: Final = 3  # the fastest rotations tell one token back from two
_MATCH: Final = 2.2  # how firmly the induction heads match tokens
_OUTPUT: Final = 0.12


def orthonormal(rows: int, columns: int) -> Tensor:
    """Return random orthonormal rows that leave the constant's place out."""
    made = torch.zeros(rows, columns)
    made[:, 1:] = torch.linalg.qr(torch.randn(columns - 1, rows))[0].T
    return made


@torch.no_grad()
def start_copying(network: TourNetwork) -> None:
    """Write the copying heads into layers 0 and 1, and an output layer that reads them."""
    shape = network.shape
    size, width = shape.head_width, shape.width
    torch.nn.init.normal_(network.embedding.weight)
    network.embedding.weight[:, 0] = _CONSTANT
    token, previous = orthonormal(size, width), orthonormal(size, width)
    _look_back(network, token, previous)
    slow = size // 2  # the slower half of the rotations hardly turns within a prompt
    copied, written = orthonormal(2 * size, width), orthonormal(2 * size, width)
    second = network.blocks[1]
    for head in range(2):
        part = slice(head * slow, (head + 1) * slow)
        rows = slice(head * size + slow, (head + 1) * size)
        whole = slice(head * size, (head + 1) * size)
        for weight in (second.query.weight, second.key.weight):
            weight[whole] *= 0.1
        second.query.weight[rows] = _MATCH * token[part]
        second.key.weight[rows] = _MATCH * previous[part]
        second.value.weight[whole] = copied[whole]
        second.output.weight[:, whole] = 2.0 * written[whole].T
    network.output.weight.copy_(_OUTPUT * network.embedding.weight @ copied.T @ written)


def _look_back(network: TourNetwork, token: Tensor, previous: Tensor) -> None:
    """Make the first head of layer 0 write the token before into the subspace *previous*."""
    first, size = network.blocks[0], network.shape.head_width
    strength = _SHARPNESS / _CONSTANT
    first.query.weight[:size] *= 0.05
    first.key.weight[:size] *= 0.05
    for pair in range(_TURNING_PAIRS):
        angle = network.frequencies[pair]
        first.query.weight[2 * pair, 0] = strength
        # Turned one position ahead, so that the key one place back lines up with the query.
        first.key.weight[2 * pair, 0] = strength * torch.cos(angle)
        first.key.weight[2 * pair + 1, 0] = strength * torch.sin(angle)
    first.value.weight[:size] = token
    first.output.weight[:, :size] = 2.0 * previous.T

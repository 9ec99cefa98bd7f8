"""The Muon optimiser in single precision, for machines whose CPU is slow at bfloat16."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import torch
from torch import Tensor

# Newton-Schulz coefficients of Jordan et al. 2024, https://kellerjordan.github.io/posts/muon/
_A: Final = 3.4445
_B: Final = -4.7750
_C: Final = 2.0315
_ITERATIONS: Final = 5


def orthogonalised(matrices: Tensor) -> Tensor:
    """Return the nearest orthogonal matrices to a stack (count, rows, columns), nearly."""
    turned = matrices.shape[-2] > matrices.shape[-1]
    state = matrices.mT if turned else matrices
    state = state / (state.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    for _ in range(_ITERATIONS):
        square = state @ state.mT
        state = _A * state + (_B * square + _C * square @ square) @ state
    return state.mT if turned else state


class Muon(torch.optim.Optimizer):
    """Momentum whose update is made orthogonal; matrices of one shape are handled together."""

    def __init__(
        self,
        weights: Iterable[Tensor],
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.0,
    ) -> None:
        """Take the matrices to train."""
        super().__init__(weights, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: None = None) -> None:  # type: ignore[override]
        """Move every matrix by one update."""
        for group in self.param_groups:
            by_shape: dict[tuple[int, ...], list[Tensor]] = {}
            for weight in group["params"]:
                if weight.grad is not None:
                    by_shape.setdefault(tuple(weight.shape), []).append(weight)
            for weights in by_shape.values():
                self._step_alike(weights, group["lr"], group["momentum"], group["weight_decay"])

    def _step_alike(
        self, weights: list[Tensor], rate: float, momentum: float, decay: float
    ) -> None:
        pushed = []
        for weight in weights:
            state = self.state[weight]
            if "momentum" not in state:
                state["momentum"] = torch.zeros_like(weight)
            state["momentum"].lerp_(weight.grad, 1 - momentum)
            pushed.append(weight.grad.lerp(state["momentum"], momentum))
        rows, columns = weights[0].shape
        scale = max(1.0, rows / columns) ** 0.5
        for weight, update in zip(weights, orthogonalised(torch.stack(pushed)), strict=True):
            weight.mul_(1 - rate * decay).add_(update, alpha=-rate * scale)

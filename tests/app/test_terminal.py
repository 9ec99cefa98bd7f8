"""Which model the commands of the terminal use."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.app.terminal import chosen_model
from workbench.core.catalogue import read_catalogue
from workbench.core.models import Endpoint
from workbench.core.settings import Settings
from workbench.engine.sources import Sources

SERVER = Endpoint("e1", "Office", "http://x/v1")


@pytest.mark.parametrize(
    ("chosen", "last", "meant"),
    [
        (None, "tour", "tour"),
        (None, "e1", "e1"),
        (None, "/gone/away.gguf", "tour"),
        (None, "taken off the list", "tour"),
        ("office", "tour", "e1"),
        ("/gone/away.gguf", "tour", ""),
    ],
)
def test_the_one_asked_for_then_the_last_then_the_bundled_one(
    chosen: str | None, last: str, meant: str
) -> None:
    files = ("/gone/away.gguf",) if chosen is None else ()
    settings = Settings(model_id=last, model_files=files, endpoints=(SERVER,))
    sources = Sources(lambda: settings, read_catalogue().models, lambda _id: "")
    source = chosen_model(Path(chosen) if chosen else None, settings, sources)
    assert source.model_id == meant
    if chosen and not meant:  # loading it says what is wrong with it
        assert source.path == Path(chosen)

"""An embedder's files come into a folder of their own, the weights last."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.storage.download_plans import (
    get,
    kept,
)
from tests.storage.download_server import Server, Shelf, until
from workbench.core.downloads import DownloadPlan, RemoteFile
from workbench.core.errors import BadInput, EndpointError
from workbench.storage.download_stop import Stop


def embedder(server: Server, folder: Path) -> DownloadPlan:
    """Return a plan of an embedder's files."""
    names = ("config.json", "1_Pooling/config.json", "extra.json", "model.safetensors")
    files = (
        RemoteFile(server.address(f"/e/{name}"), name, needed=name != "extra.json")
        for name in names
    )
    return DownloadPlan("1", "embedder", "e", folder, tuple(files))


def test_an_embedder_comes_without_what_its_repository_does_not_have(
    server: Server, tmp_path: Path
) -> None:
    weights = b"\x08\0\0\0\0\0\0\0{}      " + bytes(1_000)
    server.put("/e/config.json", Shelf(b"{}"))
    server.put("/e/1_Pooling/config.json", Shelf(b"{ }"))
    server.put("/e/model.safetensors", Shelf(weights, cuts=[500]))
    done = get(embedder(server, tmp_path / "e"))
    assert done is not None
    names = [file.name for file in done.files]
    assert names == ["config.json", "1_Pooling/config.json", "model.safetensors"]
    assert (tmp_path / "e" / "1_Pooling" / "config.json").read_bytes() == b"{ }"
    assert (tmp_path / "e" / "model.safetensors").read_bytes() == weights


def test_an_embedder_does_not_do_without_what_it_needs(server: Server, tmp_path: Path) -> None:
    server.put("/e/config.json", Shelf(b"{}"))
    with pytest.raises(EndpointError, match="There is no such file"):
        get(embedder(server, tmp_path / "e"))


def test_a_page_in_place_of_an_embedders_file_is_told(server: Server, tmp_path: Path) -> None:
    server.put("/e/config.json", Shelf(b"<html></html>"))
    with pytest.raises(BadInput, match=r"config\.json, perhaps a page"):
        get(embedder(server, tmp_path / "e"))


def test_what_is_given_up_on_the_way_leaves_nothing(server: Server, tmp_path: Path) -> None:
    server.put("/e/config.json", Shelf(b"{}"))
    server.put("/e/1_Pooling/config.json", Shelf(b"{}" + bytes(1_000), holds=[500]))
    folder, stop = tmp_path / "e", Stop()
    thread = threading.Thread(target=lambda: get(embedder(server, folder), stop))
    thread.start()
    until(lambda: kept(folder / "1_Pooling" / "config.json") == 500)
    stop.ask(discard=True)
    thread.join()
    assert not folder.exists()

"""Several models in one program: columns on a file, on another and on a server; chat with each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.engine.remote_servers import KEY, real_server
from tests.journeys.conftest import StartProgram
from tests.journeys.pilot import Pilot
from workbench.core.chat import MessageState
from workbench.core.generation import Sampling
from workbench.core.lab import CellResult, Comparison, Variant

pytestmark = [pytest.mark.journey, pytest.mark.engine]

GREEDY = Sampling(temperature=0.0, max_tokens=16)


def results(pilot: Pilot) -> list[CellResult]:
    """Run the sheet and return what its columns gave."""
    lab = pilot.services.lab
    lab.run()
    pilot.wait(lambda: not lab.running)
    cells = [cell for variant in lab.sheet.variants for cell in lab.cells(variant.variant_id)]
    return [cell.result for cell in cells if cell.result is not None]


def test_models_of_every_kind_answer_beside_each_other(
    start_program: StartProgram, tour_model: Path, tmp_path: Path
) -> None:
    pilot = start_program(tmp_path / "profile")
    models, lab = pilot.services.models, pilot.services.lab
    pilot.wait(lambda: bool(lab.sheet.title))  # the first run's own sheet
    copy = tmp_path / "둘째 모델.gguf"
    shutil.copyfile(tour_model, copy)
    with real_server(tmp_path, {"tour": tour_model}) as server:
        models.add_file(copy, then_load=False)
        models.add_endpoint("Office", server.address, "tour", KEY)
        pilot.wait(lambda: len(models.entries()) == 3)
        ids = [entry.model_id for entry in models.entries()]
        columns = [
            Variant(name, name, sampling=GREEDY, model_id=model_id)
            for name, model_id in zip("abcd", ["", *ids[1:], "gone"], strict=True)
        ]
        lab.set_sheet(Comparison("Kinds", "Hello!", variants=tuple(columns)), rebuild=True)
        front, file, office, gone = results(pilot)
        assert front.text == file.text == office.text != ""
        assert gone.problem is not None
        assert (front.model_sha256, office.model_sha256) == (file.model_sha256, "")
        assert office.model_name == "Office"
        assert front.timing is not None and front.timing.measured_by == "engine"
        assert office.timing is not None and office.timing.measured_by != "engine"

        models.load(ids[2])
        pilot.wait(lambda: models.state == "ready" and models.loading_id == "")
        pilot.type_and_send("Hello!")
        pilot.wait(lambda: len(pilot.services.chat.transcript.messages) == 2)
        assert pilot.wait_for_answer().text
        server.process.kill()
        pilot.type_and_send("Are you still there?")
        pilot.wait(lambda: len(pilot.services.chat.transcript.messages) == 4)
        pilot.wait(lambda: pilot.last().state is not MessageState.STREAMING)
        assert pilot.last().problem is not None

    models.load("tour")
    pilot.wait(lambda: models.state == "ready" and models.loading_id == "")
    pilot.type_and_send("And you?")
    pilot.wait(lambda: len(pilot.services.chat.transcript.messages) == 6)
    assert pilot.wait_for_answer().text

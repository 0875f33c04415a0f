"""The offices of the samples are handled as those of the services' tests are, on the PC they were made on."""

import sys
from pathlib import Path
from typing import Final

import pytest

from ctph_desktop.services.safekeeping import witness

# What the databases of the samples know of the PC they were made on: on another one an office is rightly in doubt.
MADE_ON: Final = "a32325a324f28f28e212e92522fdd1cd"

sys.path.append(str(Path(__file__).parents[1] / "services"))


@pytest.fixture(autouse=True)
def _the_pc_of_the_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "machine_id", lambda: MADE_ON)
    monkeypatch.setattr(witness, "is_this_machine", lambda name: name == MADE_ON)

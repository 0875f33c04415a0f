"""The parts of `make faults` import one another by name, and the village from beside them."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "services")]

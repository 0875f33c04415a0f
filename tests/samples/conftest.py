"""The offices of the samples are handled as those of the services' tests are."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "services"))

"""The tools that build the installers are no package: their folders are put on the path."""

import sys
from pathlib import Path

INSTALLER = Path(__file__).parents[2] / "installer"
sys.path[:0] = [str(INSTALLER / "windows"), str(INSTALLER / "debian"), str(INSTALLER)]

"""`python -m ctph_desktop.cli` is `ctph`."""

import sys

from ctph_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())

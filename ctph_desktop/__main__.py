"""`python -m ctph_desktop` opens the desktop."""

import sys

from ctph_desktop.ui.shell.application import main

if __name__ == "__main__":
    sys.exit(main())

"""Run the app or one of its commands with ``python -m herstelgroep``."""

import sys

from herstelgroep.cli import main

if __name__ == "__main__":
    sys.exit(main())

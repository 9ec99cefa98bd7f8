"""Start of the program; bare, because a spawned child imports it again."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    from workbench.app import main

    sys.exit(main())

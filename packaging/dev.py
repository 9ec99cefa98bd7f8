"""Set Workbench up on this machine, then start it or check it.

    python3 packaging/dev.py run [ARGS]     the window; ARGS go to the program
    python3 packaging/dev.py test [ARGS]    every check; ARGS go to pytest (--full: all damaged
                                            files, hostile templates and deaths, not a few)

Needs nothing but Python 3.11 or newer: it makes `.venv`, installs the pinned versions into it and
checks what the system must bring. A later start finds all that done and only starts.
"""

# No `from __future__ import annotations`: Python 3.6 must get as far as the sentence below.
import shutil
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - people with an older Python are whom this is for
    newer = next(filter(shutil.which, ("python3.14", "python3.13", "python3.12", "python3.11")), "")
    sys.exit(
        "Workbench needs Python 3.11 or newer; this is {}.{}.\n".format(*sys.version_info[:2])
        + "Run: {} packaging/dev.py {}".format(newer or "python3.11", " ".join(sys.argv[1:]))
        + ("" if newer else "   (after installing it from your system's packages)")
    )

from set_up import command_line

if __name__ == "__main__":
    sys.exit(command_line.main(sys.argv[1:]))

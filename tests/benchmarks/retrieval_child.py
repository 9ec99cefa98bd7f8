"""The library child as a default install has it: without the extras that this one may have."""

from __future__ import annotations

from workbench.documents import child, morphemes
from workbench.workers.link import ChildLink

DEFAULT_ENTRY = "retrieval_child:main"


def main(link: ChildLink, argument: str) -> None:
    """Serve without kiwipiepy."""
    morphemes._PACKAGE = "no_such_package"
    child.main(link, argument)

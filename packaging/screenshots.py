"""Takes pictures of every page, in both themes and both languages, for a person to look at.

python packaging/screenshots.py OUT_FOLDER [--only chat] [--points 10 18] [--size 1280x800]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer  # noqa: E402
from PySide6.QtGui import QCursor  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.ui.scenes import SCENES, Scene  # noqa: E402
from workbench.ui.context import make_context  # noqa: E402
from workbench.ui.main_window import MainWindow  # noqa: E402
from workbench.ui.translation import use_language  # noqa: E402

_SETTLE_MS = 250  # layouts, lazy drawing, fonts


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture to take."""

    scene: Scene
    language: str
    theme: str
    points: int

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.scene.name}_{self.theme}_{self.language}_{self.points}.png"


def wanted(options: argparse.Namespace) -> Iterator[Picture]:
    """List the pictures that were asked for."""
    for scene in SCENES:
        if options.only and not any(scene.name.startswith(name) for name in options.only):
            continue
        for points in options.points:
            for language in options.languages:
                for theme in options.themes:
                    yield Picture(scene, language, theme, points)


def take(application: QApplication, picture: Picture, size: tuple[int, int], out: Path) -> None:
    """Build the window for one picture, let it settle, save what it shows."""
    use_language(application, "ko" if picture.language == "ko" else "en")
    services = picture.scene.services(picture.language, picture.theme, picture.points)
    window = MainWindow(make_context(services), page=picture.scene.page)
    window.resize(*size)
    QCursor.setPos(size[0] - 1, size[1] // 2)  # over nothing that lights up
    window.show()
    picture.scene.act(window)
    settle()
    window.grab().save(str(out / picture.name))
    window.close()
    window.deleteLater()
    settle()


def settle() -> None:
    """Let the event loop run for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--points", nargs="*", type=int, default=[10])
    parser.add_argument("--languages", nargs="*", default=["en", "ko"])
    parser.add_argument("--themes", nargs="*", default=["light", "dark"])
    parser.add_argument("--size", default="1280x800")
    options = parser.parse_args()
    width, _, height = options.size.partition("x")
    options.out.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    for picture in wanted(options):
        take(application, picture, (int(width), int(height)), options.out)
        sys.stdout.write(f"{picture.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

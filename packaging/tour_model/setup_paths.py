"""Makes the checkout importable for these scripts, which are not a package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parents[2]
MODELS_FOLDER: Final = CHECKOUT / "resources" / "models"

if str(CHECKOUT) not in sys.path:
    sys.path.insert(0, str(CHECKOUT))

"""Brings the translations up to date: collects every sentence a person may see, compiles, reports.

    python packaging/translations.py            update the .ts files, compile, list what is missing
    python packaging/translations.py --compile  compile only (what dev.py does in set-up)

Sentences of the window are found by pyside6-lupdate. Those of the layers below (errors, notes,
titles of jobs) are literal strings without a translator; they are found here, in the syntax
tree, and handed to lupdate as if the window had said them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging"))

from sentences import Sentence, sentences_of, spoken_of  # noqa: E402

I18N = ROOT / "resources" / "i18n"
LANGUAGES = {"ko": "ko_KR", "en": "en_US"}


def tool(name: str) -> str:
    """Return the path of one of Qt's tools, which lie in PySide6's own folder."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    found = next((path for path in (folder / name, folder / f"{name}.exe") if path.exists()), None)
    return str(found or f"pyside6-{name}")


def update(target: Path = I18N) -> None:
    """Bring the .ts files in *target* up to the sources. English keeps plural forms only."""
    sources = sorted((ROOT / "workbench").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "lower_layers.py"
        found = [*spoken_of(sources), *sentences_of(sources)]
        listed.write_text(as_source(found), encoding="utf-8")
        window = [path for path in sources if "ui" in path.parts]
        for language, code in LANGUAGES.items():
            command = [tool("lupdate"), str(listed), *map(str, window)]
            command += ["-ts", str(target / f"workbench_{language}.ts")]
            command += ["-source-language", "en_US", "-target-language", code]
            command += ["-locations", "none", "-no-obsolete", "-silent"]
            command += ["-pluralonly"] if language == "en" else []
            subprocess.run(command, check=True)


def as_source(sentences: list[Sentence]) -> str:
    """Write sentences in the form that lupdate reads without fail: tr() in a class."""
    lines = ["from PySide6.QtCore import QObject"]
    for sentence in sentences:
        number = ', "", n' if sentence.counted else ""
        lines += [
            f"class {sentence.context}(QObject):",
            "    def say(self, n):",
            f"        self.tr({quoted(sentence.text)}{number})",
        ]
    return "\n".join([*lines, ""])


def quoted(text: str) -> str:
    """Return a literal in double quotes, the form every reader of sources knows."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compile_all() -> None:
    """Make the .qm files the program loads; they are not kept in git."""
    for language in LANGUAGES:
        source = I18N / f"workbench_{language}.ts"
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            # A running program has the old file mapped: it must not change under its feet.
            target.unlink(missing_ok=True)
            command = [tool("lrelease"), "-silent", str(source), "-qm", str(target)]
            subprocess.run(command, check=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence with its translations: one, or one for each plural form."""

    context: str
    source: str
    translations: tuple[str, ...]
    finished: bool


def entries(path: Path) -> list[Entry]:
    """Read a .ts file."""
    found = []
    for context in ElementTree.parse(path).iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")]
            found.append(
                Entry(
                    name,
                    message.findtext("source", ""),
                    tuple(forms or [translation.text or ""]),
                    translation.get("type") != "unfinished",
                )
            )
    return found


def unfinished(folder: Path = I18N) -> list[str]:
    """List the sentences that have no translation."""
    return [
        f"{language}, {entry.context}: {entry.source}"
        for language in LANGUAGES
        for entry in entries(folder / f"workbench_{language}.ts")
        if not entry.finished
    ]


def main() -> int:
    """Update, compile, report. Returns 1 when a translation is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--compile", action="store_true", help="compile only")
    options = parser.parse_args()
    if not options.compile:
        update()
    compile_all()
    missing = unfinished()
    for line in missing:
        sys.stdout.write(f"not translated: {line}\n")
    return 1 if missing and not options.compile else 0


if __name__ == "__main__":
    sys.exit(main())

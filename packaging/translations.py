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
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging"))

from sentences import Sentence, sentences_of  # noqa: E402

I18N = ROOT / "resources" / "i18n"
LANGUAGES = {"ko": "ko_KR", "en": "en_US"}


def tool(name: str) -> str:
    """Return the path of one of Qt's tools, which lie in PySide6's own folder."""
    import PySide6

    folder = Path(PySide6.__file__).parent
    found = next((path for path in (folder / name, folder / f"{name}.exe") if path.exists()), None)
    return str(found or f"pyside6-{name}")


def update() -> None:
    """Bring every .ts file up to the sources. English keeps plural forms only."""
    sources = sorted((ROOT / "workbench").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "lower_layers.py"
        listed.write_text(as_source(sentences_of(sources)), encoding="utf-8")
        window = [path for path in sources if "ui" in path.parts or "services" in path.parts]
        for language, code in LANGUAGES.items():
            command = [tool("lupdate"), *map(str, window), str(listed)]
            command += ["-ts", str(I18N / f"workbench_{language}.ts")]
            command += ["-source-language", "en_US", "-target-language", code]
            command += ["-locations", "none", "-no-obsolete", "-silent"]
            command += ["-pluralonly"] if language == "en" else []
            subprocess.run(command, check=True)


def as_source(sentences: list[Sentence]) -> str:
    """Write sentences as the calls that lupdate looks for."""
    lines = [
        f"QCoreApplication.translate({sentence.context!r}, {quoted(sentence.text)})"
        for sentence in sentences
    ]
    return "\n".join(["from PySide6.QtCore import QCoreApplication", *lines, ""])


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
            command = [tool("lrelease"), "-silent", str(source), "-qm", str(target)]
            subprocess.run(command, check=True)


def unfinished(language: str) -> list[str]:
    """List the sentences of a language that have no translation."""
    tree = ElementTree.parse(I18N / f"workbench_{language}.ts")
    missing = []
    for context in tree.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                missing.append(f"{name}: {message.findtext('source', '')}")
    return missing


def main() -> int:
    """Update, compile, report. Returns 1 when a translation is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--compile", action="store_true", help="compile only")
    options = parser.parse_args()
    if not options.compile:
        update()
    compile_all()
    missing = [line for language in LANGUAGES for line in unfinished(language)]
    for line in missing:
        sys.stdout.write(f"not translated: {line}\n")
    return 1 if missing and not options.compile else 0


if __name__ == "__main__":
    sys.exit(main())

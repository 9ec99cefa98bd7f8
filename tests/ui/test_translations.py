"""Every sentence a person may see is there in both languages, with the same values in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import translations
from sentences import Sentence, sentences_of, spoken_of
from workbench.core.errors import Problem
from workbench.ui import words
from workbench.ui.translation import chosen_language, use_language

KOREAN = translations.I18N / "workbench_ko.ts"
ENGLISH = translations.I18N / "workbench_en.ts"
VALUE = re.compile(r"\{\w*\}|%n")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations as they are once every sentence of the sources has been collected."""
    folder = tmp_path_factory.mktemp("i18n")
    for file in (KOREAN, ENGLISH):
        shutil.copy(file, folder)
    translations.update(folder)
    return folder


def test_nothing_is_left_untranslated(fresh: Path) -> None:
    """Run packaging/translations.py and fill what it lists."""
    assert translations.unfinished(fresh) == []


def test_values_are_the_same_in_both_languages(fresh: Path) -> None:
    """A translation that loses a value, or invents one, would hide what happened."""
    wrong = [
        (entry.source, text)
        for name in ("workbench_ko.ts", "workbench_en.ts")
        for entry in translations.entries(fresh / name)
        for text in entry.translations
        if sorted(VALUE.findall(entry.source)) != sorted(VALUE.findall(text))
    ]
    # A template's own {{input}} is no value of ours; "이름" stands for any name there.
    assert [pair for pair in wrong if "{{input}}" not in pair[0]] == []


def test_korean_is_korean() -> None:
    """Sentences are not left in English, and no particle is written both ways."""
    for entry in translations.entries(KOREAN):
        text = entry.translations[0]
        assert not re.search(r"을\(를\)|이\(가\)|은\(는\)|\(으\)로|와\(과\)", text), text
        if re.fullmatch(r"[A-Z][^{}]* [^{}]*\.", entry.source):
            assert re.search(r"[가-힣]", text), entry.source


def test_problem_of_a_lower_layer_is_found(tmp_path: Path) -> None:
    """Errors, both arms of a choice, words of a child, notes and titles of jobs."""
    source = tmp_path / "engine" / "thing.py"
    source.parent.mkdir()
    source.write_text(
        """
SLOW = "It runs on the CPU."
class OddError(WorkbenchError): ...
raise OddError("It is {what}.", "Do this." if a else "Do that.", what=1)
Problem("Text.", hint="Hint.", values={})
ChildWords(name="engine", kind="EngineLost", killed="Killed now.")
note = "Only words were used."
self._jobs.run("engine", work, title="Loading")
self._jobs.show(1, "Reading")
print("Not for the window.")
"""
    )
    found = sentences_of([source])
    texts = {"It runs on the CPU.", "It is {what}.", "Do this.", "Do that.", "Text.", "Hint."}
    texts |= {"Killed now.", "Only words were used."}
    assert {each.text for each in found if each.context == "Problem"} == texts
    assert {each.text for each in found if each.context == "Job"} == {"Loading", "Reading"}


def test_counted_sentence_is_found(tmp_path: Path) -> None:
    """A number makes plural forms."""
    source = tmp_path / "thing.py"
    source.write_text("translate('Words', '%n files', '', a.b)\ntranslate('Words', 'one')\n")
    assert spoken_of([source]) == [
        Sentence("Words", "%n files", counted=True),
        Sentence("Words", "one"),
    ]


def test_language_is_switched_and_back(qapp: QApplication) -> None:
    """The same program speaks both, one after the other."""
    problem = Problem("The file is empty.")
    use_language(qapp, "ko")
    assert words.translate_problem(problem)[0] == "파일이 비어 있어요."
    assert QCoreApplication.translate("Rail", "Chat") == "대화"
    use_language(qapp, "en")
    assert words.translate_problem(problem)[0] == "The file is empty."
    assert QCoreApplication.translate("Rail", "Chat") == "Chat"


def test_language_of_the_setting() -> None:
    """A chosen language wins over the system's."""
    assert (chosen_language("ko"), chosen_language("en")) == ("ko", "en")
    assert chosen_language("system") in ("ko", "en")

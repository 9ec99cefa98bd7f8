"""Translations of the window: which one is used, and where Qt finds it."""

from __future__ import annotations

import logging
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from workbench.core.paths import RESOURCES
from workbench.core.settings import UiLanguage

Language = Literal["en", "ko"]

FOLDER = RESOURCES / "i18n"
_NAME = "workbench_translator"
_log = logging.getLogger(__name__)


def chosen_language(setting: UiLanguage) -> Language:
    """Return the language of the setting; "system" asks the desktop, English is the fallback."""
    if setting != "system":
        return setting
    return "ko" if QLocale.system().language() == QLocale.Language.Korean else "en"


def use_language(application: QCoreApplication, setting: UiLanguage) -> Language:
    """Translate the whole program from now on; windows that exist must be built anew."""
    language = chosen_language(setting)
    for old in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(
        QLocale(QLocale.Language.Korean, QLocale.Country.SouthKorea)
        if language == "ko"
        else QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    )
    # Qt's own words (dialog buttons, menus of text fields), then ours on top of them.
    _install(application, f"qtbase_{language}", _qt_folder(), needed=False)
    _install(application, f"workbench_{language}", str(FOLDER), needed=True)
    return language


def _qt_folder() -> str:
    """Return where Qt keeps its own translations."""
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _install(application: QCoreApplication, name: str, folder: str, *, needed: bool) -> None:
    """Install one translation file."""
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    if translator.load(name, folder):
        application.installTranslator(translator)
    elif needed:
        _log.warning("no translation %s; run packaging/translations.py", name)

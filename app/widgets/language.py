"""The language of the window: translated by Qt from ``assets/i18n``, whose source is English."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.paths import assets_dir

ENGLISH = "en"
TRANSLATED = ("ko",)
_INSTALLED = "retort-translators"


def translate(context: str, text: str) -> str:
    """Translate a text outside a class of Qt's; within one, ``self.tr`` does it.

    Args:
        context: Where the text stands, one word; the translator sees it.
        text: English text, a literal, with ``{name}`` for what is filled in afterwards.
    """
    return QCoreApplication.translate(context, text)


def language_of(chosen: str) -> str:
    """The language that a choice comes down to.

    Args:
        chosen: Its two letters; empty for the system's. One without a translation gives English.
    """
    wanted = chosen or QLocale.system().name().split("_")[0]
    return wanted if wanted in TRANSLATED else ENGLISH


def use_language(chosen: str) -> str:
    """Translate what is built from now on; what is there already keeps its language.

    Args:
        chosen: Two letters; empty for the system's.

    Returns:
        The language in use.
    """
    application = QCoreApplication.instance()
    assert application is not None
    for old in application.property(_INSTALLED) or []:
        application.removeTranslator(old)
    language = language_of(chosen)
    installed = []
    if language != ENGLISH:
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", qt), (f"retort_{language}", str(assets_dir() / "i18n"))):
            translator = QTranslator(application)
            if translator.load(name, folder):
                application.installTranslator(translator)
                installed.append(translator)
    application.setProperty(_INSTALLED, installed)
    return language

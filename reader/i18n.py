"""The person's language: gettext over the catalogues in the package.

`_` is called when a text is shown, not when a module is imported, so tables of texts hold the
English and are translated on the way out. `N_` marks such a text for the catalogue.
"""

import gettext
from collections.abc import Sequence
from pathlib import Path

DOMAIN = "leeslamp"
LOCALES = Path(__file__).parent / "locale"

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use(languages: Sequence[str]) -> None:
    """Speak the first of these languages that there is a catalogue for, else English."""
    global _translations, _language
    _translations, _language = gettext.NullTranslations(), "en"
    gettext.textdomain("messages")
    for name in languages:
        if name.split("_")[0] in ("en", "C", "POSIX"):
            return
        found = gettext.find(DOMAIN, LOCALES, [name])
        if found is not None:
            _translations = gettext.translation(DOMAIN, LOCALES, [name])
            _language = name.split("_")[0]
            # argparse asks the standard library, and that the environment
            gettext.bindtextdomain(DOMAIN, LOCALES)
            gettext.textdomain(DOMAIN)
            return


def language() -> str:
    """The language in use: `en` or `nl`."""
    return _language


def _(text: str) -> str:
    """The text in the person's language."""
    # gettext answers an empty text with the head of its catalogue
    return _translations.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The text for this count, `{n}` in it replaced by the count."""
    return _translations.ngettext(one, many, count).format(n=number(count))


def number(value: int) -> str:
    """A count with its thousands set apart as the language does."""
    return f"{value:,}".replace(",", "." if _language == "nl" else ",")


def decimal(written: str) -> str:
    """A number written with a decimal point, as the language writes it."""
    return written.replace(".", "," if _language == "nl" else ".")


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text for the catalogue and leave it as it is."""
    return text

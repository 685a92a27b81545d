"""Languages by their names, for those that articles are likely to be in."""

from collections.abc import Mapping

from reader.i18n import N_, _

_NAMES: Mapping[str, str] = {
    "af": N_("Afrikaans"),
    "ar": N_("Arabic"),
    "bg": N_("Bulgarian"),
    "ca": N_("Catalan"),
    "cs": N_("Czech"),
    "cy": N_("Welsh"),
    "da": N_("Danish"),
    "de": N_("German"),
    "el": N_("Greek"),
    "en": N_("English"),
    "eo": N_("Esperanto"),
    "es": N_("Spanish"),
    "et": N_("Estonian"),
    "eu": N_("Basque"),
    "fa": N_("Persian"),
    "fi": N_("Finnish"),
    "fr": N_("French"),
    "fy": N_("Frisian"),
    "ga": N_("Irish"),
    "he": N_("Hebrew"),
    "hi": N_("Hindi"),
    "hr": N_("Croatian"),
    "hu": N_("Hungarian"),
    "id": N_("Indonesian"),
    "is": N_("Icelandic"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ko": N_("Korean"),
    "la": N_("Latin"),
    "lb": N_("Luxembourgish"),
    "lt": N_("Lithuanian"),
    "lv": N_("Latvian"),
    "nb": N_("Norwegian"),
    "nl": N_("Dutch"),
    "no": N_("Norwegian"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ro": N_("Romanian"),
    "ru": N_("Russian"),
    "sk": N_("Slovak"),
    "sl": N_("Slovenian"),
    "sr": N_("Serbian"),
    "sv": N_("Swedish"),
    "th": N_("Thai"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "vi": N_("Vietnamese"),
    "zh": N_("Chinese"),
}


def language_name(code: str) -> str:
    """`nl`, `NL` or `nl-BE` -> `Dutch`, with the region behind it where there is one; a code that
    is not known as it is.
    """
    main, _dash, region = code.replace("_", "-").partition("-")
    name = _NAMES.get(main.lower())
    if name is None:
        return code
    return f"{_(name)} ({region.upper()})" if region else _(name)

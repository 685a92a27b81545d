"""The Dutch catalogue holds every text of the program, whole and freshly compiled."""

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from reader import i18n
from reader.model.query_error import MESSAGES

PACKAGE = Path(i18n.__file__).parent
# as `make messages` has them
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
CATALOGUES = sorted(i18n.LOCALES.glob(f"*/LC_MESSAGES/{i18n.DOMAIN}.po"))
UPDATE = "run `make messages`, then translate in the .po and run it again"


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parts[-3])
def path(request: pytest.FixtureRequest) -> Path:
    catalogue_file: Path = request.param
    return catalogue_file


@cache
def in_code() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found}


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3])


def messages(path: Path) -> list[Message]:
    return [message for message in catalogue(path) if message.id]


def strings(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value or ()))  # type: ignore[call-overload]


def placeholders(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name}


def ends(text: str) -> tuple[bool, bool]:
    return text[0].isspace(), text[-1] in ". :"


def test_every_text_of_the_code_is_in_the_catalogue(path: Path) -> None:
    assert in_code() - {message.id for message in messages(path)} == set(), UPDATE


def test_the_catalogue_holds_no_text_that_the_code_lost(path: Path) -> None:
    assert {message.id for message in messages(path)} - in_code() == set(), UPDATE


def test_every_text_is_translated(path: Path) -> None:
    empty = [message.id for message in messages(path) if not all(strings(message.string))]
    assert empty == []


def test_every_plural_has_as_many_forms_as_the_language(path: Path) -> None:
    forms = catalogue(path).num_plurals
    plurals = [message for message in messages(path) if message.pluralizable]
    assert [message.id for message in plurals if len(strings(message.string)) != forms] == []


def test_no_translation_is_a_guess(path: Path) -> None:
    assert [message.id for message in messages(path) if message.fuzzy] == []


def test_the_placeholders_agree(path: Path) -> None:
    differ = [
        (original, translated)
        for message in messages(path)
        for original, translated in zip(strings(message.id), strings(message.string), strict=True)
        if placeholders(original) != placeholders(translated)
    ]
    assert differ == []


def test_the_ends_agree(path: Path) -> None:
    """Blanks around a text join it to others, and a full stop says that it is a sentence."""
    differ = [
        (message.id, translated)
        for message in messages(path)
        for original, translated in zip(strings(message.id), strings(message.string), strict=True)
        if translated and ends(original) != ends(translated)
    ]
    assert differ == []


def test_the_compiled_catalogue_is_fresh(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        compiled = {strings(message.id): strings(message.string) for message in read_mo(file)}
    written = {strings(message.id): strings(message.string) for message in messages(path)}
    assert {texts: compiled[texts] for texts in compiled if any(texts)} == written, UPDATE


def test_the_language_is_spoken_when_asked_for(path: Path) -> None:
    language = path.parts[-3]
    i18n.use((f"{language}_XX",))
    assert i18n.language() == language
    assert i18n._("Today") != "Today"
    assert "{" not in i18n.ngettext("{n} min left", "{n} min left", 3)


def test_english_is_spoken_where_it_comes_first_or_nothing_fits(path: Path) -> None:
    for languages in ((), ("C",), ("tlh",), ("en_GB", path.parts[-3])):
        i18n.use(languages)
        assert (i18n.language(), i18n._("Today")) == ("en", "Today")


def test_no_text_is_put_together_before_it_is_translated() -> None:
    assert list(calls_with_made_texts()) == []


def calls_with_made_texts() -> Iterator[str]:
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in KEYWORDS
                and any(map(is_made, node.args[:2]))
            ):
                yield f"{file.relative_to(PACKAGE)}:{node.lineno}"


def is_made(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Call):
        return isinstance(argument.func, ast.Attribute) and argument.func.attr == "format"
    return isinstance(argument, ast.JoinedStr | ast.BinOp)


def test_no_text_hides_in_an_f_string() -> None:
    """Whether Babel finds it there depends on the version of Python."""
    hidden = [
        f"{file.relative_to(PACKAGE)}:{call.lineno}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in KEYWORDS
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_an_empty_text_stays_empty(path: Path) -> None:
    i18n.use((path.parts[-3],))
    assert i18n._("") == ""


def test_plural_texts_use_no_placeholder_but_the_count() -> None:
    texts = [text for message in in_code() if isinstance(message, tuple) for text in message]
    assert {name for text in texts for name in placeholders(text)} <= {"n"}


def test_all_that_is_said_about_a_wrong_query_is_marked() -> None:
    assert set(MESSAGES) - in_code() == set()


def test_decimals_are_written_as_the_language_does(path: Path) -> None:
    i18n.use((path.parts[-3],))
    assert i18n.decimal("4.5") == "4,5"

"""A small library in a folder of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from reader.core import Reader
from reader.places import Environment
from tests.ui.driving import QuietReader

WORDS = "Het water stond hoog en niemand keek ernaar. " * 4
ARTICLES = {
    "dijk.md": (
        "---\ntitle: Het huis aan de dijk\ndate: 2019-06-27\ncategory: essays\n"
        "externe_link: https://www.example.org/dijk\n---\n"
        "Zie [verder](#later), [elders](https://example.org/water) en [daar](other.md).\n\n"
        + "".join(f"{number}. {WORDS}\n\n" for number in range(30))
        + f"## Later\n\n{WORDS}\n\nHet einde.\n"
    ),
    "lamp.html": "---\ntitle: A lamp in the window\ndate: 2019-06-20\n---\n<p>Left on.</p>\n",
    "snert.txt": "Een nacht in de pan\n\nSnert staat een nacht.\n",
    "red.md": '---\ntitle: "[red]no markup[/] [/nope] [@click=app.quit]"\ndate: 2019-05-02\n---\n',
    "broken.md": '---\ntitle: "Half a title\ndate: 2018-05-06\n---\nThe text is whole.\n',
}
"""In the order of the list, newest first: dijk, lamp, red, broken, snert (undated)."""

MakeReader = Callable[..., Reader]


@pytest.fixture(autouse=True, scope="session")
def styles_parsed_once() -> Iterator[None]:
    """The same styles are parsed once for all tests: it is a sixth of the work of a start."""
    kept: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parsed(sheet: Stylesheet, *words: Any, **named: Any) -> list[RuleSet]:
        key = (words, *named.items(), *sheet._variables.items())
        if key not in kept:
            kept[key] = parse(sheet, *words, **named)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of five articles."""
    library = tmp_path / "articles"
    library.mkdir()
    for name, text in ARTICLES.items():
        (library / name).write_text(text, encoding="utf-8")
    return library


@pytest.fixture
def make_reader(environment: Environment) -> MakeReader:
    """Makes readers of folders, indexed already unless told otherwise."""

    def make(*folders: Path, is_indexed: bool = True, no_color: bool = False) -> Reader:
        made = QuietReader.open(environment._replace(no_color=no_color), folders)
        if is_indexed:
            made.refresh(lambda _progress: None, lambda: False)
        return made

    return make


@pytest.fixture
def reader(make_reader: MakeReader, folder: Path) -> Reader:
    """A reader of the library, indexed."""
    return make_reader(folder)

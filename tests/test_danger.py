"""What source may never do with the text of strangers: a lint, for no linter knows all of it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

READER = Path(__file__).parent.parent / "reader"
SOURCES = sorted(READER.rglob("*.py"))
DANGEROUS_MODULES = {
    *("webbrowser", "html.parser", "pickle", "marshal", "shelve", "http.client", "urllib.request"),
    *("xml", "xml.etree.ElementTree", "xml.dom", "xml.sax", "socket", "ctypes", "pty", "imp"),
    *("zipfile", "tarfile", "rich.markup", "textual.markup"),
}
DANGEROUS_CALLS = {
    *("eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.startfile", "os.fork"),
    *("subprocess.getoutput", "subprocess.getstatusoutput", "tempfile.mktemp"),
    *("yaml.load", "yaml.full_load", "yaml.unsafe_load", "yaml.load_all"),
    *("frontmatter.load", "frontmatter.loads"),
}
NEVER_SHOWN = {"border_title", "border_subtitle", "tooltip", "sub_title"}
"""What is set to these of a widget is read as markup."""
LINES = {"Input", "TextArea"}
"""The widgets of Textual's that are used. All else is drawn by ours, of pieces: most of its others
take a string for markup.
"""
STARTS_PROGRAMS = {
    *("cli/pager.py", "library/apart.py", "opener.py", "parsing/process.py", "piping.py"),
}
OPENS_FILES = {
    *(
        "__main__.py",
        "indexer.py",
        "config_file.py",
        "config_writing.py",
        "core/reader.py",
        "typeset/hyphens.py",
    ),
    *("cli/highlights.py", "cli/import_.py", "library/scan.py", "library/watch.py"),
    *(
        "parsing/files.py",
        "parsing/limits.py",
        "parsing/serving.py",
        "storage/lock.py",
        "storage/sqlite.py",
    ),
    *("state/sync.py", "state/opening.py", "state/backups.py", "ui/copying.py", "ui/farewell.py"),
    "ui/writer.py",
}
"""An article is opened by `parsing/files.py` alone: bounded, and never a pipe or a device."""
_OPENING = {"open", "os.open", "os.fdopen", "io.open"}
_OPENED = re.compile(
    r"(?!reader\.).*\.(?:read|write)_(?:text|bytes)|(?i:.*(?:path|part)\b.*)\.open"
)


def dangers(source: str) -> list[str]:
    """What a source does that may never be done with the text of strangers."""
    return [found for node in ast.walk(ast.parse(source)) for found in _dangers_of(node)]


def _dangers_of(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (item.name for item in names if item.name in DANGEROUS_MODULES)
        case ast.ImportFrom(module=str(module), names=names):
            dotted = {module, *(f"{module}.{item.name}" for item in names)}
            yield from sorted(dotted & (DANGEROUS_MODULES | DANGEROUS_CALLS))
            if module == "textual.widgets":
                yield from (item.name for item in names if item.name not in LINES)
        case ast.Call(func=function, keywords=keywords):
            name = ast.unparse(function)
            if name in DANGEROUS_CALLS or name.endswith("from_markup"):
                yield name
            yield from filter(None, map(_dangerous_keyword, keywords))
        case ast.Attribute(attr=name, ctx=ast.Store()) if name in NEVER_SHOWN:
            yield name
        case ast.Constant(value="html.parser"):
            yield "html.parser"


def _dangerous_keyword(keyword: ast.keyword) -> str:
    is_off = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
    return f"{keyword.arg}=" if keyword.arg in ("shell", "markup") and not is_off else ""


def sources() -> dict[str, str]:
    """The source files, by their place in the package."""
    return {str(path.relative_to(READER).as_posix()): path.read_text("utf-8") for path in SOURCES}


def opened(source: str) -> list[str]:
    """The calls of a source that open a file."""
    names = [
        ast.unparse(one.func) for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Call)
    ]
    return [name for name in names if name in _OPENING or _OPENED.fullmatch(name)]


def test_no_source_file_does_anything_dangerous() -> None:
    found = {name: dangers(source) for name, source in sources().items()}
    assert {name: what for name, what in found.items() if what} == {}


def test_programs_are_started_in_few_places() -> None:
    found = {name for name, source in sources().items() if "import subprocess" in source}
    assert found == STARTS_PROGRAMS


def test_files_are_opened_in_few_places() -> None:
    assert {name for name, source in sources().items() if opened(source)} == OPENS_FILES


@pytest.mark.parametrize(
    "source",
    [
        "import subprocess\nsubprocess.run('ls', shell=True)",
        "subprocess.run('ls', shell=is_shell)",
        "import os\nos.system('ls')",
        "from os import system",
        "import webbrowser",
        "import yaml\nyaml.load(text, yaml.Loader)",
        "import frontmatter\nfrontmatter.loads(text)",
        "from frontmatter import load",
        "from html import parser",
        "from html.parser import HTMLParser",
        "BeautifulSoup(text, 'html.parser')",
        "import pickle",
        "eval(text)",
        "Static(title, markup=True)",
        "Content.from_markup(title)",
        "from textual.markup import escape",
        "from textual.widgets import Static",
        "widget.border_title = title",
        "from xml.etree import ElementTree",
        "import socket",
        "__import__(name)",
    ],
)
def test_danger_is_seen(source: str) -> None:
    assert dangers(source)


@pytest.mark.parametrize(
    "source",
    [
        "import re\nre.compile('x')",
        "subprocess.Popen(arguments, shell=False)",
        "app.notify(text, markup=False)",
        "json.load(file)",
    ],
)
def test_the_harmless_is_not_taken_for_danger(source: str) -> None:
    assert dangers(source) == []

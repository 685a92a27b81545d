"""What the pages of `docs/` say of the program, compared with the program; all they show is run."""

import os
import re
import shlex
from itertools import takewhile
from pathlib import Path
from textwrap import dedent

import pytest

from docs import manual
from docs.readme import NAMES
from docs.reference import FOLDER, PARTS, filled
from reader.__main__ import main
from reader.actions import ACTIONS
from reader.cli import commands
from reader.cli.completion import parser_of, words
from reader.cli.parsers import shared
from reader.cli.show import FORMATS
from reader.config import load
from reader.config_keys import OwnCommand
from reader.formats.head import head
from reader.library.candidates import SUFFIXES
from reader.settings import SETTINGS
from reader.theme_files import read

PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
SHOWN = {**PAGES, "README.md": (FOLDER.parent / "README.md").read_text(encoding="utf-8")}
CONFIGURATION, KEYS = PAGES["configuration.md"], PAGES["keys.md"]


def blocks(text: str, kind: str) -> list[str]:
    """What stands in fences of this kind, also where a list holds these."""
    found = re.findall(rf"^( *)```{kind}\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    return [dedent(block) for _indent, block in found]


def spans(text: str) -> list[str]:
    """What stands between backticks in running text: not in fences, nor in tables of the code."""
    prose = re.sub(r"^( *)```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)
    prose = re.sub(r"<!-- (\w+) -->.*?<!-- /\1 -->", "", prose, flags=re.DOTALL)
    return [" ".join(span.split()) for span in re.findall("`([^`]+)`", prose)]


def usages(text: str) -> list[str]:
    """The spans that say how a command is used: more than its name."""
    return [span for span in spans(text) if re.match("leeslamp [^ ]+ .|leeslamp -", span)]


@pytest.mark.parametrize("name", PARTS)
def test_tables_are_those_of_the_code(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert filled(name, text) == text  # else: make readme


@pytest.mark.parametrize(
    "block", [block for text in PAGES.values() for block in blocks(text, "toml")]
)
def test_every_configuration_that_is_shown_is_right(tmp_path: Path, block: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(block, encoding="utf-8")
    assert load(file).problems == ()


@pytest.mark.parametrize("page", [CONFIGURATION, KEYS])
def test_a_check_that_is_shown_says_what_it_says(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(blocks(page, "toml check")[0], encoding="utf-8")
    command, *lines = blocks(page, "console")[0].splitlines()
    assert main([*shlex.split(command)[2:], f"--config={file}"]) == 1
    assert capsys.readouterr().out.replace(f"{tmp_path}/", "").splitlines() == lines


def test_every_key_of_a_command_is_explained() -> None:
    fields = [name for name in OwnCommand._fields if name != "name"]
    assert [name for name in fields if f"| `{name}` |" not in KEYS] == []


def test_the_theme_that_is_shown_is_right(tmp_path: Path) -> None:
    (block,) = blocks(CONFIGURATION, "toml theme")
    file = tmp_path / "dusk.toml"
    file.write_text(block, encoding="utf-8")
    palette, problems = read(file)
    assert palette is not None
    assert (palette.title, problems) == ("Dusk", [])


@pytest.fixture
def at_home(own_home: Path, monkeypatch: pytest.MonkeyPatch, parses_here: None) -> Path:
    """A home with all that the pages speak of, and the shell in it."""
    text = "---\ntitle: A lamp in the window\ndate: 2019-06-27\n---\n\nHigh water by the dike.\n"
    for folder in ("library", "articles", ".zfunc", "Sync"):
        (own_home / folder).mkdir()
    for name in ("library/lamp.md", "articles/other.md", "article.md"):
        (own_home / name).write_text(text)
    for name in ("read.txt", "FILE", "marks.jsonl"):
        (own_home / name).write_text("")
    (own_home / "FOLDER").mkdir()
    config = own_home / "leeslamp" / "config.toml"
    config.parent.mkdir(exist_ok=True)
    config.write_text('[[libraries]]\nfolder = "~/library"\n')
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.chdir(own_home)
    assert main(["note", "set", "library/lamp.md", "A thought."]) == 0
    assert main(["mark", "starred", "library/lamp.md"]) == 0
    return own_home


def shell_lines(text: str) -> list[list[str]]:
    """The words of every command line of ours; what a shell does with the output is left to it."""
    lines = [line for block in blocks(text, "") for line in block.splitlines()]
    lines += [one for one in usages(text) if not re.search(r"[\[|]|[A-Z]{3}", one)]
    parts = [part.strip() for line in lines for part in line.split(" | ")]
    # what another program hands on would come from standard input
    ours = [
        part.replace(" show - ", " show FILE ") for part in parts if part.startswith("leeslamp")
    ]
    found = [shlex.split(part, comments=True) for part in ours]
    return [list(takewhile(lambda word: word != ">", words[1:])) for words in found]


MAY_FAIL = frozenset({"search", "doctor", "open", "config", "keys"})
"""Commands that end with 1 where they found nothing, or something."""


@pytest.mark.parametrize("name", [name for name, text in SHOWN.items() if shell_lines(text)])
def test_every_command_line_that_is_shown_runs(
    name: str, at_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for line in shell_lines(SHOWN[name]):
        code = main([os.path.expanduser(word) for word in line])  # noqa: PTH111 - as a shell does
        said = capsys.readouterr().err
        assert code == 0 or (code == 1 and line[0] in MAY_FAIL), f"{line}: {said}"


def test_every_command_is_explained() -> None:
    explained = PAGES["commands.md"].split("<!-- /commands -->")[1]
    assert [
        name for name in commands.COMMANDS if not re.search(f"`leeslamp {name}[` ]", explained)
    ] == []


def test_every_option_of_a_command_is_explained() -> None:
    known = {name for action in shared()._actions for name in action.option_strings} | {"--help"}
    for command in commands.COMMANDS:
        told = [
            part
            for part in re.split(r"\n- |\n\n", PAGES["commands.md"])
            if f"leeslamp {command}" in part
        ]
        named = set(re.findall(r"(?<!\w)--?[a-z0-9-]+", " ".join(told)))
        options = [set(action.option_strings) for action in parser_of(command)._actions]
        assert [one for one in options if one and not one & (named | known)] == []


def test_every_shared_option_and_every_format_of_show_is_named() -> None:
    page = PAGES["commands.md"]
    options = [name for action in shared()._actions for name in action.option_strings]
    assert [name for name in options if f"`{name} " not in page] == []
    assert f"[--format {'|'.join(FORMATS)}]" in page


@pytest.mark.parametrize("usage", sorted({one for text in SHOWN.values() for one in usages(text)}))
def test_every_option_that_a_usage_names_is_one_of_the_command(usage: str) -> None:
    command = usage.split()[1]
    if command in commands.COMMANDS:
        known = {word.text for word in words(parser_of(command)) if word.is_option}
        assert set(re.findall(r"(?<!\w)--?[a-z0-9-]+", usage.partition(" ")[2])) <= known | {"-"}


@pytest.mark.parametrize("name", ["tour.md", "faq.md"])
def test_every_key_that_a_page_teaches_is_in_force(name: str) -> None:
    named = {span for span in spans(PAGES[name]) if re.fullmatch(r"\S|ctrl\+\w|[A-Z][a-z]+", span)}
    known = {NAMES.get(key, key) for action in ACTIONS for key in action.keys}
    assert named
    assert named <= known | {"Tab", "Esc"}


def test_every_suffix_of_an_article_is_named() -> None:
    named = PAGES["formats.md"]
    assert [suffix for suffix in SUFFIXES if suffix.decode() not in named] == []


def test_the_front_matter_that_is_shown_says_what_it_seems_to() -> None:
    (block,) = blocks(PAGES["formats.md"], "yaml article")
    metadata = head(block.encode(), "a.md").metadata
    assert metadata.title == "The lamp that is mostly window"
    assert metadata.authors == ("Jane Doe", "Joe Doe")
    assert metadata.tags == ("light", "glass")
    assert metadata.url == "https://example.org/lamp"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_and_picture_that_is_named_is_there(name: str) -> None:
    named = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", PAGES[name])
    assert [one for one in named if not (FOLDER / one).is_file()] == []


def test_the_readme_leads_to_every_page() -> None:
    assert [name for name in PAGES if f"(docs/{name})" not in SHOWN["README.md"]] == []


def test_the_manual_names_every_command_option_and_setting() -> None:
    page = manual.page().replace("\\-", "-")
    for name in commands.COMMANDS:
        assert f".SS leeslamp {name}" in page
        options = [word.text for word in words(parser_of(name)) if word.is_option]
        assert [option for option in options if option not in page] == []
    assert [one.name for one in SETTINGS if f"\\fB{one.name or 'NAME'}\\fR" not in page] == []


def test_no_line_of_the_manual_acts_by_mistake() -> None:
    known = (".TH", ".SH", ".SS", ".TP", ".B ", ".br")
    lines = [line for line in manual.page().splitlines() if line[:1] in (".", "'")]
    assert [line for line in lines if not line.startswith(known)] == []

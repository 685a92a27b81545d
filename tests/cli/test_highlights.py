import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader import places
from reader.core import Reader
from reader.model.highlights import Highlight, Kind
from reader.model.marks import Change, Field
from reader.model.sanitize import Shown
from tests.cli.conftest import Ran, Shelter

QUOTE = Highlight(
    Kind.QUESTION,
    Shown("Het water stond *hoog*\nen niemand keek"),
    offset=0,
    length=38,
    note=Shown("Waarom?"),
    made=1_700_000_000,
)


@pytest.fixture
def marked(leeslamp: Callable[..., Ran], library: Shelter) -> Shelter:
    """The library, with a passage and a note in one article, and a note on another."""
    return marked_in(library, leeslamp)


def marked_in(library: Shelter, leeslamp: Callable[..., Ran]) -> Shelter:
    assert leeslamp("list", *library.options).code == 0
    with closing(reader_of(library)) as reader:
        entry, lamp = reader.find(at(library, "dijk.md")), reader.find(at(library, "lamp.html"))
        assert not isinstance(entry, Path)
        assert not isinstance(lamp, Path)
        reader.mark(
            [
                Change(entry.row.article, Field.HIGHLIGHT, QUOTE, "0123456789abcdef"),
                Change(entry.row.article, Field.NOTE, "Nog eens."),
                Change(lamp.row.article, Field.NOTE, "Warm."),
            ]
        )
    return library


def at(library: Shelter, name: str) -> str:
    return str(library.library / name)


def reader_of(library: Shelter) -> Reader:
    options = dict(option.removeprefix("--").split("=", 1) for option in library.options)
    environment = places.environment(
        config=options.get("config"), data_dir=options["data-dir"], cache_dir=options["cache-dir"]
    )
    return Reader.open(environment, [library.library])


def test_what_was_marked_is_printed_by_article(
    leeslamp: Callable[..., Ran], marked: Shelter
) -> None:
    ran = leeslamp("highlights", *marked.options)

    assert ran.code == 0
    assert ran.out == (
        "Het huis aan de dijk\n"
        "  Nog eens.\n"
        "  question: “Het water stond *hoog* en niemand keek”\n"
        "    Waarom?\n"
        "\n"
        "A lamp in the window\n"
        "  Warm.\n"
    )


def test_json_is_one_object_a_line(leeslamp: Callable[..., Ran], marked: Shelter) -> None:
    lines = leeslamp("highlights", "--json", *marked.options).out.splitlines()
    note, highlight, other = map(json.loads, lines)

    assert (note["type"], note["note"]) == ("note", "Nog eens.")
    assert highlight["quote"] == QUOTE.quote
    assert highlight["kind"] == "question"
    assert highlight["made"] == "2023-11-14T22:13:20+00:00"
    assert highlight["title"] == "Het huis aan de dijk"
    assert highlight["url"] == "https://www.example.org/dijk"
    assert other["path"].endswith("lamp.html")


def test_markdown_quotes_and_escapes(leeslamp: Callable[..., Ran], marked: Shelter) -> None:
    out = leeslamp("highlights", "--markdown", *marked.options).out

    assert out.startswith("# Het huis aan de dijk\n")
    assert "> Het water stond \\*hoog\\*\n>\n> en niemand keek\n" in out
    assert "*question · 2023-11-14*" in out
    assert "# A lamp in the window" in out


@pytest.mark.parametrize("words", [("water",), ("title:lamp",)])
def test_a_query_says_of_which_articles(
    leeslamp: Callable[..., Ran], marked: Shelter, words: tuple[str, ...]
) -> None:
    out = leeslamp("highlights", *words, *marked.options).out

    assert ("dijk" in out) is (words == ("water",))
    assert ("Warm." in out) is (words != ("water",))


def test_a_path_means_one_article(leeslamp: Callable[..., Ran], marked: Shelter) -> None:
    assert leeslamp("highlights", at(marked, "lamp.html"), *marked.options).out == (
        "A lamp in the window\n  Warm.\n"
    )


def test_where_nothing_is_marked_it_says_so(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    ran = leeslamp("highlights", *library.options)

    assert (ran.code, ran.out) == (1, "")
    assert "Nothing is marked" in ran.err


def test_export_writes_a_file_for_each_article_and_again(
    leeslamp: Callable[..., Ran], marked: Shelter, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    before = (marked.library / "dijk.md").read_bytes()
    for _time in range(2):
        ran = leeslamp("highlights", "--export", str(folder), *marked.options)
        assert ran.code == 0, ran.err
        assert "2 files written" in ran.err
    names = sorted(path.name for path in folder.iterdir())
    assert [name.rpartition("-")[0] for name in names] == [
        "a-lamp-in-the-window", "het-huis-aan-de-dijk",
    ]  # fmt: skip
    assert "Waarom?" in (folder / names[1]).read_text(encoding="utf-8")
    assert (marked.library / "dijk.md").read_bytes() == before


def test_a_notebook_is_one_file(
    leeslamp: Callable[..., Ran], marked: Shelter, tmp_path: Path
) -> None:
    leeslamp("highlights", "--export", str(tmp_path / "out"), "--notebook", *marked.options)

    (path,) = (tmp_path / "out").iterdir()
    assert path.read_text(encoding="utf-8").count("\n# ") == 2
    assert leeslamp("highlights", "--notebook", *marked.options).code == 2


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_file_of_somebody_else_is_never_written_over(
    leeslamp: Callable[..., Ran], marked: Shelter, tmp_path: Path, kind: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    other = tmp_path / "other.md"
    other.write_text("mine", encoding="utf-8")
    if kind == "file":
        (folder / "notebook.md").write_text("mine", encoding="utf-8")
    else:
        (folder / "notebook.md").symlink_to(other)
    ran = leeslamp("highlights", "--export", str(folder), "--notebook", *marked.options)

    assert ran.code == 1
    assert "not one of ours" in ran.err
    assert (folder / "notebook.md").read_text(encoding="utf-8") == "mine"


def test_where_nothing_can_be_written_it_says_why(
    leeslamp: Callable[..., Ran], marked: Shelter, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    ran = leeslamp("highlights", "--export", str(blocked / "out"), *marked.options)

    assert ran.code == 1
    assert "can't be written" in ran.err


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Syrië: het café", "syrie-het-cafe"),
        ("Ночь на реке", "ночь-на-реке"),
        ("हिन्दी", "हिन्दी"),
        ("…", "article"),
    ],
)
def test_a_file_is_named_in_the_letters_of_its_title(
    leeslamp: Callable[..., Ran], own_library: Shelter, tmp_path: Path, title: str, name: str
) -> None:
    article = own_library.library / "named.md"
    article.write_text(f'---\ntitle: "{title}"\n---\nWords.\n', encoding="utf-8")
    assert leeslamp("note", "set", str(article), "Hm.", *own_library.options).code == 0
    assert leeslamp("index", *own_library.options).code == 0
    folder = tmp_path / "out"
    assert leeslamp("highlights", "--export", str(folder), *own_library.options).code == 0
    (file,) = folder.iterdir()
    assert file.name.rpartition("-")[0] == name


def test_a_notebook_that_is_named_as_a_file_is_that_file(
    leeslamp: Callable[..., Ran], marked: Shelter, tmp_path: Path
) -> None:
    file = tmp_path / "x.md"
    words = ("highlights", "--export", str(file), "--notebook", *marked.options)
    assert leeslamp(*words).code == 0
    assert "Warm." in file.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".part") == []


def test_an_article_in_no_open_library_is_said_to_be_so(
    leeslamp: Callable[..., Ran], own_library: Shelter
) -> None:
    marked = marked_in(own_library, leeslamp)
    (marked.library / "lamp.html").unlink()
    assert leeslamp("index", *marked.options).code == 0
    assert "(in no open library)" in leeslamp("highlights", *marked.options).out
    assert "  in no open library: Warm.\n" in leeslamp("note", "list", *marked.options).out

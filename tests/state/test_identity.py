"""Who a file is after it was renamed, moved, edited, copied or replaced: one row for each case."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.model.article import ArticleId, Head, Metadata
from reader.model.identity import Claim, claim
from reader.model.marks import Change, Field
from reader.model.sanitize import Shown
from reader.state.store import Store


@dataclass(frozen=True)
class File:
    text: str
    title: str = "Reading by lamplight"
    explicit: str = ""
    permalink: str = ""


@dataclass
class Disk:
    """Stands for library and core: an index of files, refreshed as they do it."""

    store: Store
    files: dict[str, File] = field(default_factory=dict)
    articles: dict[str, ArticleId] = field(default_factory=dict)

    def refresh(self, files: dict[str, File], *, anew: bool = False) -> None:
        known = {} if anew else self.files
        read = [path for path in files if known.get(path) != files[path]]
        claims = [claimed(path, files[path]) for path in read]
        kept = {path: self.articles[path] for path in files if path not in read}
        earlier = {} if anew else self.articles
        was = {at: earlier[path] for at, path in enumerate(read) if path in earlier}
        self.articles = kept | dict(zip(read, self.store.identify(claims), strict=True))
        present = self.articles.values()
        weak = self.store.identify_weakly(
            claims, lambda asked: {a for a in asked if a in present}, was
        )
        self.articles |= {read[position]: article for position, article in weak.items()}
        self.store.remember([(self.articles[path], claimed(path, files[path])) for path in read])
        self.files = dict(files)

    def star(self, path: str) -> None:
        article = self.articles[path]
        claims = [claimed(p, f) for p, f in self.files.items() if self.articles[p] == article]
        self.store.apply([Change(article, Field.STARRED, True)], {article: claims})

    def starred(self) -> set[str]:
        marks = self.store.marks(self.articles.values())
        return {path for path, article in self.articles.items() if marks[article].is_starred}


def claimed(path: str, file: File) -> Claim:
    metadata = Metadata(
        title=Shown(file.title), explicit_id=file.explicit, permalink=Shown(file.permalink)
    )
    # A folder before `:` is the library; a claim names the path inside it.
    return claim(Head(metadata, file.text, is_empty=not file.text), path.rpartition(":")[2])


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    store = Store.open(tmp_path / "data")
    yield Disk(store)
    store.close()


A = File("the lamp")
B = File("the chair")
UUID = "0190b8a2-1111-7222-8333-444455556666"
OTHER_UUID = "0190b8a2-9999-7222-8333-444455556666"

CASES = {
    "untouched": ({"a.md": A}, "a.md", {"a.md": A}, {"a.md"}),
    "renamed": ({"a.md": A}, "a.md", {"b.md": A}, {"b.md"}),
    "moved from drafts to posts": (
        {"_drafts/a.md": A},
        "_drafts/a.md",
        {"_posts/2020-01-01-a.md": A},
        {"_posts/2020-01-01-a.md"},
    ),
    "edited in place": ({"a.md": A}, "a.md", {"a.md": File("the lamp, lit")}, {"a.md"}),
    "title changed only": ({"a.md": A}, "a.md", {"a.md": File("the lamp", "By day")}, {"a.md"}),
    "moved and edited, with a permalink": (
        {"a.md": File("the lamp", permalink="/lamp")},
        "a.md",
        {"new/b.md": File("the lamp, lit", permalink="/lamp")},
        {"new/b.md"},
    ),
    "moved and edited, with nothing kept": ({"a.md": A}, "a.md", {"b.md": B}, set()),
    "moved and edited, the permalink on another title": (
        {"a.md": File("the lamp", permalink="/link")},
        "a.md",
        {"b.md": File("the chair", "By day", permalink="/link")},
        set(),
    ),
    "two files with one permalink and title": (
        {"a.md": File("the lamp", permalink="/link")},
        "a.md",
        {
            "b.md": File("the lamp, lit", permalink="/link"),
            "c.md": File("the lamp, out", permalink="/link"),
        },
        set(),
    ),
    "a permalink never takes what is there": (
        {"a.md": File("the lamp", permalink="/link")},
        "a.md",
        {
            "a.md": File("the lamp", permalink="/link"),
            "b.md": File("the chair", permalink="/link"),
        },
        {"a.md"},
    ),
    "a permalink and title under another id": (
        {"a.md": File("the lamp", explicit=UUID, permalink="/link")},
        "a.md",
        {"b.md": File("the chair", explicit=OTHER_UUID, permalink="/link")},
        set(),
    ),
    "two files with the same text": ({"a.md": A, "b.md": A}, "a.md", {"b.md": A}, {"b.md"}),
    "copied": ({"a.md": A}, "a.md", {"a.md": A, "copy.md": A}, {"a.md", "copy.md"}),
    "two libraries, the same path, another text": (
        {"one:a.md": A},
        "one:a.md",
        {"one:a.md": A, "two:a.md": B},
        {"one:a.md"},
    ),
    "two libraries with the same article": (
        {"one:a.md": A},
        "one:a.md",
        {"one:a.md": A, "two:b.md": A},
        {"one:a.md", "two:b.md"},
    ),
    "moved from one library to another": (
        {"one:a.md": A},
        "one:a.md",
        {"two:b.md": A},
        {"two:b.md"},
    ),
    "split, one half in place": (
        {"a.md": File("the lamp, the chair")},
        "a.md",
        {"a.md": A, "b.md": B},
        {"a.md"},
    ),
    "split into two new files": (
        {"a.md": File("the lamp, the chair")},
        "a.md",
        {"b.md": A, "c.md": B},
        set(),
    ),
    "split, both halves under its permalink, one in place": (
        {"a.md": File("the lamp, the chair", permalink="/link")},
        "a.md",
        {"a.md": File("the lamp", permalink="/link"), "b.md": File("the chair", permalink="/link")},
        {"a.md"},
    ),
    "split, both halves under its id": (
        {"a.md": File("the lamp, the chair", explicit=UUID)},
        "a.md",
        {"b.md": File("the lamp", explicit=UUID), "c.md": File("the chair", explicit=UUID)},
        {"b.md", "c.md"},
    ),
    "edited on the way from drafts to posts, with its own id": (
        {"_drafts/a.md": File("the lamp", explicit=UUID)},
        "_drafts/a.md",
        {"_posts/2020-01-01-a.md": File("the lamp, lit", explicit=UUID)},
        {"_posts/2020-01-01-a.md"},
    ),
    "edited on the way from drafts to posts, with nothing kept": (
        {"_drafts/a.md": A},
        "_drafts/a.md",
        {"_posts/2020-01-01-a.md": File("the lamp, lit")},
        set(),
    ),
    "replaced at its path, and renamed": (
        {"a.md": A},
        "a.md",
        {"a.md": B, "b.md": A},
        {"b.md"},
    ),
    "two files that swapped their names": (
        {"a.md": A, "b.md": B},
        "a.md",
        {"a.md": B, "b.md": A},
        {"b.md"},
    ),
    "renamed and edited, with its own id": (
        {"a.md": File("the lamp", explicit=UUID)},
        "a.md",
        {"b.md": File("the chair", "By day", explicit=UUID)},
        {"b.md"},
    ),
    "given an id later": (
        {"a.md": A},
        "a.md",
        {"b.md": File("the lamp", explicit=UUID)},
        {"b.md"},
    ),
    "its id taken away": (
        {"a.md": File("the lamp", explicit=UUID)},
        "a.md",
        {"b.md": A},
        {"b.md"},
    ),
    "the same text under two ids": (
        {"a.md": File("the lamp", explicit=UUID)},
        "a.md",
        {
            "a.md": File("the lamp", explicit=UUID),
            "b.md": File("the lamp", explicit=OTHER_UUID),
        },
        {"a.md"},
    ),
    "a short id with the same title": (
        {"a.md": File("the lamp", explicit="12")},
        "a.md",
        {"b.md": File("the chair", explicit="12")},
        {"b.md"},
    ),
    "a short id with another title": (
        {"a.md": File("the lamp", explicit="12")},
        "a.md",
        {"b.md": File("the chair", "By day", explicit="12")},
        set(),
    ),
    "a short id, in place, with another title": (
        {"a.md": File("the lamp", explicit="12")},
        "a.md",
        {"a.md": File("the lamp", "By day", explicit="12")},
        {"a.md"},
    ),
    "an address as id is none": (
        {"a.md": File("the lamp", explicit="https://example.org/an/article")},
        "a.md",
        {"b.md": File("the chair", "By day", explicit="https://example.org/an/article")},
        set(),
    ),
    "an empty file that is written at last": (
        {"a.md": File("")},
        "a.md",
        {"a.md": A},
        {"a.md"},
    ),
    "two empty files": (
        {"a.md": File(""), "b.md": File("")},
        "a.md",
        {"a.md": File(""), "b.md": File("")},
        {"a.md"},
    ),
    "a name that is no UTF-8": (
        {"caf\udce9.md": A},
        "caf\udce9.md",
        {"caf\udce9.md": File("the lamp, lit")},
        {"caf\udce9.md"},
    ),
}


@pytest.mark.parametrize("anew", [False, True], ids=["index kept", "index deleted"])
@pytest.mark.parametrize("name", CASES)
def test_the_star_is_found_again(disk: Disk, name: str, anew: bool) -> None:
    before, marked, after, expected = CASES[name]
    disk.refresh(before)
    disk.star(marked)
    disk.refresh(after, anew=anew)
    assert disk.starred() == expected


LIT = File("the lamp, lit", "By night")
EDITED = {
    "a copy stays as it was": (
        {"a.md": A, "copy.md": A},
        {"a.md": LIT, "copy.md": A},
        {"a.md", "copy.md"},
        {"copy.md"},
    ),
    "a copy at the same path of another library": (
        {"a.md": A, "two:a.md": A},
        {"a.md": LIT, "two:a.md": A},
        {"a.md", "two:a.md"},
        {"two:a.md"},
    ),
    "a copy gets another date": (
        {"a.md": A, "copy.md": A},
        {"a.md": LIT, "copy.md": File("the lamp", permalink="/copy")},
        {"a.md", "copy.md"},
        {"copy.md"},
    ),
    "a copy is edited too": (
        {"a.md": A, "copy.md": A},
        {"a.md": LIT, "copy.md": B},
        {"a.md", "copy.md"},
        set(),
    ),
    "another library gets a file at the same path": (
        {"a.md": A},
        {"a.md": LIT, "two:a.md": B},
        {"a.md"},
        set(),
    ),
    "the copy moves, so which one was edited is not known": (
        {"a.md": A, "copy.md": A},
        {"a.md": LIT, "b.md": A},
        {"b.md"},
        {"b.md"},
    ),
}


@pytest.mark.parametrize("name", EDITED)
def test_what_was_edited_in_place_is_what_it_was_as_long_as_the_index_knows(
    disk: Disk, name: str
) -> None:
    before, after, expected, _without = EDITED[name]
    disk.refresh(before)
    disk.star("a.md")
    disk.refresh(after)
    assert disk.starred() == expected
    disk.refresh(after, anew=True)
    assert disk.starred() == expected


@pytest.mark.parametrize("name", EDITED)
def test_without_an_index_what_has_copies_is_not_guessed(disk: Disk, name: str) -> None:
    before, after, _expected, without = EDITED[name]
    disk.refresh(before)
    disk.star("a.md")
    disk.refresh(after, anew=True)
    assert disk.starred() == without


@pytest.mark.parametrize("name", CASES)
def test_whatever_was_found_is_found_the_same_way_again(disk: Disk, name: str) -> None:
    before, marked, after, _expected = CASES[name]
    disk.refresh(before)
    disk.star(marked)
    disk.refresh(after)
    starred = disk.starred()
    disk.refresh(after, anew=True)
    assert disk.starred() == starred


def test_an_article_missing_for_a_year_is_known_when_it_is_back(disk: Disk) -> None:
    disk.refresh({"a.md": A})
    disk.star("a.md")
    disk.refresh({})
    disk.refresh({"b.md": B})
    disk.refresh({"b.md": B, "old/a.md": A})
    assert disk.starred() == {"old/a.md"}


def test_an_article_is_followed_through_one_edit_after_another(disk: Disk) -> None:
    disk.refresh({"a.md": A})
    disk.star("a.md")
    for path, text in [("a.md", "one"), ("b.md", "one"), ("b.md", "two"), ("c/d.md", "two")]:
        disk.refresh({path: File(text)}, anew=True)
    assert disk.starred() == {"c/d.md"}


def test_an_article_that_moved_on_leaves_its_path_to_the_next(disk: Disk) -> None:
    disk.refresh({"a.md": A})
    disk.star("a.md")
    disk.refresh({"a.md": B, "b.md": A})
    disk.refresh({"a.md": File("the chair, mended"), "b.md": A}, anew=True)
    assert disk.starred() == {"b.md"}


def test_a_path_that_two_articles_had_is_the_last_ones(disk: Disk) -> None:
    disk.refresh({"a.md": A})
    disk.star("a.md")
    disk.refresh({"a.md": B, "b.md": A})
    disk.star("a.md")
    chair = disk.articles["a.md"]
    disk.refresh({})
    disk.refresh({"a.md": File("the chair, mended")})
    assert disk.articles == {"a.md": chair}


def test_nothing_is_remembered_of_an_article_without_marks(disk: Disk) -> None:
    disk.refresh({"a.md": A})
    disk.refresh({"a.md": B})
    assert disk.articles == {"a.md": disk.store.identify([claimed("b.md", B)])[0]}
    assert disk.store.number == 0


def test_marks_made_on_two_machines_meet_on_the_same_article(disk: Disk, tmp_path: Path) -> None:
    other = Disk(Store.open(tmp_path / "other"))
    disk.refresh({"a.md": A})
    other.refresh({"elsewhere/b.md": A})
    other.store.close()
    assert list(disk.articles.values()) == list(other.articles.values())

import os
from pathlib import Path

import pytest

from reader.parsing.picture_files import LIMIT, NoFileError, contents


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A library with an article in `posts/2020/a.md`, and a secret beside the library."""
    top = tmp_path / "site"
    for name in (
        "posts/2020/near.png",
        "posts/2020/with space.png",
        "posts/2020/50%.png",
        "posts/pictures/up.png",
        "images/top.png",
        "static/images/hugo.png",
    ):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(name)
    (tmp_path / "secret.png").write_text("secret")
    return top


def read(site: Path, source: str) -> str:
    return contents(str(site / "posts/2020/a.md"), [str(site)], source).decode()


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("near.png", "posts/2020/near.png"),
        ("./near.png?v=3#top", "posts/2020/near.png"),
        ("../pictures/up.png", "posts/pictures/up.png"),
        ("with%20space.png", "posts/2020/with space.png"),
        ("with space.png", "posts/2020/with space.png"),
        ("50%.png", "posts/2020/50%.png"),
        ("/images/top.png", "images/top.png"),
        ("/images/hugo.png", "static/images/hugo.png"),
        ("images/top.png", "images/top.png"),
    ],
)
def test_a_source_is_looked_for_from_the_article_and_from_the_folders_above(
    site: Path, source: str, name: str
) -> None:
    assert read(site, source) == name


def test_the_address_of_a_file_in_the_library_is_read(site: Path) -> None:
    assert read(site, (site / "images/top.png").as_uri()) == "images/top.png"


@pytest.mark.parametrize(
    "source",
    [
        "../../../secret.png",
        "%2e%2e/%2e%2e/%2e%2e/secret.png",
        "/../secret.png",
        "images/../../../../secret.png",
    ],
)
def test_nothing_outside_the_library_is_read(site: Path, source: str) -> None:
    with pytest.raises(NoFileError, match="outside the library"):
        read(site, source)


def test_an_absolute_path_outside_the_library_is_not_read(site: Path) -> None:
    for source in (str(site.parent / "secret.png"), (site.parent / "secret.png").as_uri()):
        with pytest.raises(NoFileError, match="outside the library"):
            read(site, source)


def test_a_link_that_leads_out_of_the_library_is_not_followed(site: Path) -> None:
    (site / "posts/2020/out.png").symlink_to(site.parent / "secret.png")
    (site / "posts/2020/folder").symlink_to(site.parent)
    for source in ("out.png", "folder/secret.png"):
        with pytest.raises(NoFileError, match="outside the library"):
            read(site, source)


def test_a_link_within_the_library_is_followed(site: Path) -> None:
    (site / "posts/2020/in.png").symlink_to(site / "images/top.png")
    assert read(site, "in.png") == "images/top.png"


@pytest.mark.parametrize(
    "source",
    ["gone.png", "", "\0", "%00.png", "a" * 9000, "https://a.nl/near.png", "ftp://a.nl/b", "//[::"],
)
def test_what_is_not_there_is_said_to_be_so(site: Path, source: str) -> None:
    with pytest.raises(NoFileError, match="not there"):
        read(site, source)


def test_a_folder_is_no_file(site: Path) -> None:
    with pytest.raises(NoFileError, match="no file"):
        read(site, "/images")


def test_a_pipe_holds_up_nothing(site: Path) -> None:
    os.mkfifo(site / "posts/2020/pipe.png")
    with pytest.raises(NoFileError, match="no file"):
        read(site, "pipe.png")


def test_a_file_that_is_too_large_is_not_read(site: Path) -> None:
    with (site / "images/large.png").open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(NoFileError, match="too large: 33 MB"):
        read(site, "/images/large.png")

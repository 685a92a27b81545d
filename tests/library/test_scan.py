import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.library import candidates
from reader.library import scan as scans
from reader.library.plan import Version
from reader.library.scan import Scan, scan


def _write(root: Path, *names: str, text: str = "Text") -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _look(root: Path, known: Mapping[bytes, Version] | None = None, **patterns: list[str]) -> Scan:
    return scan(
        str(root),
        lambda path, version: (known or {}).get(path) == version,
        include=patterns.get("include", []),
        exclude=patterns.get("exclude", []),
    )


def _names(found: Scan) -> set[str]:
    return {os.fsdecode(path) for path in found.files}


def test_articles_are_found_at_any_depth_with_size_and_time(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "x/b.html", "x/y/z/c.txt")
    found = _look(tmp_path)
    assert _names(found) == {"a.md", "x/b.html", "x/y/z/c.txt"}
    assert found.files[b"a.md"] == (4, (tmp_path / "a.md").stat().st_mtime_ns)
    assert found.left_out == {}


def test_a_root_with_a_slash_at_its_end_is_the_same(tmp_path: Path) -> None:
    _write(tmp_path, "a.md")
    assert scan(f"{tmp_path}/").files == _look(tmp_path).files


def test_what_is_left_out_is_counted_by_reason(tmp_path: Path) -> None:
    _write(
        tmp_path,
        *("ok.md", ".git/x.md", ".hidden.md", "ok.md~", "node_modules/x/README.md", "b/_site/i.md"),
        *("Page.html", "Page_files/frame.html", "photo.jpg", "data.json"),
    )
    found = _look(tmp_path)
    assert _names(found) == {"ok.md", "Page.html"}
    assert found.left_out == {
        candidates.HIDDEN: 2,
        candidates.BACKUP: 1,
        candidates.BUILD: 2,
        candidates.SIDE_FOLDER: 1,
        candidates.NOT_AN_ARTICLE: 2,
    }


def test_a_file_without_a_suffix_is_judged_by_its_first_bytes(tmp_path: Path) -> None:
    _write(tmp_path, "README")
    (tmp_path / "binary").write_bytes(b"\x7fELF\0\0")
    (tmp_path / "empty").touch()
    found = _look(tmp_path)
    assert _names(found) == {"README"}
    assert found.left_out == {candidates.NOT_AN_ARTICLE: 2}


def test_a_known_file_without_a_suffix_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "README")
    known = _look(tmp_path).files
    monkeypatch.delattr(os, "open")
    assert _names(_look(tmp_path, known)) == {"README"}


def test_an_include_adds_files_and_the_folders_that_lead_to_them(tmp_path: Path) -> None:
    _write(tmp_path, "a.rst", "b.org", ".notes/c.md", ".git/d.md", "vendor/e.md")
    found = _look(tmp_path, include=["*.rst", ".notes/**"])
    assert _names(found) == {"a.rst", ".notes/c.md"}


def test_an_exclude_takes_files_and_whole_folders_away(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "drafts/b.md", "x/drafts/c.md", "x/old-d.md")
    found = _look(tmp_path, exclude=["drafts", "old-*"])
    assert _names(found) == {"a.md"}
    assert found.left_out == {candidates.EXCLUDED: 3}


def test_an_exclude_wins_over_an_include(tmp_path: Path) -> None:
    _write(tmp_path, "a.rst", "b.rst")
    assert _names(_look(tmp_path, include=["*.rst"], exclude=["b.*"])) == {"a.rst"}


def test_names_of_any_bytes_come_back_exactly(tmp_path: Path) -> None:
    names = [b"\xff\xfe.md", b"new\nline.md", b"caf\xc3\xa9.md", b"\x1b[31m.md"]
    for name in names:
        (tmp_path / os.fsdecode(name)).touch()
    assert sorted(_look(tmp_path).files) == sorted(names)


def test_a_folder_named_like_an_article_is_a_folder(tmp_path: Path) -> None:
    _write(tmp_path, "folder.md/inner.md")
    assert _names(_look(tmp_path)) == {"folder.md/inner.md"}


def test_links_that_loop_or_lead_out_are_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    _write(root, "real/a.md")
    _write(tmp_path, "outside.md")
    (root / "self.md").symlink_to("self.md")
    (root / "real" / "up").symlink_to("..")
    (root / "out").symlink_to("/")
    (root / "out.md").symlink_to(tmp_path / "outside.md")
    (root / "nowhere.md").symlink_to("/nonexistent/x.md")
    found = _look(root)
    assert _names(found) == {"real/a.md"}
    assert found.left_out == {candidates.LINK: 5}


def test_a_link_to_a_file_of_the_library_is_listed(tmp_path: Path) -> None:
    _write(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert _names(_look(tmp_path)) == {"a.md", "b.md"}


def test_a_library_that_is_itself_a_link_is_walked(tmp_path: Path) -> None:
    _write(tmp_path / "real", "a.md")
    (tmp_path / "real" / "b.md").symlink_to("a.md")
    (tmp_path / "link").symlink_to("real")
    assert _names(_look(tmp_path / "link")) == {"a.md", "b.md"}


def test_a_fifo_is_counted_not_listed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "pipe")
    found = _look(tmp_path)
    assert _names(found) == set()
    assert found.left_out == {candidates.NOT_REGULAR: 2}


def test_a_folder_that_can_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "a.md", "locked/b.md")
    scandir = os.scandir

    def refuse(path: bytes) -> object:
        if path.endswith(b"/locked/"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = _look(tmp_path)
    assert _names(found) == {"a.md"}
    assert found.unread == [b"locked/"]
    assert found.left_out == {candidates.UNREADABLE: 1}
    assert not found.is_missing


@pytest.mark.parametrize("name", ["none", "file.md"])
def test_a_library_that_is_no_folder_is_missing(tmp_path: Path, name: str) -> None:
    _write(tmp_path, "file.md")
    assert _look(tmp_path / name).is_missing


def test_a_folder_reached_twice_is_walked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "a/x.md", "b/y.md")
    stat = os.stat
    monkeypatch.setattr(
        os, "stat", lambda path: stat(path.replace(b"/b/", b"/a/"))
    )  # as if b were a bind mount of a
    assert len(_look(tmp_path).files) == 1


def test_folders_may_nest_as_deep_as_the_system_lets_them(tmp_path: Path) -> None:
    deep = "/".join(f"d{number:03}" for number in range(300))
    _write(tmp_path, f"{deep}/deep.md")
    assert _names(_look(tmp_path)) == {f"{deep}/deep.md"}


def test_a_scan_can_be_stopped(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / str(number)).mkdir()
    found = scan(str(tmp_path), is_cancelled=lambda: True)
    assert found.is_cancelled


def test_a_scan_of_one_huge_folder_can_be_stopped_and_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "_CHECK_FILES", 10)
    _write(tmp_path, *(f"{number}.md" for number in range(50)))
    heard: list[int] = []
    found = scan(str(tmp_path), report=heard.append, is_cancelled=lambda: len(heard) == 2)
    assert found.is_cancelled
    assert heard == [9, 19]
    assert len(found.files) == 19


def test_a_scan_says_how_far_it_is(tmp_path: Path) -> None:
    _write(tmp_path, *(f"{number}/a.md" for number in range(200)))
    heard: list[int] = []
    scan(str(tmp_path), report=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] > 100


def test_a_file_that_goes_while_we_look_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "README")
    monkeypatch.setattr(os, "open", lambda *_arguments: (_ for _ in ()).throw(OSError(2, "gone")))
    assert _names(_look(tmp_path)) == set()


def test_a_scan_by_name_looks_at_its_files_when_they_are_asked_for(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "x/b.html", "noted", "gone.md")
    (tmp_path / "link.md").symlink_to("a.md")
    at_once, later = _look(tmp_path), scan(str(tmp_path), is_by_name=True)
    assert later.paths == at_once.paths
    assert not later.sizes
    (tmp_path / "gone.md").unlink()
    wanted = {**at_once.files, b"gone.md": (0, 0)}
    assert dict(later.looked_at(os.fsencode(tmp_path) + b"/")) == later.files == wanted

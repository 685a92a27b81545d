"""Changes on the disk: what is told of, what is left to looking again, and when it ends."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reader.config import Library
from reader.library import watch
from reader.library.watch import Told, Watch, is_remote

ADDED, CHANGED, DELETED = 1, 2, 3


class Closed(threading.Event):
    """Never waits; keeps how long it was asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.waited: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout or 0.0)
        return self.is_set()


@dataclass
class Script:
    """A notifier that plays what it was given, then ends the watch."""

    script: Iterator[Callable[[], Told]]
    closed: Closed
    closes: int = 0

    def watch(
        self, debounce_ms: int, step_ms: int, timeout_ms: int, stop_event: threading.Event
    ) -> Told:
        for told in self.script:
            return told()
        self.closed.set()
        return "stop"

    def close(self) -> None:
        self.closes += 1


@dataclass
class Scene:
    """One library, and a watch over it that runs in the test's own thread."""

    folder: Path
    closed: Closed = field(default_factory=Closed)
    armed: list[list[str]] = field(default_factory=list)
    said: int = 0
    now: float = 0.0
    took: float = 0.0
    mounts: str = ""

    def play(self, *script: Callable[[], Told] | Told, library: Library | None = None) -> None:
        """Run a watch to which these are told one after the other."""
        steps = iter([step if callable(step) else self._telling(step) for step in script])

        def notifier(folders: list[str]) -> Script:
            self.armed.append(folders)
            return Script(steps, self.closed)

        self.run(notifier, library or Library(self.folder, "Articles"))

    def run(self, notifier: Callable[[list[str]], watch.Notifier], *libraries: Library) -> None:
        Watch(
            libraries,
            self.hear,
            lambda: self.took,
            notifier=notifier,
            mounts=lambda: self.mounts,
            clock=lambda: self.now,
            closed=self.closed,
        ).run()

    def hear(self) -> None:
        self.said += 1

    def path(self, name: str) -> str:
        return str(self.folder / name)

    def after(self, seconds: float) -> Callable[[], Told]:
        def pass_by() -> Told:
            self.now += seconds
            return "timeout"

        return pass_by

    def _telling(self, told: Told) -> Callable[[], Told]:
        return lambda: told


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    (tmp_path / "articles").mkdir()
    return Scene(tmp_path / "articles")


@pytest.mark.parametrize("name", ["a.md", "x/b.html", "no suffix", "x/Page.HTM", "Vol. 2"])
def test_a_change_of_an_article_is_said(scene: Scene, name: str) -> None:
    scene.play({(CHANGED, scene.path(name))})
    assert scene.said == 1


@pytest.mark.parametrize(
    "name",
    [".a.md", "a.md~", ".a.md.swp", "a.jpg", ".git/a.md", "x/node_modules/y/a.md", "a.part"],
)
def test_a_change_of_what_no_scan_takes_is_not(scene: Scene, name: str) -> None:
    scene.play({(CHANGED, scene.path(name))})
    assert scene.said == 0


def test_what_the_library_includes_and_excludes_counts(scene: Scene) -> None:
    library = Library(scene.folder, "A", include=("*.org", ".notes/**"), exclude=("drafts",))
    for name in ("a.org", ".notes/a.md"):
        scene.play({(ADDED, scene.path(name))}, library=library)
        scene.closed.clear()
    assert scene.said == 2
    scene.play({(ADDED, scene.path("drafts/a.md"))}, library=library)
    assert scene.said == 2


def test_many_changes_told_at_once_are_said_once(scene: Scene) -> None:
    scene.play({(ADDED, scene.path(f"{number}.md")) for number in range(500)})
    assert scene.said == 1


def test_only_folders_that_a_scan_enters_are_watched(scene: Scene) -> None:
    for name in ("x/y", ".git/objects", "node_modules/z"):
        (scene.folder / name).mkdir(parents=True)
    scene.play()
    (folders,) = scene.armed
    if not watch._KNOWS_TREES:
        assert folders == [str(scene.folder), scene.path("x"), scene.path("x/y")]


def test_a_new_folder_is_watched_from_then_on_and_looked_into(scene: Scene) -> None:
    def arrive() -> Told:
        (scene.folder / "new").mkdir()
        return {(ADDED, scene.path("new"))}

    scene.play(arrive)
    assert scene.said == 1
    assert scene.path("new") in scene.armed[1] or watch._KNOWS_TREES


def test_a_folder_that_went_is_watched_no_longer(scene: Scene) -> None:
    (scene.folder / "old").mkdir()

    def leave() -> Told:
        (scene.folder / "old").rmdir()
        return {(DELETED, scene.path("old"))}

    scene.play(leave)
    assert scene.said == 1 or watch._KNOWS_TREES
    assert scene.path("old") not in scene.armed[-1]


def test_a_hidden_folder_comes_unnoticed(scene: Scene) -> None:
    def arrive() -> Told:
        (scene.folder / ".cache").mkdir()
        return {(ADDED, scene.path(".cache"))}

    scene.play(arrive)
    assert scene.said == 0


def test_where_all_is_told_nothing_is_looked_for(scene: Scene) -> None:
    scene.play(*[scene.after(3600)] * 3)
    assert scene.said == 0


def test_a_library_that_goes_and_comes_back_is_noticed(scene: Scene) -> None:
    away = scene.folder.with_name("unplugged")

    def leave() -> Told:
        scene.folder.rename(away)
        return "timeout"

    def come_back() -> Told:
        away.rename(scene.folder)
        return "timeout"

    other = scene.folder.with_name("other")
    other.mkdir()
    steps = iter([leave, come_back])

    def notifier(folders: list[str]) -> Script:
        scene.armed.append(folders)
        return Script(steps, scene.closed)

    scene.run(notifier, Library(scene.folder, "A"), Library(other, "B"))
    assert scene.said == 2
    assert [str(scene.folder) in folders for folders in scene.armed] == [True, False, True]


REFUSALS = [
    OSError(28, "OS file watch limit reached"),
    ImportError("no watchfiles here"),
    UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates not allowed"),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda error: type(error).__name__)
def test_where_nothing_is_told_it_is_looked_again_every_half_minute(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    def refuse(_folders: list[str]) -> watch.Notifier:
        raise refusal

    said_at: list[float] = []

    def wait(timeout: float | None = None) -> bool:
        scene.now += timeout or 0.0
        if scene.now >= 100:
            scene.closed.set()
        return scene.closed.is_set()

    monkeypatch.setattr(scene.closed, "wait", wait)
    monkeypatch.setattr(scene, "hear", lambda: said_at.append(scene.now))
    scene.run(refuse, Library(scene.folder, "A"))
    assert said_at == [30, 60, 90]


def test_a_slow_refresh_is_done_less_often(scene: Scene) -> None:
    scene.mounts = "server:/x / nfs4 rw 0 0\n"
    scene.took = 10.0
    scene.play(scene.after(100), scene.after(99), scene.after(1))
    assert scene.said == 1


def test_on_a_network_it_is_told_and_looked_for(scene: Scene) -> None:
    scene.mounts = "server:/x / nfs4 rw 0 0\n"
    scene.play({(CHANGED, scene.path("a.md"))}, scene.after(31))
    assert scene.said == 2


def test_a_watch_that_breaks_is_set_up_again_after_a_while(scene: Scene) -> None:
    def fail() -> Told:
        raise RuntimeError("Unable to decode path")

    scene.play(fail)
    assert scene.said == 1
    assert len(scene.armed) == 2
    assert scene.closed.waited[0] == watch.GOING_ON


def test_after_a_slow_refresh_there_is_a_rest(scene: Scene) -> None:
    scene.took = 2.0
    scene.play({(CHANGED, scene.path("a.md"))})
    assert scene.closed.waited == [2.0]


def test_one_that_is_closed_says_nothing_more(scene: Scene) -> None:
    def close() -> Told:
        scene.closed.set()
        return {(DELETED, str(scene.folder))}

    scene.play(close)
    assert scene.said == 0


def test_a_real_change_is_said(tmp_path: Path) -> None:
    is_said = threading.Event()
    is_armed = threading.Event()

    def notifier(folders: list[str]) -> watch.Notifier:
        found = watch.system_notifier(folders)
        is_armed.set()
        return found

    watching = Watch([Library(tmp_path, "A")], is_said.set, notifier=notifier, mounts=str)
    watching.start()
    assert is_armed.wait(30)
    (tmp_path / "a.md").write_text("text")
    try:
        assert is_said.wait(30)
    finally:
        watching.close()


MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/export /mnt/share nfs4 rw 0 0
user@host: /mnt/my\040disk fuse.sshfs rw 0 0
/dev/sdb1 /mnt/share/local ext4 rw 0 0
/dev/sdc1 /mnt/windows fuseblk rw 0 0
half a line
"""


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/home/someone", False),
        ("/mnt/share", True),
        ("/mnt/share/articles", True),
        ("/mnt/shared", False),
        ("/mnt/share/local/articles", False),
        ("/mnt/my disk/articles", True),
        ("/mnt/windows/articles", False),
    ],
)
def test_a_mount_from_elsewhere_is_known_by_its_kind(path: str, answer: bool) -> None:
    assert is_remote(path, MOUNTS) == answer


def test_without_a_list_of_mounts_all_is_local(tmp_path: Path) -> None:
    assert not is_remote(os.fspath(tmp_path), "")

"""Every test gets a home of its own: no test sees, or touches, the person's files."""

import gc
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from reader import i18n, places

# How long an example takes says more of the machine than of the program.
# Few, so that all tests take minutes on two cores; make fuzz and make laws try many more.
settings.register_profile("leeslamp", deadline=None, max_examples=40)
settings.register_profile("nightly", deadline=None, max_examples=10_000)
settings.register_profile(
    "fuzz", deadline=None, max_examples=400, suppress_health_check=list(HealthCheck)
)
settings.load_profile("leeslamp")

_UNSET = (
    "NO_COLOR",
    "FORCE_COLOR",
    "COLORTERM",
    "LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "BROWSER",
    "EDITOR",
    "VISUAL",
    "PAGER",
)


def pytest_collection_finish() -> None:
    """What stays for all tests is not looked through anew for each: 7% of the work of a file of
    tests of the screens.
    """
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths that no test has had; pytest looks through all that it gave for each that it gives."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def own_home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh HOME with every folder of ours in it; English; no colour asked for or refused."""
    home = next(homes)
    home.mkdir()
    for name, folder in {
        "HOME": "",
        "USERPROFILE": "",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_CACHE_HOME": ".cache",
        "XDG_STATE_HOME": ".local/state",
        "LEESLAMP_DATA_DIR": "leeslamp/data",
        "LEESLAMP_CACHE_DIR": "leeslamp/cache",
        "LEESLAMP_CONFIG": "leeslamp/config.toml",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    i18n.use(())
    return home


@pytest.fixture
def environment(own_home: Path) -> places.Environment:
    """What the program would find out at its start, all of it in the test's own home."""
    return places.environment()


@pytest.fixture
def parses_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are read in this process; tests of what is done with them need no other."""
    from tests.here import Here

    monkeypatch.setattr("reader.parsing.parser.Parser", Here)
    monkeypatch.setattr("reader.parsing.pair.Pair", Here)

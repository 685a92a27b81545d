"""Whatever the environment is like, the list is printed, with sentences and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("LEESLAMP_CONFIG", "LEESLAMP_DATA_DIR", "LEESLAMP_CACHE_DIR")
NO_FOLDERS = dict.fromkeys(FOLDERS)


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with things that a variable may name by mistake."""
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "binary").write_bytes(bytes(range(256)) * 100)
    (tmp_path / "large").write_text("# nothing\n" * 1_000_000)
    (tmp_path / "number").write_text(f"[reading]\nmeasure = 1{'0' * 9999}\n")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links")
@pytest.mark.parametrize(
    "variables",
    [
        {**NO_FOLDERS, "HOME": None},
        {**NO_FOLDERS, "HOME": "{odd}/file"},
        {**NO_FOLDERS, "HOME": "{odd}/none"},
        {"LANG": "C", "TERM": None},
        {"LC_ALL": "xx_YY.none", "LANGUAGE": "\x1b]0;x\x07:../../etc", "COLUMNS": "-5"},
        dict.fromkeys(FOLDERS, "/" + "x" * 100_000),
        dict.fromkeys(FOLDERS, "{odd}/file/within"),
        dict.fromkeys(FOLDERS, "{odd}/loop"),
        dict.fromkeys(FOLDERS, "{odd}/pipe"),
        {"LEESLAMP_CONFIG": "{odd}"},
        {"LEESLAMP_CONFIG": "{odd}/binary"},
        {"LEESLAMP_CONFIG": "{odd}/large"},
        {"LEESLAMP_CONFIG": "{odd}/number"},
        {"LEESLAMP_CONFIG": "/dev/zero"},
    ],
    ids=lambda variables: " ".join(f"{name}={value}"[:40] for name, value in variables.items()),
)
def test_the_list_is_printed_in_any_environment(
    odd: Path, variables: dict[str, str | None]
) -> None:
    library = odd / "articles"
    library.mkdir()
    (library / "a.md").write_text("# The lamp\n\nIt burns.\n")
    given = {**os.environ, "PYTHONPATH": str(ROOT)}
    for name, value in variables.items():
        if value is None:
            given.pop(name, None)
        else:
            given[name] = value.format(odd=odd)
    done = subprocess.run(
        [sys.executable, "-m", "reader", "list", "--library", str(library)],
        env=given,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        cwd=odd,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"The lamp" in done.stdout
    assert b"Traceback" not in done.stderr
    assert not set(done.stderr.replace(b"\n", b"")) & {*range(32), 127}
    assert len(done.stderr.splitlines()) <= 4

import sys
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.opener import edit, editing, open_url


def recorder(folder: Path) -> tuple[list[str], Path]:
    """A browser that writes its arguments to a file, and that file."""
    record = folder / "argv"
    script = folder / "browser"
    script.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"open({str(record)!r} + '.new', 'w').write(repr(sys.argv[1:]))\n"
        f"import os; os.rename({str(record)!r} + '.new', {str(record)!r})\n"
    )
    script.chmod(0o755)
    return [str(script)], record


def wait_for(path: Path) -> str:
    import select

    for _ in range(2000):
        if path.exists():
            return path.read_text()
        select.select([], [], [], 0.005)
    raise AssertionError(f"{path} never came")


def test_the_address_is_one_argument_and_no_shell_sees_it(tmp_path: Path) -> None:
    browser, record = recorder(tmp_path)
    open_url("https://example.org/$(touch x)?a=1;b='2'&c=`d`", browser)
    assert wait_for(record) == repr(["https://example.org/$(touch%20x)?a=1;b='2'&c=%60d%60"])


def test_a_placeholder_says_where_the_address_goes(tmp_path: Path) -> None:
    browser, record = recorder(tmp_path)
    open_url("https://example.org/", [*browser, "--new-tab=%s", "--quiet"])
    assert wait_for(record) == repr(["--new-tab=https://example.org/", "--quiet"])


def test_the_address_has_a_name_in_the_configuration(tmp_path: Path) -> None:
    browser, record = recorder(tmp_path)
    open_url("https://example.org/", [*browser, "--app={url}"])
    assert wait_for(record) == repr(["--app=https://example.org/"])


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "--remote-debugging-port=1",
        "data:text/html,x",
        "//example.org/",
        "http://",
        "https://user@example.org/",
        "",
    ],
)
def test_other_addresses_are_refused(address: str, tmp_path: Path) -> None:
    browser, record = recorder(tmp_path)
    with pytest.raises(ReaderError, match="not opened"):
        open_url(address, browser)
    assert not record.exists()


def test_a_missing_browser_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="no-such-browser"):
        open_url("https://example.org/", [str(tmp_path / "no-such-browser")])


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        (["vim", "-n"], ["vim", "-n", "+7", "/a b.md"]),
        (["/usr/bin/nano"], ["/usr/bin/nano", "+7", "/a b.md"]),
        (["hx"], ["hx", "/a b.md:7"]),
        (["code", "--wait"], ["code", "--wait", "-g", "/a b.md:7"]),
        (["my-editor"], ["my-editor", "/a b.md"]),
    ],
)
def test_an_editor_is_told_the_line_in_its_own_way(editor: list[str], command: list[str]) -> None:
    assert editing(editor, "/a b.md", 7) == command


def test_an_editor_may_be_told_where_file_and_line_go() -> None:
    editor = ["ed", "--at={line}", "{path}"]
    assert editing(editor, "/a/{line}.md", 7) == ["ed", "--at=7", "/a/{line}.md"]


def test_the_name_of_a_file_is_no_option_of_an_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    editor, record = recorder(tmp_path)
    assert edit(editor, "+!rm.md", 1) == 0
    assert record.read_text() == repr([str(tmp_path / "+!rm.md")])


def test_an_editor_that_is_not_there_is_an_error_with_a_hint() -> None:
    with pytest.raises(ReaderError) as raised:
        edit(["/nowhere/editor"], "/a.md", 1)
    assert "EDITOR" in raised.value.hint

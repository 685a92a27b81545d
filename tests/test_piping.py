"""Commands are tiny Python programs."""

import sys
import threading
from pathlib import Path

import pytest

from reader.config_keys import OwnCommand
from reader.errors import ReaderError
from reader.model.sanitize import Shown, line
from reader.piping import MOST, Output, Pipe, Piped, arguments
from reader.places import variables_for_others

ARTICLE = Piped("/articles/dijk.md", "Het huis; rm -rf $HOME", "https://example.org/a?b=c", "id1")
SHOW = (sys.executable, "-c", "import sys; print(*sys.argv[1:])")
"""Prints what it was asked to show."""


def pipe(code: str, *words: str, article: Piped = ARTICLE, **said: object) -> Pipe:
    usual = OwnCommand("test", (sys.executable, "-c", code, *words), line("Test"), "none")
    command = usual._replace(**said)  # type: ignore[arg-type]
    return Pipe(command, lambda: [article], SHOW, {"PATH": "", "KEPT": "yes"})


def test_a_placeholder_stays_within_its_argument() -> None:
    found = arguments(("wc", "{path}", "--title={title}", "{url}{id}", "{other}"), ARTICLE)

    assert found == [
        "wc",
        "/articles/dijk.md",
        "--title=Het huis; rm -rf $HOME",
        "https://example.org/a?b=cid1",
        "{other}",
    ]


def test_what_stands_for_a_placeholder_holds_none() -> None:
    article = ARTICLE._replace(title="{path}")

    assert arguments(("wc", "{title}"), article) == ["wc", "{path}"]


def test_nothing_of_an_article_becomes_an_option_or_a_program() -> None:
    article = ARTICLE._replace(title="--exec=bad")

    assert arguments(("{title}", "{title}"), article) == ["{title}", "exec=bad"]


def test_the_home_is_written_as_a_shell_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/me")

    assert arguments(("~/bin/wc", "~/list"), ARTICLE) == ["/home/me/bin/wc", "/home/me/list"]


@pytest.mark.parametrize("url", ["", "javascript:alert(1)"])
def test_an_article_without_an_original_has_no_address(url: str) -> None:
    with pytest.raises(ReaderError, match="no original"):
        arguments(("wc", "{url}"), ARTICLE._replace(url=url))


def test_what_a_program_says_is_its_output() -> None:
    assert pipe("print('so it is')").run() == Output(Shown("so it is\n"))


def test_a_program_reads_the_article_as_show_prints_it() -> None:
    code = "import sys; print(sys.stdin.read())"

    assert "show --format=markdown -- /articles/dijk.md" in pipe(code, input="markdown").run().text


def test_a_program_reads_the_address() -> None:
    found = pipe("import sys; print(repr(sys.stdin.read()))", input="url").run()

    assert found.text.strip() == r"'https://example.org/a?b=c\n'"


def test_a_program_that_reads_nothing_is_no_trouble() -> None:
    assert pipe("print(1)", input="text").run().problem == ""


def test_no_shell_reads_the_arguments() -> None:
    found = pipe("import sys; print(sys.argv[1:])", "{title}", "$(id)", "*").run()

    assert found.text.strip() == "['Het huis; rm -rf $HOME', '$(id)', '*']"


def test_the_environment_is_the_one_given() -> None:
    found = pipe("import os; print(os.environ.get('KEPT'), os.environ.get('HOME'))").run()

    assert found.text.split() == ["yes", "None"]


def test_the_environment_for_others_holds_nothing_of_ours() -> None:
    mine = {"PATH": "/bin", "LEESLAMP_DATA_DIR": "/x", "PYTHONPATH": "/y", "TERM": "xterm"}

    assert variables_for_others(mine) == {
        "PATH": "/bin",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "PAGER": "cat",
    }


def test_what_is_said_can_not_tell_the_terminal_anything() -> None:
    found = pipe(r"print('\x1b[31mred\x1b[0m \x1b]52;c;aGk=\x07end \x9b2J \u202e')").run()

    assert found.text.startswith("red end")
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(found.text)


def test_a_failure_says_its_code_beside_what_was_said() -> None:
    code = "import sys; print('no such thing', file=sys.stderr); sys.exit(3)"

    assert pipe(code).run() == Output(
        Shown("no such thing\n"),
        line("It failed, with exit code 3."),
    )


def test_a_program_that_is_not_there_is_told_of() -> None:
    with pytest.raises(ReaderError, match="can't be started"):
        pipe("", run=("/nowhere/to/be/found",)).run()


def test_a_program_that_is_not_there_is_told_of_before_the_article_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[object] = []
    monkeypatch.setattr(Pipe, "_given", lambda _pipe, article: made.append(article))
    with pytest.raises(ReaderError, match="No such file"):
        pipe("", run=("/nowhere/to/be/found",)).run()
    assert made == []


def test_a_program_is_ended_when_its_time_is_up() -> None:
    found = pipe("print('begun', flush=True); import time; time.sleep(60)", timeout=1).run()

    assert found == Output(Shown("begun\n"), line("Ended after 1 second."))


def test_a_program_can_be_stopped(tmp_path: Path) -> None:
    running = pipe("import time; time.sleep(60)")
    threading.Timer(0.2, running.stop).start()

    assert running.run().problem == "Stopped."


def test_one_that_is_stopped_before_it_begins_does_not_go_on() -> None:
    waiting = pipe("import time; time.sleep(60)")
    waiting.stop()

    assert waiting.run().problem == "Stopped."


def test_who_says_too_much_is_cut_short() -> None:
    found = pipe("while True: print('x' * 1000)").run()

    assert len(found.text) <= MOST
    assert found.problem == "Ended: it says more than can be shown."


def test_what_is_not_wanted_is_not_shown() -> None:
    assert pipe("print('so it is')", output="none").run() == Output(line(""))


def test_an_article_that_can_not_be_shown_is_told_of() -> None:
    broken = Pipe(
        OwnCommand("test", ("true",), line("Test")),
        lambda: [ARTICLE],
        (sys.executable, "-c", "import sys; sys.exit('gone')"),
        {},
    )
    with pytest.raises(ReaderError, match="gone"):
        broken.run()


def test_several_articles_are_handed_on_one_after_the_other() -> None:
    other = ARTICLE._replace(path="/articles/lamp.md", title="A lamp")
    command = OwnCommand(
        "test", (sys.executable, "-c", "import sys; print(sys.argv[1])", "{path}"), line("Test")
    )
    found = Pipe(command._replace(input="none"), lambda: [ARTICLE, other], SHOW, {}).run()

    lines = [ARTICLE.title, "", ARTICLE.path, "", "A lamp", "", other.path]
    assert found.text.splitlines() == lines


def test_what_went_wrong_with_one_of_several_names_it() -> None:
    other = ARTICLE._replace(title="A lamp", id="id2")
    code = "import sys; sys.exit(sys.argv[1] == 'id2')"
    command = OwnCommand("test", (sys.executable, "-c", code, "{id}"), line("Test"), "none")

    found = Pipe(command, lambda: [ARTICLE, other], SHOW, {}).run()

    assert found.problem == "A lamp: It failed, with exit code 1."

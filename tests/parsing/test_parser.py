import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.article import BodyFacts, Problem, ProblemKind
from reader.model.document import Parsed, leaf_text
from reader.model.plaintext import logical_text
from reader.parsing.parser import Parser, ParserError

STAND_IN = "tests.parsing.stand_in_worker"


@pytest.fixture
def parser() -> Iterator[Parser]:
    with Parser(module=STAND_IN) as parser:
        yield parser


def _file(folder: Path, name: str, text: str) -> tuple[str, str]:
    path = folder / name
    path.write_text(text)
    return str(path), name


def _files(folder: Path, *texts: str) -> list[tuple[str, str]]:
    return [_file(folder, f"{number}.md", text) for number, text in enumerate(texts)]


def _kinds(parsed: Parsed) -> list[ProblemKind]:
    return [problem.kind for problem in parsed.problems]


def test_an_article_comes_back_parsed(parser: Parser, tmp_path: Path) -> None:
    parsed = parser.article(*_file(tmp_path, "a.md", "Title\nBody"))
    assert parsed.metadata.title == "Title"
    assert parsed.problems == ()


def test_a_relative_path_means_the_current_folder(
    parser: Parser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _file(tmp_path, "a.md", "Title")
    monkeypatch.chdir(tmp_path)
    assert parser.article("a.md", "a.md").metadata.title == "Title"


@pytest.mark.parametrize("command", ["die", "raise"])
def test_a_file_that_kills_the_worker_is_shown_as_plain_text(
    parser: Parser, tmp_path: Path, command: str
) -> None:
    parsed = parser.article(*_file(tmp_path, "a.md", f"{command}\n\nWords of the body."))
    assert _kinds(parsed) == [ProblemKind.PARSER]
    assert "Words of the body." in logical_text(parsed.document)
    assert "Words of the body." in parsed.source


def test_the_next_file_is_parsed_after_one_that_killed_the_worker(
    parser: Parser, tmp_path: Path
) -> None:
    parser.article(*_file(tmp_path, "a.md", "die"))
    assert parser.article(*_file(tmp_path, "b.md", "Sound")).metadata.title == "Sound"


def test_a_file_that_outlasts_its_time_is_shown_as_plain_text(tmp_path: Path) -> None:
    with Parser(module=STAND_IN, file_seconds=0.3) as parser:
        started = time.monotonic()
        parsed = parser.article(*_file(tmp_path, "a.md", "hang\n\nText"))
        assert time.monotonic() - started < 5
        assert _kinds(parsed) == [ProblemKind.PARSER]
        assert parser.article(*_file(tmp_path, "b.md", "Sound")).metadata.title == "Sound"


def test_a_file_that_spins_is_ended_by_its_processor_time(parser: Parser, tmp_path: Path) -> None:
    started = time.process_time()
    assert _kinds(parser.article(*_file(tmp_path, "a.md", "spin"))) == [ProblemKind.PARSER]
    assert time.process_time() - started < 1


def test_a_worker_that_dies_by_chance_is_asked_again(parser: Parser, tmp_path: Path) -> None:
    assert parser.article(*_file(tmp_path, "a.md", "die once")).metadata.title == "Survived"


def test_a_worker_that_was_killed_while_idle_is_started_again(
    parser: Parser, tmp_path: Path
) -> None:
    parser.warm()
    assert parser.pid is not None
    os.kill(parser.pid, signal.SIGKILL)
    assert parser.article(*_file(tmp_path, "a.md", "Sound")).metadata.title == "Sound"


def test_a_fatal_file_is_not_tried_again_until_it_changes(parser: Parser, tmp_path: Path) -> None:
    file = _file(tmp_path, "a.md", "die")
    parser.article(*file)
    pid = parser.pid
    assert _kinds(parser.article(*file)) == [ProblemKind.PARSER]
    assert parser.pid == pid
    _file(tmp_path, "a.md", "Sound by now")
    assert parser.article(*file).problems == ()


def test_a_fallback_of_a_file_that_is_gone_says_so(parser: Parser, tmp_path: Path) -> None:
    parsed = parser.article(str(tmp_path / "none.md"), "none.md")
    assert _kinds(parsed) == [ProblemKind.GONE]


def test_what_a_library_prints_does_not_disturb_the_answers(parser: Parser, tmp_path: Path) -> None:
    assert parser.article(*_file(tmp_path, "a.md", "print")).metadata.title == "print"


def test_heads_come_in_order(parser: Parser, tmp_path: Path) -> None:
    files = _files(tmp_path, *(f"Title {number}" for number in range(500)))
    titles = [head.title for head in parser.heads(files)]
    assert titles == [f"Title {number}" for number in range(500)]


@pytest.mark.parametrize("command", ["die", "raise", "spin"])
def test_a_file_that_kills_the_worker_costs_only_itself_among_many(
    parser: Parser, tmp_path: Path, command: str
) -> None:
    texts = [f"Title {number}" for number in range(150)]
    texts[77] = command
    heads = list(parser.heads(_files(tmp_path, *texts)))
    broken = [number for number, head in enumerate(heads) if head.problems]
    assert broken == [77]
    assert heads[77].problems[0].kind is ProblemKind.PARSER
    assert [head.title for head in heads if not head.problems] == [
        text for text in texts if text != command
    ]


def test_many_files_that_kill_the_worker_cost_only_themselves(
    parser: Parser, tmp_path: Path
) -> None:
    fatal = {0, 63, 64, 200, 499}
    texts = ["die" if number in fatal else f"Title {number}" for number in range(500)]
    heads = list(parser.heads(_files(tmp_path, *texts)))
    assert {number for number, head in enumerate(heads) if head.problems} == fatal
    assert [head.title for head in heads if not head.problems] == [
        text for text in texts if text != "die"
    ]


def test_a_worker_that_is_killed_by_chance_costs_no_file_at_all(
    parser: Parser, tmp_path: Path
) -> None:
    texts = [f"Title {number}" for number in range(5000)]
    titles = []
    for number, head in enumerate(parser.heads(_files(tmp_path, *texts))):
        titles.append(head.title)
        if number % 1000 == 500:
            assert parser.pid is not None
            os.kill(parser.pid, signal.SIGKILL)
    assert titles == texts


def test_facts_that_can_not_be_had_are_a_problem(parser: Parser, tmp_path: Path) -> None:
    facts = list(parser.facts(_files(tmp_path, "One\ntwo three", "die", "One\ntwo")))
    assert [type(fact) for fact in facts] == [BodyFacts, Problem, BodyFacts]


def test_names_too_long_for_many_in_one_request_are_all_answered(
    parser: Parser, tmp_path: Path
) -> None:
    folder = tmp_path / ("x" * 200) / ("y" * 200)
    folder.mkdir(parents=True)
    files = _files(folder, *("T" for _number in range(200)))
    assert len(list(parser.heads(files))) == 200


def test_no_files_start_no_worker_business(parser: Parser) -> None:
    assert list(parser.heads([])) == []


def test_an_abandoned_stream_leaves_no_answers_behind(parser: Parser, tmp_path: Path) -> None:
    heads = parser.heads(_files(tmp_path, *("Old" for _number in range(300))))
    next(heads)
    heads.close()
    assert parser.article(*_file(tmp_path, "new.md", "New")).metadata.title == "New"


def test_threads_take_turns(parser: Parser, tmp_path: Path) -> None:
    files = _files(tmp_path, *(f"Title {number}" for number in range(8)))
    titles: dict[str, str] = {}

    def read(file: tuple[str, str]) -> None:
        for _round in range(20):
            titles[file[1]] = parser.article(*file).metadata.title

    threads = [threading.Thread(target=read, args=(file,)) for file in files]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert titles == {f"{number}.md": f"Title {number}" for number in range(8)}


def test_closing_ends_the_worker_at_once_and_whoever_waits(tmp_path: Path) -> None:
    parser = Parser(module=STAND_IN)
    parser.warm()
    pid = parser.pid
    assert pid is not None
    found: list[Parsed] = []
    hanging = _file(tmp_path, "a.md", "hang\n\nText")
    thread = threading.Thread(target=lambda: found.append(parser.article(*hanging)))
    thread.start()
    started = time.monotonic()
    parser.close()
    thread.join()
    assert time.monotonic() - started < 3
    assert _kinds(found[0]) == [ProblemKind.PARSER]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_files_that_wait_when_it_is_closed_are_not_called_broken(tmp_path: Path) -> None:
    parser = Parser(module=STAND_IN, file_seconds=1)
    heads = parser.heads(_files(tmp_path, "One", "hang"))
    assert next(heads).title == "One"
    threading.Timer(0.1, parser.close).start()
    with pytest.raises(ParserError):
        next(heads)


def test_closing_does_not_wait_for_an_unfinished_stream_of_the_same_thread(
    tmp_path: Path,
) -> None:
    parser = Parser(module=STAND_IN)
    heads = parser.heads(_files(tmp_path, *("T" for _number in range(300))))
    next(heads)
    parser.close()
    heads.close()
    assert parser.pid is None


def test_a_worker_that_can_not_start_is_an_error_not_a_loop(tmp_path: Path) -> None:
    with Parser(module="reader.no_such_module") as parser:
        with pytest.raises(ParserError):
            parser.warm()
        with pytest.raises(ParserError):
            list(parser.heads(_files(tmp_path, "T")))


def test_a_worker_that_can_not_start_is_not_blamed_on_the_article(tmp_path: Path) -> None:
    with Parser(module="reader.no_such_module") as parser:
        (problem,) = parser.article(*_file(tmp_path, "a.md", "T")).problems
    assert problem.kind is ProblemKind.PARSER
    assert "can't be started" in problem.message


def test_the_worker_ends_when_nobody_is_left_to_ask(tmp_path: Path) -> None:
    parser = Parser(module=STAND_IN)
    parser.warm()
    process = parser._process
    assert process is not None
    popen = process._popen
    assert popen.stdin is not None
    popen.stdin.close()
    assert popen.wait(5) == 0
    parser.close()


def test_the_real_worker_reads_an_article(tmp_path: Path) -> None:
    text = "---\ntitle: Sailing\n---\n# Wind\n\nIt *blew*.\n"
    with Parser() as parser:
        parser.warm()
        parsed = parser.article(*_file(tmp_path, "a.md", text))
    assert parsed.metadata.title == "Sailing"
    assert [leaf_text(block) for block in parsed.document.blocks] == ["Wind", "It blew."]  # type: ignore[arg-type]


def test_the_real_worker_reads_the_beginning_of_a_long_file(tmp_path: Path) -> None:
    with Parser() as parser:
        parsed = parser.beginning(*_file(tmp_path, "a.md", "# Wind\n\n" + "It *blew*.\n\n" * 9999))
        assert parsed is not None
        assert leaf_text(parsed.document.blocks[1]) == "It blew."  # type: ignore[arg-type]
        assert parser.beginning(*_file(tmp_path, "b.md", "# Wind\n\nIt *blew*.\n")) is None


def test_the_real_worker_reads_heads_and_facts(tmp_path: Path) -> None:
    files = _files(tmp_path, "---\ntitle: Sailing\n---\nOne two three.\n")
    with Parser(is_background=True) as parser:
        (head,) = parser.heads(files)
        (facts,) = parser.facts(files)
    assert head.title == "Sailing"
    assert isinstance(facts, BodyFacts)
    assert facts.words == 3


def test_the_real_worker_tells_of_files_that_it_can_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    file = str(tmp_path / "pipe.md"), "pipe.md"
    with Parser() as parser:
        (head,) = parser.heads([file])
        (facts,) = parser.facts([file])
        parsed = parser.article(*file)
    assert head.problems[0].kind is ProblemKind.NOT_A_FILE
    assert isinstance(facts, Problem)
    assert _kinds(parsed) == [ProblemKind.NOT_A_FILE]


def test_of_a_web_page_the_article_is_read_or_all_of_it(tmp_path: Path) -> None:
    words = "It left at noon, as it does on every day that has no fog. " * 9
    page = f"<html><title>A</title><nav>Menu</nav><p>{words}</p></html>"
    file = _file(tmp_path, "a.html", page)
    with Parser() as parser:
        assert "Menu" not in logical_text(parser.article(*file).document)
        assert "Menu" in logical_text(parser.article(*file, is_page=True).document)

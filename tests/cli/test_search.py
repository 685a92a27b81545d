import json
import os
from collections.abc import Callable

import pytest

from tests.cli.conftest import Ran, Shelter


def test_what_answers_is_printed_with_its_passage(
    leeslamp: Callable[..., Ran], library: Shelter
) -> None:
    assert leeslamp("search", "water", *library.options) == Ran(
        0,
        "●    2019-06-27     1 min  essays            Het huis aan de dijk\n"
        "     Het water stond hoog, en niemand keek ernaar. Zie hier. Later een dag een nacht\n",
        "",
    )


def test_as_json_the_passage_is_a_field(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    (line,) = leeslamp("search", "--json", "water", *library.options).out.splitlines()
    assert json.loads(line)["passage"].startswith("Het water stond hoog")


def test_paths_end_with_a_zero_byte_whatever_they_hold(
    library: Shelter, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    from reader.__main__ import main

    assert main(["list", "-0", "melk", *library.options]) == 0
    assert capfdbinary.readouterr().out == os.fsencode(library.library) + b"/caf\xe9.txt\0"


def test_nothing_found_ends_with_1(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    ran = leeslamp("search", "zeppelin", *library.options)
    assert (ran.code, ran.out) == (1, "")
    assert "Nothing was found." in ran.err


def test_a_query_without_words_is_for_list(leeslamp: Callable[..., Ran], library: Shelter) -> None:
    ran = leeslamp("search", "is:unread", *library.options)
    assert ran.code == 2
    assert "leeslamp list" in ran.err


def test_json_and_paths_exclude_each_other(leeslamp: Callable[..., Ran]) -> None:
    assert leeslamp("search", "--json", "-0", "water").code == 2

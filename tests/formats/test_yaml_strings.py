"""YAML is read as strings only, within bounds, and the short way agrees with the long one."""

import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from reader.formats import yaml_strings
from reader.formats.yaml_strings import MAX_BLOCK, MAX_DEPTH, YamlFault, load, simple_fields

KEYS = st.sampled_from(["title", "date", "a_b", "x-y", "Z", "1a", "naïef", "a b", "", "on", "-"])
VALUES = st.text("aZ09é日 :#'\"\\-[]{}&*!|>%@`,?~=.\t\xa0", max_size=12)
LINES = st.builds(
    "{}{}{}".format, KEYS, st.sampled_from([":", ": ", ":  ", " : ", ""]), VALUES
) | st.sampled_from(["", " ", "# note", "  more", "- item", "\tx: y", "...", "a:", "'a': b"])
PLAIN_LINES = st.sampled_from(
    [
        "title: x",
        "a: 'b: c'",
        'b: "d #e"',
        "tags:",
        "- one",
        "- one",
        "  - two",
        "# note",
        "",
        "k: 1  ",
    ]
)
ITEMS = st.text("aé ,:#'\"\\-[]{}&*!%?/().\xa0", max_size=6) | st.sampled_from(
    ["one", "two words", "'b'", '"c d"', "C#", "it's", "'a, b'", "", " x "]
)
LISTS = st.builds(
    "{}: [{}{}".format,
    st.sampled_from(["tags", "title", "a"]),
    st.lists(ITEMS, max_size=4).map(",".join),
    st.sampled_from(["]", "] ", "]x", "] # c", ",]", "]\n- b", "]\n  - c"]),
)
BLOCKS = st.lists(LINES, max_size=6).map("\n".join) | st.lists(PLAIN_LINES | LINES, max_size=6).map(
    "\n".join
)
PLAIN_BLOCKS = st.lists(PLAIN_LINES, max_size=8).map("\n".join)


def loaded(block: str) -> object:
    try:
        return load(block) or {}
    except YamlFault as fault:
        return fault


@given(PLAIN_BLOCKS | BLOCKS | st.lists(LISTS | PLAIN_LINES, max_size=4).map("\n".join))
@example('title: "x" # note')
@example("title: a: b")
@example("title: a:")
@example("title: a #b")
@example("a: 1\na: 2")
@example("k: v\n\n\nl:")
@example("k:\n- a\n\n# note\n- b: c")
@example("k:\n  - a\n- b")
@example("k: \n  - 'a'\nk:\n- b\nl: x\n- c")
@example("k: x\n# note\n  - a")
def test_the_short_way_reads_what_yaml_reads(block: str) -> None:
    fields = simple_fields(block)
    if fields is not None:
        assert fields == loaded(block)


@given(st.text(max_size=200) | BLOCKS)
def test_any_text_is_read_or_refused_with_a_place(block: str) -> None:
    found = loaded(block)
    if isinstance(found, YamlFault):
        assert found.reason
        assert found.line >= 1
        assert found.column >= 1


def test_the_plain_blocks_of_most_articles_take_the_short_way() -> None:
    block = 'layout: post\ntitle: "A: title"\ndate: Thu, 27 Jun 2019 20:47:47 +0200\nempty:\n'
    block += "# a note\ntags:\n  - one\n  - two words\nlast: C#\n"
    assert simple_fields(block) == {
        "layout": "post",
        "title": "A: title",
        "date": "Thu, 27 Jun 2019 20:47:47 +0200",
        "empty": None,
        "tags": ["one", "two words"],
        "last": "C#",
    }


def test_lists_of_words_in_brackets_take_the_short_way() -> None:
    assert simple_fields("tags: [one, 'two words', \"three\"]\nnone: []\n") == {
        "tags": ["one", "two words", "three"],
        "none": [],
    }


def test_a_title_in_brackets_is_left_to_those_who_know_how_it_was_meant() -> None:
    assert simple_fields("title: [UPDATE]\n") is None


@pytest.mark.parametrize(
    "word", ["No", "1.10", "2019", "on", "null", "~", "12:30:45", "0o17", ".inf", "2001-01-01"]
)
def test_a_scalar_stays_what_stands_there(word: str) -> None:
    assert load(f"title: {word}\nlist: [{word}]") == {"title": word, "list": [word]}


def test_keys_that_are_no_strings_become_strings() -> None:
    block = "on: a\n1: b\nnull: c\n? [x]\n: d\n"
    assert load(block) == {"on": "a", "1": "b", "null": "c", "?": "d"}


def test_the_last_of_duplicate_keys_stays() -> None:
    assert load("title: [a]\ntitle: second") == {"title": "second"}


def test_an_alias_stands_for_its_anchor_and_a_merge_key_for_itself() -> None:
    assert load("a: &x {k: v}\nb: *x\nc: {<<: *x}") == {
        "a": {"k": "v"},
        "b": {"k": "v"},
        "c": {"<<": {"k": "v"}},
    }


def test_a_list_that_holds_itself_ends() -> None:
    assert load("a: &s [*s]") == {"a": ["*s"]}


def test_a_tag_runs_nothing_and_is_noted() -> None:
    found = yaml_strings.load_marked('a: 1\nb: !!python/object/apply:os.system ["id"]\nc: !!str 5')
    assert found.value == {"a": "1", "b": ["id"], "c": "5"}
    assert found.tag_lines == (2,)


@pytest.mark.parametrize(
    "block",
    [
        "x: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        "x: " + "[" * 60_000,
        "a: &a [" + "l," * 9 + "]\n"
        + "".join(f"{k}: &{k} [{f'*{p},' * 9}]\n" for p, k in zip("abcdef", "bcdefg", strict=True)),
        "a: &a {k: v}\n"
        + "".join(
            f"{k}: &{k} {{<<: [{f'*{p},' * 9}], z{k}: 1}}\n"
            for p, k in zip("abcdefg", "bcdefgh", strict=True)
        ),
        "x: [" + "a," * 6000 + "]",
        "x: " + "a" * MAX_BLOCK,
        "? " * 30_000,
        "- " * 30_000,
    ],
    ids=["deep", "flood", "aliases", "merges", "wide", "long", "questions", "dashes"],
)  # fmt: skip
def test_a_block_out_of_bounds_is_refused_at_once(block: str) -> None:
    start = time.process_time()
    with pytest.raises(YamlFault):
        load(block)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("block", "line", "column"),
    [
        ("a: b\ntitle: News: it fell", 2, 12),
        ("a: b\ntitle: @name", 2, 8),
        ('a: b\ntitle: "C:\\Windows"', 2, 11),
        ("a:\n\t- b", 2, 1),
        ('a: b\ntitle: "Half\ndate: 2018\n', 2, 8),
    ],
)
def test_a_fault_names_its_place(block: str, line: int, column: int) -> None:
    with pytest.raises(YamlFault) as raised:
        load(block)
    assert (raised.value.line, raised.value.column) == (line, column)


def test_the_parser_without_the_c_library_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    block = 'title: "a\\u2028b"\ntags: [a, &x b, *x]\nlong: |\n  one\n  two\n'
    quick = load(block)
    monkeypatch.setattr(yaml_strings, "_LOADER", yaml.SafeLoader)
    assert load(block) == quick


def test_control_characters_do_not_cost_the_block() -> None:
    assert load('title: "a\x08b"\nnext: c\u2028d') == {"title": "ab", "next": "c d"}

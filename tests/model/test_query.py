"""What a person may type, what it means, and what is said where it means nothing."""

import time
from contextlib import suppress

import pytest
from hypothesis import example, given

from reader.model.query import MESSAGES, Query, QueryError, Sort, is_ranked, parse, texts
from reader.model.query_fields import FIELDS, Syntax
from reader.model.query_printing import quoted
from reader.model.terms import (
    And,
    Facet,
    Has,
    In,
    Is,
    Key,
    Like,
    Not,
    Or,
    Path,
    State,
    Term,
    Text,
    Thing,
)
from tests.model.queries import QUERIES, TYPED

A, B, C = Text("a"), Text("b"), Text("c")


def error_of(text: str, *, is_typing: bool = False) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(text, is_typing=is_typing)
    return caught.value


def blamed(text: str) -> str:
    """The characters that the error points at."""
    error = error_of(text)
    return text[error.start : error.end]


@given(QUERIES)
@example(Query(Text(":or", in_title=True)))
@example(Query(Text("//or", in_title=True)))
def test_a_query_that_is_printed_and_parsed_is_the_same_query(query: Query) -> None:
    assert parse(str(query)) == query


@given(TYPED)
@example("http:*")
@example('a:"b')
@example("\\")
@example("\u200b\xad")
def test_whatever_is_typed_is_a_query_or_an_error_that_points_at_it(text: str) -> None:
    for is_typing in (False, True):
        query = error = None
        try:
            query = parse(text, is_typing=is_typing)
        except QueryError as caught:
            error = caught
        if error:
            assert 0 <= error.start < error.end <= len(text)
            assert {error.template, error.hint_template} <= {"", *MESSAGES}
        else:
            assert parse(str(query)) == query


@given(TYPED)
def test_what_is_a_query_when_it_is_finished_is_one_while_it_is_typed(text: str) -> None:
    try:
        parse(text)
    except QueryError:
        return
    parse(text, is_typing=True)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\x00\x1b", "\u200b"])
def test_a_blank_text_asks_for_everything(text: str) -> None:
    assert parse(text) == Query()


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a or b", And((A, Text("or"), B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("(a b) c", And((A, B, C))),
        ("(a OR b) OR c", Or((A, B, C))),
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("NOT(a b)", Not(And((A, B)))),
        ("a -b", And((A, Not(B)))),
        ("a-b", Text("a-b")),
        ("--a", Not(Not(A))),
        ("-(a OR b) c", And((Not(Or((A, B))), C))),
        ('"a b"', Text("a b", is_phrase=True)),
        ('a"b"', And((A, Text("b", is_phrase=True)))),
        ("a*", Text("a", is_prefix=True)),
        ('"in het*"', Text("in het", is_phrase=True, is_prefix=True)),
        (r'"say \"a\""', Text('say "a"', is_phrase=True)),
        (r'"a\*"', Text("a*", is_phrase=True)),
        (r'"a\b"', Text("a\\b", is_phrase=True)),
        (r"a\*", Text("a*")),
        (r"\-a", Text("-a")),
        (r"\OR", Text("OR")),
        ('"OR"', Text("OR", is_phrase=True)),
        (r"tag\:a", Text("tag:a")),
        ("a\x00b", And((A, B))),
        ("a\xadb", Text("ab")),
    ],
)
def test_words_phrases_and_signs(text: str, term: Term) -> None:
    assert parse(text).term == term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("is:unread", Is(State.UNREAD)),
        ("IS:Unread", Is(State.UNREAD)),
        ("has:note", Has(Thing.NOTE)),
        ("tag:a", In(Facet.TAG, "a")),
        ("tags:a", In(Facet.TAG, "a")),
        # As a tag is kept; it would fall apart if the joiner became a blank.
        ("tag:ක්\u200dර", In(Facet.TAG, "ක්ර")),
        ("tag:mu*", In(Facet.TAG, "mu", is_prefix=True)),
        ("tag:*", In(Facet.TAG, "", is_prefix=True)),
        ('author:"Jane Doe"', In(Facet.AUTHOR, "Jane Doe")),
        ("site:https://a.nl", In(Facet.SITE, "https://a.nl")),
        ("lang:nl", In(Facet.LANG, "nl")),
        ("title:a", Text("a", in_title=True)),
        ("title:a*", Text("a", is_prefix=True, in_title=True)),
        ('title:"a b"', Text("a b", is_phrase=True, in_title=True)),
        ("path:dir/**", Path("dir/**")),
        ('path:"my dir/*.md"', Path("my dir/*.md")),
        (r'path:"a\x0a  b"', Path(r"a\x0a  b")),
        ("like:3FA9", Like("3fa9")),
        ("layout:post", Key("layout", "post")),
        ('Éditeur_2:"a b"', Key("Éditeur_2", "a b")),
    ],
)
def test_fields(text: str, term: Term) -> None:
    assert parse(text).term == term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("12:30", Text("12:30")),
        ("std::vector", Text("std::vector")),
        ("https://a.nl/b?c=d", Text("https://a.nl/b?c=d", is_phrase=True)),
        ("gemini://a.nl", Text("gemini://a.nl", is_phrase=True)),
    ],
)
def test_times_addresses_and_names_of_code_are_no_fields(text: str, term: Term) -> None:
    assert parse(text).term == term


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("sort:date", Query(None, Sort.DATE, is_descending=False)),
        ("a sort:-Words", Query(A, Sort.WORDS)),
        ("sort:title a OR b", Query(Or((A, B)), Sort.TITLE, is_descending=False)),
        ("a OR b sort:title", Query(Or((A, B)), Sort.TITLE, is_descending=False)),
        ("a sort:relevance", Query(A, Sort.RELEVANCE)),
        ("a sort:-relevance", Query(A, Sort.RELEVANCE)),
    ],
)
def test_orders(text: str, query: Query) -> None:
    assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "blame"),
    [
        ("a ++ b", "++"),
        ("a - b", "-"),
        ("*", "*"),
        ("fo*o", "fo*o"),
        ("(a", "("),
        ("a) b", ")"),
        ("a () b", "()"),
        ('a "b c', '"b c'),
        ("OR a", "OR"),
        ("a OR", "OR"),
        ("a OR OR b", "OR"),
        ("(a OR) b", "OR"),
        ("AND a", "AND"),
        ("a AND", "AND"),
        ("a AND OR b", "AND"),
        ("NOT", "NOT"),
        ("a (NOT)", "NOT"),
        ("tag: a", "tag:"),
        ("foo:", "foo:"),
        ('tag:""', 'tag:""'),
        ("tag:(a)", "tag:"),
        ("a is:unraed", "unraed"),
        ('has:"a b"', '"a b"'),
        ("foo:a*", "foo:a*"),
        ("tag:a*b", "tag:a*b"),
        ("title:-", "title:-"),
        ("like:xyz", "xyz"),
        ("sort:foo", "foo"),
        ("sort:-foo", "foo"),
        ("sort:-", "sort:-"),
        ("sort:date sort:title", "sort:title"),
        ("(a sort:date)", "sort:date"),
        ("-sort:date", "sort:date"),
        ("a date:2019-13 b", "2019-13"),
        ("date:2019..2020-13", "2020-13"),
        ("date:2020..2019", "2020..2019"),
    ],
)
def test_an_error_points_at_the_characters_to_blame(text: str, blame: str) -> None:
    assert blamed(text) == blame


def test_an_unknown_value_is_answered_with_the_nearest_right_one() -> None:
    error = error_of("is:unraed")
    assert (error.message, error.hint) == ("is: does not know unraed.", "Did you mean unread?")


def test_a_phrase_of_nothing_is_repeated_in_the_message() -> None:
    assert error_of('""').message == '"" has no letter or digit to look for.'


def test_an_unknown_value_that_is_near_to_none_is_answered_with_all() -> None:
    assert error_of("has:zebra").hint == "Choose one of note, highlight, image."


def test_an_error_can_be_said_in_another_language() -> None:
    error = error_of("is:unraed")
    assert error.filled("{word} ken ik niet in {field}") == "unraed ken ik niet in is:"


def test_a_long_word_is_cut_in_a_message() -> None:
    assert len(error_of(f"is:{'x' * 10_000}").message) < 80


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("a", "a*"),
        ("a b", "a b*"),
        ("a ", "a"),
        ('"a"', '"a"'),
        ("tag:a", "tag:a*"),
        ("title:a", "title:a*"),
        ("a (b", "a b*"),
        ("a (", "a"),
        ("(a OR b", "a OR b*"),
        ("a -b", "a -b"),
        ("a -", "a"),
        ("a -(", "a"),
        ("a NOT ", "a"),
        ("a OR", "a"),
        ("a OR ", "a"),
        ("OR", ""),
        ("a AND", "a"),
        ("a ++", "a"),
        ('a "b c', "a"),
        ('a tag:"b', "a"),
        ("a tag:", "a"),
        ("a -tag:", "a"),
        ("a is:unr", "a"),
        ("a sort:-", "a"),
        ("a sort:ti", "a"),
        ("a date:", "a"),
        ("a date:>", "a"),
        ("a date:20", "a"),
        ("a date:2019-", "a"),
        ("a date:2019-0", "a"),
        ("a date:2019.", "a"),
        ("a date:..", "a"),
        ("a date:2019..20", "a"),
        ("a date:3mo", "a"),
        ("a date:tod", "a"),
        ("a words:>", "a"),
        ("a words:100..5", "a"),
        ("a words:5.", "a"),
    ],
)
def test_what_is_unfinished_at_the_end_is_left_out_while_typing(text: str, query: str) -> None:
    assert parse(text, is_typing=True) == parse(query)


@pytest.mark.parametrize(
    "text",
    [
        "++ a",
        "tag: ",
        "is:foo",
        "is:unr a",
        "date:2019-13",
        "date:2020..2019",
        "a)",
        '() "a',
        "fo*o",
    ],
)
def test_what_is_wrong_for_good_is_an_error_while_typing_too(text: str) -> None:
    assert error_of(text, is_typing=True)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("(" * 10_000, 64),
        ("-" * 10_000 + "a", 64),
        ("NOT " * 1_000, 256),
        ("a " * 1_001, 2_000),
        ("a " * 500_000, 20_000),
        ('"' * 1_000_000, 20_000),
    ],
)
def test_what_is_too_much_is_refused_where_it_gets_too_much(text: str, start: int) -> None:
    assert error_of(text).start == start


def test_a_query_may_not_grow_too_long_when_it_is_written_out() -> None:
    text = '"a' + "\\n" * 9_000 + '"'
    assert error_of(text).template == "This query is too long when it is written out."


@pytest.mark.parametrize(
    "piece",
    ["a", "a ", "-", "(", '"', "\\", "*", "a:", "a:b ", '\\"', "OR ", "( a) ", "\xad", "é-"],
)
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    with suppress(QueryError):
        parse(text)
    assert time.process_time() - start < 1


def test_the_deepest_query_can_be_printed_and_parsed() -> None:
    query = parse("-(a OR b " * 32 + ")" * 32)
    assert parse(str(query)) == query


@pytest.mark.parametrize("syntax", FIELDS, ids=lambda syntax: syntax.name)
def test_every_example_is_a_query(syntax: Syntax) -> None:
    assert parse(syntax.example) != Query()


@pytest.mark.parametrize("value", ["a", "a b", 'a "b"', "a\\", "a*", "(a)", "-a", "//a", ":a"])
def test_a_quoted_value_is_that_value(value: str) -> None:
    assert parse(f"tag:{quoted(value)} key:{quoted(value)}").term == And(
        (In(Facet.TAG, value), Key("key", value))
    )


def test_the_words_of_a_query_are_those_that_an_article_is_wanted_for() -> None:
    assert list(texts(parse('a -b (c OR tag:d) NOT (e "f")').term)) == [A, C]


def test_where_words_or_a_resemblance_are_asked_some_articles_answer_better() -> None:
    asked = ["a", "is:read", "is:read a", "like:a is:read", "-a", ""]
    assert [is_ranked(parse(text).term) for text in asked] == [
        True,
        False,
        True,
        True,
        False,
        False,
    ]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.plan import Plan, Version, digest, plan

_NAMES = st.from_regex(rb"[^\0]{1,3}", fullmatch=True)
_FILES = st.dictionaries(_NAMES, st.tuples(st.integers(0, 3), st.integers(0, 3)))

A, B = (1, 1), (2, 2)


@pytest.mark.parametrize(
    ("known", "found", "expected"),
    [
        ({}, {}, Plan((), (), (), (), 0)),
        ({}, {b"b": A, b"a": A}, Plan((b"a", b"b"), (), (), (), 0)),
        ({b"a": A}, {b"a": A}, Plan((), (), (), (), 1)),
        ({b"a": A}, {b"a": B}, Plan((), (b"a",), (), (), 0)),
        ({b"a": (1, 1)}, {b"a": (1, 2)}, Plan((), (b"a",), (), (), 0)),
        ({b"a": (1, 1)}, {b"a": (2, 1)}, Plan((), (b"a",), (), (), 0)),
        ({b"a": A}, {}, Plan((), (), (b"a",), (), 0)),
        ({b"a": A, b"b": A}, {b"b": A, b"c": A}, Plan((b"c",), (), (b"a",), (), 1)),
    ],
)
def test_what_is_found_is_held_against_what_is_known(
    known: dict[bytes, Version], found: dict[bytes, Version], expected: Plan
) -> None:
    assert plan(known, found) == expected


def test_files_in_a_folder_that_could_not_be_read_are_not_gone() -> None:
    known = {b"locked/a": A, b"locked/deep/b": A, b"locked-not": A}
    assert plan(known, {}, unread=[b"locked/"]).gone == (b"locked-not",)


def test_a_doubtful_file_is_read_again_though_it_looks_the_same() -> None:
    made = plan({b"a": A, b"b": A}, {b"a": A, b"b": A}, doubtful=[b"a"])
    assert (made.doubtful, made.changed, made.same) == ((b"a",), (), 1)


def test_a_doubtful_file_that_is_gone_is_gone_only() -> None:
    made = plan({b"a": A}, {}, doubtful=[b"a"])
    assert (made.doubtful, made.gone) == ((), (b"a",))


@given(known=_FILES, found=_FILES, doubtful=st.sets(_NAMES))
def test_every_path_is_in_exactly_one_part(
    known: dict[bytes, Version], found: dict[bytes, Version], doubtful: set[bytes]
) -> None:
    made = plan(known, found, doubtful=doubtful & known.keys())
    parts = [*made.new, *made.changed, *made.gone, *made.doubtful]
    assert len(parts) == len(set(parts))
    assert len(parts) + made.same == len(known.keys() | found.keys())


@given(known=_FILES, found=_FILES)
def test_a_plan_carried_out_leaves_nothing_to_do(
    known: dict[bytes, Version], found: dict[bytes, Version]
) -> None:
    made = plan(known, found)
    after = {path: version for path, version in known.items() if path not in made.gone}
    after |= {path: found[path] for path in (*made.new, *made.changed)}
    assert plan(after, found) == Plan((), (), (), (), len(found))


@given(one=_FILES, other=_FILES, unread=st.lists(_NAMES), others=st.lists(_NAMES))
def test_a_digest_tells_apart_whatever_two_looks_may_find(
    one: dict[bytes, Version],
    other: dict[bytes, Version],
    unread: list[bytes],
    others: list[bytes],
) -> None:
    is_same = list(one.items()) == list(other.items()) and unread == others
    assert (_digest(one, unread) == _digest(other, others)) == is_same
    assert _digest(dict(one), list(unread)) == _digest(one, unread)


def _digest(files: dict[bytes, Version], unread: list[bytes]) -> bytes:
    sizes = [size for size, _time in files.values()]
    times = [time for _size, time in files.values()]
    return digest(list(files), sizes, times, unread)

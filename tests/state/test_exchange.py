import json
from io import BytesIO
from random import Random
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reader.model.article import ArticleId
from reader.model.highlights import Highlight
from reader.model.marks import Change, Field, Stop, Value
from reader.model.places_in_text import Place
from reader.model.sanitize import Shown
from reader.state.exchange import LONGEST, PART, Known, Part, header, line, parts
from reader.state.identity import Sign
from reader.state.merge import Told

ARTICLE = ArticleId("0123456789abcdef" * 2)
DEVICE = "0badcafe"
HEAD = header(DEVICE)


def told(field: Field = Field.READ, value: Value = True, item: str = "", counter: int = 1) -> Told:
    return Told(Change(ARTICLE, field, value, item), counter, DEVICE, 1795000000.25)


def read(*lines: bytes, is_growing: bool = False) -> Part:
    """All that these lines say."""
    found = list(parts(BytesIO(b"".join(lines)), is_growing=is_growing))
    return Part(
        tuple(one for part in found for one in part.told),
        tuple(one for part in found for one in part.known),
        sum(part.lines for part in found),
        found[-1].end if found else 0,
        sum(part.damaged for part in found),
        sum(part.newer for part in found),
    )


def signed(fields: dict[str, object]) -> bytes:
    """A line as another program may write it: in another order, with blanks."""
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    crc = f"{crc32(text.encode()):08x}"
    return json.dumps({"crc": crc, **fields}).encode() + b"\n"


CHANGES = [
    told(Field.READ, True),
    told(Field.ARCHIVED, False),
    told(Field.TAG, True, "zee en dijk"),
    told(Field.PLACE, Stop(Place(3, 14, "de brief die Zoë"), 0.25)),
    told(Field.FURTHEST, Stop(Place(), 1.0)),
    told(Field.NOTE, "twice:\nonce here"),
    told(Field.HIGHLIGHT, Highlight(quote=Shown("nobody went to see")), "0123456789abcdef"),
    told(Field.HIGHLIGHT, None, "0123456789abcdef"),
    told(Field.OPENED, 1795000000),
    told(Field.SPENT, 90, f"2026-11-22/{DEVICE}"),
    told(Field.BODY, {"text": "f00d", "blocks": [1, 2]}),
]


def test_what_is_written_is_read() -> None:
    found = read(HEAD, *map(line, CHANGES))
    assert found.told == tuple(CHANGES)
    assert (found.lines, found.damaged, found.newer) == (len(CHANGES) + 1, 0, 0)


def test_aliases_are_read_bytes_of_a_path_and_all() -> None:
    known = [
        Known((Sign.TEXT, "ab" * 16), ARTICLE, DEVICE),
        Known((Sign.PATH, "blog/caf\udce9.md"), ARTICLE, DEVICE),
    ]
    assert list(read(HEAD, *map(line, known)).known) == known


def test_lines_of_another_writer_are_read_in_whatever_order_their_names_stand() -> None:
    fields = json.loads(line(told()))
    del fields["crc"]
    assert read(HEAD, signed(fields)).told == (told(),)


@given(some.integers(0, 1500))
def test_a_file_that_is_half_copied_is_read_as_far_as_it_is_whole(size: int) -> None:
    lines = [HEAD, *(line(told(counter=counter)) for counter in range(1, 9))]
    copied = b"".join(lines)[:size]
    found = read(copied, is_growing=True)
    whole = sum(copied.startswith(b"".join(lines[: count + 1])[:-1]) for count in range(len(lines)))
    assert found.lines == whole
    assert found.damaged == 0
    rest = list(parts(BytesIO(b"".join(lines)[found.end :]), found.end))
    assert sum(len(part.told) for part in rest) + len(found.told) == 8


@given(some.binary(min_size=1, max_size=40), some.randoms(use_true_random=False))
def test_a_damaged_line_costs_itself_alone(noise: bytes, random: Random) -> None:
    lines = [line(told(counter=counter)) for counter in range(1, 9)]
    at = random.randrange(len(lines[3]) - 1)
    noise = noise.replace(b"\n", b"?")
    lines[3] = lines[3][:at] + noise + lines[3][at + len(noise) :].rstrip(b"\n") + b"\n"
    found = read(HEAD, *lines)
    assert [one.counter for one in found.told if one.counter != 4] == [1, 2, 3, 5, 6, 7, 8]
    assert found.damaged == 1 or lines[3] == line(told(counter=4))


def test_a_line_that_does_not_end_is_not_held_in_memory() -> None:
    long = b'{"c":' + b"1" * (3 * LONGEST) + b"\n"
    found = read(HEAD, long, line(told()))
    assert (len(found.told), found.damaged) == (1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"c": 0},
        {"c": True},
        {"c": 1 << 60},
        {"d": "../../etc"},
        {"a": "no article"},
        {"t": "now"},
        {"v": 1},
        {"v": None},
        {"f": "tag", "i": "\u200b"},
        {"f": "highlight", "i": "0", "v": None},
        {"f": "place", "v": [0, 0, "", 7]},
        {"f": "opened", "v": -1},
    ],
)
def test_what_can_not_be_is_damaged(wrong: dict[str, object]) -> None:
    fields = {"c": 1, "d": DEVICE, "t": 0, "a": ARTICLE, "f": "read", "i": "", "v": True}
    found = read(HEAD, signed(fields | wrong))
    assert (found.told, found.damaged) == ((), 1)


def test_numbers_that_are_none_are_damaged() -> None:
    text = line(told()).replace(b"1795000000.25", b"NaN")
    assert read(HEAD, text).damaged == 1


@pytest.mark.parametrize("newer", [{"f": "mood"}, {"i": "part 2"}])
def test_a_field_of_a_newer_version_is_counted_and_not_misread(newer: dict[str, object]) -> None:
    fields = {"c": 1, "d": DEVICE, "t": 0, "a": ARTICLE, "f": "read", "i": "", "v": True}
    found = read(HEAD, signed(fields | newer), signed({"alias": "dna", "value": "x"}))
    assert (found.told, found.damaged, found.newer) == ((), 0, 2)


def test_a_file_of_a_newer_version_is_not_read() -> None:
    newer = signed({"leeslamp": "changes", "version": 2, "device": DEVICE})
    found = read(newer, line(told()), line(told()))
    assert (found.told, found.newer, found.damaged) == ((), 3, 0)


def test_a_file_that_does_not_say_what_it_is_is_not_read() -> None:
    found = read(line(told()))
    assert (found.told, found.damaged) == ((), 1)


def test_files_put_behind_each_other_are_read() -> None:
    assert len(read(HEAD, line(told()), header("deadbeef"), line(told())).told) == 2


def test_texts_are_fit_to_be_shown() -> None:
    fields = {"c": 1, "d": DEVICE, "t": 0, "a": ARTICLE}
    found = read(
        HEAD,
        signed(fields | {"f": "note", "i": "", "v": "a\x1b]52;c;aGk=\x07b\u202ec"}),
        signed(fields | {"f": "tag", "i": " sea\x1b[31m\n wall", "v": True}),
        signed(fields | {"f": "place", "i": "", "v": [0, 0, "\x9b2Jthere", 0.5]}),
    )
    assert found.told[0].change.value == "a]52;c;aGk=bc"
    assert found.told[1].change.item == "sea wall"
    assert found.told[2].change.value == Stop(Place(0, 0, "there"), 0.5)


def test_a_clock_beyond_all_calendars_is_brought_back() -> None:
    fields = {"c": 1, "d": DEVICE, "a": ARTICLE, "f": "read", "i": "", "v": True}
    found = read(HEAD, signed(fields | {"t": 1e300}), signed(fields | {"t": -1e300}))
    assert [one.time for one in found.told] == [253402300799.0, 0.0]


def test_many_lines_come_in_parts() -> None:
    lines = [line(told(counter=counter)) for counter in range(1, 2 * PART)]
    found = list(parts(BytesIO(HEAD + b"".join(lines))))
    assert [part.lines for part in found] == [PART, PART]
    assert found[1].end == len(HEAD) + sum(map(len, lines))

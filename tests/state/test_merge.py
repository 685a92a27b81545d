"""The laws of a merge, by examples that nobody chose."""

from itertools import permutations, product
from random import Random

from hypothesis import given
from hypothesis import strategies as some

from reader.model.article import ArticleId
from reader.model.highlights import Highlight
from reader.model.marks import Change, Field, Stop, Value
from reader.model.places_in_text import Place
from reader.model.sanitize import Shown
from reader.state.identity import Alias, Sign
from reader.state.merge import Key, Told, canonical, lasting, merged, renamed

ARTICLES = [ArticleId(f"{number:032x}") for number in range(6)]
DEVICES = [f"{number:08x}" for number in range(5)]
YEAR = 366 * 24 * 3600.0

VALUES: dict[Field, tuple[list[Value], list[str]]] = {
    Field.READ: ([True, False], [""]),
    Field.STARRED: ([True, False], [""]),
    Field.TAG: ([True, False], ["sea", "Sea", "dike"]),
    Field.PLACE: ([Stop(Place(3), 0.25), Stop(Place(9), 0.5)], [""]),
    Field.FURTHEST: ([Stop(Place(3), 0.0), Stop(Place(9), 0.5), Stop(Place(), 1.0)], [""]),
    Field.NOTE: (["", "one", "two"], [""]),
    Field.HIGHLIGHT: ([None, Highlight(quote=Shown("a lamp"))], ["0" * 16, "1" * 16]),
    Field.OPENED: ([0, 1, 2], [""]),
    Field.SPENT: ([0, 3], [f"2026-11-22/{one}" for one in DEVICES]),
}
# Drawn whole: an example that is put together of its parts takes five times as long.
CHANGES = [
    Change(article, field, value, item)
    for field, (held, items) in VALUES.items()
    for article, value, item in product(ARTICLES[:3], held, items)
]
changes = some.sampled_from(CHANGES)
told = some.sampled_from([Told(*one, time=0.0) for one in product(CHANGES, range(1, 7), DEVICES)])
bags = some.lists(told, max_size=10)


@given(bags, bags)
def test_it_does_not_matter_who_is_merged_into_whom(one: list[Told], other: list[Told]) -> None:
    assert merged(other, merged(one)) == merged(one, merged(other))


@given(bags, bags, bags)
def test_it_does_not_matter_who_is_merged_first(
    one: list[Told], two: list[Told], three: list[Told]
) -> None:
    at_once = merged(merged(three, merged(two)).values(), merged(one))
    assert at_once == merged(three, merged(two, merged(one)))


@given(bags, some.randoms(use_true_random=False))
def test_changes_may_come_again_and_in_any_order(bag: list[Told], random: Random) -> None:
    again = bag + random.choices(bag, k=len(bag)) if bag else []
    random.shuffle(again)
    assert merged(again, merged(again)) == merged(bag)


@given(bags, bags, some.randoms(use_true_random=False))
def test_what_lasts_is_the_same_in_any_order_and_grouping(
    one: list[Told], other: list[Told], random: Random
) -> None:
    both = one + other + one[:2]
    random.shuffle(both)
    assert set(lasting(both)) == set(lasting([*lasting(other), *lasting(one)]))
    assert merged(lasting(both)) == merged(both)


def test_what_was_written_on_two_machines_lasts_on_both() -> None:
    def note(text: str, counter: int, device: str) -> Told:
        return Told(Change(ARTICLES[0], Field.NOTE, text), counter, device, 0.0)

    old, here, there = note("a", 1, DEVICES[0]), note("b", 2, DEVICES[0]), note("c", 2, DEVICES[1])
    assert set(lasting([here, there, old])) == {here, there}
    assert [*merged([here, there, old]).values()] == [there]


@given(bags, some.randoms(use_true_random=False))
def test_clocks_do_not_matter(bag: list[Told], random: Random) -> None:
    wrong = [one._replace(time=random.uniform(-30, 30) * YEAR) for one in bag]
    held = {at: one._replace(time=0.0) for at, one in merged(wrong).items()}
    assert held == merged(bag)


class Device:
    """A machine that marks, and hears of the others when it hears of them."""

    def __init__(self, name: str, clock: float) -> None:
        self.name = name
        self.clock = clock
        self.log: list[Told] = []
        self.held: dict[Key, Told] = {}
        self.counter = 0

    def mark(self, change: Change) -> None:
        self.counter += 1
        self.clock += 1
        self.log.append(Told(change, self.counter, self.name, self.clock))
        self.held = merged(self.log[-1:], self.held)

    def hear(self, other: "Device", random: Random) -> None:
        """Some beginning of what the other says, in any order, perhaps twice."""
        heard = other.log[: random.randint(0, len(other.log))]
        heard += heard[: random.randint(0, 2)]
        random.shuffle(heard)
        self.take(heard)

    def take(self, heard: list[Told]) -> None:
        self.counter = max([self.counter, *(one.counter for one in heard)])
        self.held = merged(heard, self.held)


steps = some.lists(
    some.tuples(some.integers(0, 4), some.one_of(changes, some.integers(0, 4))), max_size=20
)


@given(steps, some.lists(some.floats(-30 * YEAR, 30 * YEAR), min_size=5, max_size=5))
def test_five_devices_agree_once_all_have_heard_of_all(
    steps: list[tuple[int, Change | int]], clocks: list[float]
) -> None:
    devices = [Device(name, clock) for name, clock in zip(DEVICES, clocks, strict=True)]
    random = Random(len(steps))
    for who, what in steps:
        if isinstance(what, Change):
            devices[who].mark(what)
        else:
            devices[who].hear(devices[what], random)
    for one, other in permutations(devices, 2):
        one.take(other.log)
    assert all(one.held == devices[0].held for one in devices)


@given(steps)
def test_whoever_knew_of_a_change_has_the_last_word(steps: list[tuple[int, Change | int]]) -> None:
    first, second = Device(DEVICES[1], 50 * YEAR), Device(DEVICES[0], 0.0)
    for _who, what in steps:
        if isinstance(what, Change):
            first.mark(what)
    second.take(first.log)
    last = Change(ARTICLES[0], Field.STARRED, value=True)
    second.mark(last)
    first.take(second.log)
    assert first.held[second.log[-1].key].change == last


def test_the_furthest_place_is_the_furthest_whoever_said_so_last() -> None:
    def at(progress: float, counter: int) -> Told:
        change = Change(ARTICLES[0], Field.FURTHEST, Stop(Place(), progress))
        return Told(change, counter, DEVICES[0], 0.0)

    assert list(merged([at(0.9, 1), at(0.2, 7)]).values()) == [at(0.9, 1)]


# Articles that are one.

KNOWN: list[tuple[Alias, ArticleId]] = [
    ((sign, letter), article) for sign, letter, article in product(Sign, "abcd", ARTICLES)
]
known = some.lists(some.sampled_from(KNOWN), max_size=14)


@given(known, some.randoms(use_true_random=False))
def test_articles_are_joined_alike_in_whatever_order_their_aliases_came(
    known: list[tuple[Alias, ArticleId]], random: Random
) -> None:
    shuffled = known + known[:3]
    random.shuffle(shuffled)
    assert canonical(shuffled) == canonical(known)


@given(known)
def test_an_article_goes_by_the_smallest_id_and_by_one_alone(
    known: list[tuple[Alias, ArticleId]],
) -> None:
    same = canonical(known)
    assert all(is_now < was for was, is_now in same.items())
    assert not set(same) & set(same.values())


@given(known)
def test_no_two_articles_with_ids_of_their_own_are_one(
    known: list[tuple[Alias, ArticleId]],
) -> None:
    known = [one for one in known if one[0][0] is not Sign.ID]
    ids = [((Sign.ID, article), article) for article in ARTICLES[:3]]
    same = canonical([*known, *ids])
    assert len({same.get(article, article) for article in ARTICLES[:3]}) == 3


def test_an_article_first_seen_after_an_edit_is_the_one_seen_before_it() -> None:
    before, after = ARTICLES[4], ARTICLES[2]
    known = [
        ((Sign.TEXT, "old"), before),
        ((Sign.TEXT, "new"), before),
        ((Sign.TEXT, "new"), after),
    ]
    same = canonical(known)
    assert same == {before: after}
    told = Told(Change(before, Field.READ, value=True), 1, DEVICES[0], 0.0)
    assert renamed(told, same).change.article == after


def test_a_path_or_a_link_joins_nothing() -> None:
    weak = [((sign, "x"), article) for sign in (Sign.PATH, Sign.LINK) for article in ARTICLES]
    assert canonical(weak) == {}

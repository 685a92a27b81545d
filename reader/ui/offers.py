"""What Tab puts into the search line, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.model.listing import Value
from reader.model.query_completion import Completion
from reader.model.query_printing import quoted
from reader.model.terms import Facet


@dataclass(frozen=True, slots=True)
class Offers:
    """Texts that may take the place of a piece of what is typed."""

    start: int
    end: int
    """The piece, in characters of the whole text."""
    texts: tuple[str, ...]
    """Never empty."""
    counts: tuple[int, ...] = ()
    """How many articles each of them finds; none where that is not known."""
    taken: int | None = None
    """The one that stands in the line now."""

    def next(self, step: int) -> int:
        """The number of the offer that Tab (step 1) or shift+tab (step -1) takes."""
        if self.taken is None:
            return 0 if step > 0 else len(self.texts) - 1
        return (self.taken + step) % len(self.texts)

    def take(self, text: str, number: int) -> tuple[str, int, "Offers"]:
        """The whole text with this offer in it, where the cursor stands then, what is on offer."""
        offer, rest = self.texts[number], text[self.end :]
        if not rest and not offer.endswith(":"):
            offer += " "
        end = self.start + len(offer)
        return text[: self.start] + offer + rest, end, replace(self, end=end, taken=number)


def offers(completion: Completion, values: Sequence[Value] = ()) -> Offers | None:
    """What a piece could become; `values` are those that the index holds, for a facet."""
    texts = completion.fixed
    if isinstance(completion.kind, Facet):
        texts = tuple(quoted(value.text) for value in values)
    # What is complete is no offer: Tab would seem to do nothing.
    if not texts or texts == (completion.prefix,):
        return None
    counts = tuple(value.all for value in values)
    return Offers(completion.start, completion.end, texts, counts)

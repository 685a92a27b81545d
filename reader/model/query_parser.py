"""Tokens of a query -> the tree of terms: words next to each other are all meant, OR binds looser.

    any = all (OR all)*    all = one ([AND] one)*    one = [NOT | -] one | ( any ) | word | field

`sort:` is no term: it may stand anywhere but within parentheses and after NOT.
"""

from dataclasses import replace

from reader.model.query import Query, Sort
from reader.model.query_error import Fault, QueryError, UnfinishedError
from reader.model.query_fields import chosen, field_name, term_of, text_of
from reader.model.query_tokens import Kind, Token, plain, tokens
from reader.model.terms import And, In, Not, Note, Or, Term, Text

MAX_LENGTH = 20_000
"""Characters of a query; of one that is written out, too."""
MAX_TERMS = 1_000
MAX_DEPTH = 64

# `2m` is written out as `2months`: no term grows more than fivefold.
_GROWTH = 5


def parsed(text: str, *, is_typing: bool) -> Query:
    """See `query.parse`."""
    if len(text) > MAX_LENGTH:
        raise QueryError(Fault.TOO_LONG, MAX_LENGTH, len(text), values={"most": str(MAX_LENGTH)})
    query = _Parser(plain(text), is_typing=is_typing).query()
    if len(text) > MAX_LENGTH // _GROWTH and len(str(query)) > MAX_LENGTH:
        raise QueryError(Fault.TOO_LONG_PRINTED, 0, len(text))
    return query


class _Parser:
    def __init__(self, text: str, *, is_typing: bool) -> None:
        self.length = len(text)
        self.is_typing = is_typing
        self.tokens = list(tokens(text))
        self.place = 0
        self.depth = 0
        self.negations = 0
        self.terms = 0
        self.sort: Sort | None = None
        self.is_descending = True

    def query(self) -> Query:
        term = self.any()
        stray = self.next
        if stray is not None:
            raise stray.whole.wrong(Fault.CLOSING_NOTHING)
        return Query(term, self.sort, self.is_descending)

    @property
    def next(self) -> Token | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def taken(self, *kinds: Kind) -> Token | None:
        """The next token, if it is of one of these kinds; it is behind us then."""
        token = self.next
        if token is None or token.kind not in kinds:
            return None
        self.place += 1
        return token

    def any(self) -> Term | None:
        found = [self.all()]
        while keyword := self.taken(Kind.OR):
            if found[-1] is None and not self.is_unfinished():
                raise _missing(keyword, Fault.NOTHING_BEFORE)
            found.append(self.all())
            if found[-1] is None and not self.is_unfinished():
                raise _missing(keyword, Fault.NOTHING_AFTER)
        return _joined(Or, found)

    def all(self) -> Term | None:
        found: list[Term | None] = []
        while self.next is not None and self.next.kind not in (Kind.OR, Kind.CLOSE):
            keyword = self.taken(Kind.AND)
            if keyword is None:
                found.append(self.one())
            elif not self.is_unfinished():
                self.check_operands(keyword, has_left=bool(found))
        return _joined(And, found)

    def check_operands(self, keyword: Token, *, has_left: bool) -> None:
        if not has_left:
            raise _missing(keyword, Fault.NOTHING_BEFORE)
        if self.next is None or self.next.kind in (Kind.OR, Kind.AND, Kind.CLOSE):
            raise _missing(keyword, Fault.NOTHING_AFTER)

    def one(self) -> Term | None:
        sign = self.taken(Kind.MINUS, Kind.NOT, Kind.OPEN)
        if sign is None:
            return self.leaf()
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise sign.whole.wrong(Fault.TOO_DEEP, most=str(MAX_DEPTH))
        term = self.group(sign) if sign.kind is Kind.OPEN else self.negated(sign)
        self.depth -= 1
        return term

    def group(self, sign: Token) -> Term | None:
        term = self.any()
        end = self.taken(Kind.CLOSE)
        if end is None:
            if not self.is_typing:
                raise sign.whole.wrong(Fault.OPEN_PARENTHESIS, kind=UnfinishedError)
        elif term is None:
            raise QueryError(Fault.EMPTY_PARENTHESES, sign.start, end.end)
        return term

    def negated(self, sign: Token) -> Term | None:
        if self.next is None or self.next.kind in (Kind.OR, Kind.AND, Kind.CLOSE):
            if self.is_unfinished():
                return None
            raise _missing(sign, Fault.NOTHING_AFTER)
        self.negations += 1
        term = self.one()
        self.negations -= 1
        return None if term is None else Not(term)

    def leaf(self) -> Term | None:
        token = self.tokens[self.place]
        self.place += 1
        self.terms += 1
        if self.terms > MAX_TERMS:
            raise token.whole.wrong(Fault.TOO_MANY, most=str(MAX_TERMS))
        try:
            return self.term(token)
        except UnfinishedError:
            if self.is_typing and token.end == self.length:
                return None
            raise

    def term(self, token: Token) -> Term | None:
        if token.kind is Kind.FIELD:
            if field_name(token.name) != "sort":
                return self.grown(term_of(token), token)
            self.order(token)
            return None
        if token.kind is Kind.ADDRESS:
            return replace(text_of(token), is_phrase=True)
        return self.grown(text_of(token), token)

    def grown(self, term: Term, token: Token) -> Term:
        """The term, the last word of which may go on where it is still being typed."""
        is_growing = token.kind in (Kind.WORD, Kind.FIELD) and token.end == self.length
        # A word that is not wanted is no prefix: its first letter would empty the list.
        if self.is_typing and is_growing and not token.is_quoted and not self.negations:
            return replace(term, is_prefix=True) if isinstance(term, (Text, In, Note)) else term
        return term

    def order(self, token: Token) -> None:
        if self.depth:
            raise token.whole.wrong(Fault.INNER_SORT)
        if self.sort is not None:
            raise token.whole.wrong(Fault.SECOND_SORT)
        value = token.value
        if token.is_open or value.text in ("", "-"):
            raise token.whole.wrong(
                Fault.NOTHING_AFTER, kind=UnfinishedError, word=token.whole.text
            )
        is_descending = value.text.startswith("-")
        if is_descending:
            value = value.cut(1, len(value.text))
        self.sort = chosen("sort", value, Sort)
        self.is_descending = is_descending or self.sort is Sort.RELEVANCE

    def is_unfinished(self) -> bool:
        """Nothing follows, and something may still be typed."""
        return self.is_typing and self.next is None


def _joined(kind: type[And] | type[Or], found: list[Term | None]) -> Term | None:
    """The terms as one, those that are joined in the same way taken apart."""
    terms: list[Term] = []
    for term in found:
        if isinstance(term, kind):
            terms.extend(term.terms)
        elif term is not None:
            terms.append(term)
    return kind(tuple(terms)) if len(terms) > 1 else next(iter(terms), None)


def _missing(sign: Token, fault: Fault) -> QueryError:
    is_word = sign.kind is not Kind.MINUS
    kind = UnfinishedError if fault is Fault.NOTHING_AFTER else QueryError
    return sign.whole.wrong(fault, Fault.QUOTE_KEYWORD if is_word else "", kind)

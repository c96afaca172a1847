"""Whether a model's sentence still means what its quotes mean; in doubt it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.evidence import Evidence
from bot.facts import Facts, Kind
from bot.meaning import OPTIONAL_STATUS, Meaning
from bot.wording import NARROWING, WHO, meaning

_KEPT_OF_A_CONDITION = 0.6


def kept(said: Facts, meant: Meaning, evidence: Evidence) -> Iterator[str]:
    """Why the sense is not kept, in plain words."""
    quotes = evidence.meanings
    yield from _negation(meant, quotes)
    yield from _modals(said, meant, evidence)
    yield from _acts(meant, evidence)
    yield from _amounts(meant, quotes)
    yield from _stages(said, meant, evidence)
    yield from _joints(meant, quotes)
    yield from _words(said, meant, evidence)


def _names(words: Iterable[str]) -> str:
    return ", ".join(sorted(word.replace("_", " ") for word in words if word)) or "a word"


def _sum(counts: list[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter())


def _most(counts: list[Counter[str]]) -> Counter[str]:
    merged: Counter[str] = Counter()
    for one in counts:
        merged |= one
    return merged


def _negation(meant: Meaning, quotes: tuple[Meaning, ...]) -> Iterator[str]:
    theirs = [one.negated for one in quotes]
    if meant.negated not in (_sum(theirs), _most(theirs)):
        more, less = meant.negated - _sum(theirs), _most(theirs) - meant.negated
        if more:
            yield f"it denies what its quote does not ({_names(more)})"
        if less:
            yield f"it drops a 'not' or 'without' of its quote ({_names(less)})"
        if not more and not less:
            yield "it does not deny as often as its quote"
    alone = [one.alone for one in quotes]
    if meant.alone not in (_sum(alone), _most(alone)):
        yield "'only' is in one and not in the other"
    unless = [one.unless for one in quotes]
    if meant.unless not in (sum(unless), max(unless, default=0)):
        yield "'unless' or 'except' is in one and not in the other"
    polar = frozenset().union(*(one.polar for one in quotes))
    labels = {label for label, _ in polar}
    turned = {label for label, negated in meant.polar if label in labels and (label, negated) not in polar}
    if turned:
        yield f"the 'not' stands with something else ({_names(turned)})"


def _modals(said: Facts, meant: Meaning, evidence: Evidence) -> Iterator[str]:
    counts = [one.modals for one in evidence.meanings]
    total, most = _sum(counts), _most(counts)
    differ = set() if meant.modals in (total, most) else set(meant.modals - total) | set(most - meant.modals)
    # "The maximum is two years" and "can be jailed for up to two years" say one thing.
    mine = "maximum" in said.words
    theirs = any("maximum" in quote.words for quote in evidence.quotes)
    if mine != theirs and any(value.bound == "max" for value in said.values):
        differ -= {"can"}
    effects = frozenset().union(*(one.effects for one in evidence.meanings))
    if "must" in differ and "duty" in meant.effects ^ effects:
        differ -= {"must"}
    statuses = frozenset().union(*(one.status for one in evidence.meanings))
    if "future" in meant.status & statuses:
        differ -= {"will"}
    if differ:
        yield f"may, must, would and will are not as in its quote ({_names(differ)})"
    actors = frozenset().union(*(one.modal_of for one in evidence.meanings))
    shared = {modal for modal, _ in actors}
    wrong = {actor for modal, actor in meant.modal_of if modal in shared and (modal, actor) not in actors}
    if wrong:
        yield f"someone else must, may or can ({_names(wrong)})"


def _acts(meant: Meaning, evidence: Evidence) -> Iterator[str]:
    quotes = evidence.meanings
    conduct = frozenset().union(*(one.conduct for one in quotes))
    if more := meant.conduct - conduct:
        yield f"it names an act that its quote does not ({_names(more)})"
    if less := conduct - meant.conduct:
        yield f"it leaves out an act of its quote ({_names(less)})"
    for name, mine, theirs in (
        ("an adult", meant.adults, [one.adults for one in quotes]),
        ("a child", meant.children, [one.children for one in quotes]),
    ):
        if mine not in (sum(theirs), max(theirs)):
            yield f"{name} is in one and not in the other"
    if oftener := set(meant.acts - _sum([one.acts for one in quotes])):
        yield f"it names an act more often than its quote ({_names(oftener)})"
    ruled = evidence.rule_meaning.effects if evidence.rule_meaning else frozenset()
    effects = frozenset().union(ruled, *(one.effects for one in quotes))
    allowed = effects | ({"duty"} if any(one.modals["must"] for one in quotes) else set())
    if more := meant.effects - allowed:
        yield f"crime, civil claim, duty and lawful are not as in its quote ({_names(more)})"


def _amounts(meant: Meaning, quotes: tuple[Meaning, ...]) -> Iterator[str]:
    counts = [one.quantifiers for one in quotes]
    total, most = _sum(counts), _most(counts)
    differ = set(meant.quantifiers - total) | (set(most - meant.quantifiers) - {"any"})
    if differ:
        yield f"all, some, most, any are not as in its quote ({_names(differ)})"
    bounds = frozenset().union(*(one.bounds for one in quotes))
    if unlike := meant.bounds ^ bounds:
        yield f"up to, at least, more than are not as in its quote ({_names(unlike)})"
    relations = frozenset().union(*(one.relations for one in quotes))
    if turned := (meant.relations ^ relations) - {"since", "during"}:
        yield f"before, after, until, within are not as in its quote ({_names(turned)})"


def _stages(said: Facts, meant: Meaning, evidence: Evidence) -> Iterator[str]:
    quotes = evidence.meanings
    theirs = frozenset().union(*(one.status for one in quotes))
    more = meant.status - theirs
    if any(value.bound == "start" for value in evidence.quoted(Kind.DATE)):
        more -= {"begun"}
    if more:
        yield f"its quote does not say this stage of a law's life ({_names(more)})"
    if less := theirs - meant.status - OPTIONAL_STATUS:
        yield f"it leaves out a stage of a law's life ({_names(less)})"
    tenses = frozenset().union(*(one.past for one in quotes))
    if meant.past and tenses and not meant.past <= tenses:
        yield "'is an offence' and 'was an offence' are not the same"


def _joints(meant: Meaning, quotes: tuple[Meaning, ...]) -> Iterator[str]:
    joined = frozenset().union(*(one.penalties_joined for one in quotes))
    if joined and meant.penalties_joined and joined != meant.penalties_joined:
        yield "'and' and 'or' between penalties are not as in its quote"
    if meant.both != any(one.both for one in quotes):
        yield "'both' is in one and not in the other"
    for quote in quotes:
        for pair, word in meant.joined.items():
            if all(pair) and quote.joined.get(pair, word) != word:
                yield f"'and' and 'or' are not as in its quote ({_names(pair)})"
    ors = [one.ors for one in quotes]
    if meant.ors not in (sum(ors), max(ors, default=0)):
        yield "'or' is in one and not in the other"
    others = meant.conditions_set - meant.ifs
    if any(one.ifs > meant.ifs + max(0, others - one.conditions_set + one.ifs) for one in quotes):
        yield "it drops an 'if', 'when' or 'without'"
    have = set(meant.content)
    for quote in quotes:
        for word, clause in quote.conditions:
            if clause and len(clause & have) < _KEPT_OF_A_CONDITION * len(clause):
                yield f"it drops the condition that follows {word!r}"


def _in_names(found: Facts) -> Counter[str]:
    return Counter(meaning(word) for name in found.names for word in name)


def _words(said: Facts, meant: Meaning, evidence: Evidence) -> Iterator[str]:
    own = {meaning(word) for token in said.tokens if token.kind is Kind.PLACE for word in token.text.split()}
    own |= {meaning(word) for name in said.names for word in name if word in evidence.initials()}
    have = set(meant.content)
    once = _sum([Counter(one.content) for one in evidence.meanings])
    theirs = frozenset(once)
    counted = Counter(meant.content)
    # A word inside a name ("Sexual Offences Act") narrows nothing.
    outside = counted - _in_names(said)
    narrow = _most(
        [
            Counter(one.content) - _in_names(quote)
            for one, quote in zip(evidence.meanings, evidence.quotes, strict=True)
        ]
    )
    named = {meaning(word) for quote in evidence.quotes for name in quote.names for word in name}
    if less := {word for word in theirs & NARROWING if outside[word] < narrow[word]}:
        yield f"it leaves out a word that narrows ({_names(less)})"
    actors = {word for word in have if word in WHO and word not in theirs and word not in own}
    if actors:
        yield f"its quote does not speak of them ({_names(actors)})"
    if more := {word for word, count in counted.items() if 0 < once[word] < count} - named:
        yield f"it uses a word more often than its quote ({_names(more)})"
    if added := have - theirs - evidence.vocabulary() - own:
        yield f"its quote has no such word ({_names(added)})"

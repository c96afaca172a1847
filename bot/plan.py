"""Rules choose: which documents may answer, place by place, before anything is ranked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.question import Intent, Question
from bot.verdict import Standing, standing
from ingest import places
from ingest.corpus import Corpus
from ingest.document import Rule, SourceDocument
from ingest.vocabulary import Aspect, Conduct, Effect, Kind, Material, Subject, Who


class Mode(StrEnum):
    """How the candidates were chosen."""

    NAMED = "named"  # the question names a law, case or service
    RULES = "rules"  # conduct and place select rules
    SEARCH = "search"  # neither: rank what is held for the places asked about


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that answers for a conduct in a place, and what it amounts to on the day asked about."""

    document: SourceDocument
    rule: Rule
    place: str  # where the rule itself holds: the place asked about, or a wider one
    standing: Standing
    closeness: float
    distance: int = 0  # steps up the tree from the place asked about

    def __repr__(self) -> str:
        return f"Match({self.document.id} {self.rule.conduct} {self.standing} {self.closeness:.1f})"


@dataclass(frozen=True, slots=True)
class Block:
    """One place and one conduct: the matches, best first; empty when nothing is held."""

    place: str
    conduct: Conduct | None
    matches: tuple[Match, ...]

    def leads(self) -> tuple[Match, ...]:
        """The best match, then the best of each other place up the tree that adds an offence."""
        chosen: list[Match] = []
        for match in self.matches:
            new_place = all(match.place != one.place for one in chosen)
            if not chosen or (new_place and match.standing is Standing.YES):
                chosen.append(match)
        return tuple(chosen)


@dataclass(frozen=True, slots=True)
class Plan:
    """What may be used to answer: blocks of matched rules, and the ids among which search may rank."""

    question: Question
    mode: Mode
    places: tuple[str, ...]
    blocks: tuple[Block, ...]
    documents: tuple[str, ...]
    place_missing: bool = False  # the place decides and nothing gave it
    beside: tuple[str, str] | None = None  # a page and heading whose own ask is near this question


# Where nothing gives the place, these are answered meanwhile, each apart.
MEANWHILE = ("GB-EAW", "US")
_SOMEONE = re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
_WHICH = re.compile(
    r"\b(?:which|what|how many|any) (?:other )?(?:countr\w+|places?|states?|nations?)\b"
    r"|\bwhere is it (?:il)?legal\b|\bworldwide\b",
    re.IGNORECASE,
)
_LOOSE = (Material.ELECTION, Material.VOICE, Material.LIKENESS, Material.FRAUD)
_LOOSE_ACTS = (Conduct.CREATE, Conduct.SHARE, Conduct.IMPERSONATE)
_HOLDS = (Standing.YES, Standing.DUTY, Standing.CIVIL, Standing.NOT_YET, Standing.PASSED)
_CONDUCT_OF_ORDERS = frozenset({Conduct.BREACH_ORDER})
_PRIORITY = {
    Standing.YES: 0,
    Standing.NOT_CERTAIN: 1,
    Standing.NOT_THEN: 2,
    Standing.NO_OFFENCE_FOUND: 3,
    Standing.BLOCKED: 4,
    Standing.NOT_YET: 4,
    Standing.PASSED: 4,
    Standing.LAWFUL: 5,
    Standing.PROPOSED: 6,
    Standing.NO_LONGER: 6,
    Standing.CIVIL: 7,
    Standing.DUTY: 8,
    Standing.CONDITION: 8,
    Standing.POWER: 9,
    Standing.NEVER_LAW: 10,
}
DUTIES = frozenset({Effect.PLATFORM_DUTY, Effect.PROVIDER_DUTY, Effect.LABELLING_DUTY})


def plan(question: Question, corpus: Corpus) -> Plan:
    """The candidates for a question; pure, and the same for the same question and corpus."""
    asked = _asked_places(question)
    if question.named:
        return _named(question, corpus, asked)
    wanted = [one for one in question.conduct if one not in _CONDUCT_OF_ORDERS] or list(question.conduct)
    if question.aspect is Aspect.DEFINITION and not asked:
        wanted = []  # "what is a nudify app" asks for a meaning, not for a rule
    unnamed = _is_about_someone(question)
    if wanted and not unnamed and (question.material or _CONDUCT_OF_ORDERS & set(wanted)):
        everywhere = not asked and bool(_WHICH.search(question.standalone))
        where = asked or (_holding(question, corpus, wanted[0]) if everywhere else MEANWHILE) or MEANWHILE
        missing = not asked and not everywhere
        blocks = tuple(_block(question, corpus, place, one) for place in where for one in wanted)
        if asked or any(block.matches for block in blocks):
            ids = _ids(match.document for block in blocks for match in block.matches)
            related = [one for each in ids for one in corpus[each].related if _fits(corpus.get(one), where)]
            return Plan(
                question, Mode.RULES, tuple(where), blocks, tuple(dict.fromkeys([*ids, *related])), missing
            )
    held = held_for(corpus, asked)
    if unnamed:
        # "What was he banned from?" with nobody named before: people stand in cases and news.
        held = tuple(one for one in held if corpus[one].kind in (Kind.CASE, Kind.NEWS)) or held
    return Plan(question, Mode.SEARCH, asked, (), held, _place_decides(question) and not asked)


def _holding(question: Question, corpus: Corpus, conduct: Conduct) -> tuple[str, ...]:
    """Every place with a rule of its own that holds on the day asked about, countries before their parts."""
    codes = {
        place for one in corpus for rule in one.rules for place in one.extent(rule) if rule.conduct is conduct
    }
    parts = {part for code in codes for part in places.nations(code)} - {"INT"}
    holding = [
        code
        for code in sorted(parts, key=lambda code: (not code.startswith("GB"), "-" in code, code))
        if any(
            match.place in (code, "GB") and match.standing in _HOLDS
            for match in _block(question, corpus, code, conduct).matches[:1]
        )
    ]
    return tuple(holding)


def _asked_places(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for code in question.jurisdictions for part in places.nations(code)))


def _named(question: Question, corpus: Corpus, asked: Sequence[str]) -> Plan:
    named = [one for one in question.named if one in corpus.documents]
    related = [one for each in named[:3] for one in corpus[each].related if one in corpus.documents]
    blocks: list[Block] = []
    for conduct in question.conduct or (None,):
        # A case names no rule of its own for what breaking its order means: that stands on a related page.
        pages = [(each, 0) for each in named] + [(each, 1) for each in related if conduct]
        found = [
            _matched(question, corpus[each], rule, corpus[each].jurisdiction, distance)
            for each, distance in pages
            for rule in corpus[each].rules
            if conduct is None or rule.conduct is conduct
        ]
        found = [match for match in found if match.closeness > 0]
        found.sort(key=lambda match: (match.distance, _PRIORITY[match.standing], -match.closeness))
        if found:
            blocks.append(Block(found[0].place, conduct, tuple(found)))
    ids = tuple(dict.fromkeys([*named, *related]))
    return Plan(question, Mode.NAMED, tuple(asked), tuple(blocks), ids)


def _block(question: Question, corpus: Corpus, place: str, conduct: Conduct) -> Block:
    found: list[Match] = []
    for distance, wider in enumerate(places.up(place)):
        for one in corpus:
            for rule in one.rules:
                if wider in one.extent(rule) and _for_all(rule) and _same_act(question, conduct, rule):
                    match = _matched(question, one, rule, wider, distance)
                    if match.closeness > 0:
                        found.append(match)
    found.sort(key=lambda match: order(match, question))
    return Block(place, conduct, tuple(found))


def _same_act(question: Question, conduct: Conduct, rule: Rule) -> bool:
    """The same conduct; where it is not about sex, few laws tell making, sharing and posing apart."""
    if rule.conduct is conduct:
        return True
    return question.material in _LOOSE and conduct in _LOOSE_ACTS and rule.conduct in _LOOSE_ACTS


def _for_all(rule: Rule) -> bool:
    """A condition of one person's order is no rule for anybody else."""
    return rule.effect is not Effect.ORDER_CONDITION


def order(match: Match, question: Question) -> tuple[float, ...]:
    """Child-image law leads for a child; then the law of the place itself; then what decides most."""
    child = question.subject is Subject.CHILD and match.rule.material is Material.CHILD_IMAGE
    duty = question.aspect is Aspect.DUTY and match.rule.effect in DUTIES
    exact = question.material is None or match.rule.material is question.material
    sues = question.wants_to_sue and match.rule.effect is Effect.CIVIL_CLAIM
    undecided = _PRIORITY[match.standing] > _PRIORITY[Standing.LAWFUL]
    dead = match.standing is Standing.NEVER_LAW
    other = bool(question.conduct) and match.rule.conduct not in question.conduct
    return (
        dead,
        -duty,
        -sues,
        -child,
        -exact,
        undecided,
        match.distance,
        other,
        _PRIORITY[match.standing],
        -match.closeness,
    )


def _matched(question: Question, one: SourceDocument, rule: Rule, place: str, distance: int) -> Match:
    if rule.real_only and question.says_fake:
        return Match(one, rule, place, standing(rule, one.status, question.as_of), 0.0, distance)
    closeness = _material(question.material, rule.material) * _subject(question, rule) * _who(question, rule)
    return Match(one, rule, place, standing(rule, one.status, question.as_of), closeness, distance)


def _material(asked: Material | None, held: Material) -> float:
    if asked is None or asked is held:
        return 2.0
    if held is Material.ANY_SYNTHETIC or asked is Material.ANY_SYNTHETIC:
        return 0.6
    near = {
        (Material.CHILD_IMAGE, Material.INTIMATE_IMAGE): 1.0,
        (Material.VOICE, Material.LIKENESS): 1.0,
        (Material.LIKENESS, Material.VOICE): 0.8,
        (Material.VOICE, Material.FRAUD): 0.8,
        (Material.FRAUD, Material.VOICE): 0.8,
    }
    return near.get((asked, held), 0.0)


def _subject(question: Question, rule: Rule) -> float:
    asked, held = question.subject, rule.subject
    if Subject.ANY in (asked, held):
        # Unsaid, an adult is meant; a rule for children alone would mislead.
        return (
            1.0
            if asked is not Subject.ANY
            or held is not Subject.CHILD
            or question.material is Material.CHILD_IMAGE
            else 0.5
        )
    if asked is held:
        return 1.2
    return 0.0


def _who(question: Question, rule: Rule) -> float:
    if question.aspect is Aspect.DUTY or rule.conduct in (Conduct.HOST, Conduct.LABEL, Conduct.SUPPLY_TOOL):
        return 1.0
    return 1.0 if rule.who is Who.PERSON else 0.4


def _fits(one: SourceDocument | None, where: Iterable[str]) -> bool:
    return one is not None and any(places.inside(place, one.jurisdiction) for place in where)


def held_for(corpus: Corpus, asked: Sequence[str]) -> tuple[str, ...]:
    """Documents of the places asked about, the wider ones and `INT`; all when no place is given."""
    if not asked:
        return tuple(one.id for one in corpus)
    return tuple(one.id for one in corpus if _fits(one, asked) or _below(one, asked))


def _below(one: SourceDocument, asked: Sequence[str]) -> bool:
    return any(places.inside(one.jurisdiction, place) for place in asked if place in ("US", "EU", "GB"))


def _is_about_someone(question: Question) -> bool:
    """Whether 'he' is spoken of as if he were known, and neither a name nor a place says who."""
    bare = (
        not question.jurisdictions and question.intent is Intent.KNOW and question.aspect is not Aspect.CRIME
    )
    return bare and bool(_SOMEONE.search(question.standalone))


def _place_decides(question: Question) -> bool:
    legal = (Aspect.CRIME, Aspect.PENALTY, Aspect.SINCE, Aspect.DEFENCE, Aspect.DUTY)
    return question.intent is Intent.KNOW and question.aspect in legal and bool(question.conduct)


def _ids(documents: Iterable[SourceDocument]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.id for one in documents))

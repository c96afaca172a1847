"""Which help routes fit: by place, age and need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answer import HelpRoute
from bot.question import Intent, Question
from ingest import places
from ingest.corpus import Corpus
from ingest.document import Help, SourceDocument
from ingest.vocabulary import HelpFor, Kind, Material, Subject, Topic

_ADULT = 18
_NEEDS: dict[Intent, tuple[HelpFor, ...]] = {
    Intent.CRISIS: (HelpFor.EMERGENCY, HelpFor.TALK, HelpFor.REMOVAL),
    Intent.VICTIM: (HelpFor.REMOVAL, HelpFor.POLICE, HelpFor.TALK, HelpFor.EMERGENCY, HelpFor.REPORT),
    Intent.ACCUSED: (HelpFor.LEGAL, HelpFor.STOP, HelpFor.TALK),
    Intent.STOP: (HelpFor.STOP, HelpFor.TALK),
    Intent.HARM: (HelpFor.STOP,),
}
_IN_CRISIS = re.compile(
    r"\b(?:crisis|suicid\w*|despair|distress\w*|struggling|any hour|day (?:and|or) night)\b", re.IGNORECASE
)
_MOST = 5
SCHOOL = re.compile(
    r"\b(?:i am|i'm|im|as) a (?:\w+ )?(?:teacher|head|headteacher|principal|counsell?or)\b"
    r"|\b(?:my|our) (?:pupil|student|school)s?\b|\bone of (?:my|our) (?:pupil|student)s?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Route:
    """A help route and the page that it stands on."""

    help: Help
    document: SourceDocument
    place: str

    def shown(self) -> HelpRoute:
        """As a face renders it."""
        return HelpRoute.of(self.help, self.place, str(self.document.last_verified))


def needs_of(question: Question) -> tuple[HelpFor, ...]:
    """What the person needs, most urgent first."""
    needs = _NEEDS.get(question.intent, _NEEDS[Intent.VICTIM])
    own_act = question.intent in (Intent.HARM, Intent.STOP, Intent.ACCUSED)
    if SCHOOL.search(question.standalone) and not own_act:
        return (HelpFor.SCHOOL, HelpFor.REMOVAL, HelpFor.POLICE, HelpFor.TALK)
    if question.material in (Material.LIKENESS, Material.ELECTION) and question.intent is Intent.VICTIM:
        return (
            HelpFor.LEGAL,
            HelpFor.POLICE,
            HelpFor.EMERGENCY,
        )  # removal services take intimate images only
    if question.material in (Material.FRAUD, Material.VOICE) and question.intent is not Intent.CRISIS:
        needs = (HelpFor.FRAUD, HelpFor.POLICE, HelpFor.EMERGENCY)
    return needs


def routes_for(question: Question, corpus: Corpus, where: Sequence[str]) -> tuple[Route, ...]:
    """The routes to show, best first; only those that work anywhere while the place is unknown."""
    wanted = needs_of(question)
    codes = [code for place in where for code in places.up(place)] + ["INT"]
    found = [route for route in _all(corpus) if route.place in codes and _fits(question, route)]
    chosen: list[Route] = []
    second: list[Route] = []
    for need in wanted:
        fitting = sorted(
            (route for route in found if need in route.help.needs and route not in chosen),
            key=lambda route: (
                question.intent is Intent.CRISIS
                and need is HelpFor.TALK
                and not _IN_CRISIS.search(route.help.does),
                need is HelpFor.POLICE and HelpFor.EMERGENCY in route.help.needs,
                _age_rank(question, route.help),
                codes.index(route.place),
            ),
        )
        chosen += fitting[:1]
        if need is wanted[0]:
            second = _second(question, fitting)
    # A second way to the most urgent thing comes before the rest only while the person's age is unknown.
    at = 1 if question.subject is Subject.ANY and not question.asker_is_child else len(chosen)
    return tuple(_distinct([*chosen[:at], *second, *chosen[at:]]))[:_MOST]


def _all(corpus: Corpus) -> Iterable[Route]:
    for one in corpus:
        if one.kind is Kind.RESOURCE:
            for route in one.help:
                for place in route.places or (one.jurisdiction,):
                    yield Route(route, one, place)


def _fits(question: Question, route: Route) -> bool:
    """Whether the route is for someone of that age, about someone of that age."""
    about_child = question.subject is Subject.CHILD or question.asker_is_child
    only_children = (
        Topic.CHILD_IMAGES in route.document.topics
        and Topic.ADULT_INTIMATE_IMAGES not in route.document.topics
    )
    if question.intent is Intent.ACCUSED and HelpFor.REMOVAL in route.help.needs:
        return False  # those services are there for the people shown
    if only_children and not about_child and not _for_children(route.help):
        return False
    scam = question.material in (Material.FRAUD, Material.VOICE)
    if scam and re.search(r"\b(?:image|nude|child|sexual)", route.help.does):
        return False
    return _age_fits(question, route.help)


def _age_fits(question: Question, route: Help) -> bool:
    if question.subject is Subject.CHILD or question.asker_is_child:
        return route.min_age is None or route.min_age < _ADULT
    if question.subject is Subject.ADULT:
        return route.max_age is None or route.max_age >= _ADULT
    return True


def _second(question: Question, fitting: Sequence[Route]) -> list[Route]:
    """The next route; one for children when nothing says how old the person is."""
    rest = list(fitting[1:])
    if question.subject is Subject.ANY and not question.asker_is_child:
        rest.sort(key=lambda route: not _for_children(route.help))
    return rest[:1]


def _for_children(route: Help) -> bool:
    return route.max_age is not None and route.max_age < _ADULT


def _age_rank(question: Question, route: Help) -> int:
    """Services made for the person's age lead; those for children come last while the age is unknown."""
    if question.subject is Subject.CHILD or question.asker_is_child:
        return 0 if _for_children(route) else 1
    return 2 if _for_children(route) else 0 if route.min_age == _ADULT else 1


def _distinct(routes: Iterable[Route]) -> list[Route]:
    seen: dict[str, Route] = {}
    for route in routes:
        seen.setdefault(route.help.name.lower(), route)
    return list(seen.values())

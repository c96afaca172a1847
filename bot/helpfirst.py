"""Help comes first: routes for the place and age, then what to do, then the law in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from bot import phrases
from bot.answer import Role
from bot.draft import DraftSentence, Origin, Quote
from bot.help import SCHOOL, Route
from bot.question import Intent, Question
from bot.select import Encode, section_quotes, without_repeats
from ingest import places, vocabulary
from ingest.corpus import Corpus
from ingest.document import SourceDocument
from ingest.vocabulary import Conduct, Material, Subject

_FIRST = {
    Intent.VICTIM: phrases.VICTIM,
    Intent.CRISIS: phrases.CRISIS,
    Intent.ACCUSED: phrases.ACCUSED,
    Intent.STOP: phrases.STOP,
}
# Whom a step of "What to do" is meant for, by how it begins; a step for nobody in particular is for all.
_FOR_ADULTS = re.compile(
    r"^(?:if (?:you are|the person shown is|everyone shown is) (?:18 or over|an adult)|adults? |if everyone|for an adult|victim support)",
    re.IGNORECASE,
)
_FOR_CHILDREN = re.compile(r"^(?:if you are under 18|a young person|under-18s)", re.IGNORECASE)
_FOR_PARENTS = re.compile(r"^(?:if you are a parent|a parent|parents?)\b", re.IGNORECASE)
_FOR_SCHOOLS = re.compile(r"^(?:if you are a school|schools?|a teacher|staff|teachers)\b", re.IGNORECASE)
_FOR_ACCUSED = re.compile(
    r"^(?:if you (?:made|have made|shared|did|are under such|worry)|anyone in .* who has made|anyone who (?:has )?made|someone who made)",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"\bmy (?:[\w-]+ ){0,4}(?:daughter|son|child|kid|girl|boy|granddaughter|grandson|niece|nephew)\b|\bhija\b|\bhijo\b|\bfille\b|\bfils\b|\btochter\b|\bsohn\b",
    re.IGNORECASE,
)


_OF_IMAGES = re.compile(r"\b(?:images?|pictures?|nudes?|photos?|shown)\b", re.IGNORECASE)
SPARES_COPY = re.compile(r"do not (?:save|copy|screenshot)|never (?:save|copy)", re.IGNORECASE)


def about_child(question: Question) -> bool:
    """Whether the person shown, or the one who asks, is under 18."""
    return question.subject is Subject.CHILD or question.asker_is_child


def opening(question: Question) -> DraftSentence:
    """The first words to someone in trouble; not law, so without a citation."""
    text = _FIRST.get(question.intent, phrases.VICTIM)
    scam = question.material in (Material.FRAUD, Material.VOICE)
    if (
        question.intent is Intent.VICTIM
        and not scam
        and (_PARENT.search(question.standalone) or SCHOOL.search(question.standalone))
    ):
        text = phrases.VICTIM_OTHER
    return DraftSentence(text, Role.NOTICE, (), None, Origin.TEMPLATE)


def route_sentence(route: Route) -> DraftSentence:
    """One route in one line: what it does, for whom, how to reach it."""
    one = route.help
    ages = "" if one.ages == "any age" else f" ({one.ages})"
    reach = [one.phone] if one.phone else []
    if one.url and (not one.phone or "form" in one.how or "chat" in one.how):
        reach.append(shown_address(one.url))
    how = f"; {' or '.join(reach)}" if reach else ""
    return DraftSentence(f"{one.name}{ages}: {one.does}{how}.", Role.HELP, (), None, Origin.TEMPLATE)


def shown_address(url: str) -> str:
    """An address as people say it: host, and path when it is short."""
    parts = urlsplit(url)
    host = parts.netloc.removeprefix("www.")
    path = parts.path.rstrip("/")
    return host + path if len(path) <= 24 else host


def steps(
    question: Question, documents: Sequence[SourceDocument], encode: Encode, most: int
) -> list[DraftSentence]:
    """Steps from 'What to do' of the documents that fit the person who asks."""
    fitting: list[Quote] = []
    for one in documents:
        fitting += [
            quote
            for quote in section_quotes(one, vocabulary.WHAT_TO_DO)
            if "-next-" in one.id or _meant_for(question, quote.sentence.text)
        ]
    if question.material in (Material.FRAUD, Material.VOICE):
        fitting = [quote for quote in fitting if not _OF_IMAGES.search(quote.sentence.text)]
    ranked = _one_warning(sorted(fitting, key=lambda quote: _urgency(question, quote)))
    chosen = without_repeats([], ranked[: most + 4], encode)[:most]
    return [DraftSentence.quoting(quote, Role.HELP) for quote in chosen]


def next_page(question: Question, corpus: Corpus) -> SourceDocument | None:
    """The page of next steps for the person's role, in the place or the wider one; such pages end so by name."""
    role = _role(question)
    for place in question.jurisdictions[:1]:
        for wider in places.up(place):
            if found := corpus.get(f"{wider.lower()}-next-{role}"):
                return found
    return None


def _role(question: Question) -> str:
    text = question.standalone
    if question.intent in (Intent.ACCUSED, Intent.STOP):
        return str(question.intent)
    if question.material in (Material.FRAUD, Material.VOICE) or Conduct.SOLICIT_PAYMENT in question.conduct:
        return "voice-sextortion"
    if SCHOOL.search(text):
        return "school"
    if _PARENT.search(text) and about_child(question):
        return "parent"
    return "child" if about_child(question) else "victim"


def _one_warning(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes with only the first of those that warn against copying: once is enough."""
    first = next((quote for quote in quotes if SPARES_COPY.search(quote.sentence.text)), None)
    return [quote for quote in quotes if quote == first or not SPARES_COPY.search(quote.sentence.text)]


def _meant_for(question: Question, text: str) -> bool:
    child = about_child(question)
    if _FOR_ACCUSED.match(text):
        return question.intent in (Intent.ACCUSED, Intent.STOP)
    if question.intent is Intent.ACCUSED:
        return bool(re.search(r"solicitor|lawyer|do not share|stop", text, re.IGNORECASE))
    if _FOR_ADULTS.match(text):
        return not child
    if _FOR_CHILDREN.match(text):
        return child and not _PARENT.search(question.standalone) and not SCHOOL.search(question.standalone)
    if _FOR_PARENTS.match(text):
        return bool(_PARENT.search(question.standalone))
    if _FOR_SCHOOLS.match(text):
        return bool(SCHOOL.search(question.standalone))
    return True


def _urgency(question: Question, quote: Quote) -> int:
    """What must come first for this person; equal steps keep the order of their page."""
    text = quote.sentence.text
    child = question.subject is Subject.CHILD or question.asker_is_child
    spares_copy = re.search(
        r"do not (?:save|copy|screenshot|ask to see)|never (?:save|copy)", text, re.IGNORECASE
    )
    if child and spares_copy:
        return 0
    if "-next-" in quote.document.id:
        return 1  # such a page is in the order of its steps
    own = (_FOR_PARENTS, _FOR_SCHOOLS, _FOR_CHILDREN, _FOR_ACCUSED)
    if any(pattern.match(text) for pattern in own):
        return 1
    if question.aspect is vocabulary.Aspect.REMOVAL and re.search(
        r"remov|take (?:it )?down|48 hours|platform", text, re.IGNORECASE
    ):
        return 1
    if re.search(r"\b(?:999|911|112)\b", text) and question.intent is not Intent.CRISIS:
        return 4  # the routes already name the emergency number
    return 2

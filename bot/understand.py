"""From words to a Question: place, day, conduct, material, subject, aspect, names, intent. No model."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import what
from bot.errors import BadQuestion
from bot.followup import Turn, check_history, joined, leans_back
from bot.language import language_of
from bot.lead import GERUNDS
from bot.names import Catalogue
from bot.question import Intent, Question
from bot.screen import intent_of
from bot.when import day_in
from bot.where import places_in, unknown_place_in
from ingest import places
from ingest.dates import PartialDate
from ingest.vocabulary import Aspect, Conduct, Material, Subject

MAX_CHARACTERS = 2_000
MAX_TURNS = 20

# In a question with several aspects the first of these speaks; a bare "what is" only when nothing else does.
_ORDER = (
    Aspect.COMPARE,
    Aspect.REMOVAL,
    Aspect.HELP,
    Aspect.PENALTY,
    Aspect.SINCE,
    Aspect.DUTY,
    Aspect.DEFENCE,
    Aspect.TIMELINE,
    Aspect.CRIME,
    Aspect.DEFINITION,
)
_THINGS: dict[Material | None, str] = {
    Material.INTIMATE_IMAGE: "an intimate deepfake",
    Material.CHILD_IMAGE: "an indecent image of a child",
    Material.ELECTION: "an election deepfake",
    Material.VOICE: "a cloned voice",
    Material.FRAUD: "a deepfake scam",
    Material.LIKENESS: "a digital copy of a person",
}
# "What does Scots law say?" asks for the whole of it: making, sharing and threatening.
_WHOLE_LAW = (Conduct.CREATE, Conduct.SHARE, Conduct.THREATEN)
# "Are election deepfakes legal in Texas?" names no act; these are the ones that such laws are about.
_ACT_OF: dict[Material | None, Conduct] = {
    Material.ELECTION: Conduct.SHARE,
    Material.VOICE: Conduct.IMPERSONATE,
    Material.LIKENESS: Conduct.IMPERSONATE,
    Material.FRAUD: Conduct.IMPERSONATE,
}
# "Since when is it punished?" asks for a day, whatever else it names.
_SINCE_WHEN = re.compile(
    r"\b(?:since|from) when\b|\bdesde cuándo\b|\bdepuis quand\b|\bseit wann\b|\bda quando\b|언제부터",
    re.IGNORECASE,
)
_LAW_OF_A_PLACE = re.compile(
    r"\b(?:laws?|legal|illegal|rules?|ley(?:es)?|lois?|gesetze?|legge|leggi|prawo|cyfraith)\b|법",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^\W*(?:(?:what|is|are|the|any|about|tell|me|of|on|for|there|say|says|does)\W+)*(?:ai|deep ?fakes?|porn|sexual|fake|law|laws|legal|illegal|rules?|\W)+$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Understander:
    """Reads a question against the names that the corpus knows."""

    catalogue: Catalogue

    def read(
        self,
        text: str,
        *,
        jurisdiction: str | None = None,
        as_of: str | None = None,
        history: Sequence[Turn] = (),
        language: str | None = None,
        today: PartialDate | None = None,
    ) -> Question:
        """The Question that stands alone; raises BadQuestion for what cannot be one."""
        today = today or PartialDate.today()
        place = place_of(jurisdiction)
        day = day_of(as_of)
        question = self._alone(clean(text), today)
        before: Question | None = None
        for turn in check_history(history)[-MAX_TURNS:]:
            if turn["role"] == "user" and turn["content"].strip():
                earlier = self._alone(clean(turn["content"], lenient=True), today)
                before = joined(earlier, before) if before and leans_back(earlier) else earlier
        if before and leans_back(question):
            question = joined(question, before)
        if place and (not question.jurisdictions or jurisdiction):
            question = replace(question, jurisdictions=question.jurisdictions or (place,))
        if day:
            question = replace(question, as_of=day, dated=True)
        return replace(question, language=language or question.language, text=text.strip())

    def _alone(self, text: str, today: PartialDate) -> Question:
        named = self.catalogue.named_in(text)
        day = day_in(text, today)
        said = self.catalogue.without_names(text) if named else text
        subject = what.subject_in(said)
        conduct = what.conducts_in(said)
        material = what.material_in(said, subject)
        aspects = what.aspects_in(said)
        if material in (Material.FRAUD, Material.VOICE):
            subject = Subject.ANY  # whose voice it was does not make it an image of a child
        intent = intent_of(said, known_subject=bool(named))
        return Question(
            text=text,
            standalone=text,
            language=language_of(text),
            jurisdictions=places_in(text),
            as_of=day or today,
            conduct=conduct,
            material=material,
            subject=subject,
            aspect=Aspect.SINCE if _SINCE_WHEN.search(said) else _aspect(aspects, conduct, intent),
            intent=intent,
            named=named,
            unknown=self.catalogue.unknown_in(text),
            dated=day is not None,
            asker_is_child=what.asker_is_child(text) and intent is not Intent.KNOW,
            unknown_place=unknown_place_in(text) or "" if not named else "",
            wants_to_sue=what.wants_to_sue(said),
            says_fake=not what.says_real(text),
            topic=self._topic(text, named, conduct, material),
        )

    def _topic(
        self, text: str, named: Sequence[str], conduct: Sequence[Conduct], material: Material | None
    ) -> str:
        """The name that the text uses, else its conduct and material."""
        lowered = text.lower()
        for one in named:
            document = self.catalogue.corpus[one]
            used = [name for name in document.names if name.lower() in lowered]
            if used or document.names:
                return max(used, key=len) if used else document.names[0]
        acts = " or ".join(GERUNDS[one] for one in conduct)
        return " ".join(
            part for part in (acts, _THINGS.get(material, "a deepfake") if acts or material else "") if part
        )


def clean(text: str, lenient: bool = False) -> str:
    """The text in NFC with single blanks; BadQuestion when it is empty, too long or not text."""
    if not isinstance(text, str):
        raise BadQuestion("A question must be text.", "Ask in words.")
    if len(text) > MAX_CHARACTERS:
        if lenient:
            text = text[:MAX_CHARACTERS]
        else:
            raise BadQuestion(
                f"That is {len(text):,} characters; a question may have {MAX_CHARACTERS:,}.",
                "Ask it in a few sentences.",
            )
    folded = unicodedata.normalize("NFC", text)
    bad = sum(
        1 for one in folded if unicodedata.category(one) in ("Cc", "Cn", "Co", "Cs") and one not in "\n\r\t"
    )
    if (bad and bad > 0.02 * len(folded)) or "\ufffd" * 3 in folded:
        if lenient:
            return ""
        raise BadQuestion("That is not readable text.", "Type the question, or paste it as plain text.")
    folded = "".join(
        " " if unicodedata.category(one) in ("Cc", "Cs", "Cf") and one not in "\u200c\u200d" else one
        for one in folded
    )
    folded = " ".join(folded.split())
    if not lenient and not re.search(r"\w", folded):
        raise BadQuestion(
            "There is no question yet.",
            "Type what you want to know, for example: Is it illegal to share a deepfake in Scotland?",
        )
    return folded


def place_of(code: str | None) -> str | None:
    """The place that a code or a name means, None for nothing given; BadQuestion for neither."""
    if not code or not code.strip():
        return None
    upper = code.strip().upper().replace("_", "-")
    upper = {"UK": "GB", "GB-ENG": "GB-EAW", "GB-WLS": "GB-EAW"}.get(upper, upper)
    if places.exists(upper):
        return upper
    named = places_in(code)
    if named:
        return named[0]
    raise BadQuestion(
        f"{code!r} is not a place that can be read.", "Use a code such as GB-EAW, GB-SCT, US, US-FL or EU."
    )


def day_of(text: str | None) -> PartialDate | None:
    """The day, month or year that was given, None for nothing; BadQuestion for what is no date."""
    if not text or not text.strip():
        return None
    try:
        return PartialDate(text.strip())
    except ValueError:
        raise BadQuestion(f"{text!r} is not a date.", "Write 2024, 2024-02 or 2024-02-06.") from None


def _aspect(aspects: Sequence[Aspect], conduct: Sequence[Conduct], intent: Intent) -> Aspect | None:
    if (
        Conduct.HOST in conduct
        and intent is Intent.KNOW
        and not {Aspect.SINCE, Aspect.PENALTY} & set(aspects[:1])
    ):
        # "How long do platforms have to remove it?" asks for their duty, not for help with removal.
        return Aspect.DUTY
    return next((one for one in _ORDER if one in aspects), None)


def filled_in(question: Question) -> Question:
    """What people leave unsaid here: 'a deepfake' is an intimate one, 'the law' is all of it."""
    if question.named:
        return question
    child = question.subject is Subject.CHILD
    unsaid = Material.CHILD_IMAGE if child else Material.INTIMATE_IMAGE
    if question.conduct:
        material = question.material or unsaid
        sexual = material in (Material.INTIMATE_IMAGE, Material.CHILD_IMAGE)
        # Whoever uses a tool to undress a picture makes one.
        swapped = (Conduct.CREATE if one is Conduct.USE_TOOL and sexual else one for one in question.conduct)
        return replace(question, material=material, conduct=tuple(dict.fromkeys(swapped)))
    legal_now = question.aspect in (Aspect.CRIME, Aspect.SINCE, Aspect.PENALTY, Aspect.COMPARE)
    if question.material in _ACT_OF and legal_now and question.jurisdictions:
        return replace(question, conduct=(_ACT_OF[question.material],))
    material = question.material or unsaid
    legal = question.aspect in (
        Aspect.CRIME,
        Aspect.SINCE,
        Aspect.PENALTY,
        Aspect.COMPARE,
        Aspect.DEFINITION,
        None,
    )
    intimate = material in (Material.INTIMATE_IMAGE, Material.CHILD_IMAGE)
    asks_for_law = bool(_LAW_OF_A_PLACE.search(question.standalone))
    enough = question.jurisdictions or what.is_sexual(question.standalone) or _BARE.match(question.standalone)
    if legal and intimate and asks_for_law and enough and question.intent is Intent.KNOW:
        return replace(question, conduct=_WHOLE_LAW, material=material)
    return question

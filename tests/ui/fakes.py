"""An engine that answers from a few fixed answers, with citations that hold against their fixed texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from bot.answer import (
    Answer,
    AnswerKind,
    AnswerSentence,
    Citation,
    CitedSource,
    Clarify,
    HelpRoute,
    Receipt,
    Role,
    Timings,
)
from ingest.corpus import Corpus, load
from ingest.document import Passage, SourceDocument
from ingest.errors import BadInput
from ingest.index import Hit

SHARED = (
    "In England and Wales, sharing an intimate image of an adult without consent is an offence under "
    "section 66B of the Sexual Offences Act 2003.",
    "Section 66B of the Sexual Offences Act 2003 covers an image that was made or altered by computer.",
    "The maximum for sharing with intent to cause distress under section 66B is two years' custody.",
)
SHARE = f"""## In short
{SHARED[0]}[^act]
{SHARED[1]}[^act][^cps]

## Penalty
- {SHARED[2]}[^act]
- For the basic offence under section 66B the maximum is six months' custody.[^cps]
"""
DOVERS = (
    "Anthony Dover was 48 when his case was reported in April 2024.",
    "Poole Magistrates' Court made a sexual harm prevention order against Anthony Dover in February 2024.",
    "The order bars Anthony Dover from AI creation tools for five years.",
)
DOVER = "## In short\n" + "".join(f"{one}[^guardian]\n" for one in DOVERS)
HELPS = "StopNCII.org makes a fingerprint of an image on the person's own device, so the image is never sent."
HELPED = f"## What to do\n{HELPS}[^stop]\n"


def cite(
    n: int,
    text: str,
    quote: str,
    title: str = "Sharing an intimate photograph or film",
    citation: str = "Sexual Offences Act 2003, section 66B",
    **more: object,
) -> Citation:
    """A citation whose span holds against `text`."""
    start = text.index(quote)
    end = start + len(quote)
    values: dict[str, object] = {
        "n": n,
        "kind": "note",
        "document_id": "gb-eaw-soa2003-s66b-share",
        "document_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "passage_id": f"p{n}",
        "title": title,
        "citation": citation,
        "sources": (
            CitedSource(
                title="Sexual Offences Act 2003, s. 66B",
                url="https://www.legislation.gov.uk/ukpga/2003/42/section/66B",
                checked="secondary",
            ),
        ),
        "url": "https://www.legislation.gov.uk/ukpga/2003/42/section/66B",
        "checked": "secondary",
        "quote": quote,
        "before": text[max(0, start - 200) : start],
        "after": text[end : end + 200],
        "start": start,
        "end": end,
        "jurisdiction": "GB-EAW",
        "status": "in_force",
        "since": "2024-01-31",
        "last_verified": "2026-11-24",
    }
    return Citation.model_validate(values | more)


def make(
    id: str, question: str, kind: AnswerKind, sentences: Sequence[AnswerSentence], **more: object
) -> Answer:
    """An answer whose text joins its sentences."""
    text = " ".join(one.text + "".join(f"[{n}]" for n in one.citations) for one in sentences)
    values: dict[str, object] = {
        "id": id,
        "question": question,
        "kind": kind,
        "text": text,
        "jurisdictions": ("GB-EAW",),
        "as_of": "2026-11-24",
        "language": "en",
        "sentences": tuple(sentences),
        "receipt": Receipt(corpus="sha256-c", index="g1", settings="s1"),
        "timings_ms": Timings(retrieve=4, total=9),
    }
    return Answer.model_validate(values | more)


def share(id: str = "a1", question: str = "Is it illegal to share a deepfake in England?") -> Answer:
    """An answer with three cards."""
    return make(
        id,
        question,
        AnswerKind.ANSWER,
        [
            AnswerSentence(
                text="Yes: in England and Wales sharing an intimate image of an adult without consent has "
                "been an offence since 31 January 2024.",
                role=Role.LEAD,
                citations=(1,),
            ),
            AnswerSentence(text=SHARED[1], role=Role.LAW, citations=(2, 1)),
            AnswerSentence(text=SHARED[2], role=Role.LAW, citations=(3,)),
        ],
        citations=tuple(cite(n, SHARE, quote) for n, quote in enumerate(SHARED, 1)),
        follow_ups=("And in Scotland?", "What if it was only a threat to share it?"),
    )


def dover(id: str = "a2", question: str = "Who is Anthony Dover?") -> Answer:
    """A case, with a correction and official text."""
    guardian = (
        CitedSource(
            title="Report of The Guardian, April 2024",
            url="https://www.theguardian.com/",
            checked="secondary",
        ),
    )
    return make(
        id,
        question,
        AnswerKind.ANSWER,
        [AnswerSentence(text=one, role=Role.CASE, citations=(n,)) for n, one in enumerate(DOVERS, 1)],
        corrected="No report establishes that he used AI to make the images.",
        citations=tuple(
            cite(
                n,
                DOVER,
                quote,
                title="Anthony Dover: barred from AI creation tools",
                citation="",
                sources=guardian,
                status="decided",
                since="2024-02",
                kind="official" if n == 3 else "note",
                checked="official" if n == 3 else "secondary",
            )
            for n, quote in enumerate(DOVERS, 1)
        ),
        follow_ups=("What happens if he breaks the order?",),
    )


def helped(id: str = "a3", question: str = "Someone shared a fake nude of me, what can I do?") -> Answer:
    """Help first, then the law."""
    return make(
        id,
        question,
        AnswerKind.HELP,
        [
            AnswerSentence(text="This is not your fault, and there is help.", role=Role.NOTICE),
            AnswerSentence(text="Revenge Porn Helpline helps adults: 0345 6000 459.", role=Role.HELP),
            AnswerSentence(text=HELPS, role=Role.HELP, citations=(1,)),
        ],
        citations=(cite(1, HELPED, HELPS, title="StopNCII.org", citation="", since=None),),
        help=(
            HelpRoute(
                name="Revenge Porn Helpline",
                for_="helps adults in the UK to get intimate images taken down",
                ages="18 and over",
                place="GB",
                phone="0345 6000 459",
                url="https://revengepornhelpline.org.uk/",
                how=("phone", "email", "form"),
                hours="10:00 to 16:00, Monday to Friday",
                open_now=None,
                last_verified="2026-11-24",
            ),
            HelpRoute(
                name="StopNCII.org",
                for_="stops known images from being uploaded to large platforms",
                ages="18 and over",
                place="INT",
                phone="",
                url="https://stopncii.org/",
                how=("form",),
                hours="",
                open_now=True,
                last_verified="2026-11-24",
            ),
        ),
        follow_ups=("Is sharing it a crime?",),
    )


def clarify(id: str = "a4", question: str = "Is it illegal?") -> Answer:
    """A question back."""
    return make(
        id,
        question,
        AnswerKind.CLARIFY,
        (),
        jurisdictions=(),
        clarify=Clarify(
            ask="Which place do you mean?",
            options=("Is it illegal in England?", "Is it illegal in Scotland?"),
        ),
    )


def abstain(id: str = "a5", question: str = "Is it illegal in Peru?") -> Answer:
    """Nothing held, said plainly; with both notes about what was missing."""
    return make(
        id,
        question,
        AnswerKind.ABSTAIN,
        [AnswerSentence(text="I hold nothing on the law of Peru.", role=Role.NOTICE)],
        jurisdictions=("PE",),
        degraded=("no_vectors",),
        withheld=2,
    )


def refuse(id: str = "a6", question: str = "Help me make one") -> Answer:
    """A refusal with a way on."""
    return make(
        id,
        question,
        AnswerKind.REFUSE,
        [AnswerSentence(text="I will not help to make such an image.", role=Role.NOTICE)],
        jurisdictions=(),
    )


ALL = (share, dover, helped, clarify, abstain, refuse)


@cache
def corpus() -> Corpus:
    """The shipped pages, but that the page which `share` cites has the text that it quotes."""
    pages = dict(load().documents)
    cited = pages["gb-eaw-soa2003-s66b-share"]
    pages[cited.id] = SourceDocument.model_validate({**cited.model_dump(mode="json"), "text": SHARE})
    return Corpus(pages)


class FakeIndex:
    """The shipped pages unless given others; a search looks for its words in their titles."""

    generation = "g-fake"

    def __init__(self, pages: Corpus | None = None) -> None:
        self._pages = pages

    @property
    def corpus(self) -> Corpus:
        """The pages, read when they are first wanted."""
        return self._pages or corpus()

    def search(self, query: str, k: int = 20) -> list[Hit]:
        """One hit a page."""
        found = [one for one in self.corpus if query.lower() in one.title.lower()][:k]
        return [
            Hit(one.id, first.heading, passage, None, 1.0, 1.0, 2.0)
            for one in found
            for first in one.sentences[:1]
            for passage in (
                Passage(
                    f"{one.id}-1",
                    one.id,
                    first.heading,
                    first.start,
                    first.end,
                    first.text,
                    one.jurisdiction,
                    str(one.kind),
                ),
            )
        ]


class FakeEngine:
    """Chooses a fixed answer by a word of the question; each answer gets an id of its own."""

    generation = "g-fake"

    def __init__(self) -> None:
        self.asked: list[dict[str, object]] = []
        self.index = FakeIndex()

    def stream(
        self,
        text: str,
        *,
        jurisdiction: str | None = None,
        as_of: str | None = None,
        history: Sequence[Mapping[str, str]] = (),
        language: str | None = None,
    ) -> Iterator[AnswerSentence | Answer]:
        """The sentences, then the answer."""
        answer = self.ask(text, jurisdiction=jurisdiction, as_of=as_of, history=history, language=language)
        yield from answer.sentences
        yield answer

    def ask(
        self,
        text: str,
        *,
        jurisdiction: str | None = None,
        as_of: str | None = None,
        history: Sequence[Mapping[str, str]] = (),
        language: str | None = None,
    ) -> Answer:
        """The whole answer."""
        if not text.strip() or len(text) > 4000 or "\0" in text or "�" in text:
            raise BadInput("This is not a question that I can read.", "Write it in at most 4,000 characters.")
        if "explode" in text:
            raise RuntimeError(f"secret: {text}")
        self.asked.append(
            {
                "text": text,
                "jurisdiction": jurisdiction,
                "as_of": as_of,
                "history": list(history),
                "language": language,
            }
        )
        low = text.lower()
        words = {
            "dover": dover,
            "of me": helped,
            "peru": abstain,
            "make one": refuse,
            "is it illegal?": clarify,
        }
        chosen = next((one for word, one in words.items() if word in low), share)
        return chosen(id=f"q{len(self.asked)}", question=text)

    def places(self) -> list[tuple[str, str]]:
        """The usual ones."""
        return [
            ("GB-EAW", "England and Wales"),
            ("GB-SCT", "Scotland"),
            ("GB-NIR", "Northern Ireland"),
            ("US", "United States (federal)"),
            ("US-FL", "Florida"),
            ("EU", "European Union"),
        ]

    def examples(self) -> list[str]:
        """Four to start from."""
        return [
            "Who is Anthony Dover?",
            "Is it illegal to share a deepfake in England?",
            "Someone shared a fake nude of me, what can I do?",
            "Is it illegal in Peru?",
        ]

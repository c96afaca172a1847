"""The reading pages: library, comparison, timeline and about, plain HTML from the corpus as it is now."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from ingest.corpus import Corpus
from ingest.dates import PartialDate
from ingest.errors import BadInput
from ingest.vocabulary import Conduct, Material, Status, Subject
from ui import about, comparing, comparison, library, page_text, plot, site, sitemap, terms, timeline, words
from ui.asking import Searched

_LONG = 180  # days after which a page says that it was not checked for long


def router(engine: Searched) -> APIRouter:
    """The pages over an engine; a new index shows without a restart."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/library")
    def browse(request: Request, q: str = "", place: str = "", kind: str = "", status: str = "") -> Response:
        return _shown(request, lambda: _library(request, engine.index.corpus, q, place, kind, status))

    @routes.get("/library/{document_id:path}")
    def read(request: Request, document_id: str, at: str = "") -> Response:
        return _shown(request, lambda: _document(request, engine.index.corpus, document_id, at))

    @routes.get("/compare")
    def compared(request: Request) -> Response:
        return _shown(request, lambda: _comparison(request, engine.index.corpus, _choice(request)))

    @routes.get("/compare.csv")
    def compared_csv(request: Request) -> Response:
        return _shown(request, lambda: _csv(engine.index.corpus, _choice(request)))

    @routes.get("/timeline")
    def began(request: Request, place: str = "", kind: str = "", makes: str = "") -> Response:
        return _shown(request, lambda: _timeline(request, engine.index.corpus, place, kind, makes))

    @routes.get("/about")
    def told(request: Request) -> Response:
        return site.page(
            request,
            "about.html",
            "About",
            "How answers are made, what is held and how far it was checked, what was measured, and limits.",
            numbers=about.numbers(engine.index.corpus),
            evaluation=about.evaluation(),
        )

    @routes.get("/sitemap.xml")
    def listed(request: Request) -> Response:
        return Response(sitemap.sitemap(engine.index.corpus, base(request)), media_type="application/xml")

    @routes.get("/llms.txt")
    def listed_for_models(request: Request) -> Response:
        return PlainTextResponse(sitemap.llms(engine.index.corpus, base(request)))

    return routes


def base(request: Request) -> str:
    """The address of this service, without a slash at its end."""
    return str(request.base_url).rstrip("/")


def _shown(request: Request, show: Callable[[], Response]) -> Response:
    try:
        return show()
    except BadInput as error:
        return site.problem(request, error)


def _library(request: Request, corpus: Corpus, q: str, place: str, kind: str, status: str) -> HTMLResponse:
    chosen = library.read_filter(q, place, kind, status)
    found = library.find(corpus, chosen)
    return site.page(
        request,
        "library.html",
        "Library",
        f"All {len(corpus)} pages on deepfakes and the law, with place, status and when each was checked.",
        found=found,
        groups=[("", found)] if chosen.words and found else library.by_region(found),
        total=len(corpus),
        chosen=chosen,
        places=library.held_places(corpus),
        kinds=sorted({one.kind for one in corpus}, key=lambda kind: terms.KIND[kind]),
        statuses=[one for one in Status if any(document.status is one for document in corpus)],
    )


def _document(request: Request, corpus: Corpus, document_id: str, at: str) -> HTMLResponse:
    one = library.document(corpus, document_id)
    span = page_text.read_span(at)
    parts = page_text.parts(one, span)
    marked = any(said.marked for part in parts for block in part.blocks for said in block.sentences)
    place = words.place(one.jurisdiction)
    first = one.sentences[0].text if one.sentences else one.title
    return site.page(
        request,
        "document.html",
        # From the chat, the tab names the subject no more than the chat's own does.
        "Source" if at else f"{one.title} ({place})",
        first,
        one=one,
        parts=parts,
        asked=span is not None,
        asked_span=span,
        stale=_stale(one.last_verified),
        marked=marked,
        related=[held for key in one.related if (held := corpus.get(key))],
        address_here=f"{base(request)}/library/{one.id}",
        digest=corpus.digest,
    )


def _choice(request: Request) -> comparison.Choice:
    given = request.query_params
    names = ("conduct", "material", "subject", "day", "held", "sort")
    return comparison.read_choice(
        where=given.getlist("place"), **{name: given.get(name, "") for name in names}
    )


def _csv(corpus: Corpus, choice: comparison.Choice) -> Response:
    named = {"Content-Disposition": 'attachment; filename="comparison.csv"'}
    text = comparing.csv_text(comparison.rows(corpus, choice))
    return Response(text, media_type="text/csv; charset=utf-8", headers=named)


def _comparison(request: Request, corpus: Corpus, choice: comparison.Choice) -> HTMLResponse:
    found = comparison.rows(corpus, choice)
    return site.page(
        request,
        "compare.html",
        "Compare",
        "What one act with a deepfake amounts to in many places on one day, each cell with its quote.",
        choice=choice,
        groups=comparison.groups(found, choice.order),
        counts=comparison.counts(found),
        number=len(found),
        word=comparison.word,
        orders=comparison.Order,
        places=comparison.choices(corpus),
        chosen_places=[terms.REGIONS.get(code) or words.place(code) for code in choice.where],
        conducts=Conduct,
        materials=Material,
        subjects=Subject,
    )


def _timeline(request: Request, corpus: Corpus, place: str, kind: str, makes: str) -> HTMLResponse:
    chosen = timeline.read_filter(place, kind, makes)
    today = PartialDate.today()
    found = timeline.beginnings(corpus, chosen)
    return site.page(
        request,
        "timeline.html",
        "Timeline",
        "When laws on deepfakes began, newest first, by place and by what they make of the act.",
        chosen=chosen,
        coming=[one for one in reversed(found) if one.to_come(today)],
        begun=[one for one in found if not one.to_come(today)],
        plot=plot.plot(found, today),
        makes=timeline.MAKES,
        places=library.held_places(corpus),
        kinds=timeline.kinds(corpus),
        today=today,
    )


def _stale(checked: PartialDate) -> str:
    """What to know of a page that was not checked for long."""
    days = (PartialDate.today().earliest - checked.latest).days
    return f"That is {days // 30} months ago: the law may have changed since." if days > _LONG else ""

"""The reading pages: every document shows whole and escaped, a quote is found in its page, errors help."""

from __future__ import annotations

import csv
import io
import logging
import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from bot.compare import compare
from ingest.corpus import Corpus, load
from ingest.dates import PartialDate
from ingest.document import SourceDocument
from ingest.vocabulary import Conduct, Material, Subject
from tests.ui.fakes import FakeEngine, FakeIndex
from tests.ui.markup import Markup, read
from tests.ui.settings import WebSettings
from ui import about, terms
from ui.web import create_app

SHIPPED = load()
PAGES = [
    "/library",
    "/compare",
    "/timeline",
    "/about",
    "/library/gb-eaw-soa2003-s66b-share",
    "/library/nothing",
]
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"' &amp; {{ 7 * 7 }}"


@pytest.fixture(scope="module")
def engine() -> FakeEngine:
    """The engine, with the shipped pages as they are."""
    engine = FakeEngine()
    engine.index = FakeIndex(SHIPPED)
    return engine


@pytest.fixture(scope="module")
def client(engine: FakeEngine) -> Iterator[TestClient]:
    """The whole app."""
    with TestClient(create_app(engine, WebSettings())) as client:
        yield client


def page(client: TestClient, address: str, status: int = 200) -> Markup:
    """A page, read back; its tags close in order."""
    got = client.get(address, headers={"Accept": "text/html"})
    assert got.status_code == status, got.text[:300]
    markup = read(got.text.removeprefix("<!doctype html>"))
    assert not markup.unbalanced
    assert len(markup.ids) == len(set(markup.ids))
    assert len(markup.all("h1")) == 1
    return markup


@pytest.mark.parametrize("document_id", SHIPPED.documents)
def test_every_document_shows_whole(client: TestClient, document_id: str) -> None:
    one = SHIPPED[document_id]
    markup = page(client, f"/library/{document_id}")
    said = " ".join(markup.text.split())
    assert "Our note, not the words of the law" in said
    for sentence in one.sentences:
        assert sentence.text in markup.text
        assert f"s-{sentence.start}-{sentence.end}" in markup.ids
    for words in (one.title, one.citation, one.last_verified.written(), terms.status(one)):
        assert words in said
    links = [attrs["href"] or "" for attrs in markup.all("a")]
    assert {source.url for source in one.sources if source.url} <= set(links)
    for link in links:
        if link.startswith("#"):
            assert link[1:] in markup.ids
        elif match := re.fullmatch(r"/library/([^?#]+)", link):
            assert match[1] in SHIPPED.documents
    assert "[^" not in markup.text


@pytest.mark.parametrize("document_id", ["gb-eaw-soa2003-s66b-share", "us-defiance-act", "at-help"])
def test_a_quote_is_marked_in_its_page(client: TestClient, document_id: str) -> None:
    one = SHIPPED[document_id]
    for sentence in one.sentences[::3]:
        at = f"{sentence.start}-{sentence.end}"
        text = client.get(f"/library/{document_id}", params={"at": at}).text
        assert [unescape(part) for part in re.findall(r"<mark>(.*?)</mark>", text)] == [
            one.text[sentence.start : sentence.end]
        ]
        assert f'<span class="s" id="s-{at}"><mark>' in text


def test_a_quote_that_is_gone_is_said_to_be(client: TestClient) -> None:
    markup = page(client, "/library/us-defiance-act?at=1-7")
    assert not markup.all("mark")
    assert "not in this page as it is now" in markup.text


def hostile() -> Corpus:
    """One document with markup wherever an author may write."""
    one = next(one for one in SHIPPED if one.rules and one.timeline and one.help == () and one.citation)
    rule = {**one.rules[0].model_dump(mode="json"), "limits": f"if {HOSTILE}", "section": "In short"}
    values = one.model_dump(mode="json") | {
        "id": "hostile",
        "title": HOSTILE,
        "citation": HOSTILE,
        "names": [HOSTILE],
        "related": [],
        "rules": [rule],
        "timeline": [{"date": "2024", "event": "in_force", "note": HOSTILE}],
        "sources": [
            {"key": "a", "title": HOSTILE, "url": "https://x.example/'\"><b>", "checked": "official"}
        ],
        "text": f"## In short\n- {HOSTILE} is a crime.[^a]\n",
    }
    return Corpus({"hostile": SourceDocument.model_validate(values)})


@pytest.mark.parametrize(
    "address",
    [
        *("/library", "/library/hostile", "/compare?conduct={conduct}&material={material}", "/timeline"),
        *("/about", "/sitemap.xml", "/library?q={said}", "/library?place={said}", "/library/{said}"),
        *("/compare?day={said}", "/timeline?makes={said}", "/library/hostile?at={said}"),
    ],
)
def test_what_others_wrote_is_only_text(client: TestClient, engine: FakeEngine, address: str) -> None:
    engine.index = FakeIndex(hostile())
    rule = engine.index.corpus["hostile"].rules[0]
    try:
        address = address.format(said=HOSTILE, conduct=rule.conduct, material=rule.material)
        text = client.get(address.replace("</", "%3C%2F").replace("&amp;", "%26amp;")).text
    finally:
        engine.index = FakeIndex(SHIPPED)
    shows = not address.startswith(("/about", "/sitemap", f"/library/{HOSTILE}", "/library/hostile?"))
    assert ("alert(1)" in text) is shows
    assert "<script>" not in text
    assert "<img" not in text
    assert "<b>" not in text
    assert ("{{ 7 * 7 }}" in text) is shows


@pytest.mark.parametrize("address", PAGES)
def test_nothing_runs_and_nothing_is_fetched_from_another_host(client: TestClient, address: str) -> None:
    got = client.get(address, headers={"Accept": "text/html"})
    assert "'sha256-" not in got.headers["content-security-policy"]
    assert got.headers["referrer-policy"] == "no-referrer"
    markup = read(got.text.removeprefix("<!doctype html>"))
    assert [attrs for tag, attrs in markup.tags if any(name.startswith("on") for name in attrs)] == []
    assert [attrs["src"] for attrs in markup.all("script")] == ["/ui/leave.js"]
    for tag, attrs in markup.tags:
        for name in ("src", "href", "action", "srcset", "data", "poster"):
            if (attrs.get(name) or "").startswith(("http", "//")):
                assert (tag, name) == ("a", "href")
                assert attrs["rel"] == "noreferrer noopener"


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_its_frame(client: TestClient, address: str) -> None:
    markup = page(client, address, status=404 if address.endswith("nothing") else 200)
    assert [attrs["content"] for attrs in markup.all("meta") if attrs.get("name") == "description"] != [""]
    assert [one["href"] for one in markup.all("a") if one.get("id") == "leave"] == ["/today"]
    links = [attrs["href"] for attrs in markup.all("a")]
    for to in ("/", "/library", "/compare", "/timeline", "/about"):
        assert to in links
    for table in range(len(markup.all("table"))):
        assert len(markup.all("caption")) > table
    assert all(one.get("scope") for one in markup.all("th"))
    fields = {one.get("id") for tag in ("input", "select") for one in markup.all(tag) if one.get("id")}
    assert fields <= {one.get("for") for one in markup.all("label")}


def test_titles_tell_pages_apart(client: TestClient) -> None:
    found = [re.search(r"<title>(.*?)</title>", client.get(address).text) for address in PAGES]
    titles = [match[1] for match in found if match]
    assert len(set(titles)) == len(PAGES)
    assert "Sharing an intimate photograph or film (England and Wales)" in titles[4]


def test_who_comes_from_the_chat_gets_a_title_that_tells_nothing(client: TestClient) -> None:
    text = client.get("/library/gb-eaw-soa2003-s66b-share?at=14-20").text
    assert "<title>Source · Questions and answers</title>" in text


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/library/nothing", 404, "Search the library"),
        ("/library/" + "x" * 500, 404, "Search the library"),
        ("/library/a/b", 404, "Search the library"),
        ("/library/us-defiance-act?at=here", 422, "whole page"),
        ("/library?kind=poem", 422, "Choose one of: statute"),
        ("/library?status=odd", 422, "Choose one of: in_force"),
        ("/library?place=ZZ", 422, "GB-EAW"),
        ("/library?q=" + "x" * 300, 422, "few words"),
        ("/compare?conduct=sing", 422, "Choose one of: create"),
        ("/compare?material=x", 422, "Choose one of: intimate_image"),
        ("/compare?day=yesterday", 422, "2024-02-06"),
        ("/compare?place=DE&place=XX", 422, "GB-EAW"),
        ("/compare?sort=x", 422, "place"),
        ("/compare.csv?conduct=sing", 422, "Choose one of: create"),
        ("/timeline?makes=x", 422, "crime"),
    ],
)
def test_a_wrong_address_says_what_to_do(client: TestClient, address: str, status: int, says: str) -> None:
    text = page(client, address, status).text
    assert says in " ".join(text.split())
    assert "Traceback" not in text


def test_the_library_shows_what_fits(client: TestClient) -> None:
    address = "/library?q=voice&place=us-states&kind=statute&status=in_force"
    links = [one["href"] or "" for one in page(client, address).all("a")]
    shown = [SHIPPED[link.removeprefix("/library/")] for link in links if link.startswith("/library/")]
    assert shown
    for one in shown:
        assert one.jurisdiction.startswith("US-")
        assert (one.kind, one.status) == ("statute", "in_force")
        assert "voice" in (one.title + one.citation + " ".join(one.names) + one.text).lower()


def test_a_search_without_a_find_says_that_this_proves_nothing(client: TestClient) -> None:
    assert "does not mean that there is no law" in page(client, "/library?q=xylophone+zebra").text


DAY = PartialDate("2025-06-01")
COMPARED = [
    (Conduct.SHARE, Material.INTIMATE_IMAGE, Subject.ADULT, ["GB-EAW", "GB-SCT", "DE", "US-FL", "AF"]),
    (Conduct.CREATE, Material.CHILD_IMAGE, Subject.CHILD, ["US", "KR", "AU"]),
    (Conduct.SHARE, Material.ELECTION, Subject.ANY, []),
]


@pytest.mark.parametrize(("conduct", "material", "subject", "places"), COMPARED)
def test_the_comparison_is_the_rule_table(
    client: TestClient, conduct: Conduct, material: Material, subject: Subject, places: list[str]
) -> None:
    expected = {row.place: row for row in compare(SHIPPED, conduct, material, places, DAY, subject)}
    assert any(row.quote for row in expected.values())
    asked = {"conduct": conduct, "material": material, "subject": subject, "day": str(DAY), "place": places}
    listed = list(csv.DictReader(io.StringIO(client.get("/compare.csv", params=asked).text)))
    assert {one["place"] for one in listed} == expected.keys()
    text = client.get("/compare", params=asked).text
    rows = re.findall(r'<tr role="row"(?: class="none")?>\s*<th scope="row".*?</tr>', text, re.DOTALL)
    assert len(rows) == len(expected)
    for row, shown in zip(listed, rows, strict=True):
        one = expected[row["place"]]
        assert {name: value or None for name, value in row.items()} == one.value()
        assert one.name in unescape(shown)
        assert (terms.STANDING[one.standing] if one.standing else terms.NOT_HELD) in unescape(shown)
        if one.quote:
            assert f"<blockquote>{one.quote.sentence.text}</blockquote>" in unescape(shown)
            assert f"?at={one.quote.sentence.start}-{one.quote.sentence.end}#" in shown


def test_a_region_stands_for_its_places_and_rows_can_be_sorted(client: TestClient) -> None:
    places = [one["place"] for one in client.get("/api/v1/compare?place=uk").json()]
    assert sorted(places) == ["GB-EAW", "GB-NIR", "GB-SCT"]
    text = client.get("/compare.csv?sort=since&held=1").text
    since = [one["since"] for one in csv.DictReader(io.StringIO(text)) if one["since"]]
    assert since == sorted(since, key=lambda day: PartialDate(day).earliest, reverse=True)
    assert "not in my sources" not in text


def test_the_timeline_is_newest_first_and_the_plot_is_its_twin(client: TestClient) -> None:
    text = client.get("/timeline?place=us-states&makes=crime").text
    begun = text.split('id="begun"')[1]
    links = re.findall(r'<th scope="row"[^>]*><a href="/library/([^"]+)"', text)
    assert links
    assert len(links) == text.count("<g><title>")
    assert all(SHIPPED[one].jurisdiction.startswith("US-") for one in links)
    years = [int(year) for year in re.findall(r'data-label="Began">[^<]*?(\d{4})<', begun)]
    assert years == sorted(years, reverse=True)
    assert len(years) > 20


def test_what_has_no_beginning_draws_nothing(client: TestClient) -> None:
    markup = page(client, "/timeline?place=AF")
    assert "No beginning fits" in markup.text
    assert not markup.all("figure")


def test_about_counts_the_corpus(client: TestClient) -> None:
    text = page(client, "/about").text
    assert SHIPPED.digest in text
    sources = [source.checked for one in SHIPPED for source in one.sources]
    for value, words in terms.CHECKED.items():
        share = round(100 * sources.count(value) / len(sources))
        assert re.search(rf"{re.escape(words)}\s*{sources.count(value):,}\s*{share} %", text)


def test_about_tells_what_was_measured_misses_included(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(about, "evaluation", lambda: None)
    assert "Not measured yet" in page(client, "/about").text
    kept = about.Evaluation(
        day="2026-11-24",
        file="gold.jsonl",
        questions=2,
        corpus="older",
        measures=(about.Measure("questions passed", "50.0 %", "1 of 2", "at least 90 %"),),
        misses=(("q-2", "crime", "documents"),),
        median_ms=12,
    )
    monkeypatch.setattr(about, "evaluation", lambda: kept)
    text = page(client, "/about").text
    for said in ("24 November 2026", "questions passed", "1 of 2", "q-2", "The pages have changed since"):
        assert said in text
    assert "Not measured yet" not in text


def test_a_new_index_shows_without_a_restart(client: TestClient, engine: FakeEngine) -> None:
    engine.index = FakeIndex(hostile())
    try:
        assert "All 1 pages" in page(client, "/library").text
    finally:
        engine.index = FakeIndex(SHIPPED)
    assert f"All {len(SHIPPED)} pages" in page(client, "/library").text


def test_lists_for_machines_name_every_page(client: TestClient) -> None:
    tree = ElementTree.fromstring(client.get("/sitemap.xml").text)
    found = {one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert {f"http://testserver/library/{one.id}" for one in SHIPPED} < found
    assert "http://testserver/about" in found
    models = client.get("/llms.txt").text
    assert models.startswith("# ")
    assert all(f"(http://testserver/library/{one.id})" in models for one in SHIPPED)


def test_a_search_is_not_logged(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for name in ("ui", "bot", "ingest", "root", "fastapi", "starlette"):
            logging.getLogger(name).debug("watched")
        client.get("/library", params={"q": "Zanzibar"})
        client.get("/library", params={"q": "Zanzibar " * 60})
        client.get("/api/v1/search", params={"q": "Zanzibar"})
    ours = [one.getMessage() for one in caplog.records if not one.name.startswith("httpx")]
    assert "watched" in ours
    assert not any("Zanzibar" in one for one in ours)

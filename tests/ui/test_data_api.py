"""The JSON twins of the pages: the same documents and rows, and problems that say what to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from bot.compare import compare
from ingest.dates import PartialDate
from ingest.vocabulary import Conduct, Material, Subject
from tests.ui.fakes import FakeEngine, corpus
from tests.ui.settings import WebSettings
from ui.web import create_app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """The whole app."""
    with TestClient(create_app(FakeEngine(), WebSettings())) as client:
        yield client


def test_documents_are_listed_and_filtered(client: TestClient) -> None:
    assert len(client.get("/api/v1/documents").json()) == len(corpus())
    found = client.get("/api/v1/documents", params={"place": "GB-SCT", "kind": "statute"}).json()
    assert found
    assert {one["jurisdiction"] for one in found} <= {"GB-SCT", "GB"}
    assert {one["kind"] for one in found} == {"statute"}


@pytest.mark.parametrize("document_id", ["gb-eaw-soa2003-s66b-share", "at-help", "us-defiance-act"])
def test_every_span_of_a_document_is_its_text(client: TestClient, document_id: str) -> None:
    got = client.get(f"/api/v1/documents/{document_id}").json()
    assert got["sha256"] == corpus()[document_id].sha256
    keys = {one["key"] for one in got["sources"]}
    assert got["sentences"]
    for one in got["sentences"]:
        assert got["text"][one["start"] : one["end"]] == one["text"]
    assert document_id == "gb-eaw-soa2003-s66b-share" or all(
        set(one["sources"]) <= keys for one in got["sentences"]
    )  # the fake text of the first has marks of its own


def test_the_comparison_is_the_rule_table(client: TestClient) -> None:
    day = PartialDate("2025")
    rows = compare(corpus(), Conduct.CREATE, Material.INTIMATE_IMAGE, ["KR", "GB-EAW"], day, Subject.ADULT)
    got = client.get("/api/v1/compare?conduct=create&place=KR&place=GB-EAW&day=2025").json()
    assert {one["place"]: one["standing"] for one in got} == {
        row.place: row.value()["standing"] for row in rows
    }
    for one in got:
        if one["quote"]:
            assert corpus()[one["document_id"]].text[one["start"] : one["end"]] == one["quote"]


def test_passages_are_found(client: TestClient) -> None:
    found = client.get("/api/v1/search?q=voice&k=2").json()
    assert len(found) == 2
    for one in found:
        assert corpus()[one["document_id"]].text[one["start"] : one["end"]] == one["text"]


@pytest.mark.parametrize(
    ("address", "status", "code", "says"),
    [
        ("/api/v1/documents/nothing", 404, "not_held", "Search"),
        ("/api/v1/documents?kind=poem", 422, "bad_parameter", "statute"),
        ("/api/v1/compare?place=ZZ", 422, "bad_parameter", "GB-EAW"),
        ("/api/v1/compare?day=soon", 422, "bad_parameter", "2024-02-06"),
        ("/api/v1/search", 422, "missing_field", "'q'"),
        ("/api/v1/search?q=x&k=0", 422, "bad_field", "'k'"),
        ("/api/v1/search?q=%00", 422, "bad_question", ""),
    ],
)
def test_an_error_says_what_to_do(
    client: TestClient, address: str, status: int, code: str, says: str
) -> None:
    got = client.get(address)
    assert got.headers["content-type"] == "application/problem+json"
    problem = got.json()
    assert (got.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert says in problem["detail"] + problem["next"]
    assert problem["next"]


def test_every_address_is_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for name in ("documents", "documents/{document_id}", "compare", "search"):
        assert f"/api/v1/{name}" in paths

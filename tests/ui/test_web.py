"""The app as a whole: what Gradio would leak is off, the API keeps its contract, nothing is logged."""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from bot.answer import Answer
from tests.ui.fakes import FakeEngine
from tests.ui.markup import read
from tests.ui.settings import WebSettings
from ui.api import MAX_BODY
from ui.web import create_app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """The app over the fake engine."""
    allowed = WebSettings(
        frame_ancestors=("https://school.example",), allowed_origins=("https://school.example",)
    )
    with TestClient(create_app(FakeEngine(), allowed), raise_server_exceptions=False) as client:
        yield client


def page(client: TestClient) -> str:
    """The chat page as it is sent."""
    return client.get("/", headers={"Accept": "text/html"}).text


def test_run_history_and_calling_home_are_off(client: TestClient) -> None:
    assert client.get("/gradio_api/runs").status_code == 404
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"
    config = client.get("/config").json()
    assert not config.get("analytics_enabled")
    assert not config.get("run_history")
    assert not config.get("enable_monitoring")


def test_the_page_is_ours_before_gradio_has_loaded(client: TestClient) -> None:
    html = page(client)
    assert "/ui/leave.js" in html
    assert html.index("id='leave'") < html.index("<gradio-app")
    assert not re.search(r"=\"(?:og|twitter):", html)
    assert client.get("/config").json()["title"] == "Questions and answers"


def test_the_page_names_no_other_host(client: TestClient) -> None:
    markup = read(re.sub(r"<script(?! src)[^>]*>.*?</script>", "", page(client), flags=re.DOTALL))
    fetched = [
        attrs.get("src") or attrs.get("href") or "" for tag, attrs in markup.tags if tag in ("script", "link")
    ]
    assert fetched
    assert not [one for one in fetched if one.startswith(("http", "//"))]


def test_the_policy_covers_every_inline_script_of_the_page(client: TestClient) -> None:
    got = client.get("/", headers={"Accept": "text/html"})
    assert got.headers["content-security-policy"].count("'sha256-") >= 3
    assert "content-encoding" not in got.headers
    assert got.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("name", ["tokens.css", "chat.css", "page.css", "chat.js", "leave.js", "icon.svg"])
def test_static_files_are_served_and_fetch_nothing(client: TestClient, name: str) -> None:
    got = client.get(f"/ui/{name}")
    assert got.status_code == 200
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)|@import|url\(", got.text)


@pytest.mark.parametrize(
    ("origin", "allowed"), [("https://school.example", True), ("https://other.example", False)]
)
def test_cors_follows_the_list(client: TestClient, origin: str, allowed: bool) -> None:
    for path in ("/healthz", "/config"):
        headers = client.get(path, headers={"Origin": origin}).headers
        assert headers.get("access-control-allow-origin") == (origin if allowed else None)
        assert "access-control-allow-credentials" not in headers


def test_health_names_the_index(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "index": "g-fake"}


def test_an_answer_is_the_contract_by_its_own_names(client: TestClient) -> None:
    got = client.post("/api/v1/ask", json={"question": "Someone shared a fake nude of me"})
    assert got.status_code == 200
    body = got.json()
    assert Answer.model_validate(body).kind == "help"
    assert set(body) == {field.alias or name for name, field in Answer.model_fields.items()}
    assert body["help"][0]["for"]


def test_all_that_is_sent_reaches_the_engine() -> None:
    engine = FakeEngine()
    sent = {
        "question": "And there?",
        "jurisdiction": "GB-SCT",
        "as_of": "2023-05",
        "history": [{"role": "user", "content": "x"}, {"role": "assistant", "content": "y"}],
        "language": "cy",
    }
    with TestClient(create_app(engine, WebSettings())) as client:
        client.post("/api/v1/ask", json=sent)
    assert engine.asked == [{"text": sent.pop("question"), **sent}]


@pytest.mark.parametrize(
    ("body", "status", "code", "says"),
    [
        ("nonsense", 400, "not_json", "not JSON"),
        ("[1]", 422, "not_an_object", "not a JSON object"),
        ("{}", 422, "missing_field", "'question'"),
        ('{"question": "x", "place": "y"}', 422, "unknown_field", "'place'"),
        ('{"question": 5}', 422, "bad_field", "'question'"),
        ('{"question": "x", "jurisdiction": "ZZ"}', 422, "bad_field", "GB-EAW"),
        ('{"question": "x", "as_of": "last year"}', 422, "bad_field", "2024-02-06"),
        ('{"question": "x", "as_of": "2023-02-30"}', 422, "bad_field", "calendar"),
        (
            '{"question": "x", "history": [{"role": "boss", "content": ""}]}',
            422,
            "bad_field",
            "history.0.role",
        ),
        ('{"question": ""}', 422, "bad_input", "read"),
        (json.dumps({"question": "x" * 100_000}), 422, "bad_input", "read"),
        (json.dumps({"question": "\0\ufffd"}), 422, "bad_input", "read"),
        (json.dumps({"question": "x" * MAX_BODY}), 413, "too_large", "bytes"),
        ('{"question": "please explode"}', 500, "broken", "ours"),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_do(
    client: TestClient, body: str, status: int, code: str, says: str
) -> None:
    got = client.post("/api/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert got.headers["content-type"] == "application/problem+json"
    problem = got.json()
    assert (got.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert says in problem["detail"] + problem["next"]
    assert problem["next"]
    assert "Traceback" not in got.text
    assert "secret" not in got.text


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/api/v1/ask", 405, "wrong_method"), ("GET", "/api/v2/ask", 404, "no_such_address")],
)
def test_a_wrong_address_is_a_problem_too(
    client: TestClient, method: str, path: str, status: int, code: str
) -> None:
    got = client.request(method, path)
    assert (got.status_code, got.json()["code"]) == (status, code)


def test_a_body_of_unknown_length_does_not_reach_the_api(client: TestClient) -> None:
    got = client.post("/api/v1/ask", content=iter([b'{"question": "x"}']))
    assert (got.status_code, got.json()["code"]) == (411, "no_length")


def test_nothing_of_a_question_is_logged(
    client: TestClient, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        for question in ("please explode Zanzibar", "Zanzibar", "Zanzibar\0"):
            client.post("/api/v1/ask", json={"question": question})
    out, err = capfd.readouterr()
    assert "Zanzibar" not in caplog.text + out + err


def test_the_reference_is_plain_html_of_our_own(client: TestClient) -> None:
    got = client.get("/docs", headers={"Accept": "text/html"})
    markup = read(got.text.removeprefix("<!doctype html>"))
    assert not markup.unbalanced
    assert not markup.all("script")
    assert "POST /api/v1/ask" in markup.text
    for field in ("question", "jurisdiction", "as_of", "history", "language"):
        assert field in markup.text
    assert "'sha256-" not in got.headers["content-security-policy"]
    paths = client.get("/openapi.json").json()["paths"]
    reading = {f"/api/v1/{name}" for name in ("documents", "documents/{document_id}", "compare", "search")}
    assert paths.keys() == {"/api/v1/ask", "/healthz", *reading}
    replies = paths["/api/v1/ask"]["post"]["responses"]
    problems = {code: list(reply["content"]) for code, reply in replies.items() if code != "200"}
    assert problems.keys() == {"400", "411", "413", "422", "500", "503"}
    assert all(kinds == ["application/problem+json"] for kinds in problems.values())


def test_the_way_out_leads_to_a_page_that_tells_nothing(client: TestClient) -> None:
    text = client.get("/today", headers={"Accept": "text/html"}).text.lower()
    assert "<title>calendar</title>" in text
    assert not any(word in text for word in ("deepfake", "law", "question", "abuse"))


def test_one_named_endpoint_for_machines_through_gradio(client: TestClient) -> None:
    named = client.get("/gradio_api/info").json()["named_endpoints"]
    assert set(named) == {"/ask"}
    assert [one["parameter_name"] for one in named["/ask"]["parameters"]] == [
        "question",
        "jurisdiction",
        "as_of",
    ]

"""The HTTP API: one question in, the answer's JSON out; every error is problem+json with what to do next."""

from __future__ import annotations

import logging
from typing import Annotated, Any, Literal

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.answer import Answer
from ingest import places
from ingest.dates import PartialDate
from ingest.errors import BadInput, DeepfakeLawError, IndexBusy, IndexMismatch, IndexMissing
from ui import pages
from ui.engine_protocol import Asked
from ui.errors import NotHeld

log = logging.getLogger(__name__)

MAX_BODY = 1_000_000  # bytes: well over any question and history that the engine would take
PROBLEM = "application/problem+json"


def _place(value: object) -> object:
    if isinstance(value, str) and not places.exists(value):
        raise ValueError(
            f"{value!r} is not a place: write a code such as GB-EAW, GB-SCT, US, US-FL, EU or DE"
        )
    return value


def _day(value: object) -> object:
    return PartialDate.of(value).text if value is not None else None


_WHEN = {
    400: "The body is not JSON",
    411: "The request does not say how long it is",
    413: "The request is too large",
    422: "A field or the question cannot be used as it stands",
    500: "Something is broken here",
    503: "The index is missing, or is being built",
}


class Turn(BaseModel):
    """One earlier message of the conversation."""

    model_config = ConfigDict(extra="forbid")

    role: Literal["user", "assistant"]
    content: str


class AskRequest(BaseModel):
    """A question, with what the asker knows about it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"question": "Is it illegal to share a deepfake in Scotland?"}]},
    )

    question: str = Field(description="The question, in plain words.")
    jurisdiction: Annotated[str | None, BeforeValidator(_place)] = Field(
        default=None,
        description="A place: GB-EAW, GB-SCT, US, US-FL, EU ... Read from the question when left out.",
    )
    as_of: Annotated[str | None, BeforeValidator(_day)] = Field(
        default=None, description="The day of the conduct: 2023, 2023-05 or 2023-05-01. Today when left out."
    )
    history: list[Turn] = Field(default=[], description="Earlier messages, oldest first.")
    language: str | None = Field(
        default=None, description="The language of the answer; read from the question when left out."
    )


class Problem(BaseModel):
    """An error: RFC 9457 members, a stable code, and what to do next."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    next: str


class Health(BaseModel):
    """Whether the service answers, and from which index."""

    status: Literal["ok"] = "ok"
    index: str


def router(engine: Asked) -> APIRouter:
    """The routes over an engine."""
    routes = APIRouter()
    problems: dict[int | str, dict[str, Any]] = {
        code: {"model": Problem, "description": when} for code, when in _WHEN.items()
    }

    @routes.post(
        "/api/v1/ask",
        response_model=Answer,
        response_description="The answer",
        responses=problems,
        summary="Ask one question",
        tags=["ask"],
    )
    async def ask(request: AskRequest) -> Any:
        """Every sentence of law or of the case carries a citation to an exact span of a source document."""
        try:
            return await run_in_threadpool(
                engine.ask,
                request.question,
                jurisdiction=request.jurisdiction,
                as_of=request.as_of,
                history=[turn.model_dump() for turn in request.history],
                language=request.language,
            )
        except DeepfakeLawError:
            raise
        except Exception as error:
            # Let through, it would be logged with its message, which might hold the asker's words.
            log.error("a question could not be answered: %s", type(error).__name__)
            return broken()

    @routes.get("/healthz", summary="Whether the service is up", tags=["service"])
    def healthz() -> Health:
        """The generation of the index that answers come from."""
        return Health(index=engine.generation)

    @routes.get("/docs", include_in_schema=False)
    def docs(request: Request) -> HTMLResponse:
        return HTMLResponse(pages.reference(request.app.openapi()))

    @routes.get("/today", include_in_schema=False)
    def today() -> HTMLResponse:
        return HTMLResponse(pages.neutral())

    @routes.api_route(
        "/api/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False
    )
    def elsewhere(rest: str) -> JSONResponse:
        if rest == "v1/ask":
            return problem(
                405, "wrong_method", "This address takes POST only.", "Send the question as JSON with POST."
            )
        return problem(
            404, "no_such_address", "There is nothing at this address.", "See /docs for the addresses."
        )

    return routes


def handle_errors(app: FastAPI) -> None:
    """Problem+json for what a caller gets wrong and for what is broken here; never a traceback."""

    @app.exception_handler(DeepfakeLawError)
    async def ours(request: Request, error: DeepfakeLawError) -> JSONResponse:
        return problem(_status(error), error.code, error.message, error.next)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return _invalid(error)


def describe(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description; FastAPI would call every problem plain JSON."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        for methods in schema["paths"].values():
            for operation in methods.values():
                for code, reply in operation["responses"].items():
                    if code.startswith(("4", "5")):
                        reply["content"] = {PROBLEM: reply["content"]["application/json"]}
        app.openapi_schema = schema
    return app.openapi_schema


class LimitBody:
    """ASGI middleware: a body over `MAX_BODY` bytes, or of no stated length, does not reach the API."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"].startswith("/api/"):
            length = Headers(scope=scope).get("content-length", "")
            refusal = None
            if not length.isdigit():
                refusal = problem(
                    411, "no_length", "The request does not say how long it is.", "Add Content-Length."
                )
            elif int(length) > MAX_BODY:
                refusal = problem(
                    413,
                    "too_large",
                    f"The request is over {MAX_BODY:,} bytes.",
                    "Send less history, or a shorter text.",
                )
            if refusal:
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)


def broken() -> JSONResponse:
    """What a caller sees when something fails that should not."""
    return problem(
        500, "broken", "Something of ours went wrong.", "Try again; if it stays, tell who runs this service."
    )


def problem(status: int, code: str, detail: str, next: str) -> JSONResponse:
    """An error response."""
    title = {
        400: "Bad request",
        404: "Not found",
        405: "Method not allowed",
        411: "Length required",
        413: "Too large",
    }.get(status, "Cannot be answered as it stands" if status < 500 else "Broken here")
    body = Problem(title=title, status=status, code=code, detail=detail, next=next)
    return JSONResponse(body.model_dump(), status_code=status, media_type=PROBLEM)


def _status(error: DeepfakeLawError) -> int:
    if isinstance(error, NotHeld):
        return 404
    if isinstance(error, BadInput):
        return 422
    return 503 if isinstance(error, IndexMissing | IndexMismatch | IndexBusy) else 500


def _invalid(error: RequestValidationError) -> JSONResponse:
    """The first thing that is wrong, in words that name the field and its fix."""
    fields = ", ".join(AskRequest.model_fields)
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"] if part not in ("body", "query"))
    if first["type"] == "json_invalid":
        return problem(400, "not_json", "The body is not JSON.", 'Send {"question": "..."} as UTF-8 JSON.')
    if first["type"] == "extra_forbidden":
        return problem(422, "unknown_field", f"There is no field {name!r}.", f"The fields are: {fields}.")
    if first["type"] == "missing":
        return problem(
            422, "missing_field", f"The field {name or 'question'!r} is missing.", "Add it and send again."
        )
    if not name:
        return problem(422, "not_an_object", "The body is not a JSON object.", 'Send {"question": "..."}.')
    said = str(first["msg"]).removeprefix("Value error, ")
    return problem(
        422, "bad_field", f"The field {name!r}: {said}.", "Mend it and send again; /docs shows each field."
    )

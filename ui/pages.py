"""Small pages of plain HTML: the API reference, and the neutral page that a visitor leaves to."""

from __future__ import annotations

import calendar
import datetime as dt
import html
import json
from typing import Any

_PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
    "<meta name='viewport' content='width=device-width, initial-scale=1'><title>{title}</title>{head}</head>"
    "<body class='{name}'><main>{main}</main></body></html>"
)
_STYLE = "<link rel='stylesheet' href='/ui/tokens.css'><link rel='stylesheet' href='/ui/page.css'>"


def neutral(day: dt.date | None = None) -> str:
    """A calendar of this month, with nothing on it that tells where the visitor was."""
    day = day or dt.date.today()
    month = calendar.HTMLCalendar().formatmonth(day.year, day.month)
    month = month.replace('border="0" cellpadding="0" cellspacing="0" ', "")
    main = f"<h1>{day.day} {calendar.month_name[day.month]} {day.year}</h1>{month}"
    return _PAGE.format(title="Calendar", head=_STYLE, name="calendar", main=main)


def reference(schema: dict[str, Any]) -> str:
    """The API as a page, from its OpenAPI description; no script, nothing from another host."""
    info = schema["info"]
    parts = [
        f"<h1>{_text(info['title'])}: API</h1><p>{_text(info.get('description', ''))}</p>",
        "<p>The same as a file for tools: <a href='/openapi.json'>openapi.json</a></p>",
    ]
    for path, methods in schema["paths"].items():
        parts += [_operation(path, method, one, schema) for method, one in methods.items()]
    parts.append("<h2>Shapes</h2>")
    for name, shape in schema.get("components", {}).get("schemas", {}).items():
        if name in ("HTTPValidationError", "ValidationError"):
            continue
        parts.append(_shape(name, shape))
    return _PAGE.format(title="API", head=_STYLE, name="reference", main="".join(parts))


def _operation(path: str, method: str, one: dict[str, Any], schema: dict[str, Any]) -> str:
    body = one.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    takes = f"<p>Takes {_type(body)}.</p>" if body else _parameters(one.get("parameters", []))
    rows = "".join(
        f"<tr><th scope='row'>{_text(code)}</th><td>{_text(reply.get('description', ''))}</td>"
        f"<td>{_bodies(reply.get('content', {}))}</td></tr>"
        for code, reply in one.get("responses", {}).items()
    )
    name = _reference_name(body)
    examples = schema.get("components", {}).get("schemas", {}).get(name, {}).get("examples", [])
    sample = ""
    if examples:
        data = json.dumps(examples[0])
        sample = (
            f"<pre tabindex='0'><code>curl -s -X POST http://127.0.0.1:7860{_text(path)} \\\n"
            f"  -H 'Content-Type: application/json' -d '{_text(data)}'</code></pre>"
        )
    return (
        f"<section><h2><code>{method.upper()} {_text(path)}</code></h2><p>{_text(one.get('summary', ''))}. "
        f"{_text(one.get('description', ''))}</p>{takes}{sample}<table><caption>Replies</caption><thead><tr>"
        f"<th scope='col'>Status</th><th scope='col'>When</th><th scope='col'>Body</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></section>"
    )


def _parameters(given: list[dict[str, Any]]) -> str:
    rows = "".join(
        f"<tr><th scope='row'><code>{_text(each['name'])}</code></th><td>{_type(each.get('schema', {}))}</td>"
        f"<td>{'needed' if each.get('required') else 'may be left out'}</td>"
        f"<td>{_text(each.get('description', ''))}</td></tr>"
        for each in given
    )
    return (
        "<table><caption>Parameters</caption><thead><tr><th scope='col'>Name</th><th scope='col'>Type</th>"
        "<th scope='col'>Needed</th><th scope='col'>What it is</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
        if rows
        else ""
    )


def _shape(name: str, shape: dict[str, Any]) -> str:
    required = set(shape.get("required", ()))
    rows = "".join(
        f"<tr><th scope='row'><code>{_text(field)}</code></th><td>{_type(one)}</td>"
        f"<td>{'needed' if field in required else 'may be left out'}</td>"
        f"<td>{_text(one.get('description', ''))}</td></tr>"
        for field, one in shape.get("properties", {}).items()
    )
    values = ", ".join(f"<code>{_text(value)}</code>" for value in shape.get("enum", ()))
    table = (
        f"<table><caption>Fields of {_text(name)}</caption><thead><tr><th scope='col'>Field</th>"
        f"<th scope='col'>Type</th><th scope='col'>Needed</th><th scope='col'>What it is</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
        if rows
        else f"<p>One of {values}</p>"
    )
    about = f"<h3>{_text(name)}</h3><p>{_text(shape.get('description', ''))}</p>"
    return f"<section id='{_text(name)}'>{about}{table}</section>"


def _bodies(content: dict[str, Any]) -> str:
    return ", ".join(
        f"{_type(kind.get('schema', {}))} as {_text(media)}" if kind.get("schema") else _text(media)
        for media, kind in content.items()
    )


def _type(one: dict[str, Any]) -> str:
    if name := _reference_name(one):
        return f"<a href='#{_text(name)}'>{_text(name)}</a>"
    if "anyOf" in one:
        return " or ".join(_type(part) for part in one["anyOf"])
    if one.get("type") == "array":
        return f"list of {_type(one.get('items', {})) or 'anything'}"
    if "enum" in one or "const" in one:
        return " or ".join(_text(json.dumps(value)) for value in one.get("enum", [one.get("const")]))
    return _text(one.get("type", ""))


def _reference_name(one: dict[str, Any]) -> str:
    return str(one.get("$ref", "")).rpartition("/")[2]


def _text(value: object) -> str:
    return html.escape(str(value), quote=True)

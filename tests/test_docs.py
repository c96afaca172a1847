"""The documentation holds: its tables are the code's, its commands exist, its worked page works."""

from __future__ import annotations

import json
import re
import shlex
import struct
import tomllib
from collections import Counter
from pathlib import Path

import click
import pytest
import typer.main

from bot.answer import Answer
from bot.engine import Engine
from ingest import check, document
from ingest.corpus import pages
from ingest.dates import PartialDate
from ingest.index import LiveIndex
from ingest.publish import build
from ingest.testing import HashEmbedder
from tests.test_house import ROOT
from ui import cli
from ui.api import AskRequest
from ui.settings import PREFIX, Settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = {name: (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md")}
COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
DEFAULTS = {"corpus": "the pages that ship", "index": "`index/` in a checkout, else in the user's cache"}
PAGE = "gb-eaw-example-academy-rule"
LARGEST = 400_000  # bytes of a picture: a README should open at once


def fenced(text: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def rows(heading: str) -> list[str]:
    """The table below a heading of the README, without its first two lines."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [line for line in section.split("\n") if line.startswith("|")][2:]


def options(command: click.Command) -> list[str]:
    """What may follow a command, as its --help names it."""
    return [
        max(one.opts, key=len) if one.param_type_name == "option" else str(one.name).upper()
        for one in command.params
        if one.name != "help"
    ]


def command_row(name: str) -> str:
    """The line of the README for a command."""
    said = " ".join(f"`{one}`" for one in options(COMMANDS[name]))
    return f"| `{name}` | {(COMMANDS[name].help or '').strip()} | {said} |"


def setting_row(name: str) -> str:
    """The line of the README for a setting."""
    field = Settings.model_fields[name]
    default = DEFAULTS.get(name) or ("none" if field.default in (None, ()) else f"`{field.default}`")
    return f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |"


def test_the_commands_table_is_the_command_line() -> None:
    assert rows("Commands") == [command_row(name) for name in COMMANDS]


def test_the_configuration_table_is_the_settings() -> None:
    assert rows("Configuration") == [setting_row(name) for name in Settings.model_fields]


def test_settings_that_are_not_plain_values_have_words() -> None:
    made = {name for name, field in Settings.model_fields.items() if field.default_factory is not None}
    assert made == DEFAULTS.keys()


def shell_lines() -> list[tuple[str, str]]:
    """Each line of each sh block, comments and set variables off, with the guide that it stands in."""
    return [
        (name, re.sub(r"^(?:[A-Z_]+=\S+ )+", "", line))
        for name, text in GUIDES.items()
        for block in fenced(text, "sh")
        for line in block.replace("\\\n", " ").split("\n")
        if line.strip() and not line.startswith("#")
    ]


@pytest.mark.parametrize(("guide", "line"), shell_lines())
def test_commands_in_the_guides_exist(guide: str, line: str) -> None:
    words = shlex.split(line, comments=True)
    match Path(words[0]).name, words[1:]:
        case "make", [target, *_]:
            makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
            assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE)
        case "deepfake-law", [name, *rest]:
            assert name in COMMANDS
            COMMANDS[name].make_context(name, rest)  # a usage error fails the test
        case "python", ["-m", module, *_]:
            assert module == "pytest" or (ROOT / f"{module.replace('.', '/')}.py").exists()
        case "pytest", [*rest]:
            named = [word.split("::")[0] for word in rest if word.startswith("tests")]
            assert all((ROOT / one).exists() for one in named)
        case "curl", [*rest]:
            asked = AskRequest.model_validate_json(rest[rest.index("-d") + 1])
            assert asked.question
            assert any(word.endswith("/api/v1/ask") for word in rest)
        case tool, _:
            assert tool in {"git", "rm"}, f"{guide}: {line}"


def test_the_guides_show_commands() -> None:
    shown = {words[0] for _, line in shell_lines() if (words := shlex.split(line))}
    assert {"make", "curl", ".venv/bin/deepfake-law"} <= shown


def test_the_reply_of_the_api_is_an_answer() -> None:
    (said,) = (json.loads(block) for block in fenced(README, "json"))
    assert said.keys() <= Answer.model_fields.keys()
    fields = {name: Answer.model_fields[name].annotation for name in ("sentences", "citations")}
    for name, kind in fields.items():
        part = kind.__args__[0]  # type: ignore[union-attr]
        for one in said[name]:
            assert one.keys() <= part.model_fields.keys()
    (quote,) = (one["quote"] for one in said["citations"])
    assert quote in corpus_text()


def test_quotes_shown_are_sentences_of_the_corpus() -> None:
    shown = [quote for block in fenced(README, "text") for quote in re.findall("“([^”]+)”", block)]
    assert shown
    assert [quote for quote in shown if quote not in corpus_text()] == []


def corpus_text() -> str:
    """All pages in one string, with the worked page of the README."""
    texts = [path.read_text(encoding="utf-8") for path in pages(ROOT / "corpus")]
    return "\n".join([*texts, worked_page()])


def worked_page() -> str:
    """The page that the README walks through."""
    (block,) = fenced(README, "markdown")
    return block


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """The worked page, where the README says to put it, beside the one page that it relates to."""
    for path, text in (
        (f"gb-eaw/{PAGE}.md", worked_page()),
        ("concepts/int-deepfake.md", alone(ROOT / "corpus" / "concepts" / "int-deepfake.md")),
    ):
        (tmp_path / "corpus" / path).parent.mkdir(parents=True)
        (tmp_path / "corpus" / path).write_text(text, encoding="utf-8")
    return tmp_path / "corpus"


def alone(path: Path) -> str:
    """A page without its `related`, so that it can be read away from the rest."""
    return re.sub(r"^related: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_the_worked_page_has_no_fault(small_corpus: Path) -> None:
    assert f"corpus/gb-eaw/{PAGE}.md" in README
    found = check.check(small_corpus, PartialDate.of("2026-11-24"))
    assert [one for one in found if PAGE in one.path] == []


def test_the_worked_page_answers_its_question(small_corpus: Path, tmp_path: Path) -> None:
    (asked,) = re.findall(r'ask "([^"]*Example Academy[^"]*)"', README)
    embedder = HashEmbedder()
    build(small_corpus, tmp_path / "index", embedder)
    answer = Engine(LiveIndex(tmp_path / "index", embedder)).ask(asked)
    assert {one.document_id for one in answer.citations} == {PAGE}
    for one in answer.citations:
        assert f"“{one.quote}”" in README


def test_the_python_of_the_readme_runs(
    small_corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (block,) = fenced(README, "python")
    monkeypatch.setenv(f"{PREFIX}CORPUS", str(small_corpus))
    monkeypatch.setenv(f"{PREFIX}INDEX", str(tmp_path / "index"))
    monkeypatch.setattr("ingest.embed.make_embedder", lambda *given: HashEmbedder())
    exec(compile(block, "README.md", "exec"), {})
    assert capsys.readouterr().out.strip()


def images() -> list[str]:
    """Addresses of the pictures of the README, in either spelling."""
    return re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc=\"([^\"]+)\"", README)


@pytest.mark.parametrize(("name", "width"), [("docs/screenshot.png", 1280), ("docs/phone.png", 360)])
def test_pictures_are_shown_and_small(name: str, width: int) -> None:
    assert name in {either or other for either, other in images()}
    data = (ROOT / name).read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) < LARGEST
    assert struct.unpack(">I", data[16:20])[0] == width


def test_no_other_picture_is_shown() -> None:
    assert {either or other for either, other in images()} == {"docs/screenshot.png", "docs/phone.png"}


def test_pictures_say_what_they_show() -> None:
    assert all(re.findall(r"!\[([^\]]*)\]", README))
    assert all(re.search(r'alt="[^"]{20,}"', tag) for tag in re.findall(r"<img[^>]*>", README))


def test_the_changelog_opens_with_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    first = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert first
    assert first[1] == version


def test_licences_are_whole() -> None:
    code = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in code
    assert "END OF TERMS AND CONDITIONS" in code
    notes = (ROOT / "corpus" / "LICENSE").read_text(encoding="utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/" in notes


def test_what_the_limits_say_of_the_sources_is_so() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages(ROOT / "corpus"))
    counted = Counter(re.findall(r"\bchecked: (\w+)", text))
    assert counted.keys() == set(document.Checked)
    tenths = {word: round(10 * number / counted.total()) for word, number in counted.items()}
    said = re.search(r"official text for (\d+) in ten, .*? for (\d+), and .*? for (\d+)", README)
    assert said
    for word, number in zip(("official", "secondary", "unchecked"), said.groups(), strict=True):
        assert abs(tenths[word] - int(number)) <= 1, tenths
    assert len(list(pages(ROOT / "corpus"))) > int(re.search(r"more than (\d+) pages", README)[1])  # type: ignore[index]


if __name__ == "__main__":  # the lines to paste when a table is behind the code
    import sys

    lines = [command_row(name) for name in COMMANDS] + [setting_row(name) for name in Settings.model_fields]
    sys.stdout.write("\n".join(lines) + "\n")

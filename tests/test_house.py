"""Arrows point down, files stay small, the docs name what exists, nothing of a workplace leaks."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ingest import document, vocabulary
from ingest.read import enums

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("corpus", "ingest", "bot", "ui")
CEILING = 400
DOCS = [
    path
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "corpus" / "README.md",
        *sorted((ROOT / "docs").rglob("*.md")),
    )
    if path.exists()
]

_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?:\s[^)]*)?\)")
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
_FILE_ENDINGS = (".py", ".md", ".toml", ".txt", ".sh", ".css", ".js", ".yaml")

# Written so that the patterns do not find themselves.
FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.:/<>@-])/(?:work|root|home/\w+|tmp|Users/\w+)/[\w.]"),
    "a private registry": re.compile(r"(?:--(?:extra-)?index-url|--find-links|--trusted-host)[ =]\S"),
    "an address with a login": re.compile(r"https?://[^\s/@:]+:[^\s/@]+@"),
    "a key": re.compile(r"\b(?:sk-[A-Za-z0-9]{20,}|ghp_[A-Za-z0-9]{20,}|AKIA[A-Z0-9]{16})\b"),
    "an emoji": re.compile("[\U0001f300-\U0001faff]"),
}


@cache
def committed() -> tuple[Path, ...]:
    """The files that git knows, or all that are not hidden where there is no git (an unpacked archive)."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = [name for name in done.stdout.decode().split("\0") if name]
    if done.returncode == 0 and names:
        return tuple(ROOT / name for name in names if (ROOT / name).is_file())
    found = (path for path in ROOT.rglob("*") if path.is_file())
    return tuple(
        path for path in found if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    )


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the rooms by dotted name."""
    found = {}
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = ast.parse(path.read_text(encoding="utf-8"), str(path))
    return found


def imported(name: str, nodes: Iterator[ast.AST]) -> set[str]:
    """The modules of our rooms that the nodes import; `from room import module` counts as the module."""
    found: set[str] = set()
    is_package = (ROOT / name.replace(".", "/") / "__init__.py").exists()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            parts = name.split(".")
            above = parts[: len(parts) - node.level + is_package] if node.level else []
            base = ".".join([*above, *(node.module.split(".") if node.module else [])])
            inner = {f"{base}.{alias.name}" for alias in node.names}
            found |= {one if one in modules() else base for one in inner}
    return {one for one in found if one.split(".")[0] in ROOMS}


def at_the_top(tree: ast.Module) -> Iterator[ast.AST]:
    """What runs when the module is imported: not functions, not `if TYPE_CHECKING`."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def test_imports_point_down() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, tree in modules().items()
        for other in imported(name, ast.walk(tree))
        if ROOMS.index(other.split(".")[0]) > ROOMS.index(name.split(".")[0])
    ]
    assert not wrong, wrong


def test_no_module_imports_tests() -> None:
    for name, tree in modules().items():
        for node in ast.walk(tree):
            heads = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            heads += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            assert not any(head.split(".")[0] == "tests" for head in heads), name


def test_imports_go_in_no_circle() -> None:
    graph = {name: imported(name, at_the_top(tree)) - {name} for name, tree in modules().items()}
    done: set[str] = set()

    def follow(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path[path.index(name) :], name])
        if name not in done:
            for other in graph.get(name, ()):
                follow(other, (*path, name))
            done.add(name)

    for name in graph:
        follow(name, ())


def test_rooms_are_seen() -> None:
    assert {"ingest.check", "ingest.read", "bot.answer"} <= modules().keys()
    assert "ingest.document" in imported("ingest.read", ast.walk(modules()["ingest.read"]))
    assert "ingest.checks.status" in imported("ingest.check", ast.walk(modules()["ingest.check"]))


def test_files_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in committed()
        if path.suffix == ".py" and (lines := len(path.read_text(encoding="utf-8").splitlines())) > CEILING
    }
    assert not long, f"over {CEILING} lines, so two concepts: {long}"


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_paths_of_the_docs_exist(path: Path) -> None:
    text = _FENCED.sub("", path.read_text(encoding="utf-8"))
    missing = []
    for target in _LINK.findall(_CODE.sub("", text)):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, fragment = target.partition("#")
        there = path if not file else path.parent / file
        if not there.exists() or (fragment and there.suffix == ".md" and fragment not in anchors(there)):
            missing.append(target)
    for said in _CODE.findall(text):
        if _names_a_file(said) and not (path.parent / said).exists() and not (ROOT / said).exists():
            missing.append(said)
    assert not missing, missing


def anchors(path: Path) -> set[str]:
    """The fragments that headings of a page make, as the code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def _names_a_file(said: str) -> bool:
    if not _PATH.fullmatch(said) or (said.startswith(".") and "/" not in said):
        return False
    head, *rest = said.split("/")
    return bool(rest and (head in ROOMS or head in ("tests", "docs", ".ci"))) or said.endswith(_FILE_ENDINGS)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_of_a_workplace_is_committed(what: str) -> None:
    found = []
    for path in committed():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(ROOT)}:{number}"
            for number, line in enumerate(text.split("\n"), start=1)
            if FORBIDDEN[what].search(line)
        ]
    assert not found, f"{what}: {found}"


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a path of one machine", "open('" + "/" + "tmp/x')"),
        ("a private registry", "--index-" + "url https://example.org"),
        ("an address with a login", "https://me:" + "secret@example.org"),
        ("a key", "sk-" + "a" * 24),
        ("an emoji", "\U0001f600"),
    ],
)
def test_what_is_forbidden_is_found(what: str, line: str) -> None:
    assert FORBIDDEN[what].search(line)
    assert not FORBIDDEN[what].search("https://example.org/work/1 and ui/work/x and a/tmp/b")


NAMED = (
    "Kind",
    "Status",
    "Who",
    "Conduct",
    "Material",
    "Subject",
    "Effect",
    "Checked",
    "Topic",
    "HelpFor",
    "HelpHow",
    "EventName",
)


@pytest.mark.parametrize("name", NAMED)
def test_every_word_of_the_vocabulary_stands_in_the_page_format(name: str) -> None:
    text = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    missing = [word for word in enums()[name] if not re.search(rf"\b{re.escape(word)}\b", text)]
    assert not missing, missing


def test_every_field_of_a_page_stands_in_the_page_format() -> None:
    text = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    # Set by the reader, or (wording) by `add` for official texts.
    ours = {"text", "path", "sha256", "text_line", "wording"}
    parts = (document.SourceDocument, document.Rule, document.Maximum, document.Event, document.Ask)
    parts += (document.Trap, document.Source, document.Help)
    missing = [
        f"{part.__name__}.{field}"
        for part in parts
        for field in part.model_fields
        if field not in ours and not re.search(rf"`[^`\n]*\b{field}\b[^`\n]*`", text)
    ]
    assert not missing, missing


def test_every_heading_of_the_vocabulary_stands_in_the_page_format() -> None:
    text = (ROOT / "corpus" / "README.md").read_text(encoding="utf-8")
    headings = (vocabulary.IN_SHORT, vocabulary.COVERS, vocabulary.PENALTY, vocabulary.LIMITS)
    for heading in (*headings, vocabulary.STATUS_AND_DATES, vocabulary.WHAT_TO_DO):
        assert f"`{heading}`" in text

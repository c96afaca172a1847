"""One row a check: a change of a valid page, the code that it must get, and why it matters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.check import Finding, check, report
from ingest.corpus import shipped
from ingest.errors import CorpusError
from tests.ingest.pages import FOLDER, ID, TODAY, check_page, folder, valid

FIRST = (
    "- In England and Wales, sharing an intimate image of someone without their consent "
    "is an offence.[^act]\n"
)
SECOND = (
    "- Section 66B of the Sexual Offences Act 2003 covers deepfakes, because the image need only appear "
    "to show the person.[^act]\n"
)
PENALTY = "## Penalty\n"
SINCE = "Since 31 January 2024, sharing an intimate image without consent has been an offence"
BEGAN = "  - {date: 2024-01-31, event: in_force}\n"
STATUS = "status: in_force\n"
HELP = 'help:\n  - {name: Helpline, does: "talks", needs: [talk]}\n'
SOURCES = "sources:\n"
LONG = "- In England and Wales, " + "word " * 36 + "end.[^act]\n"
ODD = "- In England and Wales, " + "word " * 28 + "end.[^act]\n"
HARD = (
    "- Multijurisdictional intermediary responsibilities necessitate comprehensive organisational "
    "accountability arrangements in England and Wales.[^act]\n"
)

# old text, new text, code, reason
TEXT = [
    (FIRST, "", "in-short-size", "one sentence does not answer"),
    (FIRST, FIRST + "- Sharing in Wales is a crime.[^act]\n" * 3, "in-short-size",
     "five do not answer shortly"),
    ("## In short\n", "## At a glance\n", "no-in-short", "answers begin with In short"),
    ("## In short\n", "## In Short\n", "heading-form", "answers find a section by its exact heading"),
    ("## In short\n", "## Who\n- Section 66B binds people.[^act]\n\n## In short\n", "in-short-first",
     "it comes first"),
    ("## In short\n", "- Section 66B is law.[^act]\n\n## In short\n", "before-heading", "nothing quotes it"),
    (PENALTY, "### More\n\n## Penalty\n", "deep-heading", "sections are flat"),
    (PENALTY, "##Penalty\n", "heading-form", "the reader would take it for a sentence"),
    (PENALTY, "## What it covers\n\n## Penalty\n", "empty-section", "a heading alone says nothing"),
    ("## Status and dates\n", "## Penalty\n", "heading-twice", "a rule could point to either"),
    ("## Status and dates\n", "## History\n", "no-status-section", "a law says since when"),
    (PENALTY, "## Limits and defences\n- Section 66B has limits.[^act]\n\n## Penalty\n", "heading-order",
     "one order"),
    ("## Status and dates\n", "## Our view\n- Section 66B is new.[^act]\n\n## Status and dates\n",
     "own-heading",
     "nothing composes from it"),
    (FIRST, FIRST.replace(".[^act]", "[^act]"), "no-full-stop", "a quote has to end"),
    (FIRST, FIRST.replace("[^act]", ""), "no-mark", "every sentence has a source"),
    (FIRST, FIRST.replace("[^act]", "[^law]"), "unknown-mark", "the source has to exist"),
    (FIRST, FIRST.replace(" is an", "[^act] is an"), "mark-inside", "a quote would hold the mark"),
    (FIRST, FIRST.replace(".[^act]", ". Both can be punished.[^act]"), "two-sentences",
     "a citation quotes one"),
    (FIRST, FIRST + "[^act]: The Act.\n", "footnote-definition", "the front matter holds the sources"),
    (FIRST, FIRST + "| a | b |\n", "table", "nothing quotes a table"),
    (FIRST, FIRST.replace("an offence", "[an offence](https://example.org)"), "link",
     "a quote is plain text"),
    (FIRST, FIRST.replace("an offence", "an offence, see https://example.org"), "link",
     "addresses are sources"),
    (FIRST, FIRST + "![picture](x.png)\n", "image", "no pictures"),
    (FIRST, FIRST.replace("an offence", "an <b>offence</b>"), "html", "a quote is plain text"),
    (FIRST, FIRST.replace("an offence", "an **offence**"), "emphasis", "a quote is plain text"),
    (SECOND, "  " + SECOND, "nested", "bullets are flat"),
    (FIRST, FIRST.replace("their consent", "the clear and freely given consent of that same person"),
     "too-long",
     "In short has 20 words at most"),
    ("## Status and dates\n", "## Status and dates\n" + LONG, "too-long", "36 words are never one fact"),
    ("## Status and dates\n", "## Status and dates\n" + ODD.replace("word", "law", 4), "long", "31 words"),
    (FIRST, "- It is an offence in England and Wales.[^act]\n", "leans", "a reader may see it alone"),
    (FIRST, "- There is an offence in England and Wales.[^act]\n", "leans", "a reader may see it alone"),
    (FIRST, "- Both are offences in England and Wales.[^act]\n", "leans", "a reader may see it alone"),
    (FIRST, "- The offence is serious.[^act]\n", "unnamed", "which offence?"),
    (FIRST, "- The Act came into force in England and Wales.[^act]\n", "unnamed", "which Act?"),
    (FIRST, "- The law on sharing is strict.[^act]\n", "unnamed", "which law?"),
    (FIRST, "- Sharing an image of someone without consent is an offence.[^act]\n", "first-place", "where?"),
    (FIRST, HARD, "grade", "grade 9 at most"),
    ("## Status and dates\n", "## Status and dates\n" + HARD * 3, "grade", "below grade 13"),
    (FIRST, FIRST.replace("an intimate", "an\u200b intimate"), "hidden-character", "nobody sees it"),
    (FIRST, FIRST.replace("an intimate", "an \u202eintimate"), "hidden-character", "it turns the text round"),
    (FIRST, FIRST.replace("an intimate", "an\u00a0intimate"), "odd-space", "words would not match"),
    (FIRST, FIRST.replace("an intimate", "an\tintimate"), "tab", "offsets would look wrong"),
    (FIRST, FIRST.replace("Wales", "Wale\u0301s"), "not-nfc", "words would not match"),
    (FIRST, FIRST.replace("an intimate", "an o" + "rgasm"), "graphic-word", "no graphic words"),
    ("2024.[^act]\n", "2024.[^act]\n\n\n", "blank-end", "one line end"),
    ("on 31 January 2024.[^act]\n", "on 31 January 2024.[^act]", "no-line-end", "one line end"),
]  # fmt: skip

HEADER = [
    (f"id: {ID}", "id: gb-eaw-other", "id-file", "a page is found by its id"),
    (f"id: {ID}", "id: eaw-share", "id-place", "an id begins with its place"),
    ("jurisdiction: GB-EAW", "jurisdiction: GB-SCT", "folder", "the folder is the place"),
    ("title: Sharing", "title: Sharing, sending, posting, publishing and also showing", "title-length",
     "70 letters"),
    ("topics: [adult_intimate_images, sharing]", "topics: []", "no-topics", "readers browse by topic"),
    ('  - {q: "what is section 66B", section: In short}\n', "", "few-asks", "five asks at least"),
    ("related: []\n", "related: []\n" + HELP, "help-kind", "help stands on resource pages"),
    ("kind: statute\nstatus: in_force", "kind: resource\nstatus: published", "no-help", "a resource helps"),
    ("section: Penalty}\nasks", "section: Fine}\nasks", "no-section", "a rule points to a heading"),
    ('uk", section: Penalty}', 'uk", section: Punishment}', "no-section", "an ask points to a heading"),
    ("related: []", "related: [gb-eaw-none]", "related-missing", "a related page exists"),
    ("related: []", f"related: [{ID}]", "related-self", "a page is not its own neighbour"),
    ("what is section 66B", "Is it ILLEGAL to send a fake nude of my ex?", "ask-twice",
     "case and marks folded"),
    ("related: []\n", 'related: []\ntraps:\n  - {claim: "x", answer: "Section 66B is new."}\n', "trap-answer",
     "the correction is quoted"),
    (SOURCES, SOURCES + '  - {key: other, title: "Other", checked: secondary}\n', "unused-source",
     "why is it there?"),
    (SOURCES, SOURCES + '  - {key: act, title: "Other", checked: secondary}\n', "source-twice",
     "which of the two?"),
    (SOURCES, SOURCES + '  - {key: other, title: "Other", checked: official}\n', "official-url",
     "where was it read?"),
    ("limits: if ", "limits: if " + "very " * 15, "limits-length", "the lead reads it on"),
    ("kind: statute", "kind: law", "bad-document", "what read finds is listed too"),
    ("last_verified: 2026-11-24", "last_verified: 2026-11-25", "verified-future", "nobody looked tomorrow"),
    ("last_verified: 2026-11-24", "last_verified: 2026-11", "verified-day", "someone looked on a day"),
]  # fmt: skip

STATUS_AND_RULES = [
    (STATUS, "status: published\n", "status-kind", "a statute is law"),
    (STATUS, "status: bill\n", "status-kind", "a bill has kind bill"),
    ("kind: statute\nstatus: in_force", "kind: bill\nstatus: bill", "bill-in-force", "a bill is not law"),
    ("kind: statute\nstatus: in_force", "kind: bill\nstatus: bill", "status-timeline",
     "a bill has no assent"),
    ("kind: statute\nstatus: in_force", "kind: bill\nstatus: fallen", "status-timeline", "it fell on a day"),
    (BEGAN, BEGAN + "  - {date: 2023-01-01, event: amended}\n", "timeline-order", "oldest first"),
    (BEGAN, "", "no-begin", "in force since when?"),
    (BEGAN, BEGAN + "  - {date: 2025, event: repealed}\n", "status-timeline", "repealed is not in force"),
    (STATUS, "status: repealed\n", "status-timeline", "repealed when?"),
    (STATUS, "status: struck_down\n", "status-timeline", "struck down when?"),
    (STATUS, "status: enjoined\n", "status-timeline", "stopped when?"),
    (STATUS, "status: not_yet_in_force\n", "status-timeline", "it began in 2024"),
    ("in_force: 2024-01-31", "in_force: 2027-01-31", "status-rules",
     "a rule begins after the day of the check"),
    ("in_force: 2024-01-31", "in_force: 2024-02-01", "rule-date", "the section says another day"),
    ("in_force: 2024-01-31", "in_force: 2024-01-31, until: 2025-06", "rule-date", "nor does it say the end"),
    ("in_force: 2024-01-31", "in_force: 2024", "rule-timeline", "the timeline has the day"),
    ('term: "six months"', 'term: "two years"', "rule-maximum", "the section says six months"),
    ('term: "six months"', 'term: "6 years"', "rule-maximum", "the unit counts"),
    ('term: "six months"', 'term: "life"', "rule-maximum", "life is said in a word"),
    ('fine: "unlimited"', 'fine: "£5,000"', "rule-maximum", "the section says no sum"),
    ("effect: offence", "effect: civil_claim", "effect-words", "an offence is not a claim"),
    ("effect: offence", "effect: platform_duty", "effect-words", "an offence is not a duty"),
    ("effect: offence", "effect: no_offence_found", "effect-words", "it is one"),
    (SINCE + " in England and Wales under section 66B", SINCE, "rule-place", "the best sentence says where"),
]  # fmt: skip


def codes(found: list[Finding]) -> set[str]:
    return {one.code for one in found}


def test_worked_example_of_the_readme_passes_when_it_is_completed(tmp_path: Path) -> None:
    assert check_page(tmp_path, valid()) == []


@pytest.mark.parametrize(("old", "new", "code", "reason"), [*TEXT, *HEADER, *STATUS_AND_RULES])
def test_a_fault_gets_its_code(tmp_path: Path, old: str, new: str, code: str, reason: str) -> None:
    page = valid()
    assert old in page, "the row no longer changes the page"
    found = check_page(tmp_path, page.replace(old, new, 1))
    assert code in codes(found), f"{reason}: {found}"
    lines = page.replace(old, new, 1).count("\n") + 1
    assert all(1 <= one.line <= lines and one.message and one.path for one in found)
    assert all(one.fix or "Then run" in one.message or "Allowed" in one.message for one in found)


# What looks like a fault and is none.
FINE = [
    (FIRST, FIRST.replace("an intimate image",
     "what Smith v. Jones, No. 12, and 18 U.S.C. 2252A call an image"),
     "two-sentences", "abbreviations do not end a sentence"),
    (FIRST, "- The offence in section 66B is part of English law.[^act]\n", "unnamed", "it says which"),
    (FIRST, "- The order against Anthony Dover was made in England.[^act]\n", "unnamed", "it says which"),
    (SECOND, SECOND.replace("covers", "and the Data (Use and Access) Act 2025 covers"), "too-long",
     "names of Acts do not count"),
    (STATUS, "status: partly_in_force\n", "status-timeline", "something has begun"),
    ('term: "six months"', 'term: "6 months"', "rule-maximum", "words and digits are one"),
    ("[^act]\n\n## Penalty", "[^act]\n\n## What to do\n- Tell someone you trust.\n\n## Penalty", "no-mark",
     "advice needs no source"),
    ("what is section 66B", "فیلم جعلی من را پخش می\u200cکنند", "hidden-character",
     "a joiner is spelling in Persian"),
    (BEGAN, BEGAN.replace("2024-01-31", "2024") + "  - {date: 2024-02-06, event: amended}\n",
     "timeline-order",
     "a year may hold the day after it"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "reason"), FINE)
def test_what_is_right_is_left_alone(tmp_path: Path, old: str, new: str, code: str, reason: str) -> None:
    page = valid()
    assert old in page
    assert code not in codes(check_page(tmp_path, page.replace(old, new, 1))), reason


def test_a_finding_stands_at_its_line(tmp_path: Path) -> None:
    page = valid().replace("in_force: 2024-01-31", "in_force: 2024-02-01")
    (found,) = [one for one in check_page(tmp_path, page) if one.code == "rule-date"]
    assert "in_force: 2024-02-01" in page.split("\n")[found.line - 1]
    assert str(found).startswith(
        f"{FOLDER}/{ID}.md:{found.line}: error rule-date: rules.0 has in_force 2024-02-01"
    )


def test_every_fault_of_every_page_is_listed(tmp_path: Path) -> None:
    broken = valid().replace("kind: statute", "kind: law").replace("who: person", "who: people")
    root = folder(tmp_path, (f"{FOLDER}/{ID}.md", broken), (f"{FOLDER}/gb-eaw-b.md", "no front matter"))
    found = check(root, today=TODAY)
    assert [(one.path, one.code) for one in found] == [
        (f"{FOLDER}/gb-eaw-b.md", "bad-document"),
        (f"{FOLDER}/{ID}.md", "bad-document"),
        (f"{FOLDER}/{ID}.md", "bad-document"),
    ]
    assert "statute" in found[1].message
    assert "person" in found[2].message


def test_two_pages_with_one_id(tmp_path: Path) -> None:
    root = folder(tmp_path, (f"{FOLDER}/{ID}.md", valid()), (f"{FOLDER}/other.md", valid()))
    assert "id-twice" in codes(check(root, today=TODAY))


@pytest.mark.parametrize(
    ("place", "level", "reason"),
    [
        ("GB-EAW", "error", "one place, one page for an ask"),
        ("GB", "warning", "the United Kingdom holds England and Wales"),
        ("US", None, "the same words may be asked elsewhere"),
    ],
)
def test_an_ask_that_two_pages_claim(tmp_path: Path, place: str, level: str | None, reason: str) -> None:
    other = valid().replace(f"id: {ID}", f"id: {place.lower()}-other")
    other = other.replace("jurisdiction: GB-EAW", f"jurisdiction: {place}")
    here = (f"{FOLDER}/{ID}.md", valid())
    root = folder(tmp_path, here, (f"{place.lower()}/{place.lower()}-other.md", other))
    levels = {one.level for one in check(root, today=TODAY) if one.code == "ask-twice"}
    assert levels == ({level} if level else set()), reason


def test_a_bill_of_an_earlier_session_may_have_fallen(tmp_path: Path) -> None:
    timeline = "  - {date: 2024, event: fell}\n  - {date: 2025, event: introduced}\n"
    page = (
        valid()
        .replace("kind: statute\nstatus: in_force", "kind: bill\nstatus: bill")
        .replace(BEGAN, timeline)
    )
    page = page.replace("  - {date: 2023-10-26, event: assent, note: Online Safety Act 2023}\n", "")
    assert "status-timeline" not in codes(check_page(tmp_path, page.replace("in_force: 2024-01-31,", "")))


def test_an_act_may_be_in_force_before_it_applies(tmp_path: Path) -> None:
    page = (
        valid()
        .replace(STATUS, "status: not_yet_in_force\n")
        .replace("in_force: 2024-01-31", "in_force: 2027-01-31")
    )
    page = page.replace(BEGAN, BEGAN + "  - {date: 2027-01-31, event: applies}\n")
    assert codes(check_page(tmp_path, page)) == {"rule-date"}


def test_concepts_stand_in_their_own_folder(tmp_path: Path) -> None:
    page = valid().replace("jurisdiction: GB-EAW", "jurisdiction: INT").replace(f"id: {ID}", "id: consent")
    page = page.replace("kind: statute\nstatus: in_force", "kind: concept\nstatus: published")
    assert check_page(tmp_path / "a", page, "concepts/consent.md") == []
    assert codes(check_page(tmp_path / "b", page, "int/consent.md")) == {"folder"}


def test_no_corpus_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no corpus folder"):
        check(tmp_path / "none")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"---\n---\n",
        b"---\nid: [\n---\n",
        b"\xef\xbb\xbf---\n",
        b"---\r\n",
        b"---\n- a\n---\n",
    ],
)
def test_a_bad_file_is_a_finding(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "bad.md").write_bytes(raw)
    (found,) = [one for one in check(tmp_path) if one.line][:1]
    assert found.path == "bad.md"
    assert found.level == "error"


def test_the_report_counts(tmp_path: Path) -> None:
    found = check_page(tmp_path, valid().replace(FIRST, HARD))
    assert report(found).splitlines()[-1].startswith("0 errors, ")
    assert "hardest section reads at grade" in report(found)
    assert report([]) == "No faults found."


def test_the_command_exits_1_for_errors_and_2_for_no_folder(tmp_path: Path) -> None:
    folder(tmp_path, (f"{FOLDER}/{ID}.md", valid().replace("topics: [", "topics: [nothing, ")))
    command = [sys.executable, "-m", "ingest.check"]
    bad = subprocess.run([*command, str(tmp_path)], cwd=shipped().parent, capture_output=True, text=True)
    none = subprocess.run(
        [*command, str(tmp_path / "none")], cwd=shipped().parent, capture_output=True, text=True
    )
    assert (bad.returncode, none.returncode) == (1, 2)
    assert f"{FOLDER}/{ID}.md:" in bad.stdout
    assert "no corpus folder" in none.stderr


def test_the_shipped_corpus_has_no_errors() -> None:
    errors = [str(one) for one in check(shipped()) if one.level == "error"]
    assert not errors, "\n".join(errors)

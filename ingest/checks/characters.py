"""Characters that a reader cannot see, and words that no page may use."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from ingest.checks.page import Finding, Page

# Zero-width joiners are spelling in Persian and the scripts of India, so they may stand there.
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]"
    "|(?<![\u0600-\u0dff])[\u200c\u200d]"
)
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000](?![\u3000-\u9fff])")

# Turned by 13 letters, so that nobody has to read them here: codecs.decode(word, "rot13").
_TURNED = """cravf intvan intvany nahf avccyr avccyrf znfgheongr znfgheongvat znfgheongvba rwnphyngr
rwnphyngvba betnfz frzra sryyngvb phaavyvathf phag shpx shpxvat gvgf chffl oybjwbo fyhg juber phzfubg"""
_GRAPHIC = re.compile(
    r"\b(?:" + "|".join(codecs.decode(word, "rot13") for word in _TURNED.split()) + r")\b", re.IGNORECASE
)


def characters(page: Page) -> Iterator[Finding]:
    """Hidden characters, odd spaces, tabs, decomposed letters, blank ends and graphic words of a file."""
    raw = page.raw
    composed = unicodedata.is_normalized("NFC", raw)
    for number, line in enumerate(raw.split("\n"), start=1):
        if line.isascii() and "\t" not in line and line.isprintable():
            continue
        if "\t" in line:
            yield page.error(number, "tab", "a tab stands here.", "Use spaces.")
        if match := _HIDDEN.search(line):
            yield page.error(
                number,
                "hidden-character",
                f"U+{ord(match[0]):04X} cannot be seen ({_near(line, match)}).",
                "Delete it.",
            )
        if match := _SPACES.search(line):
            yield page.error(
                number,
                "odd-space",
                f"U+{ord(match[0]):04X} is not a plain space ({_near(line, match)}).",
                "Type a space instead.",
            )
        if not composed and not unicodedata.is_normalized("NFC", line):
            yield page.error(
                number, "not-nfc", "a letter is written in two parts.", "Save the file in Unicode form NFC."
            )
    for match in _GRAPHIC.finditer(raw):
        yield page.error(
            raw.count("\n", 0, match.start()) + 1,
            "graphic-word",
            f"{match[0][0]}… ({len(match[0])} letters) is a graphic word.",
            "Say 'intimate image', 'sexual image', 'child abuse image' or 'nude'.",
        )
    last = raw.count("\n") + 1
    if raw.endswith("\n\n"):
        yield page.error(
            last, "blank-end", "blank lines stand at the end.", "End the file with one line end."
        )
    elif not raw.endswith("\n"):
        yield page.error(
            last, "no-line-end", "the last line has no line end.", "End the file with one line end."
        )


def _near(line: str, match: re.Match[str]) -> str:
    before = line[max(0, match.start() - 15) : match.start()].lstrip()
    return f"after {before!r}" if before else "at the start of the line"

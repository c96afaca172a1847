"""The worked example of corpus/README.md, completed, and folders made of it."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.check import Finding, check
from ingest.corpus import shipped
from ingest.dates import PartialDate

TODAY = PartialDate("2026-11-24")
ID = "gb-eaw-soa2003-s66b-share"
FOLDER = "gb-eaw"

_MORE_ASKS = """  - {q: "is it illegal to send a fake nude of my ex", section: In short}
  - {q: "what is section 66B", section: In short}
  - {q: "since when is sharing deepfakes a crime in england", section: Status and dates}
"""
_STATUS = """
## Status and dates
- Section 66B of the Sexual Offences Act 2003 came into force in England and Wales on 31 January 2024.[^act]
"""


def worked_example() -> str:
    """The example as it stands in corpus/README.md."""
    text = (shipped() / "README.md").read_text(encoding="utf-8")
    return re.findall(r"```markdown\n(.*?)```", text, re.DOTALL)[0]


def valid() -> str:
    """The example with what it leaves out: five asks, `Status and dates`, nothing related."""
    page = worked_example()
    page = page.replace("related: [gb-eaw-soa2003-s66e-create]\n", _MORE_ASKS + "related: []\n")
    return page + _STATUS


def folder(root: Path, *pages: tuple[str, str]) -> Path:
    """A corpus of files: (path below the root, text)."""
    for path, text in pages:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8"))
    return root


def check_page(root: Path, text: str, path: str = f"{FOLDER}/{ID}.md") -> list[Finding]:
    """What `check` says about one page alone."""
    return check(folder(root, (path, text)), today=TODAY)

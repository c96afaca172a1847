"""Doubles for tests and for extensions: an embedder without a model, and a corpus of three pages."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import numpy as np

_TOKEN = re.compile(r"\w+|[^\w\s]")


class HashEmbedder:
    """Vectors from the words of a text: the same words, the same vector. `embedded` counts documents."""

    model_id = "hash-words@1"

    def __init__(self, dimension: int = 64, max_tokens: int = 254, model_id: str = model_id) -> None:
        self.model_id = model_id
        self.dimension = dimension
        self.max_tokens = max_tokens
        self.embedded: list[str] = []

    def encode_query(self, texts: list[str]) -> np.ndarray:
        """Vectors of questions."""
        return np.array([self._vector(text) for text in texts], np.float32).reshape(-1, self.dimension)

    def encode_document(self, texts: list[str]) -> np.ndarray:
        """Vectors of what is searched; keeps the texts in `embedded`."""
        self.embedded += texts
        return self.encode_query(texts)

    def count_tokens(self, text: str) -> int:
        """Words and punctuation marks."""
        return len(_TOKEN.findall(text))

    def _vector(self, text: str) -> np.ndarray:
        vector = np.zeros(self.dimension)
        for word in re.findall(r"\w+", text.lower()):
            digest = hashlib.sha256(word.encode()).digest()
            vector[int.from_bytes(digest[:4]) % self.dimension] += 1 if digest[4] % 2 else -1
        if not vector.any():
            vector[0] = 1
        return vector / np.linalg.norm(vector)


_PAGES = {
    "gb-eaw/gb-eaw-share.md": """---
id: gb-eaw-share
title: Sharing an intimate image in England and Wales
citation: Sexual Offences Act 2003, s. 66B
names: [section 66B, s66B]
jurisdiction: GB-EAW
kind: statute
status: in_force
timeline:
  - {date: 2024-01-31, event: in_force}
rules:
  - {who: person, conduct: share, material: intimate_image, subject: any, effect: offence,
     in_force: 2024-01-31, maximum: [{route: "magistrates' court", term: "six months", fine: "unlimited"}],
     limits: if the person shown did not consent, section: Penalty}
asks:
  - {q: "someone posted a fake nude of me in england, is that a crime", section: In short}
  - {q: "can you go to jail for sharing a deepfake nude uk", section: Penalty}
topics: [adult_intimate_images, sharing]
sources:
  - {key: act, title: "Sexual Offences Act 2003, s. 66B", checked: secondary,
     url: "https://www.legislation.gov.uk/ukpga/2003/42/section/66B"}
last_verified: 2026-11-24
---
## In short
- In England and Wales, sharing an intimate image of someone without their consent is an offence.[^act]
- Section 66B of the Sexual Offences Act 2003 covers deepfakes that appear to show someone.[^act]

## Penalty
- Since 31 January 2024, sharing an intimate image is an offence in England and Wales.[^act]
- The maximum for the basic section 66B offence is six months' custody or an unlimited fine.[^act]
""",
    "us/us-take-it-down.md": """---
id: us-take-it-down
title: The TAKE IT DOWN Act
citation: TAKE IT DOWN Act, Pub. L. 119-12
names: [TAKE IT DOWN Act]
jurisdiction: US
kind: statute
status: in_force
timeline:
  - {date: 2025-05-19, event: assent}
  - {date: 2026-05-19, event: applies}
rules:
  - {who: platform, conduct: host, material: intimate_image, subject: any, effect: platform_duty,
     in_force: 2026-05-19, limits: when the person shown sends a valid request, section: What it covers}
asks:
  - {q: "how fast must a website remove a fake nude in america", section: What it covers}
topics: [platforms]
sources:
  - {key: act, title: "Pub. L. 119-12", checked: secondary}
last_verified: 2026-11-24
---
## In short
- Under US federal law, the TAKE IT DOWN Act bars publishing an intimate image without consent.[^act]

## What it covers
- Since 19 May 2026, the TAKE IT DOWN Act makes platforms remove a reported image within 48 hours.[^act]
""",
    "int/int-stopncii.md": """---
id: int-stopncii
title: StopNCII
jurisdiction: INT
kind: resource
status: published
asks:
  - {q: "how do i get my pictures taken down", section: What to do}
help:
  - {name: StopNCII, does: blocks an intimate image on sites that take part, needs: [removal],
     min_age: 18, url: "https://stopncii.org", how: [form]}
topics: [victim_support]
sources:
  - {key: site, title: StopNCII, url: "https://stopncii.org", checked: secondary}
last_verified: 2026-11-24
---
## In short
- StopNCII is a free service for adults that blocks an intimate image on the sites that take part.[^site]

## What to do
- Open stopncii.org and choose the image on your own device.
- StopNCII makes a fingerprint of the image there and never receives the image.
""",
}


def tiny_corpus(folder: Path) -> Path:
    """Write a corpus of three pages (a UK and a US law, a help service) below `folder` and return it."""
    for name, page in _PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.encode())
    return folder

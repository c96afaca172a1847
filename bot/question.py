"""What a question asks, once it is understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ingest.dates import PartialDate
from ingest.vocabulary import Aspect, Conduct, Material, Subject


class Intent(StrEnum):
    """Why someone asks, as far as it changes the answer."""

    KNOW = "know"
    VICTIM = "victim"
    CRISIS = "crisis"
    ACCUSED = "accused"
    STOP = "stop"
    HARM = "harm"
    OUT_OF_SCOPE = "out_of_scope"
    GREETING = "greeting"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands alone. `jurisdictions`: the places named, in order, before the tree is used."""

    text: str
    standalone: str
    language: str
    jurisdictions: tuple[str, ...]
    as_of: PartialDate
    conduct: tuple[Conduct, ...] = ()
    material: Material | None = None
    subject: Subject = Subject.ANY
    aspect: Aspect | None = None
    intent: Intent = Intent.KNOW
    named: tuple[str, ...] = ()  # ids of documents that the question names
    unknown: tuple[str, ...] = ()  # laws, sections and cases that it names and no document holds
    dated: bool = False  # whether the question itself gave the day
    asker_is_child: bool = False
    unknown_place: str = ""  # named as a place, and none that we know
    wants_to_sue: bool = False
    says_fake: bool = True  # whether it speaks of fakes; when it says that the image is real, it does not
    topic: str = ""  # what it is about, in few words, for questions that lean on it

    def __repr__(self) -> str:
        where = ",".join(self.jurisdictions) or "-"
        what = ",".join(self.conduct) or "-"
        about = f"{self.aspect or '-'} {what} {self.material or '-'} {self.subject}"
        return f"Question({about} @{where} {self.as_of})"

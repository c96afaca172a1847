"""Ages that a question gives, for the person shown or the one who asks."""

from __future__ import annotations

import re

_AGE = r"(?P<age>[5-9]|[1-8]\d)"
_SENTENCE = r"(?!\s*(?:years?|yrs?|años|ans|jahre|anni|anos|jaar|lat|år)?\s*(?:in |of |de |di )?(?:prison|jail|custody|cárcel|prisión|gefängnis|haft|carcere|reclusione|prisão|więzieni\w*|ago|%|hours?|months?|days?|weeks?))"
_KIN = r"(?:daughter|son|girl|boy|sister|brother|mum|mom|dad|child|kid|hij[ao]|tochter|sohn|fille|fils|figli[ao]|filh[ao]|dochter|zoon|córk\w*|syn\w*|datter|dotter|jent[ae]|gutt|merch|mab|kızım|oğlum)"
# A number is an age only where its neighbours make it one: "5 years" alone may be a sentence.
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:i am|i'm|im|i m|we're|we are|she's|he's|shes|hes|she is|he is|aged?|turned|ich bin|tengo|tiene|j'ai|tenho|ho|ha|ik ben|mam|ma|dw i'n|mae hi'n|jag är|jeg er|soy|são|är|er) (?:only |just |now )?{_AGE}\b{_SENTENCE}",
        rf"\b{_AGE}\s?-?(?:years?[ -]?olds?|yr[ -]?olds?|yo|y/o|y\.o\.|oed)\b",
        rf"\b{_AGE}\s?(?:años|ans|jahre|jährige\w*|anni|anos|jaar|lat|år|yaşında)\b(?! (?:de |di )?(?:cárcel|prisión|prison|haft|gefängnis|carcere|prisão|więzieni\w*|fängelse|fengsel))",
        rf"{_AGE}\s?(?:살|세|歳|岁|歲|साल|عام|سنة)(?! ?(?:징역|懲役|कैद))",
        rf"\({_AGE}\)",
        rf"\b{_KIN}\b(?:,| is| er| es| est| ist| ma| har| is only|'s)? {_AGE}\b{_SENTENCE}",
        rf"(?:^|,)\s*(?:\w+ )?{_AGE}\s*(?:,|[fm]\b)",
        rf"\b{_AGE}\s?[fm]\b",
        rf"^[^\W\d]+ {_AGE} ",
    )
)


def ages_in(text: str) -> tuple[int, ...]:
    """Every age that the text gives, youngest first."""
    found = {int(match["age"]) for pattern in _PATTERNS for match in pattern.finditer(text)}
    return tuple(sorted(found))

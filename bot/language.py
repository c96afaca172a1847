"""Which language a question is in, from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

_SCRIPTS = [
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
]
_WORDS = {
    "en": "the is it of to in and a an what can i my me for do does someone was are how who on if they when illegal law about",
    "es": "el la los las es de en y un una qué que puedo mi mis me por para se con alguien cuando cómo ilegal ley quién está hizo han ha lo",
    "fr": "le la les est de en et un une que qui je mon ma mes me pour quelqu'un quand comment illégal loi puis peut des du dans sur c'est ça a fait où",
    "de": "der die das ist es von in und ein eine was kann ich mein meine mir mich für jemand wenn wie illegal strafbar gesetz wer nicht hat auf dem den zu ab wann",
    "it": "il lo la gli è di in e un una che cosa posso mio mia mi per qualcuno quando come illegale legge chi ha fatto sono della del nel",
    "pt": "o os as é de em e um uma que posso meu minha me por para alguém quando como ilegal lei quem fez fizeram não uma da do na no",
    "nl": "de het is van in en een wat kan ik mijn me voor iemand als hoe illegaal strafbaar wet wie niet heeft op te dat",
    "pl": "jest to w i co mogę mój moja moje mnie dla ktoś kiedy jak nielegalne prawo kto nie czy zrobił na się z zdjęcie",
    "cy": "y yr yw mae a beth alla i fy mi ar rhywun pan sut anghyfreithlon cyfraith pwy nid ydy ydyw yn i'r o'r gwneud wedi",
    "sv": "är det och en ett vad kan jag min mitt mig för någon när hur olagligt lag vem inte har på som av",
    "da": "er det og en et hvad kan jeg min mit mig for nogen når hvordan ulovligt lov hvem ikke har på som af",
    "tr": "bir bu ve ne mi mı benim beni için biri nasıl yasa suç kim değil yasal mıdır midir var",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)


def language_of(text: str) -> str:
    """The ISO 639-1 code; English when nothing else is clearly more likely."""
    letters = sum(character.isalpha() for character in text) or 1
    for code, pattern in _SCRIPTS:
        # A name or two in another script does not change the language of the question.
        if len(pattern.findall(text)) > 0.3 * letters or (code in ("ja", "uk") and pattern.search(text)):
            return code
    counts: Counter[str] = Counter()
    for word in re.findall(r"[\w'’]+", text.lower().replace("’", "'")):
        languages = _BY_WORD.get(word, ())
        for code in languages:
            counts[code] += 1 / len(languages)  # type: ignore[assignment]
    if not counts:
        return "en"
    code, best = counts.most_common(1)[0]
    return code if best > counts["en"] + 0.4 else "en"

"""True sentences, the same made false one word at a time, and the same in other true words."""

# ruff: noqa: E501  (a row of a table is one line)

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answer import Role
from bot.draft import DraftSentence, Origin, Quote
from ingest.document import SourceDocument
from ingest.read import parse

_HEADS = {
    "share": """id: gb-eaw-share
title: Sharing an intimate image
citation: Sexual Offences Act 2003, s. 66B
names: [section 66B]
jurisdiction: GB-EAW
kind: statute
status: in_force
timeline: [{date: 2023-10-26, event: assent, note: Online Safety Act 2023}, {date: 2024-01-31, event: in_force}]
rules: [{who: person, conduct: share, material: intimate_image, subject: any, effect: offence, in_force: 2024-01-31, maximum: [{route: "Crown Court", term: "two years", fine: "unlimited"}], section: Penalty}]""",
    "create": """id: gb-eaw-create
title: Creating a purported intimate image of an adult
citation: Sexual Offences Act 2003, s. 66E
jurisdiction: GB-EAW
kind: statute
status: in_force
timeline: [{date: 2025-01-07, event: announced}, {date: 2025-06-19, event: assent}, {date: 2026-02-06, event: in_force}]""",
    "dover": """id: gb-eaw-dover
title: The Anthony Dover case
citation: Poole Magistrates' Court, February 2024
names: [Dover]
jurisdiction: GB-EAW
kind: case
status: decided
timeline: [{date: 2024-02, event: decided}]""",
    "scotland": """id: gb-sct-share
title: Disclosing an intimate image in Scotland
citation: Abusive Behaviour and Sexual Harm (Scotland) Act 2016, s. 2
jurisdiction: GB-SCT
kind: statute
status: in_force
timeline: [{date: 2017-07-03, event: in_force}]""",
    "federal": """id: us-take-it-down
title: The TAKE IT DOWN Act
citation: TAKE IT DOWN Act, Pub. L. 119-12
names: [TAKE IT DOWN Act]
jurisdiction: US
kind: statute
status: in_force
timeline: [{date: 2025-05-19, event: assent}, {date: 2025-05-19, event: in_force}, {date: 2026-05-19, event: applies}]""",
    "defiance": """id: us-defiance
title: The DEFIANCE Act
citation: DEFIANCE Act of 2025, S. 1837
jurisdiction: US
kind: bill
status: bill
timeline: [{date: 2025-05-21, event: introduced}, {date: 2026-01-13, event: passed_chamber}]""",
    "florida": """id: us-fl-share
title: Florida's altered sexual depictions law
citation: Fla. Stat. 836.13
jurisdiction: US-FL
kind: statute
status: in_force
timeline: [{date: 2022-10-01, event: in_force}]""",
    "eu": """id: eu-ai-act
title: Labelling under the AI Act
citation: Regulation (EU) 2024/1689, Article 50
names: [AI Act]
jurisdiction: EU
kind: statute
status: partly_in_force
timeline: [{date: 2024-08-01, event: in_force}]""",
}
ORIGINALS: tuple[tuple[str, str], ...] = (
    ("share", "Since 31 January 2024, sharing an intimate image without consent has been an offence in England and Wales under section 66B."),
    ("share", "The maximum for sharing with intent to cause distress in England and Wales is two years' custody, a fine, or both, in the Crown Court."),
    ("share", "The maximum for the basic offence under section 66B is six months' custody, an unlimited fine, or both, in a magistrates' court."),
    ("share", "In England and Wales, section 66B does not apply if the person shown consented to the sharing."),
    ("share", "Section 66B of the Sexual Offences Act 2003 covers deepfakes, because the image need only appear to show the person."),
    ("share", "A person who threatens to share an intimate image commits an offence in England and Wales, even if no image exists."),
    ("create", "Since 6 February 2026, creating a purported intimate image of an adult without consent has been an offence in England and Wales."),
    ("create", "Before 6 February 2026, creating an intimate deepfake of an adult was not an offence in England and Wales."),
    ("create", "Section 66E was announced on 7 January 2025 and came into force on 6 February 2026."),
    ("create", "In England and Wales, section 66E covers creating an image of an adult; images of children fall under older law."),
    ("create", "Requesting the creation of an intimate image of an adult under section 66F carries up to an unlimited fine in England and Wales."),
    ("dover", "Anthony Dover was fined £200 and given a community order by Poole Magistrates' Court in February 2024."),
    ("dover", "The order forbids Anthony Dover to use AI tools for five years without the permission of the police."),
    ("dover", "Anthony Dover must not use Stable Diffusion unless the police have agreed beforehand."),
    ("dover", "No report establishes that Anthony Dover used AI to make the images."),
    ("dover", "Breaking a sexual harm prevention order in England and Wales can bring up to five years' custody."),
    ("dover", "Anthony Dover was convicted of making more than 1,000 indecent images of children."),
    ("scotland", "In Scotland, sharing an intimate image is an offence only if the person shown did not consent and the sharer meant to cause fear, alarm or distress."),
    ("scotland", "The maximum in Scotland is 12 months' custody on summary conviction and five years' custody on indictment."),
    ("scotland", "We found no offence of creating an intimate deepfake of an adult in Scotland as of 24 November 2026."),
    ("federal", "Under US federal law, publishing an intimate deepfake of an adult without consent has been a crime since 19 May 2025."),
    ("federal", "Under US federal law, platforms must remove an intimate image within 48 hours of a valid request."),
    ("federal", "The maximum under US federal law is two years in prison where an adult is shown and three years where a child is shown."),
    ("federal", "The Federal Trade Commission may fine a platform that does not comply with the TAKE IT DOWN Act."),
    ("defiance", "The DEFIANCE Act is a bill and is not yet law in the United States."),
    ("defiance", "The DEFIANCE Act would let a victim sue for at least $150,000 in damages under US federal law."),
    ("defiance", "The US Senate passed the DEFIANCE Act on 13 January 2026, and the House has not voted on it."),
    ("florida", "In Florida, promoting an altered sexual depiction without consent is a third-degree felony with a maximum of five years in prison and a fine of $5,000."),
    ("florida", "In Florida, a victim can sue for $10,000 or actual damages, whichever is greater, under section 836.13."),
    ("florida", "Two boys aged 13 and 14 were arrested in Florida in December 2023 under a state law."),
    ("eu", "In the European Union, Article 50 of the AI Act will apply from 2 August 2026."),
    ("eu", "In the European Union, some deployers must label a deepfake, except where the law permits its use to detect crime."),
    ("eu", "The maximum fine under the AI Act in the European Union is €15 million or 3 per cent of worldwide turnover."),
)  # fmt: skip

# (class, what is found, what it becomes)
ALTERATIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("number", r"\b(?:two|three|five|six)\b(?= years?| months?| boys)", ("four", "ten", "twenty-five")),
    ("number", r"(?<=[£$€])\d[\d,]*", ("275", "20,000", "1")),
    ("number", r"\b(?:12|48|13|14|1,000|15|3)\b(?= months| hours| and 14| were| indecent| million| per cent)", ("36", "100", "11")),
    ("unit", r"\bmonths'", ("years'", "weeks'")),
    ("unit", r"\byears(?=')?", ("months", "weeks", "days")),
    ("unit", r"\bhours\b", ("days", "weeks")),
    ("unit", r"£", ("$", "€")), ("unit", r"\$", ("£", "€")), ("unit", r"€", ("$", "£")),
    ("unit", r" per cent", (" million", " years")),
    ("unit", r"(?<=€15) million", ("", " billion")),
    ("date", r"\b\d{1,2}(?= (?:January|February|May|August|November) )", ("9", "28", "17")),
    ("date", r"\b(?:January|February|May|August|November|December)\b", ("March", "October", "July")),
    ("date", r"\b20(?:23|24|25|26)\b", ("2022", "2019", "2027")),
    ("date", r"\bSince(?= \d)", ("Until", "Before", "After")),
    ("date", r"\bBefore(?= \d)", ("Since", "After", "Until")),
    ("section", r"(?<=[Ss]ection )66[BEF]", ("66A", "67", "660", "66B(4)")),
    ("section", r"(?<=Article )50", ("5", "52", "50a")),
    ("section", r"836\.13", ("836.31", "784.049")),
    ("name", r"Anthony Dover", ("Andrew Dover", "Anthony Devon", "John Smith")),
    ("name", r"Poole(?= Magistrates)", ("Bournemouth", "Dorchester")),
    ("name", r"Stable Diffusion", ("Midjourney", "Photoshop")),
    ("name", r"Federal Trade Commission", ("Federal Communications Commission", "Department of Justice")),
    ("name", r"DEFIANCE Act", ("NO FAKES Act", "SHIELD Act")),
    ("name", r"TAKE IT DOWN Act", ("DEFIANCE Act", "STOP CSAM Act")),
    ("name", r"Sexual Offences Act", ("Online Safety Act", "Communications Act")),
    ("name", r"(?<=US )Senate", ("House", "Supreme Court")),
    ("name", r"AI Act", ("Digital Services Act", "GDPR")),
    ("place", r"England and Wales", ("Scotland", "the United Kingdom", "Northern Ireland", "the UK", "Great Britain", "Ireland")),
    ("place", r"\bin Scotland|In Scotland", ("in England and Wales", "in the United Kingdom", "in Ireland")),
    ("place", r"\bin Florida|In Florida", ("in Georgia", "in the United States", "in California")),
    ("place", r"\bUS federal law", ("Florida law", "UK law", "Canadian law")),
    ("place", r"the European Union", ("the United Kingdom", "Germany", "the United States")),
    ("negation", r"\bwithout(?= consent)", ("with",)),
    ("negation", r"\bwithout the permission", ("with the permission",)),
    ("negation", r"(?<=\bhas )been(?= an? (?:offence|crime))", ("not been", "never been")),
    ("negation", r"\bis(?= an? (?:offence|third))", ("is not", "is never", "is no longer")),
    ("negation", r"\b(?:not|never) (?=an offence|apply|consent|comply|voted|yet law|use)", ("",)),
    ("negation", r"\bmust not\b", ("must", "may", "need not", "can")),
    ("negation", r"\bunless\b", ("if", "when", "even if")),
    ("negation", r"\bonly if\b", ("if", "even if", "unless", "whether or not")),
    ("negation", r"\beven if\b", ("if", "only if", "unless")),
    ("negation", r"\bexcept where\b", ("where", "only where", "even where")),
    ("negation", r"\bNo report establishes", ("A report establishes", "Reports establish", "The report establishes")),
    ("negation", r"\bno (?=offence of|image)", ("an ", "")),
    ("negation", r"\bforbids\b", ("allows", "does not forbid", "permits")),
    ("negation", r"\bcovers\b", ("does not cover", "no longer covers", "excludes")),
    ("negation", r"\bwas(?= (?:fined|convicted))", ("was not", "was never", "would be")),
    ("negation", r"\bwere(?= arrested)", ("were not", "were never")),
    ("negation", r"\bdoes not apply if", ("applies only if", "applies even if", "does not apply unless")),
    ("conduct", r"\bsharing\b", ("creating", "possessing", "viewing", "threatening to share", "requesting")),
    ("conduct", r"\bcreating\b", ("sharing", "possessing", "requesting", "viewing")),
    ("conduct", r"\bthreatens to share\b", ("shares", "creates", "threatens to create", "asks for")),
    ("conduct", r"\bpublishing\b", ("making", "keeping", "threatening to publish", "viewing")),
    ("conduct", r"\bmaking(?= more)", ("sharing", "possessing", "viewing")),
    ("conduct", r"\bRequesting the creation", ("Possession", "The sharing", "Requesting the sharing")),
    ("conduct", r"\bremove(?= an intimate)", ("label", "keep", "share", "review")),
    ("conduct", r"\blabel(?= a deepfake)", ("remove", "create", "publish")),
    ("conduct", r"\bpromoting\b", ("possessing", "creating", "requesting")),
    ("conduct", r"\bBreaking\b", ("Appealing", "Making", "Keeping")),
    ("maximum", r"\bup to(?= (?:five|an))", ("at least", "more than", "exactly", "a minimum of", "")),
    ("maximum", r"\bat least(?= \$)", ("at most", "up to", "less than", "")),
    ("maximum", r"\bmore than(?= 1,000)", ("fewer than", "at most", "exactly", "up to", "")),
    ("maximum", r"\bwithin(?= 48)", ("after", "at least", "every")),
    ("maximum", r"\b[Tt]he maximum\b", ("The minimum", "The usual penalty", "The sentence")),
    ("maximum", r"\bin the Crown Court", ("in a magistrates' court", "in the High Court", "")),
    ("maximum", r"\bin a magistrates' court", ("in the Crown Court", "")),
    ("maximum", r"\bon summary conviction and five years' custody on indictment", ("on indictment and five years' custody on summary conviction",)),
    ("maximum", r"where an adult is shown and three years where a child", ("where a child is shown and three years where an adult",)),
    ("maximum", r"a fine, or both", ("and a fine", "and no fine", "or a fine")),
    ("maximum", r"an unlimited fine, or both", ("and an unlimited fine", "a limited fine, or both", "a fine, or both of £1,000")),
    ("maximum", r"\bmaximum of\b", ("minimum of", "mandatory")),
    ("status", r"\bcame into force\b", ("was announced", "received Royal Assent", "was repealed", "will come into force", "was struck down")),
    ("status", r"\bwas announced\b", ("came into force", "was enacted", "was introduced", "began")),
    ("status", r"\bis a bill and is not yet law\b", ("is law", "is an Act and in force", "is a bill that became law", "was a bill and is now law", "fell and is not law")),
    ("status", r"\bpassed(?= the DEF)", ("rejected", "blocked", "introduced", "enacted")),
    ("status", r"\bwill apply from\b", ("has applied since", "applied from", "would apply from", "stopped applying on")),
    ("status", r"\bhas been (?=an? (?:offence|crime))", ("was ", "would be ", "will be ", "is proposed as ")),
    ("status", r"\bwas not an offence\b", ("was already an offence", "is not an offence", "is still not an offence")),
    ("modal", r"\bmust\b(?! not)", ("may", "should", "can", "would", "might")),
    ("modal", r"\bmay\b", ("must", "will", "might", "would")),
    ("modal", r"\bwould let\b", ("lets", "will let", "must let", "may let")),
    ("modal", r"\bcan\b", ("must", "will", "could", "would")),
    ("subject", r"\bof an adult\b", ("of a child", "of anyone", "")),
    ("subject", r"\bimages of children\b", ("images of adults", "images of women", "images")),
    ("subject", r"\bTwo boys\b", ("Two men", "Two girls", "Two teachers")),
    ("subject", r"\bplatforms\b", ("victims", "police", "users")),
    ("subject", r"\bdeployers\b", ("platforms", "providers", "schools")),
    ("subject", r"\ba victim\b", ("a platform", "the police", "a child")),
    ("quantifier", r"\bsome deployers\b", ("all deployers", "most deployers", "deployers", "no deployers")),
    ("quantifier", r"\bwhichever is greater\b", ("whichever is less", "whichever is smaller")),
    ("quantifier", r"\b3 per cent\b", ("almost 3 per cent", "at least 3 per cent", "more than 3 per cent")),
    ("civil", r"\ban offence\b", ("a civil wrong", "a civil claim", "lawful", "a felony")),
    ("civil", r"\ba crime\b", ("a civil wrong", "lawful", "a ground to sue")),
    ("civil", r"\bsue for\b", ("prosecute for", "be fined", "press charges for")),
    ("civil", r"\bfined\b", ("jailed over", "sued for", "awarded")),
    ("condition", r" without consent\b", ("",)),
    ("condition", r" with intent to cause distress", ("", " by accident")),
    ("condition", r" without the permission of the police", ("", " without the permission of the court")),
    ("condition", r" of a valid request", (" of any publication", "")),
    ("condition", r" unless the police have agreed beforehand", ("",)),
    ("condition", r" if the person shown consented to the sharing", ("",)),
    ("condition", r" and the sharer meant to cause fear, alarm or distress", ("",)),
    ("condition", r" only if the person shown did not consent and the sharer meant to cause fear, alarm or distress", ("",)),
    ("condition", r", except where the law permits its use to detect crime", ("",)),
)  # fmt: skip
CLASSES = tuple(dict.fromkeys(name for name, _, _ in ALTERATIONS))


def _page(key: str) -> SourceDocument:
    lines = "\n".join(f"- {text}[^s]" for page, text in ORIGINALS if page == key)
    raw = f"---\n{_HEADS[key]}\nsources: [{{key: s, title: Source, checked: secondary}}]\nlast_verified: 2026-11-24\n---\n## Penalty\n{lines}\n"
    return parse(raw.encode(), f"{key}.md")


PAGES = {key: _page(key) for key in _HEADS}


def quote(text: str) -> Quote:
    """The quote of an original."""
    for document in PAGES.values():
        for sentence in document.sentences:
            if sentence.text == text:
                return Quote(document, sentence)
    raise KeyError(text)


def modelled(text: str, *quotes: Quote) -> DraftSentence:
    """A sentence as a model would hand it over."""
    return DraftSentence(text, Role.LAW, quotes, None, Origin.MODEL)


def altered(text: str) -> Iterator[tuple[str, str]]:
    """Every alteration of a sentence with its class, each at one place."""
    for name, pattern, becomes in ALTERATIONS:
        for match in re.finditer(pattern, text):
            for new in becomes:
                changed = (text[: match.start()] + new + text[match.end() :]).replace("  ", " ")
                if changed != text:
                    yield name, changed[0].upper() + changed[1:]


CASES = tuple((name, changed, text) for _, text in ORIGINALS for name, changed in altered(text))

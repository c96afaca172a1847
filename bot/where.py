"""Which places a question names: ISO codes in the order of the text, nested names counted once."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from functools import cache

import pycountry

from ingest import places

# Lower-case names and demonyms beyond what ISO gives. Cities are those that people name instead of their law.
_NAMES = """
GB: uk, u.k., united kingdom, britain, great britain, british, brits, gb, reino unido, royaume-uni, vereinigtes königreich, grossbritannien, großbritannien, regno unito, 영국, y deyrnas unedig, wielka brytania, grande-bretagne
GB-EAW: e & w, caerdydd, nghaerdydd, exeter, england and wales, england & wales, england, wales, english, welsh, e&w, london, manchester, birmingham, leeds, liverpool, bristol, sheffield, newcastle, nottingham, leicester, cardiff, swansea, newport, wrexham, poole, bournemouth, dorset, kent, essex, yorkshire, cornwall, devon, oxford, cambridge, brighton, southampton, plymouth, denbighshire, inglaterra, gales, angleterre, pays de galles, inghilterra, galles, lloegr, cymru, cymraeg, 잉글랜드, 웨일스, anglia, walia
GB-SCT: scotland, scottish, scots, scot, edinburgh, glasgow, aberdeen, dundee, inverness, stirling, perth and kinross, fife, escocia, ecosse, écosse, schottland, scozia, yr alban, 스코틀랜드, szkocja
GB-NIR: northern ireland, n. ireland, n ireland, northern irish, ulster, belfast, derry, londonderry, tyrone, antrim, armagh, fermanagh, irlanda del norte, irlande du nord, nordirland, gogledd iwerddon, 북아일랜드
US: u.s., u.s.a., usa, united states, united states of america, america, american, americans, the states, stateside, federal law, us law, us federal, federal us, congress, estados unidos, eeuu, ee.uu., états-unis, etats-unis, vereinigte staaten, stati uniti, 미국, stany zjednoczone
US-DC: washington dc, washington d.c., washington, d.c., district of columbia
US-NY: new york, nyc, new york city, brooklyn, manhattan, buffalo ny
US-FL: florida, floridian, miami, orlando, tampa, jacksonville, tallahassee, fort lauderdale, pinecrest
US-CA: california, californian, los angeles, san francisco, san diego, sacramento, beverly hills, oakland, silicon valley
US-TX: texas, texan, houston, dallas, austin, san antonio
US-GA: georgia, atlanta
US-WA: washington state, washington, seattle, spokane
US-IL: illinois, chicago
US-PA: pennsylvania, philadelphia, pittsburgh, lancaster
US-NJ: new jersey, newark, westfield
US-MA: massachusetts, boston
US-MI: michigan, detroit
US-MN: minnesota, minneapolis
US-OH: ohio, cleveland, cincinnati, columbus ohio
US-TN: tennessee, nashville, memphis
US-LA: louisiana, new orleans
US-CO: colorado, denver
US-AZ: arizona, phoenix, tucson
US-NV: nevada, las vegas, vegas
US-OR: oregon, portland
US-UT: utah, salt lake city
US-VA: virginia, richmond
US-WV: west virginia
US-MD: maryland, baltimore
US-MO: missouri, st. louis, kansas city
US-WI: wisconsin, milwaukee
US-IN: indiana, indianapolis
US-HI: hawaii, honolulu
US-NC: north carolina, charlotte
US-SC: south carolina
EU: e.u., european union, europe, european, ue, union européenne, unión europea, europäische union, brussels rules, 유럽연합, unia europejska
IE: ireland, irish, dublin, cork, galway, republic of ireland, eire
DE: köln, koln, cologne, münchen, germany, german, germans, berlin, munich, hamburg, frankfurt, deutschland, alemania, allemagne, germania, 독일, niemcy
FR: france, french, paris, lyon, marseille, francia, frankreich, 프랑스, francja
ES: sevilla, seville, spain, spanish, madrid, barcelona, valencia, españa, espagne, spanien, 스페인
IT: italy, italian, rome, milan, naples, italia, italien, italie
NL: utrecht, nederland, netherlands, the netherlands, holland, dutch, amsterdam, rotterdam, países bajos, pays-bas, niederlande
BE: belgium, belgian, brussels, antwerp, bélgica, belgique, belgien
AT: austria, austrian, vienna, österreich
CH: switzerland, swiss, zurich, geneva, suiza, suisse, schweiz
PL: kraków, krakow, warszawa, poland, polish, warsaw, krakow, polska, polonia, pologne
DK: denmark, danish, copenhagen, dinamarca, danemark, dänemark
SE: sweden, swedish, stockholm, schweden, suecia
NO: norway, norwegian, oslo, norwegen, noruega
UA: ukraine, ukrainian, kyiv, kiev
TR: i̇stanbul, türkiye'de, turkey, turkish, türkiye, istanbul, ankara
IL: israel, israeli, tel aviv
KR: south korean, 서울에, south korea, korea, korean, republic of korea, seoul, busan, corea, corée du sud, südkorea, 한국, 대한민국, 서울
JP: japan, japanese, tokyo, osaka, tottori, 日本, japón, japon
CN: china, chinese, beijing, shanghai, prc, 中国, chine
TW: taiwan, taiwanese, taipei, 台灣, 台湾
HK: hk, hong kong, 香港
IN: दिल्ली, मुंबई, भारत, india, indian law, indians, delhi, new delhi, mumbai, bangalore, bengaluru, kolkata, chennai
AU: australia, australian, aussie, canberra, brisbane, perth
AU-NSW: new south wales, nsw, sydney
AU-VIC: victoria australia, victoria, melbourne
AU-SA: south australia, adelaide
NZ: nz, new zealand, kiwi, auckland, wellington, aotearoa
CA: canada, canadian, ottawa, toronto, ontario
CA-BC: british columbia, vancouver, b.c.
CA-QC: quebec, québec, montreal, montréal
SG: singapore, singaporean
MY: malaysia, malaysian, kuala lumpur
ID: indonesia, indonesian, jakarta
PH: philippine, philippines, filipino, pinoy, manila
VN: vietnam, vietnamese, hanoi
TH: thailand, thai, bangkok
BR: brazil, brazilian, brasil, sao paulo, são paulo, rio de janeiro, brésil, brasilien
MX: cdmx, mexico, mexican, méxico, mexico city
CO: colombia, colombian, bogota, bogotá
AR: argentina, argentine, argentinian, buenos aires
PE: peru, peruvian, perú, lima
CL: chile, chilean, santiago
ZA: south africa, south african, johannesburg, cape town
KE: kenya, kenyan, nairobi
NG: nigeria, nigerian, lagos, abuja
AE: united arab emirates, uae, u.a.e., dubai, abu dhabi, emirates
JE: jersey
GG: guernsey
IM: isle of man
GE: country of georgia, georgia the country, tbilisi
INT: worldwide, international law, anywhere in the world
"""

# Two-letter names that are also words: read only in capitals, and only where a place can stand.
_CAPITALS = {
    "US": "US", "UK": "GB", "NI": "GB-NIR", "GB": "GB", "EU": "EU", "UAE": "AE", "DC": "US-DC", "NYC": "US-NY",
    "NZ": "NZ", "NSW": "AU-NSW", "BC": "CA-BC", "HK": "HK", "SA": "",
}  # fmt: skip
_US_CODES = {
    part.code[3:]: part.code
    for part in pycountry.subdivisions.get(country_code="US")
    if part.type in ("State", "District")
}
_PLACE_BEFORE = r"(?:\bin|\bfrom|\bof|\bto|\bfor|\bor|\band|,|/|\bvs\.?|\bversus|^)\s*\(?$"
_US_LOWER = re.compile(
    r"\b(?:in|across|within|under|of|from|for|is|does|do|did|has|have|and|or|vs)\s+the\s+us\b(?!\s+(?:to|all|both)\b)"
    r"|\b(?:legal|crime|laws?|allowed|offence|offense|banned|happens) in us\b"
    r"|\bthe us\b(?=\s*(?:[?.,]|$|law|federal|senate|congress|government))|\b(?:us|usa) (?:federal|law|laws|senate|congress|states?)\b"
)
_LANGUAGES = (
    *(
        "es",
        "fr",
        "de",
        "it",
        "pt",
        "nl",
        "pl",
        "sv",
        "da",
    ),
    *(
        "nb",
        "fi",
        "cy",
        "ko",
        "ja",
        "zh_CN",
        "zh_TW",
        "ar",
        "hi",
    ),
    *(
        "tr",
        "ru",
        "uk",
        "el",
        "he",
        "ro",
        "hu",
        "cs",
    ),
)
_WORDS = frozenset(("chad", "jordan", "china", "turkey"))  # names of people and things in other languages
_UNSPACED = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
# In small letters it is also Portuguese and Romanian for "I".
_EU_LOWER = re.compile(
    r"\b(?:the|in|under|across|of|for|from|by|outside|and|or|vs|versus) (?:the )?eu\b"
    r"|\beu(?= (?:law|rules?|ai|act|directive|regulation|countr|member|states?|ban|code|commission|citizen))"
)
_NOT_A_PLACE = re.compile(
    r"\b(?:south|latin|north|central) american?\b|\bwelsh government\b|\bnew england\b|\benglish (?:language|lesson|class|teacher)\b"
    r"|\b(?:in|into|speak|auf|en) (?:english|german|spanish)\b|\bgerman shepherd\b|\bcongress watch\b|\bqueen victoria\b|\bpapua new guinea\b|\bmake america\b"
)


@cache
def _gazetteer() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern of all names, longest first, and the code of each."""
    codes: dict[str, str] = {}
    for country in pycountry.countries:
        for label in (
            country.name,
            getattr(country, "common_name", ""),
            getattr(country, "official_name", ""),
        ):
            if len(label) > 3:
                codes[label.lower()] = country.alpha_2
    for label, code in _abroad():
        codes.setdefault(label, code)
    for code in _US_CODES.values():
        codes[places.name(code).lower()] = code
    for prefix in ("CA", "AU"):
        for part in pycountry.subdivisions.get(country_code=prefix):
            codes[part.name.lower()] = part.code
    for line in _NAMES.strip().splitlines():
        code, _, labels = line.partition(": ")
        codes |= dict.fromkeys((label.strip() for label in labels.split(", ")), code)
    codes["georgia"] = "US-GA"  # the country's law is not held, the state's is
    names = sorted(codes, key=len, reverse=True)
    # Korean, Japanese and Chinese write endings without a blank: a name there needs no end of word.
    joined = [name for name in names if _UNSPACED.search(name)]
    spaced = "|".join(re.escape(name) for name in names if name not in set(joined))
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)|{'|'.join(map(re.escape, joined))}"), codes


def _abroad() -> Iterator[tuple[str, str]]:
    """The names of countries in the languages that people ask in, from the ISO translations."""
    for language in _LANGUAGES:
        told = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
        for country in pycountry.countries:
            label = told.gettext(getattr(country, "common_name", country.name)).lower()
            if "," not in label and (len(label) > 3 or _UNSPACED.search(label)) and label not in _WORDS:
                yield label, country.alpha_2


def places_in(text: str) -> tuple[str, ...]:
    """The places that a text names, in order, each once."""
    lowered = text.lower()
    # Blanked, not cut, so that positions in both texts stay the same.
    lowered = (
        _NOT_A_PLACE.sub(lambda match: " " * len(match[0]), lowered) if len(lowered) == len(text) else lowered
    )
    pattern, codes = _gazetteer()
    found = [(match.start(), codes[match[0]]) for match in pattern.finditer(lowered)]
    found += _capitals(text)
    if _US_LOWER.search(lowered):
        found.append((_US_LOWER.search(lowered).start(), "US"))  # type: ignore[union-attr]
    if match := _EU_LOWER.search(lowered):
        found.append((match.start(), "EU"))
    ordered = dict.fromkeys(code for _, code in sorted(found) if code)
    return tuple(ordered)


def unknown_place_in(text: str) -> str | None:
    """A name that stands where a place does and is none that we know: 'in Narnia'."""
    match = _SOMEWHERE.search(text)
    return match[1] if match and not places_in(text) and match[1] not in _NOT_PLACES else None


_SOMEWHERE = re.compile(r"\b(?:[Ii]n|on) ([A-Z][a-zà-ÿ]{3,})\b(?!['’]s|\s+[A-Z])")
_NOT_PLACES = frozenset(
    {
        *("January", "February", "March", "April", "June", "July", "August", "September"),
        *("October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
        *("Saturday", "Sunday", "Congress", "Parliament", "English", "Court", "Year", "Instagram"),
        *("Snapchat", "TikTok", "Facebook", "WhatsApp", "Telegram", "Discord", "Reddit", "Google"),
        *("Twitter", "Grok", "Dover", "Section", "Article", "Stable", "Photoshop", "Roblox"),
    }
)


def _capitals(text: str) -> list[tuple[int, str]]:
    shouting = text.upper() == text
    found = []
    for match in re.finditer(r"(?<![\w.])[A-Z]{2,3}(?![\w])", text):
        word, before = match[0], text[: match.start()]
        if word in _CAPITALS and not (shouting and word == "US"):
            found.append((match.start(), _CAPITALS[word]))
        elif word in _US_CODES and not shouting and re.search(_PLACE_BEFORE, before):
            found.append((match.start(), _US_CODES[word]))
    return found

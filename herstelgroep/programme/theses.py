"""A thesis says one thing, without a negation ([H 7.3]): rules that find where it does not.

They know no grammar: lists of small words and common verbs. In doubt they say nothing.
"""

import re
from collections.abc import Iterator

from herstelgroep.programme.model import Capture, CaptureKind
from herstelgroep.programme.sentences import counted_words, listed, plain_words, sentences

NEGATIONS = listed("niet geen nooit niemand niets niks nergens noch zonder geenszins evenmin")
OPPOSITES = re.compile(
    r"on(?:mogelijk|nodig|zinnig|belangrijk|geschikt|terecht|eerlijk|veilig|verstandig|gezond|voldoende|duidelijk"
    r"|redelijk|juist|waar|wenselijk|gewenst|acceptabel|haalbaar|werkbaar|bruikbaar|betrouwbaar|voorspelbaar|zichtbaar"
    r"|wijs|handig|aardig|prettig|logisch|deskundig|bekwaam|bevoegd|rechtvaardig|rechtmatig|toelaatbaar|vriendelijk"
    r"|bespreekbaar|realistisch|professioneel|menselijk|gelukkig|tevreden|zeker|bekend|volledig|genoeg|gewoon)e?"
    # Long a becomes single before an ending: onhaalbare.
    r"|on(?:accept|haal|werk|bruik|betrouw|voorspel|zicht|toelaat|bespreek)bare|onbekwame|onwijze|onware"
)
_FINITE = listed("""
    ben bent is was waren heb hebt heeft had hadden word wordt werd werden kan kunt kon konden mag mocht moet moest
    wil wilt wou zal zult zou zouden hoeft hoort gaat ging komt kwam doet deed maakt geeft gaf neemt vraagt zegt ziet
    weet vindt denkt voelt leert helpt steunt werkt luistert praat kost brengt blijft staat ligt zit houdt laat lijkt
    past telt krijgt begint stopt groeit verandert betekent zorgt biedt verdient begrijpt kiest beslist bepaalt
    vertelt deelt volgt hindert schaadt geneest herstelt behandelt ondersteunt begeleidt duurt lukt gebeurt bestaat
    ontstaat verdwijnt hangt draait loopt leeft woont verliest wint schrijft leest speelt valt gelooft
    """)
_MANY = listed("kunnen moeten mogen willen zullen hoeven hebben worden zijn horen")
_BEFORE_A_NOUN = listed("aan bij door in met naar na om op over te tot uit van voor tegen onder zonder dan")
_OF_A_NOUN = listed("de een elk elke ieder iedere deze mijn jouw onze hun haar")
_UNDER = listed(
    "die dat wie wat als omdat doordat zodat wanneer terwijl waar waarom hoe hoewel voordat nadat totdat tenzij of"
)
_MOST_SIGNS = 500
_JOINS = re.compile(r"(,?)\s+(en|of|maar|want|dus)\s+", re.IGNORECASE)


def is_thesis(capture: Capture) -> bool:
    """Whether people say of this poll that they agree or disagree."""
    if capture.kind is not CaptureKind.POLL:
        return False
    said = [set(plain_words(item.title)) for item in capture.items]
    against = any("oneens" in words or {"niet", "eens"} <= words for words in said)
    return against and any("eens" in words and not words & {"oneens", "niet"} for words in said)


def negations(thesis: str) -> Iterator[str]:
    """The words that turn a thesis round, such as *niet* and *onmogelijk*; each once, in order."""
    for word in dict.fromkeys(plain_words(thesis)):
        if word in NEGATIONS or OPPOSITES.fullmatch(word):
            yield word


def second_point(thesis: str) -> str:
    """What shows that a thesis makes two points: a joining word, ``;`` or two sentences. Empty: it makes one."""
    thesis = thesis[:_MOST_SIGNS]
    parts = [part for part in sentences(thesis) if counted_words(part) > 1]
    if len(parts) > 1:
        return "twee zinnen"
    if re.search(r";\s*\w", thesis):
        return ";"
    for join in _JOINS.finditer(thesis):
        word = join[2].casefold()
        if _joins(thesis[: join.start()], bool(join[1]), word, thesis[join.end() :]):
            return word
    return ""


def _joins(left: str, comma: bool, word: str, right: str) -> bool:
    if comma and word in ("maar", "want", "dus"):
        return True
    before, after = plain_words(left), plain_words(right.split(",")[0])
    opened = next((place for place, one in enumerate(before) if one in _UNDER), len(before))
    if not any(_finite(before, place) for place in range(1, opened)):
        return False
    if opened < len(before) and not comma:
        return False  # als je hulp krijgt en rust hebt: still the same clause
    if word == "of" and not comma:
        return _finite(after, 0) and len(after) > 1  # het maakt uit of iemand hulp krijgt: no second point
    # In a clause of its own the verb stands early and does not end it.
    return any(_finite(after, place) for place in range(min(5, len(after) - 1)))


def _finite(words: list[str], place: int) -> bool:
    if place >= len(words):
        return False
    previous = words[place - 1] if place else ""
    if words[place] in _FINITE:
        return previous not in _OF_A_NOUN  # de staat, een was
    # Met zijn vak, kent zijn vak, om te hebben: no verb of a clause.
    return words[place] in _MANY and bool(previous) and previous not in _BEFORE_A_NOUN | _FINITE | _MANY

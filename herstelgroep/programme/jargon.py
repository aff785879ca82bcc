"""Words of care offices, each with plainer ones. A word that ends in * stands for every ending."""

import re
from collections.abc import Iterator

from herstelgroep.programme.sentences import plain_words

JARGON: tuple[tuple[str, str], ...] = (
    ("adequaat adequate", "goed"),
    ("adl", "wassen, aankleden en eten"),
    ("affectief affectieve", "over gevoel"),
    ("ambulant ambulante", "bij mensen thuis"),
    ("attitude*", "houding"),
    ("autonomie autonoom autonome", "zelf kiezen"),
    ("begeleidingstraject* zorgtraject* behandeltraject* hersteltraject*", "de begeleiding, of de tijd samen"),
    ("bejegening bejegenen bejegent", "hoe je met iemand omgaat"),
    ("belastbaarheid belastbaar belastbare", "wat iemand aankan"),
    ("borging borgen borgt geborgd", "zorgen dat het blijft"),
    ("casus casussen casuïstiek", "een voorbeeld, of een verhaal"),
    ("cliëntsysteem cliëntsystemen", "de cliënt en de mensen eromheen"),
    ("cognitief cognitieve cognitie cognities", "gedachten, of denken"),
    ("comorbiditeit", "meer klachten tegelijk"),
    ("competentie competenties", "wat iemand kan"),
    ("coping*", "hoe je ermee omgaat"),
    ("dagstructuur dagstructurering", "hoe je dag eruitziet"),
    ("decompens*", "het niet meer redden"),
    ("destigmatis*", "zorgen dat er minder oordeel is"),
    ("disfunctioneren disfunctioneert", "wat niet lukt"),
    ("doelgroep doelgroepen", "voor wie het is"),
    ("draagkracht draaglast", "wat iemand aankan"),
    ("draagvlak", "mensen die erachter staan"),
    ("empathisch empathische", "meelevend"),
    ("empowerment empoweren empowerend*", "eigen kracht"),
    ("evalueren evalueer evalueert evaluatie* geëvalueerd", "terugkijken"),
    ("evidence-based", "onderzocht"),
    ("faciliteren faciliteert faciliteer facilitering gefaciliteerd", "mogelijk maken"),
    ("feedback", "een reactie"),
    ("herstelbevorderend*", "wat helpt"),
    ("herstelgericht*", "gericht op wat iemand zelf wil"),
    ("herstelondersteunend*", "zorg die mensen steunt bij hun herstel"),
    ("herstelproces herstelprocessen", "je herstel"),
    ("hospitaliser* hospitalisatie", "vastzitten in het ritme van een instelling"),
    ("hulpverleningsrelatie zorgrelatie behandelrelatie", "het contact"),
    ("hulpvraag", "waar iemand hulp bij wil"),
    ("implementeren implementeert implementatie* geïmplementeerd", "invoeren, of gaan doen"),
    ("input output", "ideeën, of wat eruit komt"),
    ("intake intakes intakegesprek*", "het eerste gesprek"),
    ("internaliser*", "zelf gaan geloven"),
    ("interventie interventies interveniëren", "wat je doet om te helpen"),
    ("intervisie", "samen over je werk praten"),
    ("intramura* extramura*", "binnen de instelling, of thuis"),
    ("intrinsiek intrinsieke extrinsiek*", "wat iemand zelf wil"),
    ("inventariseren inventariseert inventariseer inventarisatie*", "op een rij zetten"),
    ("leefgebied leefgebieden levensgebied levensgebieden levensdomein*", "wonen, werk, geld en mensen"),
    ("medicatie* medicamenteus medicamenteuze", "medicijnen"),
    ("methodiek methodieken methodisch methodische", "manier van werken"),
    ("middels", "met"),
    ("monitoren monitort monitoring", "in de gaten houden"),
    ("multidisciplinair* interdisciplinair*", "met mensen van verschillende beroepen"),
    ("naastbetrokkene naastbetrokkenen", "een naaste: familie, vriend of buur"),
    ("ondersteuningsbehoefte* zorgbehoefte* hulpbehoefte*", "wat iemand nodig heeft"),
    ("optimaliser* optimalisatie", "beter maken"),
    ("outreachend outreachende", "naar mensen toe gaan"),
    ("participatie* participeren participeert participeer", "meedoen"),
    ("prioriteren prioriteert prioritering", "kiezen wat eerst komt"),
    ("proactief proactieve", "op tijd, uit jezelf"),
    ("*problematiek", "problemen"),
    ("professional professionals zorgprofessional*", "hulpverlener"),
    ("psycho-educatie* psycho-educatief psycho-educatieve psychoeducatie*", "uitleg over klachten"),
    ("psychosociaal psychosociale", "over hoe je je voelt en met wie je leeft"),
    ("randvoorwaarde randvoorwaarden", "wat er eerst nodig is"),
    ("referentiekader referentiekaders", "manier van kijken"),
    ("reflecteren reflecteert reflecteer reflectie reflecties zelfreflectie", "nadenken, of terugkijken"),
    ("regie zelfregie regiehouder", "zelf bepalen, of wie bepaalt"),
    ("rehabilitatie* rehabiliteren resocialis*", "hulp om weer mee te doen"),
    ("respons responsief responsieve", "antwoord"),
    ("setting", "de plek, of de groep"),
    ("signaleren signaleert signaleer signalering", "opmerken"),
    ("stakeholder stakeholders", "wie ermee te maken heeft"),
    ("steunbron steunbronnen steunsysteem steunsystemen steunstructuur*", "wie of wat je steunt"),
    ("stigma* zelfstigma* gestigmatiseerd*", "hoe er over je geoordeeld wordt"),
    ("strategie strategieën strategisch strategische", "manier"),
    ("symptoom symptomen symptomatisch* symptomatologie", "klachten"),
    ("teneinde", "om"),
    ("terugkoppelen terugkoppeling teruggekoppeld", "vertellen hoe het ging"),
    ("therapietrouw therapieontrouw compliance", "of iemand de medicijnen neemt"),
    ("traject trajecten", "de weg, of de tijd samen"),
    ("triade triadisch*", "cliënt, naaste en hulpverlener samen"),
    ("vraaggericht* vraaggestuurd* cliëntgericht* cliëntgestuurd*", "wat mensen zelf vragen"),
    ("wederkerig wederkerige wederkerigheid", "van twee kanten"),
    ("welbevinden", "hoe je je voelt"),
    ("zelfmanagement zelfsturing zelfsturend*", "zelf bepalen"),
    ("zelfredzaam zelfredzame zelfredzaamheid", "het zelf kunnen"),
    ("ziektebeeld ziektebeelden ziekte-inzicht toestandsbeeld*", "de ziekte"),
    ("zingeving zingevingsvragen", "wat je leven zin geeft"),
    ("zorgconsument* zorgvrager* zorgafnemer* zorgmijder*", "iemand die hulp krijgt"),
)
PHRASES: tuple[tuple[str, str], ...] = (
    ("eigen regie", "zelf bepalen"),
    ("in het kader van", "voor, of bij"),
    ("met betrekking tot", "over"),
    ("sociaal netwerk", "de mensen om je heen"),
    ("sociale netwerk", "de mensen om je heen"),
    ("sociale netwerken", "de mensen om je heen"),
    ("ten aanzien van", "over"),
)
METHODS = (
    "Rehabilitatie ’92",
    "Rehabilitatie '92",
    "Herstelondersteunende zorg binnen de curatieve ggz?",
    "Handreiking voor de implementatie van herstelondersteunende zorg",
    "Individuele Rehabilitatie Benadering",
    "Nederlandse Empowerment Lijst",
    "docent rehabilitatie",
)
"""Names of methods, books and trades that hold such a word; a name is no jargon."""


def _listed() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    whole: dict[str, str] = {}
    starts: dict[str, str] = {}
    ends: dict[str, str] = {}
    for words, plainer in JARGON:
        for word in words.split():
            kept = starts if word.endswith("*") else ends if word.startswith("*") else whole
            kept[word.strip("*")] = plainer
    return whole, starts, ends


_WHOLE, _STARTS, _ENDS = _listed()
_LONGEST = max(map(len, (*_STARTS, *_ENDS)))
_PHRASES = dict(PHRASES)
_PHRASE = re.compile("|".join(rf"\b{re.escape(phrase)}\b" for phrase in _PHRASES))


def jargon_in(text: str) -> Iterator[tuple[str, str]]:
    """Each word of the list in this text, in order and once, with plainer words."""
    told: set[str] = set()
    words = [(word, _plainer(word)) for word in dict.fromkeys(plain_words(text))]
    for found in _PHRASE.finditer(" ".join(text.casefold().split())):
        words.append((found[0], _PHRASES[found[0]]))
    for word, plainer in words:
        if plainer and word not in told:
            told.add(word)
            yield word, plainer


def _plainer(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    for size in range(3, min(len(word), _LONGEST) + 1):
        plainer = _STARTS.get(word[:size]) or _ENDS.get(word[-size:])
        if plainer:
            return plainer
    return ""

"""Find the names in a report, and let what is no place go first.

Organizations, roads and people take their span before places are looked at, because most
wrong pins come from a cartel's namesake state, a newspaper's town, a street or a surname.
What is left is handed on as :class:`Hit` objects with the cues that stand around them.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from violencemap.geoparse.gazetteer import Gazetteer, Meaning, Name
from violencemap.geoparse.text import Document, key_of
from violencemap.types import MentionLabel

__all__ = ["Claim", "Hit", "recognize"]

_CAP = r"[A-Z][\w'’]*(?:-[A-Z]\w*)*"
_LINK = r"(?:de las?|de los|de el|del|de|la|las|los|el|y|e)"
_NAME = rf"(?:(?:La|El|Los|Las|{_CAP}|\d{{1,2}}(?: de [A-Z]\w+))(?: (?:{_LINK} )?(?:{_CAP}|\d+))*)"

# ---- organizations -------------------------------------------------------------------------
_BODY = (
    "Fiscalia|Procuraduria|Secretaria|Secretariado|Subsecretaria|Policia|Universidad|Instituto"
    "|Congreso|Tribunal|Juzgado|Comision|Consejo|Cartel|Sindicato|Diocesis|Arquidiocesis|Camara"
    "|Colectivo|Periodico|Diario|Semanario|Revista|Portal|Agencia|Grupo|Partido|Guardia|Marina"
    "|Proteccion Civil|Direccion|Coordinacion|Ministerio|Junta|Frente|Asociacion|Club|Tecnologico"
    "|Colegio|Observatorio|Centro Nacional|Centro Estatal|Centro de Investigacion|Cruz Roja|Bomberos"
    "|Departamento|Delegacion Estatal|Unidad Especializada|Unidad de|Gobierno|Suprema|Corte|Red"
    "|Movimiento|Federacion|Confederacion|Banco|Fundacion|Servicio Medico|Semefo|Ejercito"
    "|Gabinete|Subprocuraduria|Vicefiscalia|Defensoria|Contraloria|Auditoria|Caravana"
)
_ORG_TAIL = rf"(?:,? ?(?:{_LINK}|para (?:el|la)|en el|y de|a) (?={_LINK} [A-Z]|[A-Z])| {_CAP}|(?<= )[A-Z]\w*)"
_BODIES = re.compile(
    rf"\b(?:(?:{_BODY})(?: (?:(?:{_LINK}|para (?:el|la)) )*{_CAP})+"
    rf"|(?:fiscalia|procuraduria|secretaria de|policia (?:de|municipal|estatal|ministerial)(?: de)?"
    rf"|universidad|congreso|gobernadora?|exgobernadora?|diocesis|arquidiocesis|gobierno|semefo|tribunal|instituto"
    rf"|comision|ayuntamiento)(?: [a-z]+)?(?: (?:{_LINK} )+{_CAP})+"
    rf"(?: (?:(?:{_LINK}|para (?:el|la)) )*{_CAP})*)"
)
_BODIES_EN = re.compile(
    rf"\b(?:(?:Attorney General|Prosecutor)(?:'s)?(?: Office)?|University|Secretary|Secretariat"
    rf"|Ministry|Council|Institute|Commission|Committee|Office|Department|Congress|Observatory"
    rf"|Chamber|Bank|Diocese|Archdiocese|Supreme Court|Court|Association|Federation|Bishop|Center"
    rf"|Police|police department|Police Department|attorney general|prosecutor's office|government|[Gg]overnor)"
    rf"(?: (?:of|for|and|the) (?:the )?(?:{_CAP}))(?: (?:(?:of|for|and|the|de|del) ){{0,3}}{_CAP})*"
)
_CALLED = re.compile(
    rf"\b(?:(?:group|gang|band|cell|cartel|organization|wing|faction|clan|militia)"
    rf"(?:,? (?:called|known as|named|dubbed|calling itself|identified as))"
    rf"|(?:grupo|banda|celula|organizacion|cartel|brazo armado|faccion|clan|pandilla|gavilla)"
    rf"(?: \w+)?(?:,? (?:llamad[oa]|denominad[oa]|conocid[oa] como|autodenominad[oa]|de|del)))"
    rf" \"?({_NAME})(?: - {_CAP}(?: {_CAP})*)?"
)
_AFTER_ORG = re.compile(
    r"(?:'s)? (?:(?:State|state|Municipal|municipal|City|Federal|Public|Security|Safety|Drug|drug"
    r"|Autonomous|Attorney|General'?s?|Prosecutor'?s?|Human|Rights|Electoral|Civil|Protection"
    r"|Investigative|Ministerial|Judicial|Preventive|New|Generation) ){0,5}"
    r"(?:[Cc]artels?|[Mm]afia|[Gg]ang|Police|Office|Prosecutor|Congress|University|Commission"
    r"|Council|Clan|Post|Times|Tribune|News|Herald|Journal|Daily|Today|Institute|Secretariat"
    r"|Ministry|Federation|FGE|SSP|Noticias|Informa|Digital|Hoy|FC)\b"
)
_BEFORE_ORG = re.compile(
    r"(?:\b(?:El Sol|El Heraldo|(?:El )?Diario|Noticias|La Voz|El Manana|El Siglo|La Opinion"
    r"|La Jornada|Milenio|El Universal|Tribuna|(?:El )?Correo|Radio|TV|TV Azteca|Televisa"
    r"|Meganoticias|Telediario|La Prensa|La Cronica|(?:El )?Imagen|Novedades|La Verdad|El Debate"
    r"|El Informador|Quadratin|NTR|La Razon|Vanguardia|Excelsior|Zeta|ABC|Club|Deportivo|Tigres"
    r"|Atletico|Santos|Rayados|Cartel|CARTEL|Policia|Periodico|Semanario|Voz|Sol|Heraldo"
    r"|Los Pelones|Gente Nueva|Banda|Mafia|UA|Grupo)(?: (?:de la|de los|del|de))? "
    r"|\b(?:[Cc]artel(?:es)?|mafia) (?:de la |de los |del |de ))$"
)
_CREDIT = re.compile(
    r"\b(?:Photos?|Fotos?|Fotografias?|Image|Imagen|Source|Fuente|Credit|Credito|Video)"
    r"(?: (?:by|de|por))?: ?[^.\n]{0,90}"
)
_DATELINE = re.compile(
    r"^[ ]*(?:(?:[A-Z][\w.'-]* ?){1,5}/ ?)?"
    r"((?:[A-Z][\w.'-]*|de|del|la|los|las|el|San)(?: (?:[A-Z][\w.'-]*|de|del|la|los|las))*"
    r"(?:, (?:[A-Z][\w.'-]*)(?: (?:[A-Z][\w.'-]*|de|del))*)?)"
    r"(?:[,.]? (?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} (?:de )?[a-z]+\.?)(?: [^\n]{0,12})?)?"
    r"(?: ?\((?:AP|AFP|EFE|Reuters|Notimex|Xinhua|UPI|Apro|APRO|SUN|El Universal)\))?"
    r" ?(?:-+|\.-) ?(?=\S)",
    re.M,
)

# ---- roads ---------------------------------------------------------------------------------
_ROADS = re.compile(
    r"\b(?:[Cc]alles?|[Aa]venidas?|[Aa]v\.|[Aa]ve\.|[Bb]ulevar(?:es)?|[Bb]oulevard|[Bb]lvd\.?"
    r"|[Cc]alzada|[Cc]allejon|[Pp]rivada|[Cc]errada|[Pp]rolongacion|[Aa]ndador|[Cc]ircuito"
    r"|[Pp]eriferico|[Ll]ibramiento|[Cc]arreteras?|[Aa]utopistas?|[Mm]axipista|[Gg]lorieta"
    r"|[Pp]aseo|[Ee]squina|[Ee]je vial|[Vv]iaducto|[Rr]uta|[Tt]ramo(?: carretero)?|[Cc]rucero"
    r"|[Pp]uente|[Rr]io|[Aa]rroyo|[Pp]resa|[Cc]erro|[Cc]anal|[Vv]ia corta|[Cc]amino)"
    r"(?: (?:federal|estatal|libre|de cuota|internacional|nacional|costera|panamericana"
    r"|vecinal|rural|principal|numero|no\.|con|de|del|la|las|los|el|Federal|Estatal|calle|avenida"
    r"|calles|avenidas|General|a la))*"
    rf" (?:{_CAP}|\d+)(?: ?- ?{_CAP}| (?:(?:{_LINK}) ){{0,2}}(?:{_CAP}|\d+))*"
    rf"(?:,? (?:entre|esquina con|con|cruce con)(?: (?:las |la |los )?(?:calles? |avenidas? )?)?"
    rf"(?:{_CAP}|\d+)(?: (?:(?:{_LINK}) ){{0,2}}(?:{_CAP}|\d+))*)?"
)
# "calles de Tulum", "carretera de Veracruz": the town is meant, no name of a road.
_ROAD_OF = re.compile(
    r"(?:calles|avenidas|carreteras?|caminos?|autopista) (?:de|del) (?:las? |los |el )?[A-Z]\w+(?: |$)(?!-)",
    re.I,
)
_ROADS_EN = re.compile(
    r"\b(?:[A-Z][\w.]*|\d+)(?:(?: |-| - )(?:(?:de|del|la|las|los|el) )?(?:[A-Z][\w.]*|\d+)){0,6}"
    r"[ -](?:Streets?|St\.|Avenue|Ave\.|Boulevard|Blvd\.?|Road|Highway|Freeway|Bypass|Bridge|Drive"
    r"|River|Dam|streets?|avenue|boulevard|road|highway|freeway|bypass|bridge|toll road|river)\b"
)
_HIGHWAY_TOWNS = re.compile(r"^[^-]+-[^-]+$")

# ---- people --------------------------------------------------------------------------------
_RUN = re.compile(
    r"\"?[A-Z][\w'-]*(?:(?<=\b[A-Z])\.)?(?: ?\"?(?:(?:de la|de los|de las|del|de|la|y|van|von|da) (?=[A-Z\"]))?"
    r"\"?[A-Z][\w'-]*(?:(?<=\b[A-Z])\.)?\"?)*"
)
_WORD = re.compile(r"[^\W\d_][\w]*")
_SAINT = frozenset(["san", "santa", "santo"])
_NICKNAME = re.compile(r"\"((?:El|La|Los|Las|Don) [A-Z]\w+|[A-Z]\w+)\"")
_PARTICLES = frozenset(["de", "del", "la", "los", "las", "y", "e", "da", "van", "von"])
_WORD_BEFORE = re.compile(r"([\w.-]+),? *$")

# ---- places --------------------------------------------------------------------------------
_LOCAL_HEAD = (
    r"[Cc]olonias?|[Cc]ol\.|[Ff]raccionamientos?|[Ff]racc\.|[Bb]arrios?|[Bb]arriada|[Ee]jidos?"
    r"|[Cc]omunidad(?:es)?|[Pp]oblados?|[Pp]ueblos?|[Rr]ancherias?|[Rr]anchos?|[Ll]ocalidad(?:es)?"
    r"|[Ss]indicatura|[Cc]ongregacion|[Uu]nidad [Hh]abitacional|[Cc]onjunto [Hh]abitacional"
    r"|[Rr]esidencial|[Cc]omisaria|[Cc]ampestre|[Tt]enencia|[Cc]aserio|[Pp]redio|[Pp]araje"
    r"|[Ii]nfonavit|[Aa]gencia municipal|[Ss]ector|[Pp]oblacion|[Vv]alle|[Ss]ierra|[Ii]sla|[Vv]illa"
    r"|community|village|town|hamlet|neighborhood|neighbourhood|colonia|ejido|settlement"
    r"|subdivision|township|ranch|island"
)
_LOCAL = re.compile(
    rf"\b({_LOCAL_HEAD})"
    r"(?: (?:serrana|rural|urbana|indigena|pesquera|costera|popular|conurbada|llamad[oa]|called|named"
    r"|known as|conocid[oa] como|denominad[oa]|of|de las?|de los|de|del))*"
    rf" (?:\"?)({_NAME}(?:(?:, {_NAME})*,? (?:y|e|and) (?!del?\b|la\b|en\b|el\b){_NAME})?)"
)
_LOCAL_EN = re.compile(
    rf"({_CAP}(?: (?:(?:de las?|de los|del|de|la|los|las|el) )?{_CAP}){{0,4}})"
    r" (?:neighborhood|neighbourhood|colony|colonia|community|subdivision|ejido|borough|village)\b"
)
_LIST_BREAK = re.compile(r", | y | e | and ")
_NEIGHBORHOOD = re.compile(
    r"(?:colonias?|col\.|fraccionamientos?|fracc\.|barrios?|barriada|unidad habitacional"
    r"|conjunto habitacional|residencial|infonavit|campestre|sector|predio"
    r"|neighborhood|neighbourhood|subdivision|colony)$",
    re.I,
)
_ADMIN_BEFORE = re.compile(
    r"\b(?:[Mm]unicipios?|[Mm]unicipalit(?:y|ies)|[Cc]abecera municipal|[Cc]iudad(?:es)?|[Cc]it(?:y|ies)"
    r"|[Aa]lcaldias?|[Dd]emarcacion|[Pp]uerto|[Pp]ort(?: city)?|[Tt]own(?:ship)?s?|[Pp]oblacion|[Cc]apital"
    r"|[Dd]istrict|[Aa]yuntamiento|[Pp]residencia municipal|[Dd]elegacion|[Mm]ayor|[Aa]lcaldes?a?"
    r"|[Pp]residente municipal|[Ee]dil(?:esa)?|[Cc]entro|downtown|[Uu]rban area|resort(?: city)?)"
    r"(?: (?:\w+ )?(?:of|de|del|called|named|turistico de|fronteriz[oa] de|costera? de|sureño de))?"
    r"(?: (?:las?|los|el|the))?(?: [\"])?,? $"
)
_CITY_BEFORE = re.compile(
    r"\b(?:[Mm]unicipios?|[Mm]unicipality|[Cc]abecera municipal|[Cc]iudad|[Cc]ity|[Pp]uerto|[Pp]ort(?: city)?"
    r"|[Tt]own|[Cc]apital(?: city)?|[Aa]lcaldes?a?|[Mm]ayor|[Aa]yuntamiento|[Pp]residente municipal|[Ee]dil"
    r"|[Cc]entro(?: historico)?|downtown)"
    r"(?:,| of| de|,? fronteriza de)?,? $"
)
_STATE_BEFORE = re.compile(
    r"\b(?:[Ee]stados?|[Ee]ntidad(?:es)?|[Ss]tates?)(?: (?:\w+ )?(?:of|de))?(?: (?:de|of))?,? $"
)
_CITY_AFTER = re.compile(
    r" (?:City|city|capital|Port|port)\b|,? (?:la capital|capital city|the capital)"
)
_STATE_AFTER = re.compile(r"(?:'s)? (?:state|State|entidad)\b")
_IN_BEFORE = re.compile(
    r"\b(?:[Ee]n|[Ii]n|[Nn]ear|[Aa]t|[Oo]utside(?: of)?|[Ff]rom|[Tt]o|[Dd]esde|[Hh]acia|[Hh]asta|[Ee]ntre|[Bb]etween"
    r"|[Aa]round|[Cc]erca(?:nias)? de|[Aa]fueras de|[Rr]umbo a|[Aa]cross|[Tt]hroughout|[Ii]nto|[Tt]owards?"
    r"|[Vv]isit(?:ed)?|[Ll]lego a|[Ll]legar a|[Pp]aso por|[Pp]or|[Ii]nmediaciones de|[Oo]riginari[oa]s? de|[Vv]ecin[oa]s de"
    r"|[Hh]abitantes de|[Rr]esidents of|[Zz]ona (?:\w+ )?de|[Ss]outh of|[Nn]orth of|[Ee]ast of|[Ww]est of"
    r"|[Ss]ur de|[Nn]orte de|[Oo]riente de|[Pp]oniente de|[Rr]egion (?:de|of)|[Cc]onnects|[Bb]order with"
    r"|[Ll]imites (?:de|con)|[Ff]rontera con|[Jj]unto (?:a|con)|[Ss]treets of|[Ss]ale de|[Dd]entro de|[Pp]olice in"
    r"|conduce a|va a|llega a|a|tierras de|de|of|y|and|with|con)(?: (?:la|el|los|las|the))? $"
)
_STRONG_IN = frozenset(
    [
        "en",
        "in",
        "near",
        "outside",
        "desde",
        "hacia",
        "entre",
        "between",
        "from",
        "around",
        "cerca",
        "cercanias",
        "afueras",
        "rumbo",
        "inmediaciones",
        "originario",
        "originaria",
        "originarios",
        "vecinos",
        "habitantes",
        "residents",
        "sur",
        "norte",
        "conduce",
        "connects",
    ]
)
_AFTER_NAME = re.compile(r",? (?:[A-Z]|\")|'s? [A-Z]")
_BASED = re.compile(r"-based\b|-born\b")
_LIVES = frozenset(
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "dios",
        "navidad",
        "internet",
        "facebook",
        "twitter",
        "whatsapp",
        "youtube",
        "mexico",
        "mexican",
        "mexicans",
    ]
)
_UNKNOWN = re.compile(
    r"\b(?:[Nn]ear|[Oo]utside|[Cc]erca de|[Hh]acia|[Ii]nmediaciones de|[Aa]fueras de|[Rr]umbo a|a la altura de"
    r"|connects|[Ee]n|[Ii]n|conduce a|[Dd]esde|[Bb]etween|[Ee]ntre)"
    rf" ({_NAME})((?:,? (?:y|and) )({_NAME}))?"
)
# An unknown name in a list of known ones: "El Salado, X and Eldorado".
_BETWEEN = re.compile(rf", ({_CAP}(?: (?:{_LINK} )?{_CAP}){{0,3}}),? (?:y|e|and) (?:en |in )?")
_PLACE_LIKE = re.compile(
    r"(?:El|La|Los|Las|San|Santa|Santo|Villa|Puerto|Rancho|Nuevo|Nueva|Palmas?|Paso|Cerro|Laguna|Rio"
    r"|Ojo|Agua|Cruz|Valle|Loma|Punta|Boca|Playa|Pueblo|Mesa|Barra|Rincon|Cañada|Canada|Piedras?) "
)


@dataclass(slots=True)
class Claim:
    """A span that is no place: an organization, a person or a road."""

    start: int
    end: int
    label: MentionLabel
    is_agency: bool = False


@dataclass(slots=True)
class Hit:
    """A name that may be a place, with the cues around it.

    ``cue`` is ``admin`` ("municipality of X"), ``local`` ("colonia X"), ``in`` ("in X"),
    ``weak`` ("of X") or None.
    """

    start: int
    end: int
    key: str
    meanings: tuple[Meaning, ...] = ()
    country: str | None = None
    foreign_kind: str | None = None
    is_weak: bool = False
    cue: str | None = None
    local_head: str | None = None
    city_cue: bool = False
    state_cue: bool = False
    is_dateline: bool = False
    organization: str | None = None

    @property
    def is_neighborhood(self) -> bool:
        return self.local_head is not None and bool(_NEIGHBORHOOD.match(self.local_head))


@dataclass(slots=True)
class _Page:
    """What is being recognized in one report."""

    document: Document
    gazetteer: Gazetteer
    taken: bytearray
    claims: list[Claim] = field(default_factory=list)
    surnames: set[str] = field(default_factory=set)
    nicknames: set[str] = field(default_factory=set)
    before: dict[int, Hit] = field(default_factory=dict)  # start of a hit: the hit before it

    def is_free(self, start: int, end: int) -> bool:
        return self.taken.find(1, start, end) < 0

    def claim(self, start: int, end: int, label: MentionLabel) -> None:
        if self.is_free(start, end):
            self.claims.append(Claim(start, end, label))
            self.taken[start:end] = b"\x01" * (end - start)


def recognize(
    document: Document, gazetteer: Gazetteer, end: int
) -> tuple[list[Hit], list[Claim], list[Hit]]:
    """Possible places of ``text[:end]``, what took its span from them, and context.

    Context are the places named in an authority's name: "Fiscalía de Guanajuato" is not
    where something happened, but tells which state is spoken of.
    """
    page = _Page(document, gazetteer, bytearray(len(document.text)))
    hits = list(_known_names(page, end))
    _claim_organizations(page, hits, end)
    _claim_roads(page, hits, end)
    local = list(_local_names(page, hits, end))
    hits = _without_overlap(hits, local)
    for hit in hits:
        _read_cues(page.document, hit)
    _claim_people(page, hits, end)
    places = [hit for hit in hits if page.is_free(hit.start, hit.end) and not hit.organization]
    places = _without_overlap(places, list(_unknown_names(page, places, end)))
    agencies = [claim for claim in page.claims if claim.is_agency]
    context = [h for c in agencies for h in hits if c.start <= h.start and h.end <= c.end]
    return places, sorted(page.claims, key=lambda claim: claim.start), context


def _known_names(page: _Page, limit: int) -> Iterator[Hit]:
    document, gazetteer = page.document, page.gazetteer
    for start, end, numbers in gazetteer.matches(document.key[:limit]):
        surface = document.plain[start:end]
        hit = Hit(start, end, document.key[start:end])
        for number in numbers:
            name = gazetteer.names[number]
            if name.spelling is not None:
                spelled = start + len(name.spelling)
                if document.plain[start:spelled] != name.spelling:
                    continue
                if name.spelling.endswith(".") and not _can_abbreviate(document.plain, start):
                    continue
                hit.end = spelled
            elif not _has_capitals(surface):
                continue
            _merge(hit, name)
        if hit.meanings or hit.country is not None or hit.organization:
            yield hit


def _merge(hit: Hit, name: Name) -> None:
    hit.meanings += name.meanings
    hit.organization = hit.organization or name.organization
    if name.country is not None:
        hit.country, hit.foreign_kind = name.country, name.foreign_kind
    hit.is_weak = hit.is_weak or name.is_weak


def _can_abbreviate(plain: str, start: int) -> bool:
    before = plain[:start].rstrip(" ")[-1:]
    return before in {",", "/", "(", "-"} or plain[max(0, start - 3) : start].lower() == "en "


_LOWER_TAILS = frozenset(
    [
        "prison",
        "region",
        "valley",
        "airport",
        "state",
        "cartel",
        "city",
        "faction",
        "organization",
        "penitentiary",
    ]
)


def _has_capitals(surface: str) -> bool:
    words = surface.split()
    return not words[-1][:1].islower() or (words[-1] in _LOWER_TAILS and surface[:1].isupper())


# ---- what is no place ----------------------------------------------------------------------


def _claim_organizations(page: _Page, hits: list[Hit], limit: int) -> None:
    plain = page.document.plain
    for hit in hits:
        before = _BEFORE_ORG.search(plain, max(0, hit.start - 40), hit.start)
        after = _AFTER_ORG.match(plain, hit.end)
        if hit.organization and not _is_rather_place(page, hit):
            end = after.end() if after else hit.end
            page.claim(before.start() if before else hit.start, end, "organization")
        elif before or after:
            start = before.start() if before else hit.start
            page.claim(start, after.end() if after else hit.end, "organization")
        elif _BASED.match(plain, hit.end):
            page.claim(hit.start, hit.end, "organization")
    for pattern in (_CREDIT, _BODIES, _BODIES_EN):
        for match in pattern.finditer(plain, 0, limit):
            if not _begins_inside(hits, match.start()):
                _claim_agency(page, match.start(), match.end(), is_agency=pattern is not _CREDIT)
    for match in _CALLED.finditer(plain, 0, limit):
        page.claim(match.start(1), match.end(), "organization")


def _claim_agency(page: _Page, start: int, end: int, *, is_agency: bool) -> None:
    """Claim a span although a part of it, such as an acronym, is claimed already."""
    page.claims[:] = [c for c in page.claims if not (start <= c.start and c.end <= end)]
    page.taken[start:end] = b"\x01" * (end - start)
    page.claims.append(Claim(start, end, "organization", is_agency))


def _is_rather_place(page: _Page, hit: Hit) -> bool:
    """Whether a name of both a group and a place, such as Santa Rosa de Lima, is the place."""
    if not hit.meanings:
        return False
    before = page.document.plain[max(0, hit.start - 40) : hit.start]
    return bool(
        re.search(r"\b(?:en|in|near|comunidad de|poblado de|town of|community of) $", before)
    )


def _claim_roads(page: _Page, hits: list[Hit], limit: int) -> None:
    plain = page.document.plain
    for match in _ROADS.finditer(plain, 0, limit):
        if _begins_inside(hits, match.start()):  # "Río" of "San Luis Río Colorado"
            continue
        if not (_ROAD_OF.match(match[0]) and _has_hit(hits, match.start(), match.end())):
            page.claim(match.start(), match.end(), "road")
    for match in _ROADS_EN.finditer(plain, 0, limit):
        page.claim(match.start(), match.end(), "road")


def _has_hit(hits: list[Hit], start: int, end: int) -> bool:
    index = bisect_left(hits, start, key=lambda hit: hit.start)
    return index < len(hits) and hits[index].start < end


def _begins_inside(hits: list[Hit], offset: int) -> bool:
    index = bisect_right(hits, offset, key=lambda hit: hit.start) - 1
    if index < 0 or hits[index].end <= offset:
        return False
    return " " in hits[index].key and not hits[index].organization


def _begins_before(page: _Page, hits: list[Hit], offset: int) -> bool:
    """Whether a word is a later part of a place's name, such as "Luis" of "San Luis"."""
    index = bisect_left(hits, offset, key=lambda hit: hit.start) - 1
    return index >= 0 and hits[index].end > offset and _stands_for_place(page, hits[index])


def _claim_people(page: _Page, hits: list[Hit], limit: int) -> None:
    """People by first name, title, alias or two surnames; then their surnames alone."""
    by_start = {hit.start: hit for hit in hits}
    page.before = {hit.start: before for before, hit in itertools.pairwise(hits)}
    plain, gazetteer = page.document.plain, page.gazetteer
    for run in _RUN.finditer(plain, 0, limit):
        words = [(m.start() + run.start(), m[0].lower()) for m in _WORD.finditer(run[0])]
        before = _WORD_BEFORE.search(plain, max(0, run.start() - 24), run.start())
        titled = bool(before and before[1].lower().rstrip(".") in gazetteer.titles)
        words = [word for word in words if not _begins_before(page, hits, word[0])]
        _claim_people_of_run(page, words, by_start, titled)
    for nickname in _NICKNAME.finditer(plain, 0, limit):
        page.nicknames.add(key_of(nickname[1]))
    for hit in hits:
        if (
            hit.key in page.nicknames
            or f"{plain[max(0, hit.start - 3) : hit.start].lower()}{hit.key}" in page.nicknames
        ):
            page.claim(hit.start, hit.end, "person")
        elif hit.key in page.surnames and hit.cue not in ("admin", "local", "in"):
            page.claim(hit.start, hit.end, "person")


def _claim_people_of_run(
    page: _Page, words: list[tuple[int, str]], by_start: dict[int, Hit], titled: bool
) -> None:
    gazetteer = page.gazetteer
    index = 0
    while index < len(words):
        start, word = words[index]
        hit = by_start.get(start)
        if hit is not None and hit.end > start + len(word) and _stands_for_place(page, hit):
            index = next((i for i, (s, _) in enumerate(words) if s >= hit.end), len(words))
            continue
        if word in _SAINT:  # "San José de Lourdes" is a village, "José" no person
            index += 2
            continue
        begins = word in gazetteer.first_names or (titled and index == 0)
        begins = begins or (
            not (hit and hit.end > start + len(word))
            and word in gazetteer.surnames
            and index + 1 < len(words)
            and words[index + 1][1] in gazetteer.surnames
        )
        stop = _end_of_person(page, words, index, by_start) if begins else index
        length = sum(w not in _PARTICLES for _, w in words[index:stop])
        if (
            stop > index
            and (length > 1 or titled)
            and not _is_place_of_name(page, hit, words, stop)
        ):
            end = words[stop - 1][0] + len(words[stop - 1][1])
            if page.is_free(start, end):
                page.claim(start, end, "person")
                names = [w for _, w in words[index:stop] if w in gazetteer.surnames]
                page.surnames.update(n for n in names if n not in gazetteer.first_names)
            index = stop
        else:
            index = stop if hit and stop > index else index + 1


def _end_of_person(
    page: _Page, words: list[tuple[int, str]], first: int, by_start: dict[int, Hit]
) -> int:
    """Index after the last word of a person's name that begins at ``first``."""
    gazetteer, stop = page.gazetteer, first + 1
    while stop < len(words) and stop - first < 8:
        start, word = words[stop]
        gap = page.document.plain[words[stop - 1][0] + len(words[stop - 1][1]) : start]
        if "\n" in gap or "," in gap:
            break
        hit = by_start.get(start)
        known = word in gazetteer.first_names or word in gazetteer.surnames or word in _PARTICLES
        if not known and (hit is not None or len(word) < 2) and len(word) > 1:
            break
        stop += 1
    while stop > first + 1 and words[stop - 1][1] in _PARTICLES:
        stop -= 1
    return stop


def _is_place_of_name(
    page: _Page, hit: Hit | None, words: list[tuple[int, str]], stop: int
) -> bool:
    """Whether "Lázaro Cárdenas" is the municipality: all of the name is one, and cues say so."""
    if hit is None or not hit.meanings:
        return False
    end = words[stop - 1][0] + len(words[stop - 1][1])
    return hit.end >= end and _stands_for_place(page, hit)


def _stands_for_place(page: _Page, hit: Hit) -> bool:
    """Whether a name that could be a person's is a place by its cues or its state."""
    if not hit.is_weak or hit.is_dateline or hit.cue in ("admin", "local", "in"):
        return True
    return _is_followed_by_state(page, hit) or _is_listed(page, hit)


def _is_listed(page: _Page, hit: Hit) -> bool:
    """ "Benito Juárez, Coyoacán y Álvaro Obregón": what is listed with a place is one."""
    before = page.before.get(hit.start)
    if before is None or not _LIST_BREAK.fullmatch(page.document.plain, before.end, hit.start):
        return False
    return before.cue in ("admin", "in") or not before.is_weak or _is_listed(page, before)


def _is_followed_by_state(page: _Page, hit: Hit) -> bool:
    """ "Benito Juárez, Quintana Roo": a name, a comma and the state it lies in."""
    plain = page.document.plain
    if plain[hit.end : hit.end + 2] not in (", ", " ("):
        return False
    key, start = page.document.key, hit.end + 2
    for length in range(40, 1, -1):
        for number in page.gazetteer.by_key.get(key[start : start + length], ()):
            states = {
                page.gazetteer.places[m.place].cvegeo
                for m in page.gazetteer.names[number].meanings
                if page.gazetteer.places[m.place].level == "state"
            }
            if any(page.gazetteer.places[m.place].cve_ent in states for m in hit.meanings):
                return True
    return False


# ---- what may be a place -------------------------------------------------------------------


def _local_names(page: _Page, hits: list[Hit], limit: int) -> Iterator[Hit]:
    """Neighborhoods, ejidos and villages, known or not: "colonia X", "the X neighborhood"."""
    plain = page.document.plain
    for match in _LOCAL.finditer(plain, 0, limit):
        offset = match.start(2)
        for part in _LIST_BREAK.split(match[2]):
            start = plain.index(part, offset)
            offset = start + len(part)
            yield from _local_hit(page, hits, start, offset, match[1])
    for match in _LOCAL_EN.finditer(plain, 0, limit):
        yield from _local_hit(page, hits, match.start(1), match.end(1), "neighborhood")


def _local_hit(page: _Page, hits: list[Hit], start: int, end: int, head: str) -> Iterator[Hit]:
    if not page.is_free(start, end) or _begins_inside(hits, start - 1):
        return
    known = _hit_at(hits, start)
    if known is not None and known.start != start:
        known = None
    if known is not None:
        if known.end > end:
            end = known.end
        known = known if known.end == end else None
        if (
            known is not None
            and _only_larger(page, known)
            and not _NEIGHBORHOOD.match(head.lower())
        ):
            known.cue = "admin"  # "town of Iguala", "isla de Cozumel": it is known as such
            return
    meanings = known.meanings if known else ()
    yield Hit(
        start, end, page.document.key[start:end], meanings, cue="local", local_head=head.lower()
    )


def _only_larger(page: _Page, hit: Hit) -> bool:
    levels = {page.gazetteer.places[m.place].level for m in hit.meanings}
    return bool(levels) and bool(levels & {"state", "municipality", "region", "facility"})


def _hit_at(hits: list[Hit], start: int) -> Hit | None:
    index = bisect_left(hits, start, key=lambda hit: hit.start)
    return hits[index] if index < len(hits) else None


def _without_overlap(hits: list[Hit], better: list[Hit]) -> list[Hit]:
    """Both lists in order, without the hits that overlap a better one."""
    if not better:
        return hits
    better.sort(key=lambda hit: hit.start)
    kept, reached = [], -1
    for hit in better:
        if hit.start >= reached:
            kept.append(hit)
            reached = hit.end
    starts = [hit.start for hit in kept]

    def overlaps(hit: Hit) -> bool:
        index = bisect_left(starts, hit.end)
        return index > 0 and kept[index - 1].end > hit.start

    rest = [hit for hit in hits if not overlaps(hit)]
    return sorted([*rest, *kept], key=lambda hit: hit.start)


def _read_cues(document: Document, hit: Hit) -> None:
    plain = document.plain
    low = max(0, hit.start - 45)
    if hit.cue is None:
        if _ADMIN_BEFORE.search(plain, low, hit.start):
            hit.cue = "admin"
        else:
            found = _IN_BEFORE.search(plain, low, hit.start)
            if found:
                first = found[0].split()[0].lower()
                hit.cue = "in" if first in _STRONG_IN else "weak"
    hit.city_cue = bool(
        _CITY_BEFORE.search(plain, low, hit.start) or _CITY_AFTER.match(plain, hit.end)
    )
    hit.state_cue = bool(
        _STATE_BEFORE.search(plain, low, hit.start) or _STATE_AFTER.match(plain, hit.end)
    )


def _unknown_names(page: _Page, hits: list[Hit], limit: int) -> Iterator[Hit]:
    """Villages that no table holds, told by where they stand: "near Montemariana"."""
    plain = page.document.plain
    for before, after in itertools.pairwise(hits):
        if match := _BETWEEN.fullmatch(plain, before.end, after.start):
            start, end = match.span(1)
            if page.is_free(start, end) and page.document.key[start:end] not in page.nicknames:
                yield Hit(start, end, page.document.key[start:end], cue="local", local_head="in")
    for match in _UNKNOWN.finditer(plain, 0, limit):
        sure = match[0].split()[0].lower() not in ("en", "in", "desde", "between", "entre")
        for group in (1, 3):
            if match[group] is None:
                continue
            start, end = match.span(group)
            words = page.document.key[start:end].split()
            is_like = sure or bool(_PLACE_LIKE.match(plain, start))
            if not is_like or words[0] in _LIVES or not page.is_free(start, end):
                continue
            if page.document.key[start:end] in page.nicknames:
                continue
            known = [hit for hit in hits if hit.start < end and start < hit.end]
            if not known and not all(w.isdigit() for w in words):
                yield Hit(start, end, page.document.key[start:end], cue="local", local_head="in")

"""Organizations take their span first: cartels, authorities, media, credits.

A newspaper's town and a cartel's namesake state are the most frequent wrong pins.
"""

from __future__ import annotations

import re

from violencemap.geoparse.page import CAP, LINK, Hit, Page

__all__ = ["claim_organizations"]

# "Fiscalía General del Estado de Sonora": a body and the capitalized words that follow.
_BODY = (
    "Fiscalia|Procuraduria|Secretaria|Secretariado|Subsecretaria|Subprocuraduria|Vicefiscalia"
    "|Policia|Guardia|Ejercito|Marina|Semefo|Servicio Medico|Proteccion Civil|Bomberos|Cruz Roja"
    "|Gobierno|Gabinete|Congreso|Tribunal|Juzgado|Corte|Suprema|Comision|Consejo|Junta|Ministerio"
    "|Direccion|Coordinacion|Departamento|Delegacion Estatal|Unidad Especializada|Unidad de"
    "|Defensoria|Contraloria|Auditoria|Centro Nacional|Centro Estatal|Centro de Investigacion"
    "|Universidad|Instituto|Tecnologico|Colegio|Observatorio|Fundacion|Banco|Camara|Sindicato"
    "|Diocesis|Arquidiocesis|Colectivo|Caravana|Red|Frente|Movimiento|Asociacion|Federacion"
    "|Confederacion|Partido|Club|Grupo|Cartel|Agencia|Periodico|Diario|Semanario|Revista|Portal"
)
_LOWER_BODY = (
    "fiscalia|procuraduria|secretaria de|policia (?:de|municipal|estatal|ministerial)(?: de)?"
    "|universidad|congreso|gobernadora?|exgobernadora?|gobierno|ayuntamiento|tribunal|instituto"
    "|comision|semefo|cartel|diocesis|arquidiocesis"
)
_FOR = rf"(?:{LINK}|para (?:el|la))"
_BODIES = re.compile(
    rf"\b(?:(?:{_BODY})(?: (?:{_FOR} )*{CAP})+"
    rf"|(?:{_LOWER_BODY})(?: [a-z]+)?(?: (?:{LINK} )+{CAP})+(?: (?:{_FOR} )*{CAP})*)"
)
_BODIES_EN = re.compile(
    r"\b(?:(?:Attorney General|Prosecutor)(?:'s)?(?: Office)?|University|Secretary|Secretariat"
    r"|Ministry|Council|Institute|Commission|Committee|Office|Department|Congress|Observatory"
    r"|Chamber|Bank|Diocese|Archdiocese|Bishop|Supreme Court|Court|Association|Federation|Center"
    r"|Police|[Pp]olice [Dd]epartment|attorney general|prosecutor's office|government|[Gg]overnor)"
    rf" (?:of|for|and|the) (?:the )?{CAP}(?: (?:(?:of|for|and|the|de|del) ){{0,3}}{CAP})*"
)
_CALLED = re.compile(
    r"\b(?:(?:group|gang|band|cell|cartel|organization|wing|faction|clan|militia)"
    r",? (?:called|known as|named|dubbed|calling itself|identified as)"
    r"|(?:grupo|banda|celula|organizacion|cartel|brazo armado|faccion|clan|pandilla|gavilla)"
    r"(?: \w+)?,? (?:llamad[oa]|denominad[oa]|conocid[oa] como|autodenominad[oa]|de|del))"
    rf" \"?({CAP}(?: (?:{LINK} )?{CAP})*)(?: - {CAP}(?: {CAP})*)?"
)
_CREDIT = re.compile(
    r"\b(?:Photos?|Fotos?|Fotografias?|Image|Imagen|Source|Fuente|Credit|Credito|Video)"
    r"(?: (?:by|de|por))?: ?[^.\n]{0,90}"
)
# What turns the place before it into an organization: "Sonora State Police", "X cartel".
_AFTER = re.compile(
    r"(?:'s)? (?:(?:State|state|Municipal|municipal|City|Federal|Public|Security|Safety|Drug|drug"
    r"|Autonomous|Attorney|General'?s?|Prosecutor'?s?|Human|Rights|Electoral|Civil|Protection"
    r"|Investigative|Ministerial|Judicial|Preventive|New|Generation) ){0,5}"
    r"(?:[Cc]artels?|[Mm]afia|[Gg]ang|Police|Office|Prosecutor|Congress|University|Commission"
    r"|Council|Clan|Post|Times|Tribune|News|Herald|Journal|Daily|Today|Institute|Secretariat"
    r"|Ministry|Federation|FGE|SSP|Noticias|Informa|Digital|Hoy|FC)\b"
    r"|-based\b"
)
# What turns the place after it into one: "El Sol de Tampico", "cartel de Juárez".
_BEFORE = re.compile(
    r"\b(?:(?:El Sol|El Heraldo|(?:El )?Diario|Noticias|La Voz|El Manana|El Siglo|La Opinion"
    r"|La Jornada|Milenio|El Universal|Tribuna|(?:El )?Correo|Radio|TV|TV Azteca|Televisa"
    r"|Meganoticias|Telediario|La Prensa|La Cronica|(?:El )?Imagen|Novedades|La Verdad|El Debate"
    r"|El Informador|Quadratin|NTR|La Razon|Vanguardia|Excelsior|Zeta|ABC|Club|Deportivo|Tigres"
    r"|Atletico|Santos|Rayados|Cartel|Policia|Periodico|Semanario|Voz|Sol|Heraldo|Los Pelones"
    r"|Gente Nueva|Banda|Mafia|UA|Grupo)(?: (?:de la|de los|del|de))?"
    r"|(?:[Cc]artel(?:es)?|mafia) (?:de la|de los|del|de)) $"
)
_RATHER_PLACE = re.compile(
    r"\b(?:[Ee]n|[Ii]n|[Nn]ear|comunidad de|poblado de|town of|community of) $"
)
_REACH = 40


def claim_organizations(page: Page) -> None:
    """Claim organizations by the words of their names, then those the gazetteer knows."""
    for pattern in (_CREDIT, _BODIES, _BODIES_EN):
        for match in pattern.finditer(page.plain, 0, page.end):
            if not page.begins_inside_place(match.start()):
                is_authority = pattern is not _CREDIT
                page.claim(match.start(), match.end(), "organization", is_authority=is_authority)
    for hit in page.hits:
        _claim_around(page, hit)
    for match in _CALLED.finditer(page.plain, 0, page.end):
        page.claim(match.start(1), match.end(), "organization")


def _claim_around(page: Page, hit: Hit) -> None:
    before = _BEFORE.search(page.plain, max(0, hit.start - _REACH), hit.start)
    after = _AFTER.match(page.plain, hit.end)
    is_known = hit.organization is not None and not _is_rather_place(page, hit)
    if before or after or is_known:
        start = before.start() if before else hit.start
        page.claim(start, after.end() if after else hit.end, "organization")


def _is_rather_place(page: Page, hit: Hit) -> bool:
    """Whether a name of both a group and a place, such as Santa Rosa de Lima, is the place."""
    start = max(0, hit.start - _REACH)
    return bool(hit.meanings and _RATHER_PLACE.search(page.plain, start, hit.start))

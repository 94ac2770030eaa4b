"""Words that say that a group is somewhere, allied or in conflict, and words that take it back.

All patterns are for folded text. The shape of a cue says where its groups and its place stand:

=========  ==========================================================================
after      group, cue, place: "X operates in P", "X tiene presencia en P"
last       place, group, cue: "P, where X and Y operate,"
by         cue, group: "P is controlled by X", "presencia de X en P"
role       cue, group, place at once: "the leader of X in P", "jefe de plaza de X en P"
with       group, cue, other group: "X is allied with Y", "X, rival de Y"
between    cue, both groups: "a war between X and Y", "la pugna entre X y Y"
pair       both groups, cue: "X and Y joined forces", "X y Y se disputan P"
=========  ==========================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from violencemap.types import GroupRelation

__all__ = ["MANY_STATES", "Cue", "Shape", "find_cues", "is_hedged"]

Shape = Literal["after", "last", "by", "role", "with", "between", "pair"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in ``folded[start:end]`` that state a relation of groups."""

    start: int
    end: int
    relation: GroupRelation
    shape: Shape


_HOLDS = (
    r"operat(?:e|es|ed|ing)(?: \w+){0,2}? (?:in|across|throughout|along|within)"
    r"|active (?:in|across|throughout|along)|(?:presence|influence|foothold|stronghold|dominance)"
    r" (?:in|over|across|throughout|along)"
    r"|(?:gains|inroads|expansion|operations) (?:in|into|across)"
    r"|(?:based|entrenched|established|headquartered) in"
    r"|expand(?:ed|ing|s)?(?: from [a-z ]{3,25})? (?:in|into|to|across)"
    r"|(?:extend(?:ed|s|ing)|spread) (?:its|their) (?:\w+ )?(?:reach|influence|presence|operations)"
    r" (?:to|into|across|over)"
    r"|(?:enter(?:ed|ing)?|mov(?:ed|ing) into|infiltrat\w+|dominat(?:es?|ed|ing)|controls)"
    r"|controll(?:ed|ing)(?! by)"
    r"|(?:influence|presence|reach|operations?) extends? (?:in)?to"
    r"|(?:presencia|influencia|dominio) se ext(?:iende|endio)n? (?:a|hasta|por|en)"
    r"|(?:w[io]n|wins|gain\w*|took|takes?|taken|taking|seiz\w+|assert\w*\]?|consolidat\w+|ha[sd]|have"
    r"|maintain\w*|exert\w*|keeps?)(?: [a-z]+){0,2}? control\"? (?:of|over)"
    r"|disput(?:es|ed|ing) (?:the )?(?:plaza|control|territory)"
    r"|operan?(?: \w+){0,2}? (?:en|desde|por)|(?:operaba|operado|operando|operar)(?: \w+)? en"
    r"|(?:presencia|influencia|bastion|injerencia|hegemonia|operaciones|base|dominio)"
    r" (?:\w+ )?(?:en|sobre)|(?:asentad|establecid|afincad|atrincherad)[oa]s? en"
    r"|(?:activ)[oa]s? en|entr(?:o|aron|ado) (?:a|en)|expand(?:i\w+|en?) (?:a|en|hacia|por)"
    r"|(?:domina[n]?|dominado|controla[n]?|controlado)(?! por)|controlando"
    r"|(?:tom\w+|tien\w+|manti\w+|gano|ganaron|ejerc\w+) el control (?:de|del|en|sobre)"
    r"|(?<!se )disputa(?:n|ndo)? (?:la plaza|el control|el territorio)"
)
_HOLDS_THERE = r"(?:operates?|(?:are|is|remains?) active|operan?|ha(?:s|ve) taken over)(?=[,.;])"
_HELD = (
    r"presence of|(?:controlled|dominated|disputed|contested) by|(?:under the )?control of"
    r"(?= (?:the )?(?:\w+ ){0,3}cartel)"
    r"|under (?:the )?(?:control|influence) of|strongholds? of|territory of|home to"
    r"|presencia (?:\w+ )?del?|(?:controlad|dominad|disputad)[oa]s? por|bajo (?:el )?(?:control"
    r"|dominio|influencia|mando) del?|(?:bastion|feudo|territorio) del?"
    r"|zona de (?:influencia|operacion) del?|operan?(?! (?:en|desde|por)\b|[,.;])"
)
_LEADERS = (
    r"(?:leaders?|boss(?:es)?|heads?|operators?|lieutenants?|cells?|plaza (?:boss|chief)s?)"
    r" (?:of|for)"
    r"|(?:lider(?:es)?|jefes?(?: de(?: la)? plaza)?|cabecillas?|celulas?|lugartenientes?"
    r"|encargad[oa]s? de(?: la)? plaza|operador(?:es)?(?: \w+)?) del?"
)
_MEMBERS = r"(?:members|gunmen) of|(?:integrantes|miembros|sicarios|pistoleros) del?"
_ALLIED_WITH = (
    r"(?:its|their) (?:\w+ )?all(?:y|ies)|sus? (?:\w+ )?aliad[oa]s?"
    r"|all(?:ied|ies|y) (?:with|of|to)|alliances? with|aligned with|join\w* forces with"
    r"|partner(?:ed|s|ship)? with|(?:pact|truce|agreement) with|backed by|supported by"
    r"|alia(?:d[oa]s?|do|ron|rse|n)? (?:con|de|del)|alio con|alianzas? (?:\w+ )?con"
    r"|(?:pacto|acuerdo|tregua)(?: \w+)? con|apoyad[oa]s? por|respaldad[oa]s? por"
)
_ALLIED_BETWEEN = (
    r"(?:alliance|pact|truce|partnership)\b[^.;\"]{0,60}?\bbetween"
    r"|(?:alianza|pacto|tregua)\b[^.;\"]{0,60}?\bentre"
)
_ALLIED_PAIR = (
    r"join(?:ed|ing|s)? forces(?! with)|(?:are|were|became|have been) (?:\w+ )?(?:allied|allies)"
    r"(?! (?:with|of|to))|(?:formed|forged|struck|have) an? alliance(?! with)"
    r"|(?:son|eran) aliad[oa]s(?! (?:con|de))|se aliaron(?! con)|unieron fuerzas(?! con)"
    r"|formaron una alianza(?! con)"
)
_FIGHT = r"fight(?:s|ing)?|fought|battl(?:es?|ed|ing)|combat(?:s|ing|ting)?|clash(?:es|ing)|feuding"
_STRIFE = (
    r"war|turf war|dispute|conflict|feud|rivalry|struggle|battle|fight|fighting|clashes"
    r"|confrontations"
)
_PUGNA = (
    r"disputa|pugna|guerra|rivalidad|lucha|pelea|conflicto|confrontacion|enfrentamientos|choques"
)
_OVER = r"(?: (?:for|over|in|por|en)\b[^.;,\"]{0,50}?)?"
_FOE_WITH = (
    rf"(?:{_FIGHT}|ha(?:s|ve) (?:\w+ )?(?:clashed|battled)){_OVER} (?:with|against)"
    r"|(?:fighting|battling|combat(?:ing|ting|s)?|fights?"
    r"|battles?)(?= the )"
    rf"|(?:{_STRIFE}|ongoing clash|competition)s?{_OVER} (?:with|against)"
    r"|(?:at|in) (?:war|odds) with"
    r"|disput(?:es?|ed|ing)\b[^.;,\"]{1,50}? with|rivals?|adversar(?:y|ies)|enem(?:y|ies)(?= |,)"
    rf"|(?:{_PUGNA}){_OVER} (?:con|contra)"
    r"|disputan?\b[^.;,\"]{0,60}? (?:con|a)(?= (?:el|la|los|al) )"
    rf"|enfrenta(?:d[oa]s?|n|do)?{_OVER} (?:con|contra|a|al)"
    r"|rival(?:es)?(?: (?:de|del))?|enemig[oa]s?|adversari[oa]s?"
    r"|(?:pelean?|lucha[n]?|combaten?|disputandose)\b[^.;,\"]{0,50}? (?:con|contra|a|al)"
)
_FOE_BETWEEN = (
    rf"(?:{_STRIFE})s?\b[^.;\"]{{0,90}}?\bbetween|(?:{_PUGNA})s?\b[^.;\"]{{0,90}}?\bentre"
)
_FOE_PAIR = (
    rf"(?:are|have been|were) (?:\w+ )?(?:{_FIGHT}|at war|disputing|rivals|vying)"
    r"(?!(?: \w+){0,7} (?:with|against))"
    r"|dispute (?:the )?(?:control|plaza|territory)(?!(?: \w+){0,7} with)"
    r"|(?:fight|vie|compete|battle|struggle|fighting|battling|vying"
    r"|competing) (?:for|over)(?!(?: \w+){0,7} (?:with|against))"
    r"|se (?:disputan|disputaban|pelean|enfrentan)(?! (?:con|a|contra)\b)|se han disputado"
    r"|(?:pelean|luchan|combaten|compiten) por(?!(?: \w+){0,7} (?:con|contra)\b)"
    r"|mantienen una (?:disputa|pugna|guerra|lucha)(?! (?:con|contra)\b)"
    r"|(?:estan|son|siguen|han estado) (?:\w+ )?"
    r"(?:enfrentad[oa]s|en (?:pugna|guerra|disputa)|rivales)(?! (?:con|del?|contra)\b)"
    r"|en (?:pugna|guerra|disputa)(?! (?:con|contra)\b)"
)
_KINDS: tuple[tuple[GroupRelation, Shape, str], ...] = (
    ("present", "after", _HOLDS),
    ("present", "last", _HOLDS_THERE),
    ("present", "by", _HELD),
    ("present", "role", f"{_LEADERS}|{_MEMBERS}"),
    ("allied", "with", _ALLIED_WITH),
    ("allied", "between", _ALLIED_BETWEEN),
    ("allied", "pair", _ALLIED_PAIR),
    ("in_conflict", "with", _FOE_WITH),
    ("in_conflict", "between", _FOE_BETWEEN),
    ("in_conflict", "pair", _FOE_PAIR),
)
_CUES = tuple(
    (relation, shape, re.compile(rf"\b(?:{words})(?!\w)")) for relation, shape, words in _KINDS
)
# "23 of the 32 Mexican states": somewhere in the country, nobody says where.
MANY_STATES = re.compile(
    r"[^.;,]{0,30}?\b(?:\d+|two dozen|half|most|nearly all|la mayoria|mas de la mitad) "
    r"(?:(?:of|de) )?(?:the |los |las )?(?:country's |mexico's )?(?:\d+ )?(?:mexican )?"
    r"(?:states|estados|entidades)\b"
)
_UNREAL = re.compile(
    r"\b(?:no(?! solo)|not(?! only)|n't|never|nor|without|den(?:y|ies|ied|ying)|will|would|could"
    r"|may|might|cannot|should|if|whether|unless|plan(?:s|ned|ning)?|seek(?:s|ing)?|sought|want\w*"
    r"|hop(?:es?|ing)|tr(?:y|ies|ied|ying)|attempt\w*|intend\w*|aim(?:s|ing)? to|possib\w+"
    r"|potential"
    r"|fear\w*|risk\w*|expect\w*|(?:unable|failed) to(?! (?:prevent|stop|keep))|lack\w*|absence"
    r"|used to|no longer|formerly(?= $)|once(?= $)|rul(?:ed|es) out|rumou?r\w*"
    r"|nunca|jamas|tampoco|sin|ni|nieg\w+|neg(?:o|aron)|descart\w+|podri\w+|pudier\w+|habri\w+|seri\w+"
    r"|tendri\w+|estari\w+|si|intent\w+|busca[nr]?|buscaban?|pretend\w+|quier\w+|plane\w+|aspira\w*"
    r"|posible\w*|probable\w*|eventual\w*|temor\w*|tem(?:e|en)|riesgo"
    r"|ausencia|antes|ya no|rumor\w*)\b"
)
_UNREAL_AFTER = re.compile(
    r"[^.;,]{0,60}?\b(?:(?:was|were|is|are|has been|have been) (?:denied|ruled out|dismissed)"
    r"|(?:fue|fueron|es|ha sido) (?:descartad|negad|desmentid)[oa]s?)\b"
)
_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|presum\w+|suspected|believed|apparently|appears? to|suggest\w*"
    r"|presunt\w+|supuest\w+|al parecer|aparentemente|se cree|se presume|atribu\w+)\b"
)
_ACTION = re.compile(
    r"\b(?:arrest\w*|detain\w*|captur\w+|kill\w*|murder\w*|attack\w*|ambush\w*|shot|charged|sentenc\w+"
    r"|extradit\w+|deten\w+|detuv\w+|detien\w+|abati\w+|mat(?:o|aron)|murier?o\w*|falleci\w+|asesin\w+"
    r"|perdieron la vida|atac\w+|embosc\w+|sentencia\w*|vincul\w+|aprehen\w+)\b"
)
_REACH = 60
_NEAR = 45
_CLAUSE = re.compile(r";|:|\b(?:while|whereas|but|mientras(?: que)?|pero|aunque|although)\b")


def find_cues(folded: str, start: int, end: int) -> Iterator[Cue]:
    """Cues of a sentence that are told as facts."""
    if folded[end - 1] == "?":
        return
    for relation, shape, pattern in _CUES:
        for match in pattern.finditer(folded, start, end):
            cue = Cue(match.start(), match.end(), relation, shape)
            if not _is_unreal(folded, start, cue) and not _is_of_incident(folded, start, end, cue):
                yield cue


def _is_unreal(folded: str, start: int, cue: Cue) -> bool:
    """Whether what a cue says is denied, planned, feared or only thought of."""
    before = _CLAUSE.split(folded[max(start, cue.start - _REACH) : cue.start])[-1]
    words = folded[cue.start : cue.end]
    return bool(
        _UNREAL.search(before) or _UNREAL.search(words) or _UNREAL_AFTER.match(folded, cue.end)
    )


def is_hedged(folded: str, start: int, end: int) -> bool:
    """Whether a sentence says that something is alleged or seems so."""
    return bool(_HEDGED.search(folded, start, end))


_MEMBER_CUE = re.compile(_MEMBERS)


def _is_of_incident(folded: str, start: int, end: int, cue: Cue) -> bool:
    """Whether people of a group are only named for what happened to them there."""
    if cue.shape != "role":
        return False
    if _MEMBER_CUE.match(folded, cue.start):
        return bool(_ACTION.search(folded, start, end))
    return bool(_ACTION.search(folded, max(start, cue.start - _NEAR), cue.start))

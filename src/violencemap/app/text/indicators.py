"""What a figure of a report counts, in words."""

from __future__ import annotations

from violencemap.codes import Label

__all__ = ["INDICATOR_NAMES"]

_NAMES: dict[str, tuple[str, str]] = {
    "activists_killed": ("activistas asesinados", "activists killed"),
    "arrests": ("detenciones", "arrests"),
    "attacks_on_journalists": ("agresiones a periodistas", "attacks on journalists"),
    "clandestine_graves": ("fosas clandestinas", "clandestine graves"),
    "crime": ("delitos", "crimes"),
    "criminal_groups": ("grupos criminales", "criminal groups"),
    "disappearance": ("desapariciones", "disappearances"),
    "displaced_persons": ("personas desplazadas", "displaced people"),
    "domestic_violence": ("violencia familiar", "domestic violence"),
    "drug_dealing": ("narcomenudeo", "drug dealing"),
    "extortion": ("extorsiones", "extortions"),
    "femicide": ("feminicidios", "feminicides"),
    "homicide": ("homicidios", "homicides"),
    "impunity": ("impunidad", "impunity"),
    "injuries": ("lesiones", "injuries"),
    "insecurity_perception": ("percepción de inseguridad", "perception of insecurity"),
    "journalists_killed": ("periodistas asesinados", "journalists killed"),
    "kidnapping": ("secuestros", "kidnappings"),
    "massacre": ("masacres", "massacres"),
    "migrants_killed": ("migrantes asesinados", "migrants killed"),
    "minors_killed": ("menores de edad asesinados", "minors killed"),
    "officials_with_criminal_ties": (
        "funcionarios con presuntos vínculos criminales",
        "officials with alleged criminal ties",
    ),
    "police_killed": ("policías asesinados", "police officers killed"),
    "politicians_killed": ("políticos asesinados", "politicians killed"),
    "priests_killed": ("sacerdotes asesinados", "priests killed"),
    "robbery": ("robos", "robberies"),
    "sexual_violence": ("violencia sexual", "sexual violence"),
    "soldiers_killed": ("militares asesinados", "soldiers killed"),
    "states_with_group": ("estados con presencia de un grupo", "states where a group is present"),
    "vehicle_theft": ("robos de vehículos", "vehicle thefts"),
    "violence": ("violencia", "violence"),
    "women_killed": ("mujeres asesinadas", "women killed"),
    "wounded": ("personas heridas", "people wounded"),
}

INDICATOR_NAMES: dict[str, Label] = {code: Label(es=es, en=en) for code, (es, en) in _NAMES.items()}

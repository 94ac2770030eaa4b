"""Invented mini-reports with the incidents a careful reader finds in them.

Each is a text, told on Friday, 10 June 2022, and its incidents: type, day (or month, or year),
municipality (or state), dead.
"""

from __future__ import annotations

Fact = tuple[str, str | None, str, int | None]

ENGLISH: list[tuple[str, list[Fact]]] = [
    (
        "Two reporters were shot dead in Acayucan, Veracruz, on Monday, bringing to 14 the number "
        "of journalists killed this year.",
        [("attack_journalist", "2022-06-06", "30003", 2)],
    ),
    (
        "Two priests and a guide were killed in the village church of Batopilas, Chihuahua, on "
        "Sunday.",
        [("multiple_homicide", "2022-06-05", "08008", 3)],
    ),
    (
        "Gunmen killed three men in Hermosillo, Sonora, on June 8, state police said.",
        [("multiple_homicide", "2022-06-08", "26030", 3)],
    ),
    (
        "A taxi driver was shot dead late on Tuesday in the municipality of Uruapan, Michoacán.",
        [("homicide", "2022-06-07", "16102", 1)],
    ),
    (
        "Six soldiers ambushed\n\nAt least six soldiers died on Monday when gunmen ambushed "
        "their patrol near Apatzingán, in the state of Michoacán. Four others were "
        "wounded.\n\nThe attack took place on a dirt road. No arrests have been made.",
        [("ambush_police", "2022-06-06", "16006", 6)],
    ),
    (
        "Police in Tijuana found the bodies of two women and a man inside a car on Sunday.",
        [("body_find", "2022-06-05", "02004", 3)],
    ),
    (
        "Homicides in Colima rose 40% in the first five months of the year. In Manzanillo, "
        "87 people were murdered between January and May. The governor said that more police "
        "would be sent.",
        [],
    ),
    (
        "The army plans to send 600 soldiers to Zamora, Michoacán. Residents fear that they "
        "could be killed or kidnapped if they leave their homes.",
        [],
    ),
    (
        "Three hikers were kidnapped on Saturday near Ocosingo, Chiapas. They were released "
        "the next day.",
        [("kidnapping_disappearance", "2022-06-04", "07059", None)],
    ),
    (
        "Marines arrested a suspected leader of Los Zetas on Thursday in Nuevo Laredo, Tamaulipas.",
        [("arrest", "2022-06-09", "28027", 0)],
    ),
    (
        "Hundreds of nurses marched through the streets of Oaxaca City on Wednesday to "
        "protest the murder of a colleague.",
        [("protest", "2022-06-08", "20067", 0)],
    ),
    (
        "Armed men set fire to four buses and blocked a highway in Reynosa, Tamaulipas, on June 2.",
        [("arson_roadblock", "2022-06-02", "28032", 0)],
    ),
    (
        "Soldiers and gunmen clashed in Miguel Alemán, Tamaulipas, on Monday. Five gunmen "
        "died in the shootout and two soldiers were injured.",
        [("armed_clash", "2022-06-06", "28025", 5)],
    ),
    (
        "Reporter shot dead in Acapulco\n\nA radio reporter was shot dead outside his home "
        "in Acapulco, Guerrero, yesterday. It was the third killing of a journalist this "
        "year.",
        [("attack_journalist", "2022-06-09", "12001", 1)],
    ),
    (
        "On May 30, gunmen burst into a bar in Salamanca, Guanajuato, and killed seven "
        "people. Two days later, a couple was found dead in Irapuato.",
        [("multiple_homicide", "2022-05-30", "11027", 7), ("body_find", "2022-06-01", "11017", 2)],
    ),
    (
        "Two men were shot dead in Ensenada, Baja California, on Monday. Another man was "
        "killed in Tecate on Tuesday. In a separate attack, a woman was stabbed to death in "
        "Mexicali on Thursday.",
        [
            ("multiple_homicide", "2022-06-06", "02001", 2),
            ("homicide", "2022-06-07", "02003", 1),
            ("homicide", "2022-06-09", "02002", 1),
        ],
    ),
    (
        "The mayor of Xoxocotla was killed on June 3, his party said. The mayor was shot "
        "four times as he left a restaurant in Cuernavaca, Morelos.",
        [("homicide", "2022-06-03", "17007", 1)],
    ),
    (
        "Texas police arrested a man in Laredo, Texas, on Monday. He is accused of killing "
        "two people.",
        [],
    ),
    (
        '"They killed my brother and burned our house in Fresnillo," said a woman who fled '
        "to Zacatecas.",
        [],
    ),
    (
        "Five police officers and a prosecutor were killed in an ambush in Coahuayana, "
        "Michoacán, in March 2021.",
        [("ambush_police", "2021-03", "16014", 6)],
    ),
    (
        "No one was killed in the fire in León, Guanajuato, on Monday, the mayor said.",
        [],
    ),
    (
        "The attack recalls the massacre of 19 people in Ciudad Juárez in June 2010.",
        [("multiple_homicide", "2010-06", "08037", 19)],
    ),
    (
        "Gunmen in two trucks attacked a police station in Nochistlán, Zacatecas, early on "
        "Sunday, killing two officers and wounding three.",
        [("ambush_police", "2022-06-05", "32034", 2)],
    ),
    (
        "Hundreds of people have been killed in Guanajuato this year.",
        [],
    ),
    (
        "The mother of Luis Ortega, who disappeared on May 2 in Guadalajara, Jalisco, asked "
        "for help.",
        [("kidnapping_disappearance", "2022-05-02", "14039", None)],
    ),
    (
        "A car bomb killed three national guard members in Jerécuaro, Guanajuato, on June 1. "
        "Nine others were injured.",
        [("ambush_police", "2022-06-01", "11019", 3)],
    ),
    (
        "Farmers blocked the highway to Delicias, Chihuahua, on Wednesday.",
        [("arson_roadblock", "2022-06-08", "08021", 0)],
    ),
    (
        "Federal agents captured Rubén Soto, alleged leader of the Gulf Cartel, in "
        "Matamoros, Tamaulipas, on Saturday, June 4.",
        [("arrest", "2022-06-04", "28022", 0)],
    ),
    (
        "Two women were found dead in a car in Juárez City, Chihuahua, on Thursday morning, "
        "prosecutors said. Both had been shot.",
        [("body_find", "2022-06-09", "08037", 2)],
    ),
    (
        "The United States and Mexico agreed on Monday to share information on arms "
        "trafficking. The talks follow the killing of three missionaries.",
        [],
    ),
    (
        "Teachers protested in Morelia, Michoacán, on Monday against unpaid wages.",
        [("protest", "2022-06-06", "16053", 0)],
    ),
    (
        "Some 30 gunmen clashed with community police in Chilapa, Guerrero, on Friday, June "
        "3, leaving six dead.",
        [("armed_clash", "2022-06-03", "12028", 6)],
    ),
    (
        "A candidate for mayor was assassinated in Cajeme, Sonora, last month. His brother "
        "was killed in 2019.",
        [("homicide", "2022-05", "26018", 1)],
    ),
    (
        "Soldiers and gunmen clashed in Reynosa, Tamaulipas, over the weekend, leaving five dead.\n"
        "Four tourists were kidnapped in Matamoros, Tamaulipas, on June 2. Two of them were found "
        "dead three days later near Playa Bagdad.",
        [
            ("armed_clash", "2022-06-04", "28032", 5),
            ("kidnapping_disappearance", "2022-06-02", "28022", None),
            ("body_find", "2022-06-05", "28022", None),
        ],
    ),
    (
        "Three men were killed in Caborca, Sonora, on May 3 and on May 13 soldiers arrested two "
        "gunmen in Pitiquito. In April, arsonists torched a gas station there.",
        [
            ("multiple_homicide", "2022-05-03", "26017", 3),
            ("arrest", "2022-05-13", "26047", 0),
            ("arson_roadblock", "2022-04", "26047", 0),
        ],
    ),
    (
        "On June 1 a drone dropped explosives on soldiers in Tepalcatepec, Michoacan, killing two.",
        [("ambush_police", "2022-06-01", "16089", 2)],
    ),
    (
        "On June 1, a councilman was shot outside his house in Iguala, Guerrero, a week after a "
        "baker was killed in the same city.",
        [("other", "2022-06-01", "12035", None), ("homicide", "2022-05-25", "12035", 1)],
    ),
]
SPANISH: list[tuple[str, list[Fact]]] = [
    (
        "Una serie de ataques armados en Matamoros, Tamaulipas, dejó el sábado 11 personas "
        "muertas, siete de ellas mujeres.",
        [("multiple_homicide", "2022-06-04", "28022", 11)],
    ),
    (
        "Una ola de asesinatos en distintos municipios de Guanajuato dejó 30 muertos en lo que "
        "va del mes.",
        [],
    ),
    (
        "Hombres armados privaron de la libertad a tres jóvenes en Navolato, Sinaloa, el martes.",
        [("kidnapping_disappearance", "2022-06-07", "25018", None)],
    ),
    (
        "Cuatro hombres fueron asesinados a balazos la noche del martes en Celaya, Guanajuato.",
        [("multiple_homicide", "2022-06-07", "11007", 4)],
    ),
    (
        "Matan a tres policías en Zacatecas\n\nTres policías estatales murieron ayer en una "
        "emboscada en el municipio de Valparaíso, Zacatecas, informó la Secretaría de "
        "Seguridad Pública. Otros dos agentes resultaron heridos.\n\nLos hechos ocurrieron "
        "cerca de las 10:00 horas, cuando los uniformados realizaban un recorrido.",
        [("ambush_police", "2022-06-09", "32049", 3)],
    ),
    (
        "El cuerpo de una mujer fue hallado el domingo en un lote baldío de la colonia "
        "Centro, en Ecatepec, Estado de México.",
        [("body_find", "2022-06-05", "15033", 1)],
    ),
    (
        "Los homicidios dolosos en Colima aumentaron 40 por ciento en los primeros cinco "
        "meses del año. En Manzanillo fueron asesinadas 87 personas entre enero y mayo.",
        [],
    ),
    (
        "Un grupo armado incendió tres camiones y bloqueó la carretera en Apatzingán, "
        "Michoacán, el pasado 2 de junio. No hubo lesionados.",
        [("arson_roadblock", "2022-06-02", "16006", 0)],
    ),
    (
        "Elementos de la Guardia Nacional detuvieron el jueves en Salamanca, Guanajuato, a "
        "dos presuntos integrantes del Cártel de Santa Rosa de Lima.",
        [("arrest", "2022-06-09", "11027", 0)],
    ),
    (
        "Colectivos feministas marcharon el miércoles en Xalapa, Veracruz, para exigir "
        "justicia por el asesinato de una estudiante.",
        [("protest", "2022-06-08", "30087", 0)],
    ),
    (
        "Un enfrentamiento entre militares y civiles armados dejó ocho muertos el lunes en "
        "San Fernando, Tamaulipas. Entre los fallecidos hay dos soldados.",
        [("armed_clash", "2022-06-06", "28035", 8)],
    ),
    (
        "Una decena de personas murieron en un ataque armado a un palenque en Zinapécuaro, "
        "Michoacán, el 27 de marzo de 2022.",
        [("multiple_homicide", "2022-03-27", "16110", 10)],
    ),
    (
        "Tres jóvenes fueron privados de su libertad el sábado en Lagos de Moreno, Jalisco. "
        "Sus familiares exigen que sean localizados con vida.",
        [("kidnapping_disappearance", "2022-06-04", "14053", None)],
    ),
    (
        "El periodista Ramiro Lugo Ibarra fue asesinado el 5 de mayo en Culiacán, Sinaloa. "
        "Al día siguiente, reporteros protestaron en Mazatlán.",
        [("attack_journalist", "2022-05-05", "25006", 1), ("protest", "2022-05-06", "25012", 0)],
    ),
    (
        "La alcaldesa de Tlapa viajó a Chilpancingo para pedir más policías. Dijo que teme "
        "ser asesinada.",
        [],
    ),
    (
        "Un hombre fue ultimado a tiros en Cancún, Quintana Roo, la madrugada de este "
        "viernes. Más tarde, otro hombre fue asesinado en Playa del Carmen.",
        [("homicide", "2022-06-10", "23005", 1), ("homicide", "2022-06-10", "23008", 1)],
    ),
    (
        "Ocho mujeres y tres hombres fueron asesinados el 23 de mayo en un bar de Celaya, "
        "Guanajuato; cinco personas más resultaron heridas.",
        [("multiple_homicide", "2022-05-23", "11007", 11)],
    ),
    (
        "El feminicidio de una joven de 19 años en Puebla, el pasado 1 de junio, causó "
        "indignación. Su cuerpo fue encontrado en un canal.",
        [("femicide", "2022-06-01", "21", 1)],
    ),
    (
        "En lo que va del año suman 12 los policías asesinados en Zacatecas. En 2021 fueron "
        "ejecutados 34.",
        [],
    ),
    (
        "Localizan 11 cuerpos en fosas clandestinas de Salvatierra, Guanajuato\n\nLa "
        "Fiscalía informó que del lunes al miércoles fueron exhumados 11 cuerpos en fosas "
        "clandestinas de Salvatierra.",
        [("body_find", "2022-06-06", "11028", 11)],
    ),
    (
        "El Ejército podría detener a los responsables si regresan a Aguililla, dijo el "
        "comandante.",
        [],
    ),
    (
        "Asesinan a un regidor en Ometepec\n\nEl regidor de Ometepec, Guerrero, fue "
        "asesinado a tiros la noche de ayer cuando salía de su casa.",
        [("homicide", "2022-06-09", "12046", 1)],
    ),
    (
        "Hallan dos cuerpos embolsados en Tlaquepaque\n\nDos cuerpos embolsados fueron "
        "localizados este jueves en San Pedro Tlaquepaque, Jalisco.",
        [("body_find", "2022-06-09", "14098", 2)],
    ),
    (
        "La fiscal de Colima informó que en mayo se registraron 52 homicidios dolosos, 10 "
        "más que en abril.",
        [],
    ),
    (
        "Una mujer y sus dos hijos fueron asesinados el domingo en Chalco, Estado de México.",
        [("multiple_homicide", "2022-06-05", "15025", 3)],
    ),
    (
        "Civiles armados atacaron a balazos a elementos de la Guardia Nacional en Caborca, "
        "Sonora, el miércoles; un guardia murió y dos resultaron lesionados.",
        [("ambush_police", "2022-06-08", "26017", 1)],
    ),
    (
        "Policías y presuntos integrantes del Cártel Jalisco Nueva Generación se enfrentaron "
        "el 5 de junio en Tecalitlán, Jalisco, con saldo de cuatro agresores muertos.",
        [("armed_clash", "2022-06-05", "14087", 4)],
    ),
    (
        "Fue localizada con vida la joven que desapareció el 30 de mayo en Pachuca, Hidalgo.",
        [("kidnapping_disappearance", "2022-05-30", "13048", None)],
    ),
    (
        "Normalistas bloquearon la Autopista del Sol a la altura de Chilpancingo, Guerrero, "
        "el martes.",
        [("arson_roadblock", "2022-06-07", "12029", 0)],
    ),
    (
        "El gobierno prevé detener a los líderes del cártel antes de diciembre, dijo el "
        "secretario en Mérida, Yucatán.",
        [],
    ),
    (
        "Al menos cinco reos murieron durante una riña en el penal de Apodaca, Nuevo León, "
        "el 9 de junio.",
        [("multiple_homicide", "2022-06-09", "19006", 5)],
    ),
    (
        "Tecomán, Col. 9 de junio de 2022. Hallaron los restos de seis personas en una fosa del "
        "municipio de Tecomán. Los trabajos de búsqueda comenzaron el 28 de mayo.",
        [("body_find", "2022-06-09", "06009", 6)],
    ),
    (
        "Una enfermera fue asesinada por su pareja el lunes en Tehuacán, Puebla; el martes, en "
        "Huauchinango, una mujer y su hija murieron apuñaladas.",
        [("homicide", "2022-06-06", "21156", 1), ("multiple_homicide", "2022-06-07", "21071", 2)],
    ),
    (
        "Una mina terrestre mató a dos jornaleros el martes en Aguililla, Michoacán.",
        [("multiple_homicide", "2022-06-07", "16002", 2)],
    ),
    (
        "Un coche bomba explotó el martes en Celaya, Guanajuato, y dejó tres heridos.",
        [("other", "2022-06-07", "11007", 0)],
    ),
    (
        "El martes, el actor habló de la violencia en el Teatro Degollado de Guadalajara, Jalisco.",
        [],
    ),
    (
        "El gol del martes mató las esperanzas del equipo en Monterrey, Nuevo León.",
        [],
    ),
    (
        "El martes, un comerciante fue baleado en el centro de Iguala, Guerrero.",
        [("other", "2022-06-07", "12035", None)],
    ),
    (
        "El martes, un comerciante fue baleado y resultó herido en Iguala, Guerrero.",
        [("other", "2022-06-07", "12035", 0)],
    ),
    (
        "El 1 de junio asesinaron a un panadero en Iguala, Guerrero. Dos jóvenes fueron hallados "
        "sin vida el 5 de junio en la misma ciudad.",
        [("homicide", "2022-06-01", "12035", 1), ("body_find", "2022-06-05", "12035", 2)],
    ),
    (
        "Encuentran sin vida a periodista en Nogales, Veracruz\n\nEl reportero Hugo Ramos "
        "fue hallado sin vida el lunes en Nogales, Veracruz. Había desaparecido el sábado.",
        [("attack_journalist", "2022-06-06", "30115", 1)],
    ),
]

/** Rungs of a ladder of words, from nothing to very much; the halves lie between their neighbours. */
export type Rung = 0 | 1 | 2 | 2.5 | 3 | 3.5 | 4 | 5

/**
 * What people write for a rating, by rung, in the languages our users' lists come in. Compared without case, accents
 * and signs.
 */
const rungs: readonly (readonly [Rung, string])[] = [
  [
    0,
    `none, no, nil, nothing, not at all, zero, keine, keiner, kein, gar nicht, nicht vorhanden, aucun, aucune, nul, nulle, ninguno, ninguna, nulo, nula, nessuno, nessuna, nullo, nulla, nenhum, nenhuma, geen, brak, zaden, ingen, ei mitaan, dim`,
  ],
  [
    1,
    `very low, verylow, vl, v low, lowest, very weak, very small, very little, minimal, negligible, minor minor, очень низкий, очень низкая, очень низкое, очень слабый, очень слабое, минимальный, дуже низький, дуже низька, дуже низьке, дуже слабкий, velmi nizky, velmi nizka, velmi nizke, velmi maly, velmi slaby, πολύ χαμηλή, πολύ χαμηλό, πολύ χαμηλός, πολύ μικρή, sehr gering, sehr niedrig, sehr klein, sehr schwach, sg, tres faible, tres bas, tres basse, minime, muy bajo, muy baja, muy poco, muy poca, minimo, minima, molto basso, molto bassa, bassissimo, molto debole, muito baixo, muito baixa, muito fraco, zeer laag, heel laag, erg laag, zeer klein, bardzo niski, bardzo niskie, bardzo niska, bardzo maly, bardzo male, mycket lag, mycket lagt, veldig lav, meget lav, erittain matala, isel iawn, glè iosal, an iseal`,
  ],
  [
    2,
    `low, l, lo, низкий, низкая, низкое, слабый, слабая, слабое, малый, небольшой, мало, низький, низька, низьке, слабкий, слабка, слабке, малий, nizky, nizka, nizke, mala, male, slabe, χαμηλή, χαμηλό, χαμηλός, μικρή, μικρό, λίγο, weak, small, little, a little, minor, limited, slight, poor, gering, geringe, geringes, geringer, niedrig, niedrige, niedriger, niedriges, klein, kleine, schwach, wenig, g, n, faible, faibles, bas, basse, peu, petit, petite, limite, bajo, baja, b, poco, poca, debil, escaso, escasa, limitado, limitada, basso, bassa, debole, limitato, scarso, scarsa, baixo, baixa, pouco, pouca, fraco, fraca, laag, lage, weinig, zwak, beperkt, niski, niska, niskie, maly, mala, male, slaby, slaba, slabe, lag, lagt, lav, lavt, liten, lille, litet, svak, matala, pieni, vahainen, heikko, isel, bach, iosal, beag, iseal`,
  ],
  [
    2.5,
    `low medium, quite low, fairly low, ниже среднего, нижче середнього, medium low, lower medium, low to medium, low mid, mittel gering, gering mittel, eher gering, eher niedrig, moyen faible, faible moyen, plutot faible, medio bajo, bajo medio, medio basso, basso medio, medio baixo, medie laag, laag gemiddeld, srednio niski`,
  ],
  [
    3,
    `medium, med, m, mid, средний, средняя, среднее, умеренный, середній, середня, середнє, помірний, stredni, prumerny, μέτρια, μέτριο, μέτριος, μεσαία, μεσαίο, μεσαίος, middle, moderate, mod, average, some, fair, intermediate, neutral, mittel, mittlere, mittlerer, mittleres, mittelmassig, maessig, massig, massige, durchschnittlich, teilweise, moyen, moyenne, modere, moderee, medio, media, moderado, moderada, regular, intermedio, intermedia, moderato, moderata, medie, intermediario, razoavel, gemiddeld, gemiddelde, matig, middel, middelmatig, redelijk, sredni, srednia, srednie, umiarkowany, umiarkowana, umiarkowane, przecietny, medel, mellan, middels, moderat, keskitaso, keskisuuri, kohtalainen, canolig, meadhanach, meanach, measartha`,
  ],
  [
    3.5,
    `medium high, выше среднего, вище середнього, high medium, upper medium, medium to high, mid high, mittel hoch, hoch mittel, eher hoch, moyen eleve, eleve moyen, plutot fort, plutot eleve, medio alto, alto medio, gemiddeld hoog, hoog gemiddeld, srednio wysoki, considerable, quite high, fairly high`,
  ],
  [
    4,
    `high, h, hi, высокий, высокая, высокое, сильный, сильная, сильное, большой, большая, большое, много, високий, висока, високе, сильний, сильна, сильне, великий, велика, велике, vysoky, vysoka, vysoke, velky, velka, velke, silne, υψηλή, υψηλό, υψηλός, μεγάλη, μεγάλο, ισχυρή, πολύ, strong, large, big, great, major, significant, a lot, lots, much, important, substantial, hoch, hohe, hoher, hohes, gross, grosse, grosser, grosses, stark, starke, starker, viel, erheblich, eleve, elevee, haut, haute, fort, forte, grand, grande, beaucoup, important, importante, alto, alta, a, mucho, mucha, fuerte, gran, significativo, significativa, forte, elevato, elevata, molto, molta, elevado, elevada, muito, muita, hoog, hoge, groot, grote, sterk, sterke, veel, aanzienlijk, wysoki, wysoka, wysokie, duzy, duza, duze, silny, silna, silne, znaczny, hog, hogt, stor, stort, stark, starkt, hoy, hoyt, hoj, hojt, sterk, korkea, suuri, vahva, uchel, mawr, ard, mor`,
  ],
  [
    5,
    `very high, veryhigh, очень высокий, очень высокая, очень высокое, очень сильный, очень сильное, очень большой, дуже високий, дуже висока, дуже високе, дуже сильний, дуже великий, velmi vysoky, velmi vysoka, velmi vysoke, velmi silny, velmi velky, πολύ υψηλή, πολύ υψηλό, πολύ υψηλός, πολύ μεγάλη, vh, v high, highest, very strong, very large, very great, very much, critical, key, crucial, extreme, essential, vital, sehr hoch, sehr hohe, sehr hoher, sehr gross, sehr grosse, sehr stark, sehr viel, sh, tres eleve, tres elevee, tres haut, tres haute, tres fort, tres forte, tres grand, tres important, enorme, muy alto, muy alta, muy fuerte, muchisimo, critico, critica, clave, molto alto, molto alta, altissimo, molto elevato, molto forte, muito alto, muito alta, muito elevado, muito forte, zeer hoog, heel hoog, erg hoog, zeer groot, cruciaal, bardzo wysoki, bardzo wysoka, bardzo wysokie, bardzo duzy, bardzo duza, bardzo duze, kluczowy, mycket hog, mycket hogt, mycket stor, veldig hoy, svaert hoy, meget hoj, meget hojt, erittain korkea, uchel iawn, glè ard, an ard`,
  ],
]

/** The rung of a word, already folded. */
export function rungOf(word: string): Rung | undefined {
  return byWord.get(word)
}

const plainWord = (word: string): string =>
  word.trim().normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ')

// Earlier rungs give way to later ones only for words of their own: no word stands on two.
const byWord: ReadonlyMap<string, Rung> = new Map(
  rungs.flatMap(([rung, list]) => list.split(',').map((word) => [plainWord(word), rung] as const)),
)

/** Said of an organisation or a thing of interest, these mean nothing was entered. */
const standIns = new Set(
  `n/a, na, n.a., n.a, n/k, nk, n.k., not known, unknown, not applicable, tbc, tbd, tba, to be confirmed, to be decided, ?, ??, ???, -, --, ---, –, —, ., .., …, ..., none yet, not yet, pending, null, undefined, #n/a, #ref!, #value!, #name?, #div/0!, #num!, #null!, unbekannt, k.a., k. a., keine angabe, offen, inconnu, inconnue, s/o, nc, n.c., sin datos, s/d, desconocido, desconocida, no aplica, sconosciuto, n.d., nd, desconhecido, onbekend, nvt, n.v.t., nieznany, nieznane, nie dotyczy, brak danych, okand, ukjent, ukendt`
    .split(',')
    .map((word) => word.trim()),
)

/** True for what stands in a cell in place of an answer. */
export function isStandIn(cell: string): boolean {
  const text = cell.trim().toLowerCase()
  return text === '' || standIns.has(text)
}

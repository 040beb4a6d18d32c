import { fold } from '../base/fold.ts'
import { type CardField, cardFields } from '../model/card.ts'
import type { Field } from '../model/field.ts'
import { words } from '../words/words.ts'

const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = words.model.options

/** What people write for the words of a field, in the languages our users' lists come in. */
const otherWords: Readonly<Partial<Record<CardField, Readonly<Record<string, string>>>>> = {
  relationship: {
    strong: `very strong, established, close, stark, sehr stark, eng, sehr eng, forte, fort, tres forte, etroite, fuerte, muy fuerte, estrecha, estrecho, molto forte, stretta, sterk, hecht, silna, silne, silny, bliska, starkt, sterkt, staerk, vahva, cryf, laidir, high`,
    medium: `moderate, mid, average, some, mittel, maessig, massig, moyen, moyenne, moderee, medio, media, moderada, moderado, moderata, gemiddeld, matig, srednia, srednie, sredni, umiarkowana, medel, middels, middel, keskitaso, canolig, meadhanach, developing`,
    weak: `poor, limited, low, none, no relationship, schwach, gering, keine, faible, aucune, debil, ninguna, debole, nessuna, fraca, fraco, nenhuma, zwak, geen, slaba, slabe, slaby, brak, svag, svagt, svakt, heikko, gwan, lag`,
    unknown:
      'not known, unknown, unbekannt, inconnue, desconocida, sconosciuta, desconhecida, onbekend, nieznana',
  },
  attitude: {
    champion: `advocate, strong supporter, strongly supportive, very supportive, strongly for, leader, ambassador, promoter, starker befuerworter, foerderer, starke unterstuetzung, promoteur, tres favorable, defensor, impulsor, muy favorable, promotore, molto favorevole, promotor, muito favoravel, kampioen, ambassadeur, zwolennik aktywny, wysoce przychylny`,
    supporter: `supportive, support, for, in favour, in favor, favourable, favorable, ally, pro, unterstuetzer, unterstuetzend, unterstuetzt, befuerworter, dafuer, wohlwollend, favorable, soutien, allie, partisan, apoyo, a favor, aliado, favorevole, sostenitore, a favore, alleato, favoravel, apoiante, voorstander, steunend, zwolennik, przychylny, popierajacy, stotte, cefnogol, taiceil`,
    neutral: `undecided, neither, mixed, indifferent, ambivalent, unentschieden, unentschlossen, neutre, indecis, indeciso, indecisa, neutro, neutra, neutrale, neutraal, neutralny, neutralna, neutralne, obojetny, noytralt, neutralt, neutraali, niwtral, neodrach`,
    critic: `critical, sceptic, sceptical, skeptic, skeptical, against, unsupportive, concerned, skeptisch, kritisch, kritiker, dagegen, critique, sceptique, defavorable, contre, critico, critica, esceptico, en contra, scettico, contrario, cetico, contra, sceptisch, criticus, krytyczny, krytyk, sceptyk, przeciwny, kritiskt, kriittinen, beirniadol`,
    blocker: `opponent, opposed, strongly opposed, strongly against, oppose, hostile, resistant, gegner, blockierer, ablehnend, verhinderer, opposant, oppose, opposee, hostile, opositor, opuesto, opuesta, bloqueador, oppositore, ostile, opposto, oponente, oposto, tegenstander, tegen, vijandig, przeciwnik, wrogi, motstander, motstandare, vastustaja, gwrthwynebydd`,
    unknown:
      'not known, unknown, unbekannt, inconnu, desconocido, sconosciuto, desconhecido, onbekend, nieznany',
  },
  role: {
    decides:
      'decision maker, decision-maker, decides, entscheider, decideur, decisor, decisore, beslisser, decydent',
    sways:
      'influencer, advises, adviser, advisor, beeinflusst, influenceur, influenciador, influenzatore, beinvloeder',
    delivers:
      'deliverer, delivery, provider, implementer, umsetzer, realisateur, ejecutor, esecutore, uitvoerder',
    affected:
      'affected, beneficiary, user, service user, betroffen, concerne, afectado, interessato, betrokken',
  },
}

/** The option of a field that a person's word means: its key, its label or another word for it, in any case. */
export function optionOf(column: CardField, word: string): string | undefined {
  const sought = plain(word)
  const field: Field<unknown> = cardFields[column]
  const own = field.options?.find(
    (option) => plain(option) === sought || plain(labels[column]?.[option] ?? '') === sought,
  )
  return own ?? otherOptions(column).get(sought)
}

const plain = (word: string): string => fold(word.replace(/ß/g, 'ss').replace(/ł/g, 'l'))

const read = new Map<CardField, ReadonlyMap<string, string>>()

function otherOptions(column: CardField): ReadonlyMap<string, string> {
  const source = column === 'attitudeWanted' ? 'attitude' : column
  const there = read.get(source)
  if (there) return there
  const options = new Map(
    Object.entries(otherWords[source] ?? {}).flatMap(([option, list]) =>
      list.split(',').flatMap((word) => spellings(word).map((spelling) => [spelling, option] as const)),
    ),
  )
  read.set(source, options)
  return options
}

function spellings(word: string): readonly string[] {
  const folded = plain(word)
  return [folded, folded.replace(/ae/g, 'a').replace(/oe/g, 'o').replace(/ue/g, 'u')]
}

import { fold } from '../../base/fold.ts'

/** A quadrant of the map by its two halves, each high or low. */
export interface Quadrant {
  readonly influence: 'high' | 'low'
  readonly interest: 'high' | 'low'
}

/**
 * What lists call the four quadrants, in the languages our users' lists come in: how to work with those in them, and
 * who they are. Compared without case, accents and signs.
 */
const names: readonly (readonly [Quadrant, string])[] = [
  [
    { influence: 'high', interest: 'high' },
    `work together, manage closely, closely manage, managed closely, manage close, key player, key players, engage closely, engage, collaborate, partner, promoters,
    eng managen, eng einbinden, eng betreuen, eng zusammenarbeiten, intensiv betreuen, schluesselakteur, schluesselakteure, schlusselspieler,
    gerer de pres, gerer etroitement, gerer attentivement, collaborer etroitement, travailler ensemble, acteur cle, acteurs cles,
    gestionar de cerca, gestionar atentamente, gestionar estrechamente, gestionar activamente, actor clave, actores clave, trabajar juntos,
    gestire da vicino, gestire attentamente, gestire strettamente, coinvolgere attivamente, attori chiave, gerir de perto, gerir com atencao, gerenciar de perto, atores chave,
    nauw betrekken, nauw beheren, actief managen, intensief betrekken, samenwerken, sleutelspelers, sleutelfiguren,
    zarzadzac uwaznie, zarzadzaj uwaznie, zarzadzac scisle, scisla wspolpraca, kluczowi gracze, hantera noga, samarbeta, folg tett opp`,
  ],
  [
    { influence: 'high', interest: 'low' },
    `keep satisfied, satisfy, kept satisfied, keep them satisfied, meet their needs, context setter, context setters, latents,
    zufriedenstellen, zufrieden stellen, zufrieden halten, zufriedenheit sichern,
    maintenir satisfait, maintenir satisfaits, garder satisfait, garder satisfaits, satisfaire, tenir satisfait,
    mantener satisfecho, mantener satisfechos, mantener satisfecha, satisfacer, mantenere soddisfatto, mantenere soddisfatti, soddisfare, manter satisfeito, manter satisfeitos, satisfazer,
    tevreden houden, tevreden stellen, zadowalac, utrzymywac zadowolenie, utrzymac zadowolenie, dbac o zadowolenie, hall nojda, hold tilfreds, hold fornoyd`,
  ],
  [
    { influence: 'low', interest: 'high' },
    `support and involve, keep informed, inform, kept informed, keep them informed, show consideration, subjects, subject, defenders,
    informieren, informiert halten, auf dem laufenden halten,
    maintenir informe, maintenir informes, garder informe, garder informes, tenir informe, tenir informes, informer,
    mantener informado, mantener informados, mantener informada, informar, mantenere informato, mantenere informati, tenere informati, informare, manter informado, manter informados,
    geinformeerd houden, op de hoogte houden, informeren, informowac, informuj, utrzymywac w informacji, hall informerade, hold informert, hold informeret`,
  ],
  [
    { influence: 'low', interest: 'low' },
    `keep in view, monitor, monitor only, monitoring, minimal effort, minimum effort, monitor with minimum effort, monitor minimum effort, least priority, crowd, apathetics, bystanders,
    beobachten, im blick behalten, minimaler aufwand, geringer aufwand, ueberwachen,
    surveiller, effort minimal, suivi minimal, monitorear, supervisar, esfuerzo minimo, vigilar, monitorare, sforzo minimo, monitorizar, monitorar, esforco minimo,
    monitoren, volgen, in de gaten houden, minimale inspanning, monitorowac, monitoruj, obserwowac, minimalny wysilek, bevaka, overvak, hold oje med`,
  ],
]

const plain = (text: string): string =>
  fold(text.replace(/ß/g, 'ss').replace(/ł/g, 'l'))
    .replace(/\(.*?\)/g, ' ')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && word !== 'quadrant')
    .join(' ')

const byName: ReadonlyMap<string, Quadrant> = new Map(
  names.flatMap(([quadrant, list]) => list.split(',').map((name) => [plain(name), quadrant] as const)),
)

const longest = 60

/** The quadrant that a cell names, whatever else it says in brackets; nothing for any other words. */
export function quadrantNamed(cell: string): Quadrant | undefined {
  return cell.length > longest ? undefined : byName.get(plain(cell))
}

import type { Meaning } from './layout.ts'

/** What lists call their columns: besides the fields, things that a board does not keep, and job titles. */
export type HeadingMeaning = Meaning | 'fullName' | 'jobTitle' | 'theirPerson' | 'grouping'

/**
 * Headings by meaning, in the languages our users' lists come in: English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Polish, then Nordic and Celtic ones; Russian, Ukrainian, Czech and Greek. Compared without case, accents and signs; a heading of more
 * words is read by its parts. `fullName` is the name of a person or of a body, whichever the list is about;
 * `grouping` is a name or a sector.
 */
export const headingWords: Readonly<Partial<Record<HeadingMeaning, string>>> = {
  name: `
    название организации, наименование организации, заинтересованная сторона, заинтересованные стороны, стейкхолдер, стейкхолдеры, участник, участники, партнер, партнеры, кто, назва організації, зацікавлена сторона, зацікавлені сторони, стейкхолдери, учасник, учасники, партнери, хто, nazev organizace, zainteresovana strana, zainteresovane strany, zucastnena strana, zucastnene strany, subjekt, ucastnik, kdo, όνομα οργανισμού, ενδιαφερόμενο μέρος, ενδιαφερόμενα μέρη, ενδιαφερόμενος, ενδιαφερόμενοι, εταίρος, εταίροι, ποιος,
    stakeholder, stakeholders, stakeholder name, name of stakeholder, partner, partners, partner name, name of partner, key partner,
    actor, actors, actor name, agency, agencies, card, who, interested party, interested parties, stakeholder group, stakeholder groups,
    organisation name, organization name, name of organisation, name of organization, name of group, group name, organisation group,
    name of agency, agency name, name of body, company name, entity, entities, participant, player, players, who is it, stakeholder organisation, affected party, affected parties, affected group, affected groups, affected people, people affected, impacted party, impacted parties, impacted group, impacted groups,
    anspruchsgruppe, anspruchsgruppen, interessengruppe, interessensgruppe, interessengruppen, interessentraeger, akteur, akteure, akteurin, beteiligte, beteiligter,
    projektpartner, organisationsname, name der organisation, kooperationspartner, netzwerkpartner, wer,
    acteur, acteurs, partie prenante, parties prenantes, partenaire, partenaires, nom de l organisme, nom de l organisation, nom de la structure, nom du partenaire, qui,
    interesado, interesados, interesada, parte interesada, partes interesadas, grupo de interes, grupos de interes, socio, socios, nombre de la organizacion, nombre de la entidad, grupo interesado, quien, actores,
    portatore di interesse, portatori di interesse, portatore d interesse, parte interessata, parti interessate, attore, attori, nome dell organizzazione, nome organizzazione, nome dell ente, soggetto, soggetti, chi,
    parte interessada, partes interessadas, interessado, interessados, ator, atores, parceiro, parceiros, nome da organizacao, nome da entidade, quem, socia,
    belanghebbende, belanghebbenden, partij, partijen, naam organisatie, naam van de organisatie, betrokkene, betrokkenen, wie, samenwerkingspartner,
    interesariusz, interesariusze, partner projektu, partnerzy, nazwa organizacji, nazwa podmiotu, nazwa instytucji, podmiot, strona zainteresowana, kto,
    intressent, intressenter, aktor, aktorer, aktorens navn, interessent, interessenter, sidosryhma, sidosryhmat, kumppani, samarbetspartner, samarbeidspartner,
    rhanddeiliad, rhanddeiliaid, enw r sefydliad, partneriaid, luchd uidh, com pairtiche, com pairtichean, pairti leasmhar, pairtithe leasmhara, pairtnear`,
  fullName: `
    название, наименование, имя, фио, назва, найменування, імя, піб, jmeno, nazev, jmeno a prijmeni, όνομα, ονοματεπώνυμο, ονομασία,
    name, names, full name, nom, noms, nom complet, nom et prenom, nombre, nombres, nombre completo, nombre y apellidos, nome, nomi, nome completo, nome e cognome, nominativo,
    naam, namen, volledige naam, nazwa, imie i nazwisko, namn, navn, nimi, enw, ainm, voller name, vor und nachname, bezeichnung, denominazione, denominacion, denominacao, benaming, person, people, personne, persona, persone, pessoa, persoon, osoba, contact name, stakeholder contact`,
  firstName: `
    krestni jmeno,
    first name, forename, forenames, given name, given names, christian name, vorname, vornamen, prenom, prenoms, nombre de pila, primer nombre, nome proprio, primeiro nome, voornaam, voornamen, imie, fornamn, fornavn, etunimi, enw cyntaf, ciad ainm, chead ainm`,
  lastName: `
    фамилия, прізвище, prijmeni, επώνυμο,
    last name, surname, surnames, family name, second name, nachname, familienname, zuname, nom de famille, apellido, apellidos, primer apellido, cognome, apelido, sobrenome, ultimo nome, achternaam, familienaam, nazwisko, efternamn, efternavn, etternavn, sukunimi, cyfenw, sloinneadh, sloinne`,
  organisation: `
    организация, учреждение, організація, установа, organizace, instituce, firma, οργανισμός, φορέας, εταιρεία,
    organisation, organization, organisations, organizations, org, institution, institutions, company, employer, body, affiliation, firm, workplace, works for, organisation represented, represents, representing, business,
    einrichtung, einrichtungen, institut, traeger, behoerde, firma, unternehmen, verein, koerperschaft, dienststelle, arbeitgeber,
    organisme, organismes, structure, structures, etablissement, entreprise, societe, association,
    organizacion, organizaciones, entidad, entidades, institucion, instituciones, organismo, empresa, colectivo,
    organizzazione, organizzazioni, ente, enti, istituzione, azienda, associazione, organizacao, organizacoes, entidade, entidades, instituicao, instituicoes,
    organisatie, organisaties, instelling, instellingen, bedrijf, vereniging, organizacja, organizacje, instytucja, instytucje, przedsiebiorstwo,
    organisasjon, virksomhed, virksomhet, foretag, organisaatio, sefydliad, mudiad, buidheann, buidhnean, eagraiocht, eagras`,
  jobTitle: `
    title, job title, position, post, role title, job, role, roles, function, occupation, job role, funktion, rolle, stellung, titel, position titel, amt, beruf,
    fonction, fonctions, poste, role fonction, titre, cargo, puesto, funcion, rol, titulo, ruolo, ruoli, carica, funzione, qualifica, titolo, funcao, papel, functie, rol functie, funkcja, stanowisko, rola, tytul, befattning, stilling, tehtava, swydd, rol yn y prosiect, dreuchd`,
  sector: `
    сектор, отрасль, тип, категория, галузь, категорія, odvetvi, typ organizace, kategorie, τομέας, κατηγορία, τύπος,
    sector, sectors, area, type, types, category, categories, kategorien, categories d acteurs, categorias, categorieen, rubrique, rubrik, kind, organisation type, organization type, stakeholder type, stakeholder category, type of organisation, type of organization, type of stakeholder, sector type, classification, sphere, segment, group type, field, tier, cluster, industry,
    sektor, bereich, art, typ, kategorie, art der organisation, organisationsart, organisationstyp, branche, handlungsfeld, wirtschaftszweig, industria, rechtsform, gesellschaftsform, unternehmensform, legal form, legal status, legal entity type, company type, business type, forme juridique, statut juridique, forma juridica, tipo societario, forma giuridica, natura giuridica, natureza juridica, rechtsvorm, forma prawna, pravni forma, организационно правовая форма, правова форма, νομικη μορφη, yhtiomuoto, bolagsform, selskapsform, selskabsform,
    secteur, categorie, type d organisme, type d organisation, type d acteur, type de structure, domaine,
    tipo, categoria, tipo de organizacion, tipo de entidad, ambito, tipo de actor, tipologia, settore, tipo di ente, tipo di organizzazione, setor, tipo de organizacao, tipo de entidade,
    soort, type organisatie, soort organisatie, categorie organisatie, branza, rodzaj, typ organizacji, rodzaj organizacji, kategoria, sektori, tyyppi, toimiala, bransch, bransje, math, sectar, roinn, seorsa, earnail, cineal`,
  grouping:
    'group, groups, grouping, groep, groepen, groepering, gruppe, gruppen, gruppierung, groupe, groupes, regroupement, grupo, grupos, agrupacion, gruppo, gruppi, raggruppamento, agrupamento, grupa, grupy, skupina, skupiny, группа, группы, група, групи, ομαδα, ομαδες, grupp, grupper, ryhma, ryhmat, grwp, grwpiau, grupa interesariuszy, buidheann uidhe, grupa',
  description: `
    description, about, details, summary, remit, what they do, who they are, profile, background, purpose, activities, mission,
    beschreibung, kurzbeschreibung, angaben, aufgabe, aufgaben, auftrag, beschrijving, omschrijving, descripcion, detalles, descrizione, dettagli, descricao, detalhes, missions, descriptif, presentation, opis, beskrivning, beskrivelse, kuvaus, disgrifiad, tuairisgeul, cur sios`,
  influence: `
    влияние, уровень влияния, степень влияния, власть, вплив, рівень впливу, ступінь впливу, влада, vliv, mira vlivu, uroven vlivu, moc, επιρροή, επίπεδο επιρροής, βαθμός επιρροής, δύναμη, ισχύς, εξουσία,
    influence, power, influence level, power level, level of influence, level of power, influence power, power influence, influence over project, leverage, clout, authority, degree of influence, ability to influence, influence on project, influence impact,
    einfluss, einflussnahme, macht, machtposition, einflussmoeglichkeit, einflussgrad, einflussstaerke, pouvoir, capacite d influence, poids, poder, influencia, capacidad de influencia, potere, influenza, influencia poder,
    invloed, mate van invloed, wplyw, sila wplywu, wladza, sila, inflytande, makt, indflydelse, innflytelse, vaikutusvalta, vaikutus, valta, dylanwad, grym, pwer, buaidh, cumhachd, tionchar, cumhacht`,
  interest: `
    интерес, уровень интереса, степень интереса, заинтересованность, уровень заинтересованности, інтерес, рівень інтересу, зацікавленість, рівень зацікавленості, zajem, mira zajmu, uroven zajmu, ενδιαφέρον, επίπεδο ενδιαφέροντος, βαθμός ενδιαφέροντος, συμφέρον,
    interest, interest level, level of interest, interest in project, stake, degree of interest, concern level, engagement level, level of engagement, involvement level, commitment level, salience, they care, do they care, how interested,
    interesse, interessenlage, interessensgrad, interessensgrad am projekt, interessiertheit, betroffenheit und interesse, interet, niveau d interet, interes, nivel de interes, interesses, interesse al progetto, interessi, belang, mate van belang, belangstelling, betrokkenheid,
    zainteresowanie, stopien zainteresowania, intresse, interesse for projektet, kiinnostus, mielenkiinto, diddordeb, budd, uidh, leas, suim`,
  relationship: `
    rag, rag status, rag rating, ampel, relationship, relationships, relationship strength, strength of relationship, strength, our relationship, tie strength, current relationship, relationship status, relation, quality of relationship, relationship quality, rapport, connection,
    beziehung, beziehungen, beziehungsqualitaet, beziehungsstaerke, verhaeltnis, zusammenarbeit, relations, lien, liens, qualite de la relation, relacion, relaciones, relacion actual, relazione, relazioni, rapporto, relacao, relacoes, relacionamento,
    relatie, relaties, relacja, relacje, sila relacji, wspolpraca, forhold, relasjon, suhde, perthynas, dáimh, gaol, caidreamh`,
  attitude: `
    attitude, stance, disposition, sentiment, view, support, level of support, position on project, attitude to project, current attitude, current stance, current position, supportive, for or against, opinion,
    haltung, einstellung, position zum projekt, unterstuetzung, standpunkt, attitude actuelle, posture, soutien, position sur le projet, posicion, actitud, apoyo, atteggiamento, posizione, sostegno, atitude, posicao, apoio, postura, houding, standpunt, steun, postawa, nastawienie, stosunek, poparcie, stanowisko wobec projektu, installning, holdning, holdning til projektet, asenne, agwedd, safbwynt, beachd, dearcadh`,
  attitudeWanted: `
    attitude wanted, wanted attitude, desired attitude, stance wanted, desired stance, target attitude, desired support, desired position, gewuenschte haltung, zielhaltung, attitude souhaitee, actitud deseada, atteggiamento desiderato, atitude desejada, gewenste houding, pozadana postawa`,
  affected: `
    affected, impact, impact on them, how affected, how much affected, affectedness, impacted, impact level, level of impact, effect on them, betroffenheit, auswirkung, auswirkungen, auswirkung auf sie, impact sur eux, impacto, afectacion, afectados, impatto, impacto neles, afetacao, gevolgen, geraaktheid, wplyw na nich, oddzialywanie, paverkan, pavirkning, effaith`,
  groups: `
    groups covered, groups they reach, groups reached, target group, target groups, reaches, beneficiaries, audience, zielgruppe, zielgruppen, public cible, publics, grupos destinatarios, grupo objetivo, beneficiarios, destinatari, publico alvo, doelgroep, doelgroepen, grupa docelowa, malgrupp, malgruppe, kohderyhma`,
  basis: 'basis, basis of influence, source of influence, basis of power, source of power',
  contactHeldBy: `
    contact held by, who knows them, our contact, internal contact, relationship owner, relationship holder, owner, lead, contact owner, account manager, lead officer, responsible, link person,
    zustaendig, zustaendigkeit, verantwortlich, responsable, responsabile, responsavel, verantwoordelijke, osoba odpowiedzialna, kontaktperson hos os`,
  theirPerson: `
    contact, contacts, contact person, key contact, main contact, named contact, primary contact, point of contact, their contact, contact point,
    ansprechpartner, ansprechpartnerin, ansprechperson, ansprechpersonen, kontakt, kontaktperson, hauptkontakt, personne contact, personne de contact, contact principal, referent, persona de contacto, contacto, contacto principal, referente, contatto, contatto principale, persona di contatto, contato, contato principal, pessoa de contato, pessoa de contacto, contactpersoon, osoba kontaktowa, osoba do kontaktu, kontaktni osoba, yhteyshenkilo, cyswllt, контактное лицо, контакт, контактна особа, υπεύθυνος επικοινωνίας`,
  sharedHistory:
    'history, shared history, what we have done together, past work, previous engagement, gemeinsame geschichte, historique, historial, storia, historico, geschiedenis, historia wspolpracy',
  notes: `
    примечание, примечания, комментарий, комментарии, заметки, примітка, примітки, коментар, коментарі, нотатки, poznamka, poznamky, komentar, komentare, σημείωση, σημειώσεις, παρατηρήσεις, σχόλια,
    note, notes, comment, comments, remark, remarks, private notes, other, other comments, additional comments, further information, additional information, info, observations, interests, needs, concerns, expectations, issues, motivation, motivations, key interests, what matters, what matters to them, what matters most, what is important to them, what do they want, wants, main interests, objectives, goals, priorities, rationale and comments, hopes and fears, last contact, date of last contact, last contact date, engagement plan, last contacted, date contacted, last spoken to, last meeting, last met, letzter kontakt, dernier contact, ultimo contacto, ultimo contatto, ultimo contato, laatste contact, ostatni kontakt, engagement approach, engagement strategy, strategy, how to engage, approach, actions, next steps, communication, how could they contribute, how could they block, contribution,
    bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, notiz, notizen, hinweis, hinweise, sonstiges, erwartungen, anliegen, beduerfnisse, massnahmen, strategie,
    remarque, remarques, commentaire, commentaires, note interne, attentes, enjeux, besoins, actions a mener,
    nota, notas, comentario, comentarios, observaciones, observacion, expectativas, necesidades, estrategia, acciones, commento, commenti, osservazioni, annotazioni, aspettative, bisogni, azioni, strategia, observacoes, comentarios adicionais, necessidades, acoes,
    opmerking, opmerkingen, notitie, notities, toelichting, verwachtingen, behoeften, acties, uwagi, uwaga, komentarz, komentarze, notatki, oczekiwania, potrzeby, dzialania, anteckningar, kommentarer, merknader, bemaerkninger, noter, huomautukset, nodiadau, sylwadau, notaichean, notai`,
  reasonForPlace:
    'reason, reasons, rationale, why, why so, warum, pourquoi, por que, perche, waarom, dlaczego, varfor, hvorfor, miksi, pam, reason for place, why here, why it stands here, justification, begruendung, motivo, justificacion, justification du placement, motivazione, justificativa, reden, onderbouwing, uzasadnienie',
  lastReviewed: `
    reviewed, review date, last review, last reviewed, date reviewed, date of review, last updated, updated, date updated, date, datum, stand, letzte pruefung, zuletzt geprueft, geprueft am, aktualisiert am, date de revision, derniere revision, mise a jour, date de mise a jour, fecha, fecha de revision, ultima revision, actualizado, fecha de actualizacion, data, data di revisione, ultima revisione, aggiornato, data de revisao, ultima revisao, atualizado em, laatst herzien, datum herziening, bijgewerkt, data przegladu, ostatni przeglad, aktualizacja, senast granskad, sist gjennomgatt, paivitetty, adolygwyd`,
  leaveOut: `
    id, no, nr, number, ref, reference, row, line, s no, sl no, sr no, serial number, index, lfd nr, laufende nummer, numero, num, n, lp, nummer, pos,
    middle name, suffix, email type, e mail type, phone type, date created, created, created on, date added,
    email, e mail, email address, mail, phone, telephone, tel, mobile, phone number, telefon, telefonnummer, handy, telephone portable, courriel, adresse mail, telefono, correo, correo electronico, celular, cellulare, posta elettronica, telefone, telemovel, telefoon, emailadres, numer telefonu, adres email, sahkoposti, puhelin,
    website, web, url, link, address, postcode, postal address, city, town, country, region, location, adresse, anschrift, plz, ort, stadt, land, webseite, ville, code postal, pays, direccion, ciudad, pais, indirizzo, citta, paese, endereco, cidade, adres, plaats, miasto, kraj,
    contacted, contacted yes no, invited, attended, done, completed, status, active, gdpr, consent, contactado, kontaktiert, contacte, contattato, contatado, gecontacteerd,
    salutation, anrede, civilite, tratamiento, aanhef, quadrant, strategy quadrant, total, score total, overall, overall score, gesamt`,
}

/** Headings that several things are called by: another column that is named more closely goes first. */
export const looseHeadings: ReadonlySet<string> = new Set(
  `date, datum, stand, fecha, data, contact, kontakt, contacto, contatto, contato, position, view, status, rank, rag, rag status, rag rating, ampel,
  rechtsform, gesellschaftsform, unternehmensform, rechtsvorm, yhtiomuoto, bolagsform, selskapsform, selskabsform, legal form, legal status,
  legal entity type, company type, business type, forme juridique, statut juridique, forma juridica, tipo societario, forma giuridica, natura giuridica,
  natureza juridica, forma prawna, pravni forma, организационно правовая форма, правова форма, νομικη μορφη`
    .split(',')
    .map((heading) => heading.trim()),
)

/** A question that begins with these asks for a name, whatever it says of it: *Who is affected?* */
export const askingWords: ReadonlySet<string> = new Set(
  'who whom wer wen qui quien quienes chi quem wie kto vem hvem kuka pwy kdo кто хто ποιος'.split(' '),
)

/** Words around a heading that say how much, or that the column is a rating. They change nothing about its meaning. */
export const measureWords = new Set(
  `level levels score scores rating ratings rated rank ranking degree amount extent value values scale grade current initial perceived estimated our the their its of in over project their how much high low medium
  grad hoehe niveau niveaux stufe bewertung einschaetzung skala wert wertung punkte staerke aktuell am im an vom zum der die das des und
  degre note cote echelle evaluation sur le la les l d du de au projet
  nivel grado puntuacion valoracion escala en el proyecto al del livello punteggio valutazione scala sul progetto pontuacao avaliacao no na do da grau
  уровень степень оценка рейтинг балл рівень ступінь оцінка uroven mira hodnoceni stupen επίπεδο βαθμός βαθμολογία
  mate score niveau schaal van het in project poziom stopien ocena skala w na projekcie grad niva vurdering betyg taso lefel sgor ibhre
  1 2 3 4 5 6 7 8 9 10 0 100 out to from bis von hoch mittel gering h m l`.split(/\s+/),
)

/** Between two nouns these make the first the one that counts: *name of organisation*, *type d'acteur*. */
export const linkWords = new Set(
  'of for de du des d della dell del di do da von der des van voor om till til til av af na w o on about over'.split(
    ' ',
  ),
)

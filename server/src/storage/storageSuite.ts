import {
  type BoardId,
  newBoardId,
  newLinkId,
  newParticipantId,
  newRoundId,
  newSittingId,
  type ParticipantId,
  type RoundId,
} from '@commonground/shared/base/ids'
import { describe, expect, it } from 'vitest'
import type { Link, Membership } from './accessTables.ts'
import type { BoardRow } from './boardTables.ts'
import { nextHead, snapshotCheck } from './chain.ts'
import type { Head, NewUpdate } from './logTable.ts'
import type { StoredSitting, There } from './roundTables.ts'
import type { Storage } from './storage.ts'

/** Where one engine keeps its data: opened again, it must find what it had. */
export interface StoragePlace {
  open(): Storage
  clean(): void
}

/** What every engine has to do. Run it once per engine. */
export function storageSuite(engine: string, makePlace: () => StoragePlace): void {
  const withStorage = (test: (storage: Storage, reopen: () => Storage) => void) => (): void => {
    const place = makePlace()
    let storage = place.open()
    try {
      test(storage, () => {
        storage.close()
        storage = place.open()
        return storage
      })
    } finally {
      storage.close()
      place.clean()
    }
  }

  describe(`${engine}: boards`, () => {
    it(
      'S2 a board is there again after opening, with every change',
      withStorage((storage, reopen) => {
        const board = addBoard(storage)
        storage.boards.change(board.id, { title: 'New', trashedAt: 5, cards: 2, picture: [[1, 2, 3]] })
        const again = reopen()
        const changed = { ...board, title: 'New', trashedAt: 5, cards: 2, picture: [[1, 2, 3]] }
        expect(again.boards.find(board.id)).toEqual(changed)
        expect(again.boards.all()).toEqual([changed])
        again.boards.change(board.id, { trashedAt: null })
        expect(again.boards.find(board.id)?.trashedAt).toBeUndefined()
      }),
    )

    it(
      'S2 destroying a board takes everything of it and nothing of others',
      withStorage((storage) => {
        const gone = addMember(storage, addBoard(storage).id)
        const kept = addMember(storage, addBoard(storage).id)
        for (const { board } of [gone, kept]) {
          storage.log.append(board, [change(1)])
          storage.clients.claim(board, 7, kept.participant.id)
          storage.audit.add({ board, at: 1, what: 'made' })
        }
        storage.boards.destroy(gone.board)
        expect(storage.boards.find(gone.board)).toBeUndefined()
        expect(storage.memberships.ofIdentity(gone.identity)).toEqual([])
        expect(storage.log.read(gone.board)).toEqual({
          snapshots: [],
          updates: [],
          head: { seq: 0, hash: '' },
        })
        expect(storage.clients.ofBoard(gone.board).size).toBe(0)
        expect(storage.memberships.find(kept.board, kept.identity)).toEqual(kept)
        expect(storage.log.read(kept.board).updates).toHaveLength(1)
        expect(storage.audit.ofBoard(kept.board, 9)).toHaveLength(1)
      }),
    )

    it(
      'S2 the workshop of a board is kept beside it',
      withStorage((storage, reopen) => {
        const { id } = addBoard(storage)
        expect(storage.workshops.read(id)).toBeUndefined()
        storage.workshops.save(id, { frozen: true })
        expect(reopen().workshops.read(id)).toEqual({ frozen: true })
      }),
    )

    it(
      'S1 a transaction that throws leaves nothing behind',
      withStorage((storage) => {
        const { id } = addBoard(storage)
        const work = (): never => {
          storage.boards.change(id, { title: 'Half' })
          storage.log.append(id, [change(1)])
          throw new Error('stopped')
        }
        expect(() => storage.transaction(work)).toThrow('stopped')
        expect(storage.boards.find(id)?.title).toBe('Title')
        expect(storage.log.read(id).head.seq).toBe(0)
        expect(storage.transaction(() => 7)).toBe(7)
      }),
    )
  })

  describe(`${engine}: access`, () => {
    it(
      'A2 a link is found by its hash on its own board only, until it is revoked',
      withStorage((storage) => {
        const link = addLink(storage, addBoard(storage).id)
        const other = addBoard(storage).id
        expect(storage.links.findByKey(link.board, link.keyHash)).toEqual(link)
        expect(storage.links.findByKey(other, link.keyHash)).toBeUndefined()
        expect(storage.links.revoke(other, link.id, 9)).toBe(false)
        expect(storage.links.revoke(link.board, link.id, 9)).toBe(true)
        expect(storage.links.revoke(link.board, link.id, 10)).toBe(false)
        expect(storage.links.findByKey(link.board, link.keyHash)).toBeUndefined()
        expect(storage.links.ofBoard(link.board)).toEqual([{ ...link, revokedAt: 9, people: 0 }])
      }),
    )

    it(
      'A4 a member is found by board, identity and link, and by none once the link is revoked',
      withStorage((storage) => {
        const member = addMember(storage, addBoard(storage).id)
        const { board, identity, link } = member
        expect(storage.memberships.find(board, identity)).toEqual(member)
        expect(storage.memberships.ofBoard(board)).toEqual([member])
        expect(storage.memberships.ofIdentity(identity)).toEqual([member])
        expect(storage.memberships.ofLink(board, link)).toEqual([member])
        expect(storage.links.ofBoard(board)[0]?.people).toBe(1)
        storage.links.revoke(board, link, 5)
        expect(storage.memberships.find(board, identity)).toBeUndefined()
        expect(storage.memberships.ofIdentity(identity)).toEqual([])
        expect(storage.memberships.ofLink(board, link)).toEqual([])
      }),
    )

    it(
      'A8 who somebody was is known once their link is revoked, and not when they were removed',
      withStorage((storage) => {
        const { board, identity, link, participant } = addMember(storage, addBoard(storage).id)
        expect(storage.memberships.formerly(board, identity)).toBeUndefined()
        storage.links.revoke(board, link, 5)
        expect(storage.memberships.formerly(board, identity)).toEqual(participant)
        expect(storage.memberships.formerly(addBoard(storage).id, identity)).toBeUndefined()
        storage.memberships.remove(board, participant.id, 6)
        expect(storage.memberships.formerly(board, identity)).toBeUndefined()
      }),
    )

    it(
      'A8 every live link someone came by is remembered, once',
      withStorage((storage) => {
        const { board, identity, link } = addMember(storage, addBoard(storage).id)
        const second = addLink(storage, board)
        for (const used of [link, second.id, second.id]) storage.links.use(board, identity, used)
        expect(
          storage.links
            .usedBy(board, identity)
            .map(({ id }) => id)
            .sort(),
        ).toEqual([link, second.id].sort())
        storage.links.revoke(board, link, 5)
        expect(storage.links.usedBy(board, identity)).toEqual([second])
        expect(storage.links.usedBy(addBoard(storage).id, identity)).toEqual([])
      }),
    )

    it(
      'A4 someone removed is no member until they join again',
      withStorage((storage) => {
        const member = addMember(storage, addBoard(storage).id)
        const { board, identity, participant } = member
        expect(storage.memberships.remove(board, participant.id, 5)).toBe(true)
        expect(storage.memberships.remove(board, participant.id, 6)).toBe(false)
        expect(storage.memberships.find(board, identity)).toBeUndefined()
        storage.memberships.save({ ...member, openedAt: 8 })
        expect(storage.memberships.find(board, identity)?.openedAt).toBe(8)
      }),
    )

    it(
      'A7 the first to claim a client id keeps it',
      withStorage((storage, reopen) => {
        const { id } = addBoard(storage)
        const [first, second] = [newParticipantId(), newParticipantId()]
        storage.clients.claim(id, 0xffff_ffff, first)
        storage.clients.claim(id, 0xffff_ffff, second)
        expect([...reopen().clients.ofBoard(id)]).toEqual([[0xffff_ffff, first]])
      }),
    )
  })

  describe(`${engine}: the workshop`, () => {
    it(
      'W5 a round is kept with its result, and its ballots are gone with the reveal',
      withStorage((storage, reopen) => {
        const { board, participant } = addMember(storage, addBoard(storage).id)
        const round = addRound(storage, board, new Map([[participant.id, 'Health']]))
        const ballot = {
          round,
          participant: participant.id,
          at: 2,
          reached: 2,
          body: { score: 1 },
          stamps: {},
        } as const
        storage.ballots.save(board, { ...ballot, reached: 1 })
        storage.ballots.save(board, { ...ballot, body: { score: 4 }, stamps: { fairness: 3 } })
        const again = reopen()
        expect(again.ballots.find(board, round, participant.id)).toEqual({
          body: { score: 4 },
          stamps: { fairness: 3 },
        })
        expect(again.ballots.find(board, round, newParticipantId())).toBeUndefined()
        expect(again.ballots.reached(board, round)).toEqual(new Map([[participant.id, 2]]))
        expect(again.ballots.ofRound(board, round)).toEqual([{ sector: 'Health', ballot: { score: 4 } }])
        again.rounds.reveal(board, round, 9, { people: 1 })
        expect(again.rounds.find(board, round)).toEqual({
          id: round,
          kind: 'fairness',
          setup: {},
          openedAt: 1,
          closedAt: 9,
          revealedAt: 9,
          takenOff: 0,
        })
        expect(again.rounds.result(board, round)).toEqual({ people: 1 })
        expect(again.ballots.ofRound(board, round)).toEqual([])
      }),
    )

    it(
      'W4 a ballot of someone whose link was withdrawn counts, one of someone removed can be destroyed',
      withStorage((storage) => {
        const { board, participant, link } = addMember(storage, addBoard(storage).id)
        const round = addRound(storage, board, new Map([[participant.id, 'Housing']]))
        storage.ballots.save(board, {
          round,
          participant: participant.id,
          at: 2,
          reached: 3,
          body: 1,
          stamps: {},
        })
        storage.links.revoke(board, link, 3)
        expect(storage.ballots.ofRound(board, round)).toEqual([{ sector: 'Housing', ballot: 1 }])
        storage.ballots.forget(board, participant.id)
        expect(storage.ballots.ofRound(board, round)).toEqual([])
      }),
    )

    it(
      'W9 a ballot counts in the sector its person had when the round was opened, and in none when they came later',
      withStorage((storage) => {
        const { id } = addBoard(storage)
        const [here, late] = [newParticipantId(), newParticipantId()]
        const round = addRound(storage, id, new Map([[here, 'Health']]))
        for (const participant of [here, late])
          storage.ballots.save(id, {
            round,
            participant,
            at: 1,
            reached: 1,
            body: participant === here,
            stamps: {},
          })
        expect(storage.ballots.ofRound(id, round)).toEqual([
          { sector: '', ballot: false },
          { sector: 'Health', ballot: true },
        ])
        storage.rounds.tookOff(id, round)
        storage.rounds.reveal(id, round, 2, {})
        storage.rounds.tookOff(id, round)
        expect(storage.rounds.find(id, round)?.takenOff).toBe(1)
      }),
    )

    it(
      'W4 a round that is dropped takes its ballots along and leaves those of others',
      withStorage((storage) => {
        const { id } = addBoard(storage)
        const [gone, kept] = [addRound(storage, id), addRound(storage, id)]
        for (const round of [gone, kept])
          storage.ballots.save(id, {
            round,
            participant: newParticipantId(),
            at: 1,
            reached: 1,
            body: 1,
            stamps: {},
          })
        storage.rounds.close(id, gone, 5)
        expect(storage.rounds.find(id, gone)?.closedAt).toBe(5)
        storage.rounds.close(id, gone, null)
        expect(storage.rounds.find(id, gone)?.closedAt).toBeUndefined()
        storage.rounds.drop(id, gone)
        expect(storage.rounds.find(id, gone)).toBeUndefined()
        expect(storage.ballots.reached(id, gone).size).toBe(0)
        expect(storage.ballots.reached(id, kept).size).toBe(1)
      }),
    )

    it(
      'W11 a code opens its board until it is closed or another is shown',
      withStorage((storage) => {
        const [one, other] = [addBoard(storage).id, addBoard(storage).id]
        storage.codes.open(one, 'CDFG-HJKM', 1)
        storage.codes.open(other, 'PQRT-VWXY', 1)
        storage.codes.open(one, 'NNNN-3333', 2)
        expect(storage.codes.find('CDFG-HJKM')).toBeUndefined()
        expect(storage.codes.find('NNNN-3333')).toBe(one)
        storage.codes.close(one)
        expect(storage.codes.find('NNNN-3333')).toBeUndefined()
        expect(storage.codes.find('PQRT-VWXY')).toBe(other)
      }),
    )

    it(
      'R31 an epoch is known for good, but not of a board that was written anew since',
      withStorage((storage, reopen) => {
        const [one, other] = [addBoard(storage).id, addBoard(storage).id]
        expect(storage.epochs.newest()).toBeUndefined()
        for (const epoch of ['first1', 'later2', 'third3']) storage.epochs.begin(epoch, 1)
        storage.epochs.renew(other, 'later2')
        const { epochs } = reopen()
        expect(epochs.newest()).toBe('third3')
        const known = (board: BoardId) =>
          ['first1', 'later2', 'third3', 'other4'].map((epoch) => epochs.isOf(board, epoch))
        expect(known(one)).toEqual([true, true, true, false])
        expect(known(other)).toEqual([false, true, true, false])
      }),
    )

    it(
      'W10 who waits is a member who waits, until let in alone or with everybody',
      withStorage((storage, reopen) => {
        const { id } = addBoard(storage)
        const waiting = [addMember(storage, id), addMember(storage, id)].map((member): Membership => {
          storage.memberships.save({ ...member, waiting: true })
          return member
        })
        const [first, second] = waiting
        const again = reopen()
        expect(again.memberships.waiting(id)).toBe(2)
        expect(again.memberships.find(id, first?.identity ?? '')?.waiting).toBe(true)
        again.memberships.admit(id, first?.participant.id)
        expect(again.memberships.find(id, first?.identity ?? '')).toEqual({ ...first, letIn: true })
        expect(again.memberships.waiting(id)).toBe(1)
        again.memberships.admit(id)
        expect(again.memberships.find(id, second?.identity ?? '')).toEqual({ ...second, letIn: true })
      }),
    )

    it(
      'W9 W10 where the lobby ends nobody waits, and nobody was let in for that',
      withStorage((storage, reopen) => {
        const { id } = addBoard(storage)
        const member = addMember(storage, id)
        storage.memberships.save({ ...member, waiting: true })
        storage.memberships.endLobby(id)
        storage.memberships.admit(id)
        expect(reopen().memberships.find(id, member.identity)).toEqual(member)
      }),
    )

    it(
      'versions are kept whole, newest first',
      withStorage((storage, reopen) => {
        const { id } = addBoard(storage)
        const version = (at: number) => ({ id: `v${at}`, name: 'May', at, participant: author })
        for (const at of [1, 2]) storage.versions.add(id, version(at), new Uint8Array([at, 0, 255]))
        const again = reopen()
        expect(again.versions.ofBoard(id)).toEqual([version(2), version(1)])
        expect([...(again.versions.bytes(id, 'v1') ?? [])]).toEqual([1, 0, 255])
        expect(again.versions.bytes(id, 'none')).toBeUndefined()
      }),
    )
  })

  describe(`${engine}: workshops that were held`, () => {
    const held = { agenda: ['Welcome'], rounds: [], outcomes: {}, people: { Health: 2 } }
    const sitting = (closedAt: number): StoredSitting => ({
      id: newSittingId(),
      name: 'May',
      begunAt: 1,
      closedAt,
      held,
    })

    it(
      'W19 the newest hundred are listed, and the versions of all are known',
      withStorage((storage) => {
        const { id } = addBoard(storage)
        storage.transaction(() => {
          for (let at = 1; at <= 130; at += 1) {
            storage.sittings.add(id, { ...sitting(at), version: `v${at}` }, [])
          }
        })
        const listed = storage.sittings.ofBoard(id).map(({ closedAt }) => closedAt)
        expect(listed).toEqual(Array.from({ length: 100 }, (_, at) => 130 - at))
        expect(storage.sittings.versions(id).size).toBe(130)
      }),
    )

    it(
      'W19 they are kept whole, newest first, and who was there is read apart',
      withStorage((storage, reopen) => {
        const { id } = addBoard(storage)
        const [first, second] = [sitting(5), { ...sitting(9), reviewOn: '2027-03-01', version: 'v1' }]
        storage.sittings.add(id, first, [author])
        storage.sittings.add(id, second, [])
        const again = reopen()
        expect(again.sittings.ofBoard(id)).toEqual([second, first])
        expect(again.sittings.find(id, first.id)).toEqual(first)
        expect(again.sittings.identities(id, first.id)).toEqual([author])
        expect(again.sittings.identities(id, second.id)).toEqual([])
        const other = addBoard(again).id
        expect(again.sittings.ofBoard(other)).toEqual([])
        expect(again.sittings.find(other, first.id)).toBeUndefined()
        expect(again.sittings.identities(other, first.id)).toEqual([])
      }),
    )

    it(
      'W19 a row never takes the place of another, and goes only with its board',
      withStorage((storage) => {
        const { id } = addBoard(storage)
        const first = sitting(5)
        storage.sittings.add(id, first, [])
        expect(() => storage.sittings.add(id, { ...first, name: 'Another' }, [])).toThrow()
        expect(storage.sittings.ofBoard(id)).toEqual([first])
        storage.boards.destroy(id)
        expect(storage.sittings.ofBoard(id)).toEqual([])
      }),
    )
  })

  describe(`${engine}: the log`, () => {
    it(
      'S1 updates come back in order with who, when and a chained hash',
      withStorage((storage, reopen) => {
        const { id } = addBoard(storage)
        const updates = [change(1), { at: 2, bytes: new Uint8Array([9]) }, change(3)]
        storage.log.append(id, updates.slice(0, 2))
        const head = storage.log.append(id, updates.slice(2))
        const stored = reopen().log.read(id)
        expect(stored.head).toEqual(head)
        let expected: Head = { seq: 0, hash: '' }
        for (const [at, update] of updates.entries()) {
          expected = nextHead(expected, update)
          const row = stored.updates[at]
          expect({ ...row, bytes: [...(row?.bytes ?? [])] }).toEqual({
            ...update,
            ...expected,
            bytes: [...update.bytes],
          })
        }
        expect(head).toEqual(expected)
      }),
    )

    it(
      'S1 updates are appended all or none, within a transaction or without',
      withStorage((storage) => {
        const { id } = addBoard(storage)
        const updates = [change(1), { ...change(2), at: Number.NaN }]
        expect(() => storage.log.append(id, updates)).toThrow()
        expect(storage.log.read(id)).toEqual({ snapshots: [], updates: [], head: { seq: 0, hash: '' } })
        storage.transaction(() => storage.log.append(id, [change(1)]))
        expect(storage.log.read(id).head.seq).toBe(1)
      }),
    )

    it(
      'S3 compacting keeps three snapshots, and what the oldest of them needs',
      withStorage((storage, reopen) => {
        const { id } = addBoard(storage)
        for (let round = 1; round <= 5; round += 1) fold(storage, id, round)
        const again = reopen()
        const { snapshots, updates } = again.log.read(id)
        expect(snapshots.map(({ head }) => head.seq)).toEqual([10, 8, 6])
        expect(updates).toEqual([])
        expect(again.log.forgetHistory(Number.MAX_SAFE_INTEGER)).toBe(3)
        expect(again.log.history(id).map(({ fromSeq, toSeq }) => [fromSeq, toSeq])).toEqual([
          [7, 8],
          [9, 10],
        ])
      }),
    )

    it(
      'S4 rows set aside are out of the log and the next update follows the last good one',
      withStorage((storage) => {
        const { id } = addBoard(storage)
        const good = storage.log.append(id, [change(1)])
        storage.log.append(id, [change(2), change(3)])
        expect(storage.log.setAside(id, good, 'chain', 7)).toBe(2)
        expect(storage.log.damagedCount(id)).toBe(2)
        expect(storage.log.read(id).head).toEqual(good)
        expect(storage.log.append(id, [change(4)]).seq).toBe(2)
      }),
    )

    it(
      'S4 a snapshot set aside is no longer read, is kept, and the others stay',
      withStorage((storage, reopen) => {
        const { id } = addBoard(storage)
        const other = addBoard(storage).id
        for (const board of [id, other]) for (const round of [1, 2, 3]) fold(storage, board, round)
        storage.log.setSnapshotAside(id, 6, 7)
        const again = reopen()
        expect(again.log.read(id).snapshots.map(({ head }) => head.seq)).toEqual([4, 2])
        expect(again.log.read(id).head.seq).toBe(6)
        expect(again.log.damagedCount(id)).toBe(1)
        expect(again.log.read(other).snapshots).toHaveLength(3)
        expect(again.log.damagedCount(other)).toBe(0)
      }),
    )

    it(
      'S4 what follows the last good state is set aside whole: updates, history and snapshots',
      withStorage((storage) => {
        const { id } = addBoard(storage)
        for (const round of [1, 2, 3]) fold(storage, id, round)
        storage.log.append(id, [change(4)])
        const good = storage.log.read(id).snapshots[2]?.head ?? { seq: 0, hash: '' }
        expect(storage.log.setAside(id, good, 'chain', 7)).toBe(1 + 2 + 2)
        expect(storage.log.damagedCount(id)).toBe(5)
        expect(storage.log.read(id)).toMatchObject({ head: good, updates: [], snapshots: [{ head: good }] })
        expect(storage.log.history(id)).toHaveLength(1)
      }),
    )
  })
}

/** Adds a board with nothing in it. */
export function addBoard(storage: Storage): BoardRow {
  const board = { id: newBoardId(), title: 'Title', createdAt: 1, changedAt: 1, cards: 0, picture: [] }
  storage.boards.add(board)
  return board
}

function addLink(storage: Storage, board: BoardId): Link {
  const link: Link = { id: newLinkId(), board, keyHash: newLinkId(), role: 'participant', createdAt: 1 }
  storage.links.add(link)
  return link
}

export function addMember(storage: Storage, board: BoardId): Membership {
  const link = addLink(storage, board)
  const identity = newLinkId()
  storage.identities.add({ hash: identity, kind: 'browser', createdAt: 1 })
  const participant = { id: newParticipantId(), name: 'Ann', sector: 'Health', colour: 3 }
  const member: Membership = { board, identity, participant, role: 'participant', link: link.id, openedAt: 1 }
  storage.memberships.save(member)
  return member
}

function addRound(storage: Storage, board: BoardId, there: There = new Map()): RoundId {
  const id = newRoundId()
  storage.rounds.add(board, { id, kind: 'fairness', setup: {}, openedAt: 1 }, there)
  return id
}

const author = 'author' as ParticipantId
const change = (at: number): NewUpdate => ({ participant: author, at, bytes: new Uint8Array([at, 0, 255]) })

/** Two more updates, folded into a snapshot. */
function fold(storage: Storage, board: BoardId, round: number): void {
  const head = storage.log.append(board, [change(round), change(round)])
  const bytes = new Uint8Array([round])
  const snapshot = { head, at: round, bytes, check: snapshotCheck({ head, at: round, bytes }) }
  storage.log.compact(board, snapshot, { fromSeq: head.seq - 1, toSeq: head.seq, at: round, bytes })
}

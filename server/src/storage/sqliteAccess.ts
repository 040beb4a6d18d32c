import type { BoardId, LinkId, ParticipantId } from '@commonground/shared/base/ids'
import type { Role } from '@commonground/shared/model/participant'
import type { Link, Membership, MembershipTable } from './accessTables.ts'
import { numberOf, textOf, timeOf } from './columns.ts'
import type { SqlRow } from './driver.ts'
import type { Engine } from './engine.ts'
import type { Storage } from './storage.ts'

type AccessTables = Pick<Storage, 'links' | 'identities' | 'memberships' | 'clients'>

/** Who may come in, by what, and which client ids are theirs. */
export function accessTables(engine: Engine): AccessTables {
  return {
    links: linkTable(engine),
    identities: {
      add: ({ hash, kind, createdAt }) => {
        engine.run('INSERT INTO identities (hash, kind, created_at) VALUES (?, ?, ?)', hash, kind, createdAt)
      },
      find: (hash) => {
        const row = engine.get('SELECT * FROM identities WHERE hash = ?', hash)
        return (
          row && {
            hash: textOf(row, 'hash'),
            kind: row['kind'] === 'script' ? 'script' : 'browser',
            createdAt: numberOf(row, 'created_at'),
          }
        )
      },
    },
    memberships: membershipTable(engine),
    clients: {
      ofBoard: (board) => {
        const rows = engine.all('SELECT client, participant FROM client_ids WHERE board = ?', board)
        return new Map(
          rows.map((row) => [numberOf(row, 'client'), textOf(row, 'participant') as ParticipantId]),
        )
      },
      claim: (board, client, participant) => {
        engine.run(
          'INSERT INTO client_ids (board, client, participant) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
          board,
          client,
          participant,
        )
      },
      clear: (board) => {
        engine.run('DELETE FROM client_ids WHERE board = ?', board)
      },
    },
  }
}

function linkTable(engine: Engine): Storage['links'] {
  return {
    add: (link) => {
      engine.run(
        'INSERT INTO links (board, id, key_hash, role, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?)',
        link.board,
        link.id,
        link.keyHash,
        link.role,
        link.createdAt,
        link.revokedAt ?? null,
      )
    },
    findByKey: (board, keyHash) => {
      const row = engine.get(
        'SELECT * FROM links WHERE board = ? AND key_hash = ? AND revoked_at IS NULL',
        board,
        keyHash,
      )
      return row && readLink(row)
    },
    ofBoard: (board) =>
      engine
        .all(
          `SELECT links.*, (SELECT count(*) FROM memberships
             WHERE memberships.board = links.board AND memberships.link = links.id AND removed_at IS NULL) AS people
           FROM links WHERE board = ? ORDER BY created_at, id`,
          board,
        )
        .map((row) => ({ ...readLink(row), people: numberOf(row, 'people') })),
    revoke: (board, link, at) =>
      engine.run(
        'UPDATE links SET revoked_at = ? WHERE board = ? AND id = ? AND revoked_at IS NULL',
        at,
        board,
        link,
      ) > 0,
    use: (board, identity, link) => {
      engine.run(
        'INSERT INTO link_uses (board, identity, link) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        board,
        identity,
        link,
      )
    },
    usedBy: (board, identity) =>
      engine
        .all(
          `SELECT links.* FROM link_uses u JOIN links ON links.board = u.board AND links.id = u.link
           WHERE u.board = ? AND u.identity = ? AND links.revoked_at IS NULL ORDER BY links.created_at, links.id`,
          board,
          identity,
        )
        .map(readLink),
  }
}

function membershipTable(engine: Engine): MembershipTable {
  return {
    save: ({ board, identity, participant, role, link, openedAt, waiting = false, letIn = false }) => {
      engine.run(
        `INSERT OR REPLACE INTO memberships
           (board, identity, participant, name, sector, colour, role, link, opened_at, removed_at, waiting, let_in)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)`,
        board,
        identity,
        participant.id,
        participant.name,
        participant.sector,
        participant.colour,
        role,
        link,
        openedAt,
        Number(waiting),
        Number(letIn),
      )
    },
    find: (board, identity) => {
      const row = engine.get(`${selectMember} AND m.board = ? AND m.identity = ?`, board, identity)
      return row && readMembership(row)
    },
    formerly: (board, identity) => {
      const row = engine.get(
        `SELECT m.* FROM memberships m JOIN links l ON l.board = m.board AND l.id = m.link
         WHERE m.removed_at IS NULL AND l.revoked_at IS NOT NULL AND m.board = ? AND m.identity = ?`,
        board,
        identity,
      )
      return row && readMembership(row).participant
    },
    ofIdentity: (identity) =>
      engine
        .all(`${selectMember} AND m.identity = ? ORDER BY m.opened_at DESC, m.board`, identity)
        .map(readMembership),
    ofBoard: (board) =>
      engine
        .all(`${selectMember} AND m.board = ? ORDER BY m.opened_at DESC, m.identity`, board)
        .map(readMembership),
    colours: (board) =>
      new Map(
        engine
          .all(
            'SELECT colour, count(*) AS many FROM memberships WHERE board = ? AND removed_at IS NULL GROUP BY colour',
            board,
          )
          .map((row) => [numberOf(row, 'colour'), numberOf(row, 'many')]),
      ),
    ofLink: (board, link) =>
      engine
        .all(
          `${selectMember} AND m.board = ? AND m.link = ? ORDER BY m.opened_at DESC, m.identity`,
          board,
          link,
        )
        .map(readMembership),
    opened: (board, identity, at) => {
      engine.run('UPDATE memberships SET opened_at = ? WHERE board = ? AND identity = ?', at, board, identity)
    },
    remove: (board, participant, at) =>
      engine.run(
        'UPDATE memberships SET removed_at = ? WHERE board = ? AND participant = ? AND removed_at IS NULL',
        at,
        board,
        participant,
      ) > 0,
    admit: (board, participant) => {
      engine.run(
        `UPDATE memberships SET waiting = 0, let_in = 1
         WHERE board = ? AND waiting = 1 AND participant = coalesce(?, participant)`,
        board,
        participant ?? null,
      )
    },
    endLobby: (board) => {
      engine.run('UPDATE memberships SET waiting = 0 WHERE board = ? AND waiting = 1', board)
    },
    waiting: (board) =>
      numberOf(
        engine.get(
          `SELECT count(*) AS many FROM (${selectMember} AND m.board = ? AND m.waiting = 1)`,
          board,
        ) ?? {},
        'many',
      ),
  }
}

const selectMember = `SELECT m.* FROM memberships m JOIN links l ON l.board = m.board AND l.id = m.link
  WHERE m.removed_at IS NULL AND l.revoked_at IS NULL`

function readLink(row: SqlRow): Link {
  return {
    id: textOf(row, 'id') as LinkId,
    board: textOf(row, 'board') as BoardId,
    keyHash: textOf(row, 'key_hash'),
    role: textOf(row, 'role') as Role,
    createdAt: numberOf(row, 'created_at'),
    ...timeOf(row, 'revoked_at', 'revokedAt'),
  }
}

function readMembership(row: SqlRow): Membership {
  return {
    board: textOf(row, 'board') as BoardId,
    identity: textOf(row, 'identity'),
    participant: {
      id: textOf(row, 'participant') as ParticipantId,
      name: textOf(row, 'name'),
      sector: textOf(row, 'sector'),
      colour: numberOf(row, 'colour'),
    },
    role: textOf(row, 'role') as Role,
    link: textOf(row, 'link') as LinkId,
    openedAt: numberOf(row, 'opened_at'),
    ...(row['waiting'] === 1 && { waiting: true }),
    ...(row['let_in'] === 1 && { letIn: true }),
  }
}

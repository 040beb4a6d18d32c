import type { Driver } from './driver.ts'
import { sealAll } from './seal.ts'

/** Written into every store. A store with a higher number was written by newer code. */
export const storeVersion = 8

/** The steps from an empty file to `storeVersion`, in order. Never edit one that was released: add the next. */
export const storeSteps: readonly string[] = [
  `
  CREATE TABLE boards (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    archived_at INTEGER,
    trashed_at INTEGER,
    cards INTEGER NOT NULL,
    picture TEXT NOT NULL,
    head_seq INTEGER NOT NULL DEFAULT 0,
    head_hash TEXT NOT NULL DEFAULT '',
    workshop TEXT
  ) STRICT;

  CREATE TABLE links (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    id TEXT NOT NULL,
    key_hash TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (board, id),
    UNIQUE (board, key_hash)
  ) STRICT;

  CREATE TABLE identities (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE memberships (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    identity TEXT NOT NULL REFERENCES identities,
    participant TEXT NOT NULL,
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    colour INTEGER NOT NULL,
    role TEXT NOT NULL,
    link TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    removed_at INTEGER,
    PRIMARY KEY (board, identity),
    FOREIGN KEY (board, link) REFERENCES links ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX memberships_of_identity ON memberships (identity, opened_at);
  CREATE INDEX memberships_of_link ON memberships (board, link);

  CREATE TABLE link_uses (
    board TEXT NOT NULL,
    identity TEXT NOT NULL REFERENCES identities,
    link TEXT NOT NULL,
    PRIMARY KEY (board, identity, link),
    FOREIGN KEY (board, link) REFERENCES links ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE client_ids (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    client INTEGER NOT NULL,
    participant TEXT NOT NULL,
    PRIMARY KEY (board, client)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE updates (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    participant TEXT,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (board, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    "check" TEXT NOT NULL,
    PRIMARY KEY (board, seq)
  ) STRICT;

  CREATE TABLE history (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    from_seq INTEGER NOT NULL,
    to_seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (board, from_seq)
  ) STRICT;

  CREATE TABLE damaged_updates (
    id INTEGER PRIMARY KEY,
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    participant TEXT,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    hash TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_aside_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    board TEXT REFERENCES boards ON DELETE CASCADE,
    participant TEXT,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    about TEXT
  ) STRICT;
  CREATE INDEX audit_of_board ON audit (board, id);
  `,
  `
  ALTER TABLE memberships ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE rounds (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    setup TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    revealed_at INTEGER,
    result TEXT,
    PRIMARY KEY (board, id)
  ) STRICT;

  CREATE TABLE ballots (
    board TEXT NOT NULL,
    round TEXT NOT NULL,
    participant TEXT NOT NULL,
    at INTEGER NOT NULL,
    reached INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (board, round, participant),
    FOREIGN KEY (board, round) REFERENCES rounds ON DELETE CASCADE
  ) STRICT;

  CREATE TABLE join_codes (
    code TEXT PRIMARY KEY,
    board TEXT NOT NULL UNIQUE REFERENCES boards ON DELETE CASCADE,
    opened_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE versions (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    participant TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (board, id)
  ) STRICT;
  `,
  `
  CREATE TABLE sittings (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    review_on TEXT,
    version TEXT,
    held TEXT NOT NULL,
    identities TEXT NOT NULL,
    PRIMARY KEY (board, id)
  ) STRICT;
  CREATE INDEX sittings_of_board ON sittings (board, closed_at);

  CREATE TRIGGER sittings_stay BEFORE UPDATE ON sittings
  BEGIN
    SELECT RAISE(ABORT, 'A sitting is never changed');
  END;
  `,
  "ALTER TABLE ballots ADD COLUMN stamps TEXT NOT NULL DEFAULT '{}'",
  // From here on rounds and ballots are sealed (`seal.ts`); those that were there are in the same step.
  `
  CREATE INDEX memberships_by_colour ON memberships (board, colour) WHERE removed_at IS NULL;
  CREATE INDEX memberships_waiting ON memberships (board) WHERE waiting = 1;
  `,
  // Who was connected when a round was opened, until it is revealed; and how many were taken off the board meanwhile.
  'ALTER TABLE rounds ADD COLUMN there TEXT; ALTER TABLE rounds ADD COLUMN taken_off INTEGER NOT NULL DEFAULT 0',
  'ALTER TABLE memberships ADD COLUMN let_in INTEGER NOT NULL DEFAULT 0',
  `CREATE TABLE epochs (id TEXT NOT NULL UNIQUE, begun_at INTEGER NOT NULL) STRICT;
   ALTER TABLE boards ADD COLUMN renewed_in TEXT`,
]

/** Versions whose step needs more than SQL; done in the same commit. */
export const storeFills: ReadonlyMap<number, (driver: Driver) => void> = new Map([[5, sealAll]])

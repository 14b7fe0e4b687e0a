CREATE TABLE profile (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    address TEXT NOT NULL,
    kind TEXT NOT NULL,
    color INTEGER NOT NULL CHECK (color BETWEEN 0 AND 7),
    shape INTEGER NOT NULL CHECK (shape BETWEEN 0 AND 15),
    position INTEGER NOT NULL,
    in_group TEXT,
    public_memberships INTEGER,
    holding_account INTEGER,
    limited_role INTEGER,
    limited_team_role INTEGER,
    created_at TEXT NOT NULL,
    UNIQUE (color, shape)
) STRICT;

CREATE TABLE journal (
    place INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL,
    profile TEXT NOT NULL,
    run TEXT NOT NULL,
    at TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    event TEXT NOT NULL,
    UNIQUE (run, sequence)
) STRICT;

CREATE INDEX journal_by_profile ON journal (profile);

CREATE TABLE journal_end (
    profile TEXT PRIMARY KEY,
    entries INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE snapshot (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    hash BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TRIGGER snapshot_is_not_changed BEFORE UPDATE ON snapshot
BEGIN SELECT RAISE(ABORT, 'snapshots are kept as they are'); END;

CREATE TRIGGER snapshot_is_not_removed BEFORE DELETE ON snapshot
BEGIN SELECT RAISE(ABORT, 'snapshots are kept as they are'); END;

CREATE TABLE note (
    run TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (run, name)
) STRICT;

CREATE TABLE setting (
    profile TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (profile, name)
) STRICT;

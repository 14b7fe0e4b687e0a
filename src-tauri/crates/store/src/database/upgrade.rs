//! What each format lacks that the next one has, word for word as it was when that format came. It is never edited: a
//! file that was brought up has to hold the very text of `schema.sql`, and whoever changes that adds a step here.

use rusqlite::{Connection, TransactionBehavior};

use super::{KNOWN, user_version};
use crate::Error;

/// What leads from each format to the next, beginning with the first.
const STEPS: [&str; KNOWN as usize - 1] = [SINCE_1, SINCE_2, SINCE_3];

/// Choices of a person.
const SINCE_1: &str = "CREATE TABLE setting (
    profile TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (profile, name)
) STRICT;";

/// Where each journal ends. It is taken from the rows, as nothing else is known.
const SINCE_2: &str = "CREATE TABLE journal_end (
    profile TEXT PRIMARY KEY,
    entries INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;
INSERT INTO journal_end (profile, entries, hash)
    SELECT profile, COUNT(*),
        (SELECT hash FROM journal AS last WHERE last.profile = journal.profile ORDER BY place DESC LIMIT 1)
    FROM journal GROUP BY profile;";

/// Sixteen shapes and groups. A rule of a column cannot be changed, so the rows move into a new table; the old one is
/// renamed and not the new one, because renaming would write another text than the one of `schema.sql`.
const SINCE_3: &str = "ALTER TABLE profile RENAME TO profile_of_format_3;
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
INSERT INTO profile (id, name, name_folded, address, kind, color, shape, position, public_memberships, holding_account,
        limited_role, limited_team_role, created_at)
    SELECT id, name, name_folded, address, kind, color, shape, position, public_memberships, holding_account,
        limited_role, limited_team_role, created_at
    FROM profile_of_format_3;
DROP TABLE profile_of_format_3;";

/// Adds to a file of an earlier format what it lacks, whole or not at all.
pub(super) fn bring_up(connection: &mut Connection) -> Result<(), Error> {
    if user_version(connection)? == KNOWN {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have been quicker.
    let found = user_version(&transaction)?;
    if found < KNOWN {
        for (_, step) in (1..).zip(STEPS).filter(|(format, _)| *format >= found) {
            transaction.execute_batch(step)?;
        }
        transaction.pragma_update(None, "user_version", KNOWN)?;
    }
    Ok(transaction.commit()?)
}

"""The journal's schema, as numbered steps; plain SQL that PostgreSQL takes too.

A step that has been released is never changed; a change is a new step.
"""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE calls (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('call', 'rehearsal')),
            client TEXT NOT NULL,
            script TEXT NOT NULL,
            started REAL NOT NULL,
            ended INTEGER NOT NULL DEFAULT 0,
            outcome TEXT,
            score INTEGER
        )""",
        """CREATE TABLE events (
            call_id INTEGER NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
            seq INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (call_id, seq)
        )""",
        """CREATE TABLE documents (
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            body TEXT NOT NULL,
            changed REAL NOT NULL,
            PRIMARY KEY (kind, name)
        )""",
        "CREATE INDEX calls_by_client ON calls (client, id)",
    ),
    (
        # The process that holds a call: one that is running cannot be resumed by another.
        "ALTER TABLE calls ADD COLUMN held_by INTEGER",
    ),
)

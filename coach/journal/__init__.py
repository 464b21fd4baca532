"""The store of calls, briefs and cards: one SQLite file that keeps what was acknowledged."""

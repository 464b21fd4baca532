"""``coach match --review``: past utterances that were unsure or corrected, one by one."""

from __future__ import annotations

import sys

from coach.cli.learner import OwnFile
from coach.cli.parts import ears, open_journal, warn


def review() -> int:
    """Walk through the journal's doubtful utterances; an answer is learned at once."""
    from coach.call.doubts import doubts
    from coach.faces.plain.review import converse

    journal = open_journal()
    known = journal.get("review", "done")
    done = set(known.decode().splitlines()) if known else set()
    found = [
        d for d in doubts(journal.events(row.id) for row in journal.calls()) if d.text not in done
    ]
    hear = ears()
    learner = OwnFile(hear, warn)
    for text in converse(found, hear.hear, learner.learn, sys.stdin, sys.stdout):
        done.add(text)
        journal.put("review", "done", "\n".join(sorted(done)).encode())
    return 0

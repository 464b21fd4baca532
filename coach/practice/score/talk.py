"""How the talk went: questions and where they came, the share of the words, the longest turn."""

from __future__ import annotations

from coach.practice.score.account import Account, Said, asks, holds
from coach.practice.score.finding import Finding, Ground

THIRDS = 3
LOGGED = 0.5
"""Lines of the client's for one of yours from which their share of the words is known."""
LONG_TURNS = 2
"""Long turns that make a call one-sided: everybody explains something at length once."""


def _questioning(ground: Ground) -> list[Said]:
    """The lines that ask for something; a jibe or an offer with a question mark asks nothing."""
    asking, wrong = set(ground.scoring.asking), _wrong(ground)
    return [line for line in ground.account.yours if line.moves & asking and not line.moves & wrong]


def question_count(ground: Ground) -> Finding:
    questions = _questioning(ground)
    return Finding(_enough(questions, ground), tuple(line.quote for line in questions))


def _enough(questions: list[Said], ground: Ground) -> float:
    marks = sum(max(1, line.text.count("?")) for line in questions)
    return min(1.0, marks / ground.scoring.bands.questions)


def question_spread(ground: Ground) -> Finding:
    """Questions in at least two thirds of the call."""
    if _enough(_questioning(ground), ground) < 1:
        return Finding(0.0, missing=True)
    asked = [line for line in ground.account.yours if _puts_a_question(line, ground)]
    long = len(ground.account.lines)
    thirds = {(line.number - 1) * THIRDS // long for line in asked}
    share = min(1.0, len(thirds) / 2) if len(asked) > 1 else 0.0
    return Finding(share, tuple(line.quote for line in (*asked[:1], *asked[1:][-1:])))


def _puts_a_question(line: Said, ground: Ground) -> bool:
    """Whether a line asks, by its mark, whatever it asks for: the volume, a worry, a date."""
    return asks(line.text) and not line.moves & _wrong(ground)


def _wrong(ground: Ground) -> set[str]:
    return {*ground.scoring.hostile, *ground.scoring.giving_in}


def _your_share(account: Account) -> float | None:
    """Your share of the words, in per cent; None where the client's were hardly written down."""
    if len(account.theirs) < LOGGED * len(account.yours):
        return None
    every = sum(line.words for line in account.lines)
    return 100 * sum(line.words for line in account.yours) / every if every else 0.0


def word_share(ground: Ground) -> Finding:
    percent = _your_share(ground.account)
    if percent is None:
        return Finding(1.0, missing=True)
    bands = ground.scoring.bands
    low = min(1.0, percent / bands.share_low)
    high = (bands.share_bad - percent) / (bands.share_bad - bands.share_high)
    share = max(0.0, min(low, high, 1.0))
    longest = max(your_turns(ground.account), key=_words, default=[])
    quotes = tuple(line.quote for line in longest[:1]) if high < 1 else ()
    return Finding(share, quotes, {"share": f"{percent:.0f}"})


def monologue(ground: Ground) -> Finding:
    """Lost by one speech, or by turn after turn that leaves the client no room."""
    bands = ground.scoring.bands
    spoken = sorted(your_turns(ground.account), key=_words, reverse=True)
    long = [turn for turn in spoken if _words(turn) > bands.long]
    percent = _your_share(ground.account) or 0.0
    if percent > bands.share_high and len(long) >= LONG_TURNS:
        quotes = tuple(line.quote for turn in long for line in turn)
        fill = {"share": f"{percent:.0f}"}
        return Finding(0.0, quotes, fill, spoiled=True, said=True, wrong=len(long))
    for turn in long:
        if stop := _interruption(turn, ground):
            quotes = (*(line.quote for line in turn), stop.quote)
            return Finding(0.0, quotes, {"words": str(_words(turn))}, said=True, wrong=1)
    longest = spoken[0] if spoken else []
    words = _words(longest)
    fine = 0 < words <= bands.monologue
    quotes = tuple(line.quote for line in longest)
    return Finding(float(fine), quotes, {"words": str(words)}, said=not fine, wrong=int(not fine))


def _interruption(turn: list[Said], ground: Ground) -> Said | None:
    """The client's words after a turn, where they cut in or left over it."""
    reply = next(iter(ground.account.reply(turn[-1].turn)), None)
    if reply is None:
        return None
    left = ground.account.outcome == "lost" and reply is ground.account.lines[-1]
    return reply if left or holds(reply.text, ground.scoring.interrupting) else None


def your_turns(account: Account) -> list[list[Said]]:
    """Your lines, those in a row together."""
    return [turn for turn in account.turns.values() if turn[0].who == "you"]


def _words(turn: list[Said]) -> int:
    return sum(line.words for line in turn)

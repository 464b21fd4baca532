"""What to look at before a letter goes out."""

from __future__ import annotations

from coach.cli.offer.findings import Findings
from coach.cli.offer.glance import warning_line
from coach.cli.offer.prepared import profile_of, words_and_trades
from coach.cli.parts import objections, voice_for
from coach.journal.store import Journal
from coach.offer.brief import Brief
from coach.offer.calculator import warnings
from coach.offer.letter import Letter
from coach.offer.profile import Profile
from coach.offer.proposal import broken_rails, slips
from coach.offer.render import render
from coach.offer.report import Report
from coach.offer.terms import missing
from coach.offer.tiers import Option, for_client, workload_hours
from coach.words import Language, _


def sample_remarks(journal: Journal) -> list[str]:
    """That the figures are those of the sample offer, where they are."""
    if profile_of(journal) is not None:
        return []
    return [_("This uses the sample offer (social media); coach offer sets up your own.")]


def mail_remarks(journal: Journal, letter: Letter, spoken_in: Language) -> list[str]:
    """What to look at before the mail goes out: gaps, and guardrails that it runs into."""
    (advice, _trades), spoken = words_and_trades(), voice_for(spoken_in)
    text = letter.edited or render(letter.name, "txt", letter.voice, letter.values)
    rails = objections().guardrails
    found = sample_remarks(journal)
    found += [advice.slips[slip].to(spoken) for slip in slips(text, letter.values)]
    found += [rails[name].warning.to(spoken) for name in broken_rails(text, rails)]
    return found


def tier_remarks(
    profile: Profile, brief: Brief, call: Findings, tier: int, spoken: Language
) -> list[str]:
    """What the tiers mean for the user with this client's floor, workload and budget."""
    facts = call.state.facts
    advice, trades = words_and_trades()
    floor = brief.floor if brief.currency == profile.currency else None
    found = warnings(
        for_client(profile, facts),
        trades.rules,
        floor,
        workload_hours(facts),
        call.budget(profile),
    )
    return [
        warning_line(one, profile.currency, advice, spoken)
        for one in found
        if one.name in _OF_MAILS or (one.name == "over_budget" and one.tier == tier)
    ]


_OF_MAILS = ("under_floor", "under_hour", "over_capacity", "over_workload", "under_workload")


def unsettled(profile: Profile, spoken_in: Language) -> list[str]:
    """The terms that nobody has settled yet."""
    (advice, _trades), spoken = words_and_trades(), voice_for(spoken_in)
    return [
        _("Still to be settled: {term}").format(term=advice.terms[name].to(spoken))
        for name in missing(profile.terms)
    ]


def unagreed(delivered: tuple[Option, ...]) -> list[str]:
    """That a report names nothing as agreed, where no tier is."""
    if delivered:
        return []
    return [_("Nothing is agreed yet: no call has noted a tier that the client confirmed.")]


def missed(report: Report) -> list[str]:
    """The figures that were missed with nothing said about it."""
    words = _("{name} was missed, and nothing says what is done about it.")
    return [
        words.format(name=one.name) for one in report.figures if not one.reached and not one.remedy
    ]

"""``coach prepare`` and ``coach offer``: forms, and what they come to."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from coach.clean import clean
from coach.cli import language, on_terminal
from coach.cli.offer.prepared import (
    brief_begun,
    brief_of,
    keep_brief,
    keep_profile,
    profile_of,
    words_and_trades,
)
from coach.cli.parts import objections, open_journal, run_screen
from coach.errors import CoachError
from coach.journal.store import Journal
from coach.offer import brief as briefs
from coach.offer import brief_form, calculator, form, profile_form
from coach.offer.advice import Advice
from coach.offer.brief import Brief
from coach.offer.money import money, show, show_number
from coach.offer.profile import Profile, from_trade, sample
from coach.offer.qualify import check_answer, qualify
from coach.offer.render import columns
from coach.offer.terms import missing
from coach.offer.trades import Trades
from coach.playbook.text import Language, Text, Voice, language_of
from coach.words import _


def prepare(parsed: argparse.Namespace) -> int:
    """Fill the brief for one client, and show what it comes to."""
    journal = open_journal()
    (advice, _trades), spoken = words_and_trades(), language(parsed)
    profile = profile_of(journal) or no_profile(spoken)
    client = clean(parsed.client)
    if parsed.show and brief_of(journal, client) is None:
        raise CoachError(
            _("there is no brief for {client}").format(client=client or _("a client")),
            "coach prepare",
            _("`coach prepare CLIENT` writes one."),
        )
    brief = brief_begun(journal, client, profile.currency)
    if parsed.set:
        brief = _set(brief_form.FIELDS, brief, parsed.set)
        _need_client(brief)
        keep_brief(journal, brief, client)
    elif not parsed.show and not parsed.plain and on_terminal():
        from coach.cli.offer.screens import brief_screen

        return run_screen(lambda app: brief_screen(journal, client, spoken, app.keys))
    elif not parsed.show:
        asked = brief_form.FIELDS[1:] if client else brief_form.FIELDS
        brief = _fill(
            asked,
            with_draft(brief, profile, advice),
            field_words(advice, "brief", spoken),
            brief_keeper(journal, client),
        )
        _need_client(brief)
        keep_brief(journal, brief, client)
    for line in brief_lines(brief, profile, advice, spoken):
        print(line)
    if parsed.show:
        for line in _field_lines(brief, advice, spoken):
            print(line)
    return 0


def offer(parsed: argparse.Namespace) -> int:
    """Fill the offer, and show the tiers in figures."""
    journal = open_journal()
    (advice, trades), spoken = words_and_trades(), language(parsed)
    held = profile_of(journal)
    profile = held or sample(trades, "en" if spoken == "en" else "sie")
    fields = profile_form.fields(trades)
    if parsed.trade:
        begun = from_trade(
            trades, profile_form.trade_named(trades, clean(parsed.trade)), profile.voice
        )
        profile = msgspec.structs.replace(
            profile, trade=begun.trade, services=begun.services, tiers=begun.tiers
        )
        if not parsed.show:
            keep_profile(journal, profile)
    if parsed.show:
        if held is None:
            print(_("This is the sample offer; coach offer sets up your own."), file=sys.stderr)
    elif parsed.set:
        profile = _set(fields, profile, parsed.set)
        keep_profile(journal, profile)
    elif not parsed.plain and on_terminal():
        from coach.cli.offer.screens import offer_screen

        return run_screen(lambda app: offer_screen(journal, spoken, app.keys))
    elif parsed.plain or not parsed.trade:
        words = field_words(advice, "profile", spoken)
        profile = _fill(fields, profile, words, lambda value: keep_profile(journal, value))
        keep_profile(journal, profile)
    for line in offer_lines(profile, trades, advice, spoken):
        print(line)
    return 0


def no_profile(spoken: Language) -> Profile:
    """A blank offer, in the language of the screens."""
    return Profile(voice=voice_of(spoken))


def with_draft(brief: Brief, profile: Profile, advice: Advice) -> Brief:
    """The brief with an answer for step 7 to start from, where there is none yet."""
    answer = brief.answer or advice.answer.draft.to(profile.voice)
    return msgspec.structs.replace(brief, answer=answer)


def brief_keeper(journal: Journal, client: str) -> form.Keep[Brief]:
    """Keeps a brief after every answer; one that changes its client leaves its old name."""
    name = client

    def keep(brief: Brief) -> None:
        nonlocal name
        if brief.client:
            keep_brief(journal, brief, name)
            name = brief.client

    return keep


def field_words(advice: Advice, name: str, spoken: Language) -> dict[str, tuple[str, str]]:
    """Label and hint of every field of a form."""
    voice = voice_of(spoken)
    return {
        key: (field.label.to(voice), field.hint.to(voice))
        for key, field in advice.forms[name].items()
    }


def _need_client(brief: Brief) -> None:
    if not brief.client:
        raise CoachError(
            _("the brief has no client, so it cannot be kept"),
            "coach prepare",
            _("Name the client."),
        )


def _set(
    fields: tuple[form.Field[form.Value], ...], value: form.Value, pairs: list[str]
) -> form.Value:
    for pair in pairs:
        key, equals, written = pair.partition("=")
        if not equals:
            raise CoachError(_("{pair} is not KEY=VALUE").format(pair=repr(clean(pair))), "--set")
        value = form.take(fields, value, key.strip(), written)
    return value


def _fill(
    fields: tuple[form.Field[form.Value], ...],
    value: form.Value,
    words: dict[str, tuple[str, str]],
    keep: form.Keep[form.Value],
) -> form.Value:
    from coach.faces.plain.form import fill

    return fill(fields, value, words, sys.stdin, sys.stdout, keep)


def voice_of(spoken: Language) -> Voice:
    """The voice of words to the user, who is no client."""
    return "en" if spoken == "en" else "sie"


def brief_lines(brief: Brief, profile: Profile, advice: Advice, spoken: Language) -> Iterator[str]:
    """The brief at a glance: what is missing, in order; the verdict; the answer."""
    voice = voice_of(spoken)
    labels = {key: field.label.to(voice) for key, field in advice.forms["brief"].items()}
    yield _("Brief for {client}").format(client=brief.client)
    left = briefs.missing(brief)
    needed = [labels[key] for key in left if key in briefs.NEEDED]
    others = [labels[key] for key in left if key not in briefs.NEEDED]
    if needed:
        yield _("Missing before the call: {fields}").format(fields="; ".join(needed))
    else:
        yield _("Complete: the call starts with step 3.")
    if others:
        yield _("Still open: {fields}").format(fields="; ".join(others))
    if brief.decision_maker is not True:
        yield _("To say: {line}").format(line=advice.ask_decider.to(profile.voice))
    judged = qualify(brief)
    yield f"{_('Candidate')}: {advice.verdicts[judged.verdict].to(voice)}"
    for key, known in judged.known.items():
        reason: Text = getattr(advice.criteria[key], known)
        yield f"  {_SIGNS[known]} {reason.to(voice)}"
    if brief.answer:
        yield from _answer_lines(brief.answer, profile, advice, voice)
    if brief.floor is not None:
        lowest = show(money(brief.floor, brief.currency), spoken)
        yield advice.walk_away.to(voice).format(floor=lowest)


def _field_lines(brief: Brief, advice: Advice, spoken: Language) -> Iterator[str]:
    voice = voice_of(spoken)
    for field in brief_form.FIELDS:
        if shown := field.show(brief):
            yield f"{advice.forms['brief'][field.key].label.to(voice)}: {shown}"


_SIGNS = {"yes": "+", "no": "-", "unknown": "?"}


def _answer_lines(answer: str, profile: Profile, advice: Advice, voice: Voice) -> Iterator[str]:
    checked = check_answer(answer, advice.answer, language_of(profile.voice))
    yield _(
        "Answer for step 7: {named} of 9 benefits, {words} words, about {seconds} seconds"
    ).format(named=len(checked.named), words=checked.words, seconds=checked.seconds)
    if checked.unnamed:
        names = objections().benefits
        left = [names[key].name.to(voice) for key in checked.unnamed if key in names]
        yield _("Not named yet: {benefits}").format(benefits=", ".join(left))


def offer_lines(
    profile: Profile,
    trades: Trades,
    advice: Advice,
    spoken: Language,
) -> Iterator[str]:
    """The tiers in figures, and what to look at."""
    voice = voice_of(spoken)
    yield _("Offer: {trade}, in {currency}").format(
        trade=trades.trades[profile.trade].name.to(voice)
        if profile.trade in trades.trades
        else profile.trade,
        currency=profile.currency,
    )
    table = [[_("Tier"), _("a month"), _("hours"), _("an hour"), _("a year"), _("clients")]]
    for row, tier in zip(calculator.rows(profile), profile.tiers, strict=True):
        table.append(
            [
                f"{row.number} {tier.name.to(voice)}",
                show(row.price, spoken),
                show_number(row.hours, spoken),
                show(row.an_hour, spoken) if row.an_hour else "",
                show(row.a_year, spoken),
                str(row.clients),
            ]
        )
    yield columns(table)
    for warned in calculator.warnings(profile, trades.rules):
        yield f"! {warning_line(warned, profile.currency, advice, spoken)}"
    if left := missing(profile.terms):
        names = ", ".join(advice.terms[name].to(voice) for name in left)
        yield _("Terms still to settle: {terms}").format(terms=names)


def warning_line(warned: calculator.Warned, currency: str, advice: Advice, spoken: Language) -> str:
    """A warning about a tier in one sentence."""
    amount = warned.amount
    if amount and warned.name in ("over_capacity", "over_workload", "goal_out_of_reach"):
        amount = show_number(Decimal(amount), spoken)
    elif amount:
        amount = show(money(Decimal(amount), currency), spoken)
    words = advice.warnings[warned.name].to(voice_of(spoken))
    return words.format(tier=warned.tier, amount=amount)

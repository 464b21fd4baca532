"""The brief and the offer at a glance: what they come to, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from coach.cli.parts import objections, voice_for
from coach.offer import brief as briefs
from coach.offer import brief_form, calculator
from coach.offer.advice import Advice
from coach.offer.answer import BEST, draft_of, drafts, voice_names, written_for
from coach.offer.brief import Brief
from coach.offer.money import money, show, show_number
from coach.offer.profile import Profile
from coach.offer.qualify import check_answer, qualify
from coach.offer.render import columns
from coach.offer.terms import missing
from coach.offer.trades import Trades
from coach.playbook.text import Text, Voice, language_of
from coach.words import Language, _

_COUNTED = ("over_capacity", "over_workload", "under_workload", "goal_out_of_reach")
"""Warnings about hours or clients, not about money."""
_SIGNS = {"yes": "+", "no": "-", "unknown": "?"}


def brief_lines(
    brief: Brief, profile: Profile, advice: Advice, trades: Trades, spoken: Language
) -> Iterator[str]:
    """The brief at a glance: what is missing, in order; the verdict; the answer."""
    voice = voice_for(spoken)
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
        yield _form_line(brief.answer, advice, trades)
    if brief.floor is not None:
        lowest = show(money(brief.floor, brief.currency), spoken)
        yield advice.walk_away.to(voice).format(floor=lowest)


def _answer_lines(answer: str, profile: Profile, advice: Advice, voice: Voice) -> Iterator[str]:
    checked = check_answer(answer, advice.answer, language_of(profile.voice))
    yield _(
        "Answer for step 7: {named} of 9 benefits, {words} words, about {seconds} seconds"
    ).format(named=len(checked.named), words=checked.words, seconds=checked.seconds)
    if len(checked.named) < BEST:
        names = objections().benefits
        left = [names[key].name.to(voice) for key in checked.unnamed if key in names]
        yield _("Not named yet: {benefits}").format(benefits=", ".join(left))


def _form_line(answer: str, advice: Advice, trades: Trades) -> str:
    """How the client is addressed in the answer."""
    if draft_of(answer, drafts(advice, trades)):
        return _("It is the draft, and follows the form of address of the call.")
    form = written_for(answer)
    if form is None:
        return _("It is said in every call as it stands.")
    return _("It is said as it stands, written for: {form}").format(form=voice_names()[form])


def answered_lines(brief: Brief, advice: Advice, spoken: Language) -> Iterator[str]:
    """Every answer of the brief."""
    voice = voice_for(spoken)
    for field in brief_form.FIELDS:
        if shown := field.show(brief):
            yield f"{advice.forms['brief'][field.key].label.to(voice)}: {shown}"


def offer_lines(
    profile: Profile,
    trades: Trades,
    advice: Advice,
    spoken: Language,
) -> Iterator[str]:
    """The tiers in figures, and what to look at."""
    voice = voice_for(spoken)
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
    if amount and warned.name in _COUNTED:
        amount = show_number(Decimal(amount), spoken)
    elif amount:
        amount = show(money(Decimal(amount), currency), spoken)
    words = advice.warnings[warned.name].to(voice_for(spoken))
    return words.format(tier=warned.tier, amount=amount)

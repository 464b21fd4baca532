"""The offer as a form: services, tiers and terms in lines that can be typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import msgspec

from coach.clean import clean
from coach.errors import CoachError
from coach.offer import form
from coach.offer.answer import voice_names
from coach.offer.form import Field, parse_hours
from coach.offer.money import currency_code, money, parse, show
from coach.offer.profile import HOURS_A_DAY, Profile, Terms, from_trade
from coach.offer.tiers import TIERS
from coach.offer.trades import Service, Tier, Trades
from coach.playbook.text import Text
from coach.words import _, spoken

_DAILY = re.compile(r"(?:/|\ba|\bper|\bam|\bpro)\s*(?:day|tag)\b", re.IGNORECASE)
_SERVICE = re.compile(
    r"(?P<name>[^;]+?),\s*(?P<pieces>[\d.,]+)\s*(?P<unit>[^\d;]*?)\s*[x×*]\s*(?P<hours>[\d.,]+\s*\w*\.?)"
)
_BILLING = {
    "monthly": "monthly",
    "monatlich": "monthly",
    "yearly": "yearly",
    "jährlich": "yearly",
    "jaehrlich": "yearly",
    "once": "once",
    "einmalig": "once",
    "einmal": "once",
}
_MONTHS = "months?|monate?n?"
_DAYS = "days?|tage?n?"
_LONGER = re.compile(
    rf"(?P<number>\d{{1,3}})\s*(?P<unit>weeks?|wochen?|{_MONTHS})", re.ASCII | re.IGNORECASE
)
DAYS_A_WEEK = 7
DAYS_A_MONTH = 30
_VOICES = {"en": "en", "english": "en", "englisch": "en", "sie": "sie", "de": "sie", "du": "du"}


def fields(trades: Trades) -> tuple[Field[Profile], ...]:
    """The form, in the order in which it is asked; the trade brings services and tiers."""
    return (
        form.text("name"),
        form.email("email"),
        Field("voice", lambda profile: voice_names()[profile.voice], _take_voice),
        Field("trade", lambda profile: trade_name(trades, profile.trade), _taker_of_trade(trades)),
        Field("currency", lambda profile: profile.currency, _take_currency),
        Field("hour", lambda profile: _amount(profile, profile.hour), _take_hour),
        Field("capacity", lambda profile: _plain(profile.capacity), _take_capacity),
        Field("goal", lambda profile: _amount(profile, profile.goal), _take_goal),
        Field("services", _show_services, _take_services),
        *(field for number in range(1, TIERS + 1) for field in _tier_fields(number)),
        _term("billing", _show_billing, _take_billing),
        _inner(form.whole_number("due_day", 1, 28)),
        _inner(form.whole_number("months", 1, 120, _MONTHS)),
        Field("overage", _show_overage, _take_overage),
        _term("rollover", lambda terms: _plain(terms.rollover), _take_rollover),
        _notice(),
        _inner(form.day("start")),
        form.text("tax_note"),
        Field(
            "signature",
            lambda profile: " | ".join(profile.signature.split("\n")),
            lambda profile, written: msgspec.structs.replace(
                profile, signature="\n".join(part.strip() for part in written.split("|"))
            ),
        ),
    )


# --- single fields -----------------------------------------------------------------------------


def _take_voice(profile: Profile, written: str) -> Profile:
    shown = {name.casefold(): voice for voice, name in voice_names().items()}
    voice = (_VOICES | shown).get(written.casefold())
    if voice is None:
        raise CoachError(
            _("{written!r} is no language here").format(written=written[:40]),
            todo=_("Write en, sie or du."),
        )
    return msgspec.convert({**msgspec.structs.asdict(profile), "voice": voice}, Profile)


def _taker_of_trade(trades: Trades) -> Callable[[Profile, str], Profile]:
    def take(profile: Profile, written: str) -> Profile:
        named = trade_named(trades, written)
        if named == profile.trade and profile.services:
            return profile
        begun = from_trade(trades, named, profile.voice)
        return msgspec.structs.replace(
            profile,
            trade=begun.trade,
            services=begun.services,
            tiers=begun.tiers,
            hour=profile.hour or begun.hour,
            capacity=profile.capacity or begun.capacity,
            goal=profile.goal or begun.goal,
        )

    return take


def trade_name(trades: Trades, trade: str) -> str:
    """The name of a trade, for the user; a trade that is gone keeps its id."""
    known = trades.trades.get(trade)
    return known.name.to("en" if spoken() == "en" else "sie") if known else trade


def trade_named(trades: Trades, written: str) -> str:
    """The id of a trade by its id, its name in either language, or another name of it."""
    for name, trade in trades.trades.items():
        names = (name, trade.name.to("en"), trade.name.to("sie"), *trade.also)
        if written.casefold() in (known.casefold() for known in names):
            return name
    return written


def _take_currency(profile: Profile, written: str) -> Profile:
    return msgspec.structs.replace(profile, currency=currency_code(written))


def _amount(profile: Profile, amount: Decimal) -> str:
    return show(money(amount, profile.currency), spoken()) if amount else ""


def _price(profile: Profile, written: str) -> Decimal:
    value = parse(written, profile.currency)
    if value.currency != profile.currency:
        raise CoachError(
            _("this is an amount in {currency}, and the offer is in {own}").format(
                currency=value.currency, own=profile.currency
            ),
            todo=_("Write the amount alone, or change the currency first."),
        )
    return value.amount


def _take_hour(profile: Profile, written: str) -> Profile:
    daily = _DAILY.search(written)
    amount = _price(profile, _DAILY.sub("", written)) if written else Decimal(0)
    return msgspec.structs.replace(
        profile, hour=money(amount / HOURS_A_DAY if daily else amount, profile.currency).amount
    )


def _take_capacity(profile: Profile, written: str) -> Profile:
    return msgspec.structs.replace(profile, capacity=parse_hours(written or "0"))


def _take_goal(profile: Profile, written: str) -> Profile:
    amount = _price(profile, written) if written else Decimal(0)
    return msgspec.structs.replace(profile, goal=amount)


# --- services and tiers ------------------------------------------------------------------------


def _show_services(profile: Profile) -> str:
    return "; ".join(_show_service(service, profile) for service in profile.services.values())


def _show_service(service: Service, profile: Profile) -> str:
    voice = profile.voice
    unit = f" {service.unit.to(voice)}" if service.unit else ""
    return f"{service.name.to(voice)}, {_plain(service.pieces)}{unit} x {_plain(service.hours)} h"


def _take_services(profile: Profile, written: str) -> Profile:
    """Services as typed; one that keeps its name keeps its words in the other language."""
    known = {
        service.name.to(profile.voice): (key, service) for key, service in profile.services.items()
    }
    found: dict[str, Service] = {}
    for part in filter(str.strip, written.split(";")):
        read = _SERVICE.fullmatch(part.strip())
        if read is None:
            raise CoachError(
                _("{part!r} cannot be read as a service").format(part=part.strip()[:60]),
                todo=_("Write it like blog articles, 4 x 6 h; newsletter, 2 issues x 4 h"),
            )
        name, unit = read["name"].strip(), read["unit"].strip()
        key, before = known.get(name, (_key(name, {**profile.services, **found}), None))
        found[key] = Service(
            name=before.name if before else Text(en=name, de=name),
            pieces=parse_hours(read["pieces"]),
            hours=parse_hours(read["hours"]),
            unit=before.unit
            if before and before.unit and before.unit.to(profile.voice) == unit
            else Text(en=unit, de=unit)
            if unit
            else None,
        )
    tiers = tuple(
        msgspec.structs.replace(tier, adds=tuple(key for key in tier.adds if key in found))
        for tier in profile.tiers
    )
    return msgspec.structs.replace(profile, services=found, tiers=tiers)


def _key(name: str, taken: dict[str, Service]) -> str:
    base = "-".join(re.findall(r"\w+", name.casefold())) or "service"
    key, number = base, 2
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key


def _tier_fields(number: int) -> tuple[Field[Profile], ...]:
    def tier(profile: Profile) -> Tier:
        tiers = profile.tiers
        return tiers[number - 1] if len(tiers) >= number else Tier(Text(), Decimal(0), ())

    def put(profile: Profile, **changes: object) -> Profile:
        held = [*profile.tiers, *[Tier(Text(), Decimal(0), ())] * (TIERS - len(profile.tiers))]
        held[number - 1] = msgspec.structs.replace(held[number - 1], **changes)
        return msgspec.structs.replace(profile, tiers=tuple(held))

    def take_name(profile: Profile, written: str) -> Profile:
        same = written == tier(profile).name.to(profile.voice)
        return profile if same else put(profile, name=Text(en=written, de=written))

    def take_adds(profile: Profile, written: str) -> Profile:
        names = [part.strip() for part in re.split(r"[,;]", written) if part.strip()]
        return put(profile, adds=tuple(_service_named(profile, name) for name in names))

    return (
        Field(f"tier{number}_name", lambda p: tier(p).name.to(p.voice), take_name),
        Field(
            f"tier{number}_price",
            lambda p: _amount(p, tier(p).price),
            lambda p, written: put(p, price=_price(p, written or "0")),
        ),
        Field(
            f"tier{number}_adds",
            lambda p: ", ".join(
                p.services[name].name.to(p.voice) for name in tier(p).adds if name in p.services
            ),
            take_adds,
        ),
    )


def _service_named(profile: Profile, written: str) -> str:
    """The id of a service by its id, its name, or the beginning of its name."""
    wanted = written.casefold()
    names = {
        key: service.name.to(profile.voice).casefold() for key, service in profile.services.items()
    }
    exact = [key for key, name in names.items() if wanted in (key.casefold(), name)]
    found = exact or [key for key, name in names.items() if name.startswith(wanted)]
    if len(found) != 1:
        raise CoachError(
            _("{written!r} names no service, or more than one").format(written=clean(written)[:40]),
            todo=_("Use some of: {names}.").format(names=", ".join(names.values())),
        )
    return found[0]


# --- terms -------------------------------------------------------------------------------------


def _term(
    key: str, shown: Callable[[Terms], str], take: Callable[[Terms, str], Terms]
) -> Field[Profile]:
    return Field(
        key,
        lambda profile: shown(profile.terms),
        lambda profile, written: msgspec.structs.replace(
            profile, terms=take(profile.terms, written)
        ),
    )


def _inner(field: Field[Terms]) -> Field[Profile]:
    return _term(field.key, field.show, field.take)


def _notice() -> Field[Profile]:
    """Days of notice; weeks and months may be typed."""
    days = _inner(form.whole_number("notice_days", 0, 366, _DAYS))

    def take(profile: Profile, written: str) -> Profile:
        longer = _LONGER.fullmatch(written)
        if longer is None:
            return days.take(profile, written)
        each = DAYS_A_WEEK if longer["unit"].lower().startswith("w") else DAYS_A_MONTH
        return days.take(profile, str(int(longer["number"]) * each))

    return Field(days.key, days.show, take)


def _show_billing(terms: Terms) -> str:
    return {"monthly": _("monthly"), "yearly": _("yearly"), "once": _("once")}[terms.billing]


def _take_billing(terms: Terms, written: str) -> Terms:
    billing = _BILLING.get(written.casefold())
    if billing is None:
        raise CoachError(
            _("{written!r} is no way to bill").format(written=written[:40]),
            todo=_("Write monthly, yearly or once."),
        )
    return msgspec.convert({**msgspec.structs.asdict(terms), "billing": billing}, Terms)


def _take_rollover(terms: Terms, written: str) -> Terms:
    return msgspec.structs.replace(terms, rollover=parse_hours(written) if written else None)


def _show_overage(profile: Profile) -> str:
    overage = profile.terms.overage
    return "" if overage is None else show(money(overage, profile.currency), spoken())


def _take_overage(profile: Profile, written: str) -> Profile:
    overage = _price(profile, written) if written else None
    terms = msgspec.structs.replace(profile.terms, overage=overage)
    return msgspec.structs.replace(profile, terms=terms)


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}".replace(".", _("."))

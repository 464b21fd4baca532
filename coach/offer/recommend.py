"""Which tier the e-mail recommends, and why: from what the call found out (A8, A9)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Literal

import msgspec

from coach.offer.profile import Profile
from coach.offer.tiers import TIERS, check, covering, workload_hours
from coach.playbook.model import Kind

Reason = Literal["covers", "beyond", "budget", "money", "most"]


class Recommended(msgspec.Struct, frozen=True):
    """A tier and its reason; the words are content (``scripts/offer.yaml``)."""

    tier: int
    reason: Reason
    hours: Decimal = Decimal(0)
    """The estimate that the reason speaks of."""


def recommend(
    profile: Profile,
    facts: Mapping[str, str],
    budget: Decimal | None,
    objections: Collection[Kind],
) -> Recommended:
    """The smallest tier that covers the estimated volume.

    Without an estimate a budget decides, or else whether money was among the objections; where
    nothing was found out it is the third (A9).
    """
    check(profile)
    estimate = workload_hours(facts)
    if estimate is not None:
        tier = covering(profile, facts)
        return Recommended(tier or TIERS, "covers" if tier else "beyond", estimate)
    if budget is not None:
        within = [n for n, tier in enumerate(profile.tiers, 1) if tier.price <= budget]
        return Recommended(max(within, default=1), "budget")
    return Recommended(1, "money") if "money" in objections else Recommended(TIERS, "most")

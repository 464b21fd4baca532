"""Before and after the call: brief, tiers, proposal, agreement, report."""

"""The scorecard: what a call is worth, and why."""

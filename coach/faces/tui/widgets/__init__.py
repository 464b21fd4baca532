"""Widgets of our own; none of them can parse markup."""

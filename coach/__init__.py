"""The retainer coach: what to say while a client decides about a monthly fee."""

__version__ = "0.2.0"

"""WHERE the call is: events, the state folded from them, and what to say now."""

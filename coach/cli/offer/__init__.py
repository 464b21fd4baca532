"""Before and after the call: brief, offer, mails and reports, as commands and screens."""

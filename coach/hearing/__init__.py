"""WHAT was meant: from a client's words to a verdict. The only user of rapidfuzz."""

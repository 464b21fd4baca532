"""The faces show what the session returns, and decide nothing."""

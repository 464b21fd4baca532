BROKEN = 3
"""Exit code where a promise is broken; 1 is a crash, 2 wrong use."""

"""The commands, one a file: what it takes, and whether it answers in lines or on a screen."""

"""Practice as commands and screens: rehearse, score, drill."""

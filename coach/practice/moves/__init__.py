"""What the freelancer does with a line: the moves, and the prices in it."""

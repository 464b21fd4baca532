"""Practice: the simulated client, the scorecard and the drill."""

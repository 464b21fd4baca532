"""The simulated client: what they take, think and answer."""

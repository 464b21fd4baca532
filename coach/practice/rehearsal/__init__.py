"""The rehearsal: lines against a simulated client, and the whisper beside it."""

"""Practice with the journal: who plays the client, the rehearsal, its score, the cards."""

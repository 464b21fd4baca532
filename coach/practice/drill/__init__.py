"""The drill: objections that come back until they are answered."""

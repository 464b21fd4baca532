"""WHAT there is to say: scripts, objections, cues and guardrails, read from YAML."""

"""The plain face: line by line, for pipes, screen readers and scripts."""

"""The nouns, the ports, the errors, settings and paths. Standard library only."""

"""The Prompt lab: one input, several prompts side by side, what each gave and how fast."""

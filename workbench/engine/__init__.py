"""Runs GGUF models in a supervised child process."""

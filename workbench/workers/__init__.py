"""One supervisor and one message channel for every child process."""

"""The command line: chat, ask, compare and the self-test, by the same code as the window."""

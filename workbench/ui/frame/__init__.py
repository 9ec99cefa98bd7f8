"""The frame around the pages: rail, status bar, notices, drops, shortcuts."""

"""Jobs and signals between the window and the work. QtCore only."""

"""The prompt library in the lab: choose, look into, save, compare versions, fill variables."""

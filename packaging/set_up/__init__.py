"""What `dev.py` does before and around starting Workbench. Standard library only."""

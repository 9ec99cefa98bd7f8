"""The Documents page: collections, their files, the text of one file, and a test search."""

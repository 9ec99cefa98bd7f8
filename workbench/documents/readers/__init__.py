"""One file per document format; each turns a file into pages of text."""

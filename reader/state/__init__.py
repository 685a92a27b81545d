"""What the person did: precious, kept for ever, never in the article files."""

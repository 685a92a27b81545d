"""What is on the disk: scanned, planned, indexed. All of it may be deleted at any time."""

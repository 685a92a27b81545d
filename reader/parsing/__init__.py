"""Files become values where it can do no harm: read safely, parsed in a process of its own."""

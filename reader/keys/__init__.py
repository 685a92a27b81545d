"""Keys: how a person writes them, the presets, whose key is whose, sequences. Pure."""

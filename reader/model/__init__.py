"""The nouns everyone speaks: frozen values, the standard library only, no input or output."""

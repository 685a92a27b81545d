"""Bytes in, values out, and back: pure functions, no disk, no clock, no network."""

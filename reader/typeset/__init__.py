"""Document + settings -> lines of runs with roles. Pure, the same for screen and shell."""

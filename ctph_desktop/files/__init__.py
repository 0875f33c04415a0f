"""How a file gets to its place on a disk, and what a disk's refusal means: the one way, for everybody who writes."""

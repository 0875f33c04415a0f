"""What a use case changed."""

from enum import Flag, auto


class Changes(Flag):
    """What a use case changed; screens that show it reload."""

    NONE = 0
    FIGURES = auto()
    SUBMISSIONS = auto()
    EXCHANGE = auto()
    ROSTER = auto()
    PROGRAMME = auto()
    SAFEKEEPING = auto()
    EVIDENCE = auto()
    ALL = FIGURES | SUBMISSIONS | EXCHANGE | ROSTER | PROGRAMME | EVIDENCE

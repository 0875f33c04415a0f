"""Where figures come from that an office types for another one."""

from enum import StrEnum


class Origin(StrEnum):
    """What the figures typed on a unit's behalf were read from."""

    WORKBOOK = "workbook"
    SCAN = "scan"
    PAPER = "paper"
    TELEPHONE = "telephone"

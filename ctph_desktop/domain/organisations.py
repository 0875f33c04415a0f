"""Mass organisations and authorities: who signs, who is in charge of households."""

from msgspec import Struct


class Organisation(Struct, frozen=True):
    """An organisation of the catalogue; as a breakdown it splits a figure."""

    uuid: str
    code: str
    name: str
    short_name: str

"""An office that its superior has renamed: it is called so when it is opened from that day on."""

from msgspec.structs import replace

from ctph_desktop.services.ground.belonging import as_remembered
from ctph_desktop.services.ground.office_card import rename_card
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.identity import write_identity


def follow_own_name(workplace: Workplace) -> None:
    """Take name and code of the own unit from the superior's record of it, where it says otherwise."""
    own = workplace.identity
    if own.role is not OfficeRole.COMMUNE:
        return
    known = workplace.catalogue().units.get(own.unit)
    if known is None:
        return
    called = known.on(workplace.names.day)
    if (called.name, called.code) == (own.unit_name, own.unit_code):
        return
    workplace.identity = replace(own, unit_name=called.name, unit_code=called.code)
    write_identity(workplace.journal.database, as_remembered(workplace.identity))
    rename_card(workplace.folder, unit_name=called.name, unit_code=called.code)

"""Where a new office gets its folder, when nobody names one, and whether its unit has an office on this PC already."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.text import part_of_name
from ctph_desktop.office.folders import summarise
from ctph_desktop.services.ground.office_rows import OfficeRole

_MOST_OF_A_KIND: Final = 1000


class NewOffice(Struct, frozen=True):
    """What an office is to be: its folder is named after it. `superior` is a code or a name."""

    role: OfficeRole
    unit_code: str
    plan_year: int
    superior: str = ""


def free_place(offices: Path, new: NewOffice) -> Path:
    """Return a folder that is not there yet: named by code and year, and where that is taken by the superior too."""
    front = "cap-tren-" if new.role is OfficeRole.SUPERIOR else ""
    plain = f"{front}{part_of_name(new.unit_code) or 'don-vi'}-{new.plan_year}"
    superior = part_of_name(new.superior)
    longer = f"{plain}-{superior}" if superior else plain
    numbered = (f"{longer}-{number}" for number in range(2, _MOST_OF_A_KIND))
    return next(place for name in (plain, longer, *numbered) if not (place := offices / name).exists())


def like_it(folders: Iterable[Path], new: NewOffice) -> Path | None:
    """Return the folder of an office of the same unit and role, in whatever year it began; None if there is none.

    An office goes on through years, programmes and authorities. A sample is no office of the unit it shows.
    """
    summaries = (summary for folder in folders if (summary := summarise(folder)) is not None)
    alike = (
        Path(summary.folder)
        for summary in summaries
        if not summary.is_sample and (summary.role, summary.unit_code) == (new.role, new.unit_code)
    )
    return next(alike, None) if new.unit_code else None

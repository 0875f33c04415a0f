"""Checking that every frozen consolidation still has all its pieces, and that each is what its name says."""

from collections.abc import Iterator

import msgspec

from ctph_desktop.domain.consolidations import FrozenConsolidation, name_of
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.wording import checking


def frozen_problems(workplace: Workplace) -> Iterator[str]:
    """Yield a sentence for each frozen consolidation of a superior office that cannot be printed any more.

    A commune holds the sheets, and of the pieces only its own.
    """
    if not workplace.is_superior:
        return
    sheets = workplace.queries.records(RecordKind.CONSOLIDATION)
    kinds = (RecordKind.CONSOLIDATED_UNIT, RecordKind.FORM_EDITION) if sheets else ()
    whole = {row.uuid for kind in kinds for row in workplace.queries.records(kind) if name_of(row.value) == row.uuid}
    for row in sheets:
        sheet = msgspec.json.decode(row.value, type=FrozenConsolidation)
        wanted = {*sheet.units.values(), *(form.edition for form in sheet.forms)}
        if name_of(row.value) != row.uuid or not wanted <= whole:
            yield checking.frozen_damaged(sheet.period, sheet.sequence)

"""Targets that are typed and not given yet: kept on this PC, for each programme and year, until they are."""

from collections.abc import Mapping
from decimal import Decimal

import msgspec

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.targets import DraftPlace, TargetDraft, TargetPlace
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reviewing.targets import GivenTargets
from ctph_desktop.storage.settings import read_setting, write_settings


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    unit: str
    indicator: str
    breakdown: str | None
    measure: Measure
    count: Decimal | None


class TargetDrafts:
    """Drafts say nothing to anybody else: they lie beside the journal, not in it."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def read(self) -> dict[DraftPlace, TargetDraft]:
        """Return what was typed for the year looked at; nothing where what is kept cannot be read."""
        name = self._name()
        text = read_setting(self._workplace.journal.database, name)
        try:
            kept = msgspec.json.decode(text or "[]", type=tuple[_Kept, ...])
        except msgspec.MsgspecError:
            return {}
        return {
            (one.unit, TargetPlace(one.indicator, one.breakdown, one.measure)): TargetDraft(one.count) for one in kept
        }

    def keep(self, drafts: Mapping[DraftPlace, TargetDraft]) -> None:
        """Keep these drafts in place of those kept before."""
        kept = [
            _Kept(unit, place.indicator, place.breakdown, place.measure, draft.count)
            for (unit, place), draft in drafts.items()
        ]
        text = msgspec.json.encode(kept).decode() if kept else ""
        write_settings(self._workplace.journal.database, {self._name(): text})

    def _name(self) -> str:
        programme = self._workplace.catalogue().programme
        document, period = (programme.document, programme.target_period.code) if programme is not None else ("", "")
        return f"target_drafts/{document}/{period}"


def given_of(drafts: Mapping[DraftPlace, TargetDraft]) -> dict[str, GivenTargets]:
    """Return drafts as targets are given, by unit."""
    found: dict[str, dict[tuple[LineKey, Measure], Decimal | None]] = {}
    for (unit, place), draft in drafts.items():
        found.setdefault(unit, {})[LineKey(place.indicator, place.breakdown), place.measure] = draft.count
    return dict(found)

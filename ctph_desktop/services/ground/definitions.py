"""The definitions of every programme of a journal, in each of their years."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

import msgspec
from msgspec import UNSET

from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import BookKind, RecordKind
from ctph_desktop.domain.obligations import Obligation, as_obliged
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.programme_years import (
    Edition,
    ProgrammeYear,
    Standpoint,
    edition_at,
    editions_of,
    in_opened_year,
    of_unit,
)
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services.ground.held_books import held_books
from ctph_desktop.services.ground.homes import Homes
from ctph_desktop.services.ground.identity import WhoIsHere
from ctph_desktop.services.ground.programme_catalogue import ProgrammeCatalogue
from ctph_desktop.services.ground.records_read import Records, Remembered
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.queries import Queries

_DEFINITIONS: Final = (
    RecordKind.PROGRAMME,
    RecordKind.PROGRAMME_YEAR,
    RecordKind.OBLIGATION,
    RecordKind.INDICATOR,
    RecordKind.FORM,
    RecordKind.UNIT,
    RecordKind.ORGANISATION,
)


class Definitions:
    """Programmes, years, obligations, indicators, forms, units: read once until one of them is written."""

    def __init__(
        self,
        who: WhoIsHere,
        journal: Journal,
        queries: Queries,
        *,
        records: Records,
        homes: Homes,
        opened_on: date,
    ) -> None:
        self._who = who
        self._journal = journal
        self._queries = queries
        self._records = records
        self._homes = homes
        self._opened_on = opened_on
        self.every = Remembered(journal, _DEFINITIONS, self._read_catalogue)

    def at(self, standpoint: Standpoint) -> ProgrammeCatalogue:
        """Return them with the programme and year looked at."""
        known = self.every()
        edition = edition_at(known.editions, standpoint, today=self._opened_on)
        at_home = self._words_at_home(known, edition) if edition is not None else {}
        return msgspec.structs.replace(known, edition=edition, **at_home)

    def _words_at_home(self, known: ProgrammeCatalogue, edition: Edition) -> dict[str, Mapping[str, Any]]:
        """Return the indicators, forms and organisations as the book says in which a programme lies.

        Offices founded with one catalogue call theirs by the same UUIDs, and changed each their own.
        """
        home = self._homes.of(edition.programme.uuid)
        if len(self._homes.common_offices) == 1:
            return {}
        return {
            "indicators": {**known.indicators, **self._records.by_uuid(RecordKind.INDICATOR, Indicator, home=home)},
            "forms": {**known.forms, **self._records.by_uuid(RecordKind.FORM, ReportForm, home=home)},
            "organisations": {
                **known.organisations, **self._records.by_uuid(RecordKind.ORGANISATION, Organisation, home=home)
            },
        }  # fmt: skip

    def _read_catalogue(self) -> ProgrammeCatalogue:
        """Return the definitions of every programme, none of them looked at."""
        return ProgrammeCatalogue(
            edition=None,
            editions=self._editions(),
            indicators=self._records.by_uuid(RecordKind.INDICATOR, Indicator),
            forms=self._records.by_uuid(RecordKind.FORM, ReportForm),
            units=self._records.by_uuid(RecordKind.UNIT, AdministrativeUnit),
            organisations=self._records.by_uuid(RecordKind.ORGANISATION, Organisation),
        )

    def _editions(self) -> tuple[Edition, ...]:
        # Those of a single year, signed anew each year, before those of a term.
        programmes = sorted(
            self._records.by_uuid(RecordKind.PROGRAMME, Programme).values(),
            key=lambda one: (one.last_year is not UNSET, one.plan_year, one.uuid),
        )
        opened = self._records.by_uuid(RecordKind.PROGRAMME_YEAR, ProgrammeYear).values()
        units = self._records.by_uuid(RecordKind.UNIT, AdministrativeUnit)
        typed = {} if self._who.identity.is_superior else self._typed_beyond(programmes, opened)
        homes = {one.uuid: self._homes.of(one.uuid) for one in programmes}
        names = {
            home: units[home].name for home in homes.values() if home != self._who.identity.own_office and home in units
        }
        editions = [
            msgspec.structs.replace(edition, office=names.get(homes[programme.uuid], ""))
            for programme in programmes
            for edition in editions_of(programme, opened, units=units, today=self._opened_on, typed=typed)
        ]
        if self._who.identity.is_superior:
            return self._with_obligations([edition for edition in editions if not edition.is_presumed])
        return self._with_obligations(of_unit(editions, self._who.identity.unit))

    def _with_obligations(self, editions: Sequence[Edition]) -> tuple[Edition, ...]:
        """Return the years of programmes, and behind those of each what its obligations see of them."""
        obligations = sorted(
            self._records.by_uuid(RecordKind.OBLIGATION, Obligation).items(), key=lambda item: (item[1].name, item[0])
        )
        found: list[Edition] = []
        for programme in dict.fromkeys(edition.programme.uuid for edition in editions):
            own = [edition for edition in editions if edition.programme.uuid == programme]
            obliged = (
                as_obliged(edition.programme, obligation, uuid=uuid)
                for uuid, obligation in obligations
                if obligation.programme == programme
                for edition in own
                if not edition.is_presumed
            )
            found += [*own, *(Edition(one) for one in obliged if one is not None)]
        return tuple(found)

    def _typed_beyond(
        self, programmes: Sequence[Programme], opened: Collection[ProgrammeYear]
    ) -> dict[int, frozenset[str]]:
        """Return, by year after a programme's last, the indicators of own figures no opened programme accounts for."""
        by_uuid = {one.uuid: one for one in programmes}
        years = [in_opened_year(by_uuid[one.programme], one) for one in opened if one.programme in by_uuid]
        every = [*programmes, *years]
        following = {max(one.plan_year for one in every if one.uuid == uuid) + 1 for uuid in by_uuid}
        found = {}
        for book in held_books(self._journal, BookKind.UNIT, unit=self._who.identity.unit):
            if book.year in following:
                asked = {
                    (uuid, period)
                    for one in every
                    if one.plan_year == book.year and self._who.identity.unit in one.units
                    for period in one.periods()
                    for uuid in one.indicators
                }
                typed = self._queries.figures([book])
                found[book.year] = frozenset(
                    where.indicator for where in typed if (where.indicator, where.period) not in asked
                )
        return found

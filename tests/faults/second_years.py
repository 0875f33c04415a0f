"""What the journal says of years, programmes, targets and reports, read a second time from the rules alone.

Nothing is shared with the code under test but the operations: values are JSON, days and months are text.
"""

import calendar
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from ctph_desktop.domain.journal.operation import StoredOperation

NEVER = "9999"
_KINDS = (
    "programme", "programme_year", "programme_document", "obligation", "indicator", "unit", "target", "target_answer",
    "decision", "period",
)  # fmt: skip

Heads = Mapping[str, Mapping[str, Sequence[StoredOperation]]]
"""The heads of every cell, the larger id last, by book and cell."""


class Lying(NamedTuple):
    """A record that stands in a book."""

    book: str
    kind: str
    uuid: str
    value: Any
    operation: str

    @property
    def year(self) -> str:
        return self.book[-4:]

    @property
    def office(self) -> str:
        return self.book.split("/")[1]


class Version(NamedTuple):
    """What a target says from a month on, empty where there is none; `operation` gave it, if a record did."""

    quantity: str
    operation: str = ""


class Reading:
    """What somebody reads who holds these operations; `unit` is a commune's, empty for the superior office."""

    def __init__(
        self,
        heads: Heads,
        seals: Iterable[StoredOperation],
        *,
        offices: Sequence[str],
        unit: str,
        today: str,
        came_with: Mapping[str, Sequence[str]],
    ) -> None:
        """`offices` keep common books, the own superior first; `came_with`: those a unit was taken over with."""
        self._shown = {book: {cell: found[-1] for cell, found in cells.items()} for book, cells in heads.items()}
        self._seals = {stored.id: (json.loads(bytes(stored.op.x)), stored.op.p) for stored in seals}
        self._offices, self._unit, self._today, self._came_with = offices, unit, today, came_with
        self._by_kind: dict[str, list[Lying]] = {}
        for one in self._every_record():
            self._by_kind.setdefault(one.kind, []).append(one)
        self._sorted: dict[str, list[Lying]] = {}
        self._targets: dict[tuple[str, int, str], dict[tuple[str, str, str], dict[str, Version]]] = {}
        self.units = self._standing_over("unit")
        self.editions = self._with_obligations(self._editions())

    def _every_record(self) -> Iterator[Lying]:
        for book, cells in self._shown.items():
            for cell, stored in cells.items():
                mark, kind, uuid = cell.split("/")[:3]
                if mark == "r" and kind in _KINDS and (value := json.loads(bytes(stored.op.x))) is not None:
                    yield Lying(book, kind, uuid, value, stored.id)

    def _records(self, kind: str) -> list[Lying]:
        return self._by_kind.get(kind, [])

    def _standing_over(self, kind: str) -> dict[str, Any]:
        """Return the records of a kind: the one of a standing book, else that of the latest year."""
        return {one.uuid: one.value for one in self._in_order(kind)}

    def _in_order(self, kind: str) -> list[Lying]:
        """Return records, the one that stands last: of several offices that of the own, or of the one it came with."""

        def weight(one: Lying) -> tuple[bool, str, bool, int]:
            comes = kind == "unit" and one.office in self._came_with.get(one.uuid, ())
            rank = self._offices.index(one.office) if one.office in self._offices else len(self._offices)
            return one.year == "0000", one.year, comes, -rank

        if kind not in self._sorted:
            self._sorted[kind] = sorted(self._records(kind), key=weight)
        return self._sorted[kind]

    def home_of(self, programme: str) -> str:
        """Return the office in whose common book a programme, or what is obliged beside one, lies."""
        every = [*self._in_order("obligation"), *self._in_order("programme")]
        at_home = [one.office for one in every if one.uuid == programme and one.book.startswith("common/")]
        return at_home[-1] if at_home else self._offices[0]

    # programmes in their years

    def _editions(self) -> dict[tuple[str, int], dict[str, Any]]:
        opened = self._standing_over("programme_year").values()
        programmes = self._standing_over("programme")
        found = {}
        for uuid, programme in programmes.items():
            of_any_year = {name: value for name, value in programme.items() if name != "rhythm"}
            found.update({(uuid, one["year"]): of_any_year | one for one in opened if one["programme"] == uuid})
            found[uuid, programme["plan_year"]] = programme | {"year": programme["plan_year"]}
        if not self._unit:
            return found
        of_programme = {uuid: sorted(year for one, year in found if one == uuid) for uuid in programmes}
        presumed = {}
        for uuid, years in of_programme.items():
            following = years[-1] + 1
            if following <= programmes[uuid].get("last_year", 2999) and self._is_begun(found, years, uuid, following):
                last = found[uuid, years[-1]]
                units = [unit for unit in last["units"] if self._stands(unit, f"{following}-01-01")]
                title = last["title"] if "last_year" in last else last["title"].replace(str(years[-1]), str(following))
                presumed[uuid, following] = last | {"year": following, "title": title, "units": units}
                presumed[uuid, following]["is_presumed"] = True
        found |= presumed
        own = {uuid for (uuid, _), one in found.items() if self._unit in one["units"]}
        return {place: one for place, one in found.items() if not own or place[0] in own}

    def _with_obligations(self, found: Mapping[Any, Any]) -> dict[tuple[str, int], dict[str, Any]]:
        """Return the years of programmes with what is reported beside their rhythm, each under its own name."""
        every = {}
        for (uuid, year), one in found.items():
            said = {"document": uuid, "measure": "actual", "targets_of": str(year), "periods": periods_of(one)}
            every[uuid, year] = one | said
        for uuid, asked in self._standing_over("obligation").items():
            for (document, year), one in found.items():
                periods = obliged_periods(asked, year)
                if document == asked["programme"] and periods and not one.get("is_presumed"):
                    term = [period for period in periods if asked["kind"] == "term"]
                    said = {"document": document, "measure": asked.get("measure", "actual"), "periods": periods}
                    every[uuid, year] = one | said | {"targets_of": (term or [str(year)])[0]}
        return every

    def _is_begun(self, found: Mapping[Any, Any], years: Sequence[int], uuid: str, following: int) -> bool:
        is_clock_dead = int(self._today[:4]) < years[0] - 1
        return self._today[:4] == str(following) or is_clock_dead or self._is_typed(found, years, uuid, following)

    def _is_typed(self, found: Mapping[Any, Any], years: Sequence[int], uuid: str, following: int) -> bool:
        """Tell whether a figure lies in the year that no opened programme accounts for."""
        asked = {
            (indicator, period)
            for (_, year), one in found.items()
            if year == following and self._unit in one["units"]
            for indicator in one["indicators"]
            for period in periods_of(one)
        }
        cells = [cell.split("/") for cell in self._shown.get(f"unit/{self._unit}/{following}", ())]
        typed = [(indicator, period) for _, _, indicator, _, period, _ in (c for c in cells if c[0] == "f")]
        wanted = found[uuid, years[-1]]["indicators"]
        return any(indicator in wanted and (indicator, period) not in asked for indicator, period in typed)

    def _stands(self, unit: str, day: str) -> bool:
        known = self.units.get(unit, {})
        return (known.get("valid_from") or "") <= day <= (known.get("valid_to") or NEVER)

    # targets

    def targets(self, programme: str, year: int, unit: str) -> dict[tuple[str, str, str], dict[str, Version]]:
        """Return the versions of a unit's targets by place and first month; blank where there is none from then on."""
        asked = programme, year, unit
        if asked not in self._targets:
            one = self.editions[programme, year]
            self._targets[asked] = self._read_targets(one["document"], one["targets_of"], year, unit)
        return self._targets[asked]

    def _read_targets(
        self, programme: str, about: str, year: int, unit: str
    ) -> dict[tuple[str, str, str], dict[str, Version]]:
        kind = "common" if unit in self._offices else "about"
        found: dict[tuple[str, str, str], dict[str, Version]] = {}
        for one in self._records("target"):
            value = one.value
            place_asked = value["unit"], value["programme"], value["period"]
            if one.book == f"{kind}/{unit}/0000" and place_asked == (unit, programme, about):
                place = value["indicator"], value["breakdown"], value["tier"]
                found.setdefault(place, {})[value["since"]] = Version(value["quantity"], one.operation)
        for cell, stored in self._shown.get(f"{kind}/{unit}/{year}", {}).items():
            _, _, indicator, part, period, measure = cell.split("/") if cell.startswith("f/") else 6 * [""]
            if period == about and measure in ("assigned", "committed"):
                value = json.loads(bytes(stored.op.x))
                count = value.get("q") or ("0" if value["s"] == "nothing" else "")
                if count:
                    found.setdefault((indicator, part, measure), {}).setdefault("", Version(count))
        return found

    def in_force(self, programme: str, year: int, unit: str, month: str) -> dict[tuple[str, str, str], Decimal]:
        """Return a unit's targets in a month; those of a divided one end with it where a part has one of its own."""
        known = self.units.get(unit, {})
        end = known.get("valid_to") or NEVER
        parts = known.get("successors", []) if len(known.get("successors", [])) > 1 else []
        given = {
            place
            for part in parts
            for place, versions in self.targets(programme, year, part).items()
            if any(version.quantity for version in versions.values())
        }
        found = {}
        for place, versions in self.targets(programme, year, unit).items():
            is_over = place in given and month_after(end) <= month
            holding = max((since for since in versions if since <= month), default=None)
            if holding is not None and versions[holding].quantity and not is_over:
                found[place] = Decimal(versions[holding].quantity)
        return found

    def page(
        self, programme: str, year: int, month: str, day: str = ""
    ) -> dict[str, dict[tuple[str, str, str], Decimal]]:
        """Return the targets of a month of the units that stand at its end, or on a day, with those they took over."""
        listed = self.editions[programme, year]["units"]
        own = {unit: self.in_force(programme, year, unit, month) for unit in listed}
        standing, heirs = self.standing(listed, day or last_day(month))
        return {unit: self._carried(unit, heirs, own) for unit in standing}

    def standing(self, listed: Sequence[str], day: str) -> tuple[list[str], dict[str, str]]:
        """Return the units that stand at the end of a day, and which of the others goes on with which."""
        heirs = self._heirs(listed, day)
        return [unit for unit in listed if unit not in heirs and self._has_begun(unit, day)], heirs

    def with_heirs(self, listed: Sequence[str]) -> list[str]:
        """Return units with all that goes on with their work."""
        found = list(listed)
        for unit in found:
            known = self.units.get(unit, {}).get("successors", [])
            found += [heir for heir in known if heir in self.units and heir not in found]
        return found

    def _has_begun(self, unit: str, day: str) -> bool:
        return (self.units.get(unit, {}).get("valid_from") or "") <= day

    def _heirs(self, listed: Sequence[str], day: str) -> dict[str, str]:
        """Return which listed unit goes on with which, for those that stand no more."""
        after = {}
        for unit in listed:
            known = self.units.get(unit, {})
            successors = [one for one in known.get("successors", []) if one != unit]
            is_alone = len(known.get("successors", [])) == len(successors) == 1
            if (known.get("valid_to") or NEVER) < day and is_alone and successors[0] in listed:
                after[unit] = successors[0]
        after = {unit: heir for unit, heir in after.items() if self._has_begun(heir, day)}
        return {unit: heir for unit, heir in after.items() if not _leads_back(unit, after)}

    def _carried(
        self, unit: str, heirs: Mapping[str, str], own: Mapping[str, Mapping[Any, Decimal]]
    ) -> dict[Any, Decimal]:
        before = [one for one, heir in heirs.items() if heir == unit]
        is_new = self.is_new(unit, before)
        found = dict(own[unit])
        for one in before:
            for place, count in self._carried(one, heirs, own).items():
                if not (is_new and place in own[unit]):
                    found[place] = found.get(place, Decimal(0)) + count
        return found

    def is_new(self, unit: str, before: Sequence[str]) -> bool:
        """Tell whether a unit began only after the first of those it took over had ended."""
        first_end = min((self.units[one]["valid_to"] for one in before), default=NEVER)
        return (self.units.get(unit, {}).get("valid_from") or "") > first_end

    def is_whole(
        self, unit: str, heirs: Mapping[str, str], own: Mapping[str, Mapping[Any, Decimal]], place: tuple[str, str, str]
    ) -> bool:
        """Tell whether what a unit counts of a target is its own alone."""
        before = [one for one, heir in heirs.items() if heir == unit]
        is_theirs = any(place in self._carried(one, heirs, own) for one in before)
        return place in own[unit] and (self.is_new(unit, before) or not is_theirs)

    # what units answer

    def answers(self, programme: str, year: int, unit: str) -> dict[tuple[str, str], tuple[str, str]]:
        """Return where the answer of a unit to the target of each line stands, and which figure it proposes.

        It answers what it is to commit itself to, else what was assigned, as it holds by the end of the year or term;
        an answer is one to the version it names, and to none that came later. Of an indicator that is not defined yet
        nothing is asked.
        """
        one = self.editions[programme, year]
        about = one["targets_of"]
        end = f"{about[-4:]}-12"
        said = {
            (each.value["indicator"], each.value["breakdown"], each.value["tier"]): each.value
            for each in self._records("target_answer")
            if each.book == f"unit/{unit}/{about[:4]}"
            if (each.value["programme"], each.value["unit"], each.value["period"]) == (one["document"], unit, about)
        }
        given = self.in_force(programme, year, unit, end)
        found = {}
        known = self.indicators()
        for indicator, part in dict.fromkeys(place[:2] for place in given if place[0] in known):
            tier = "committed" if (indicator, part, "committed") in given else "assigned"
            versions = self.targets(programme, year, unit)[indicator, part, tier]
            newest = versions[max(since for since in versions if since <= end)]
            found[indicator, part] = _standing_of(said.get((indicator, part, tier)), newest)
        return found

    # documents

    def document(self, programme: str, year: int) -> tuple[list[dict[str, Any]], list[int]]:
        """Return the versions of the document a programme is in a year, the first first, and the years under it."""
        here = self.editions[programme, year]
        signed = sorted(
            (of, one) for (uuid, of), one in self.editions.items() if uuid == here["document"] == one["document"]
        )
        is_of_term = "last_year" in here
        signed_in = signed[0][0] if is_of_term else year
        years = [of for of, one in signed if not one.get("is_presumed") and (is_of_term or of == year)]
        written = [
            one
            for one in self._standing_over("programme_document").values()
            if (one["programme"], one["year"]) == (here["document"], signed_in)
        ]
        return sorted(written, key=lambda one: one["version"]), years

    # reports

    def accepted(self) -> dict[tuple[str, str, str], str]:
        """Return the latest accepted seal of each report: programme, unit, period."""
        verdicts = {one.value["seal"]: one.value["verdict"] for one in self._records("decision")}
        ranked: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
        for name, (seal, _) in self._seals.items():
            if verdicts.get(name) == "accepted":
                report = seal["programme"], seal["unit"], seal["period"]
                ranked.setdefault(report, []).append((self._version(name), name))
        return {report: max(seals)[1] for report, seals in ranked.items()}

    def sealed(self, name: str) -> dict[str, Any]:
        """Return what a seal says."""
        return self._seals[name][0]

    # figures

    def is_stock(self, indicator: str, home: str) -> bool:
        """Tell whether an indicator is a stock in the programmes of an office: it may have changed its own."""
        every = [one for one in self._in_order("indicator") if one.uuid == indicator]
        at_home = [one for one in every if one.office == home] if len(self._offices) > 1 else []
        return [one.value["kind"] for one in at_home or every][-1:] == ["stock"]

    def indicators(self) -> list[str]:
        """Return every indicator that is defined anywhere."""
        return list(dict.fromkeys(one.uuid for one in self._in_order("indicator")))

    def moved_by(self, indicator: str, home: str) -> tuple[str, str] | None:
        """Return what increases and what decreases a stock that nobody types; None for any other indicator."""
        every = [one for one in self._in_order("indicator") if one.uuid == indicator]
        at_home = [one for one in every if one.office == home] if len(self._offices) > 1 else []
        said = (at_home or every)[-1].value if every else {}
        flows = said.get("increase"), said.get("decrease")
        return flows if None not in flows else None

    def stocks_of(self, edition: Mapping[str, Any], home: str) -> set[str]:
        """Return the stocks that a programme counts in a year, or that limit what it counts."""
        known = {one.uuid: one.value for one in self._in_order("indicator")}
        if len(self._offices) > 1:
            known |= {one.uuid: one.value for one in self._in_order("indicator") if one.office == home}
        counted = {*edition["indicators"]}
        limits = {known[uuid].get("ceiling") or uuid for uuid in counted if uuid in known}
        return {uuid for uuid in counted | limits if self.is_stock(uuid, home)}

    def leaving(self, stock: str, home: str) -> list[list[str]]:
        """Return what leaves a stock, each by its parts where it has any."""
        known = {one.uuid: one.value for one in self._in_order("indicator")}
        if len(self._offices) > 1:
            known |= {one.uuid: one.value for one in self._in_order("indicator") if one.office == home}
        flows = [(uuid, said.get("breakdowns", [])) for uuid, said in known.items() if said.get("ceiling") == stock]
        return [[f"{uuid}/{part}" for part in parts] or [uuid] for uuid, parts in flows]

    def words(self, home: str) -> dict[str, str]:
        """Return what the indicators are called in the programmes of an office."""
        every = self._in_order("indicator")
        at_home = [one for one in every if one.office == home] if len(self._offices) > 1 else []
        return {one.uuid: one.value["name"] for one in (*every, *at_home)}

    def figures_in(self, book: str) -> list[str]:
        """Return the cells of figures in a book."""
        return [cell for cell in self._shown.get(book, {}) if cell.startswith("f/")]

    def figure(self, book: str, cell: str) -> tuple[str, Decimal | None]:
        """Return the state of a figure and its number; a blank where nothing stands."""
        stored = self._shown.get(book, {}).get(cell)
        said = json.loads(bytes(stored.op.x)) if stored is not None else {"s": "missing"}
        return said["s"], Decimal(said["q"]) if "q" in said else None

    def _version(self, name: str) -> int:
        """Return how many seals follow one another up to this one; one that nobody holds counts too."""
        _, replaced = self._seals.get(name, (None, ()))
        return 1 + max(map(self._version, replaced), default=0)

    def closed_years(self) -> set[tuple[str, int]]:
        """Return the programmes whose whole year is closed, as the common book of that year says."""
        said = {(one.book, one.value["programme"], one.value["period"]): one.value for one in self._records("period")}
        closed = {place for place, value in said.items() if value["is_closed"]}
        return {
            (programme, year)
            for programme, year in self.editions
            if (f"common/{self.home_of(programme)}/{year}", programme, str(year)) in closed
        }


def _standing_of(answer: Mapping[str, Any] | None, newest: Version) -> tuple[str, str]:
    if answer is None:
        return "none", ""
    is_of_it = (answer["operation"], answer["given"]) == (newest.operation, newest.quantity)
    return answer["verdict"] if is_of_it else "lapsed", answer.get("quantity", "")


def _leads_back(unit: str, after: Mapping[str, str]) -> bool:
    passed = {unit}
    while (unit := after.get(unit, "")) and unit not in passed:
        passed.add(unit)
    return bool(unit)


def periods_of(edition: Mapping[str, Any]) -> list[str]:
    """Return the periods of a year that are reported, monthly unless the rhythm says by the quarter."""
    found = []
    for number in range(1, 13):
        month = f"{edition['year']}-{number:02}"
        kinds = [each["kind"] for each in edition.get("rhythm", []) if each["since"] <= month]
        found.append(f"{edition['year']}-q{(number + 2) // 3}" if kinds[-1:] == ["quarter"] else month)
    return list(dict.fromkeys(found))


def obliged_periods(asked: Mapping[str, Any], year: int) -> list[str]:
    """Return the periods of a year about which something is asked beside the rhythm."""
    if period := asked.get("period", ""):
        return [period] if int(period[:4]) == year else []
    number = asked.get("number", 0)
    every = {"nine_months": ["9m"], "month": [f"{one:02}" for one in range(1, 13)]}[asked["kind"]]
    return [f"{year}-{one}" for place, one in enumerate(every, 1) if number in {0, place}]


def last_day(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{month}-{calendar.monthrange(year, number)[1]:02}"


def month_after(day: str) -> str:
    """Return the month in which the day after one lies; what never ends has none."""
    if day == NEVER:
        return NEVER
    if day != last_day(day[:7]):
        return day[:7]
    year, number = map(int, day[:7].split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02}"

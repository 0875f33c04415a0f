"""What offices do every month: typing and sealing, sending, receiving, enrolling."""

from collections.abc import Iterator
from pathlib import Path

from injection import Say
from office_operation import Operation, attempt, last_said, opened, type_in, typed_in, units_of
from village_offices import MARCH, board_cell, workplace_of

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import Office
from ctph_desktop.services.exchanging.sent_copies import SENT_FOLDER
from ctph_desktop.services.ground.exchange_rows import FileVerdict

_UNKEPT = "tệp minh chứng chưa ghi được"


class Saving(Operation):
    """A commune types figures, seals, and types again."""

    name = "save"
    steps = (1, 2, 3, 4)

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                for step in self.steps:
                    attempt(say, f"figures {step}", lambda step=step: type_in(office, step))
                state = office.submissions.own_state(MARCH)
                if state in {SubmissionState.DRAFT, SubmissionState.CHANGED}:
                    attempt(say, "sealed", lambda: office.submissions.seal(MARCH))
                attempt(say, "figures 9", lambda: type_in(office, 9))

        attempt(say, "closed", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        order = [0, *self.steps, 9]
        with opened(self.office(place)) as office:
            values = typed_in(office)
            is_sealed = office.submissions.own_sealed_at(MARCH) is not None
        reached = order.index(int(last_said(said, "figures ") or 0))
        if len(set(values)) != 1:
            yield f"saved in part: {values}"
        if values[0] not in order[reached : reached + 2]:
            yield f"said to be saved: {order[reached]}, held: {values[0]}"
        if "sealed" in said and not is_sealed:
            yield "said to be sealed, and is not"


class AddingEvidence(Operation):
    """A commune adds a scan to its month, opens it and saves a copy."""

    name = "add evidence"

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                attempt(say, "added", lambda: office.evidence.add(MARCH, place / "stick" / "scan.pdf"))
                attempt(say, "opened", lambda: say("file " + str(office.evidence.lay_out(_only(office)))))
                attempt(say, "saved", lambda: office.evidence.save(_only(office), place / "stick" / "copy.pdf"))

        attempt(say, "closed", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        scan, copy = ((place / "stick" / name) for name in ("scan.pdf", "copy.pdf"))
        with opened(self.office(place)) as office:
            rows = office.evidence.of_month(MARCH).rows
            if any(office.evidence.file(row.uuid).content != scan.read_bytes() for row in rows):
                yield "evidence that is not the file that was added"
        if len(rows) > 1 or ("added" in said and not rows):
            yield f"{len(rows)} pieces of evidence"
        if copy.exists() and copy.read_bytes() != scan.read_bytes():
            yield "a copy that is not the file"
        if "saved" in said and not copy.exists():
            yield "said to be saved, and is not there"
        if any(Path(word.removeprefix("file ")).exists() for word in said if word.startswith("file ")):
            yield "laid out, and not cleared away"


def _only(office: Office) -> str:
    (row,) = office.evidence.of_month(MARCH).rows
    return row.uuid


class Exporting(Operation):
    """A commune exports its sealed month to a stick."""

    name = "export"

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                attempt(say, "exported", lambda: say("file " + office.exchange.export_package(place / "stick").path))

        attempt(say, "closed", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        for word in said:
            path = Path(word.removeprefix("file "))
            if word.startswith("file ") and not path.exists():
                yield f"said to be exported, and is not there: {path.name}"
            elif word.startswith("file ") and path.read_bytes() != _kept(place, path).read_bytes():
                yield f"the kept copy differs: {path.name}"
        with opened(self.office(place)) as office:
            for entry in workplace_of(office).packages.log():
                if entry.is_outgoing and not _kept(place, Path(entry.file_name)).exists():
                    yield f"in the log, and not kept: {entry.file_name}"
            if "exported" in said and office.submissions.own_state(MARCH) is not SubmissionState.EXPORTED:
                yield "said to be exported, and not shown as such"


def _kept(place: Path, path: Path) -> Path:
    return place / "office" / SENT_FOLDER / path.name


class Answering(Operation):
    """The superior office exports the answers of all units."""

    name = "export answers"

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                attempt(say, "exported", lambda: _say_answers(office, place, say))

        attempt(say, "closed", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        for word in said:
            path = Path(word.removeprefix("file "))
            if word.startswith("file ") and path.read_bytes() != _kept(place, path).read_bytes():
                yield f"the kept copy differs: {path.name}"


def _say_answers(office: Office, place: Path, say: Say) -> None:
    written = office.exchange.export_answers(place / "stick")
    assert len(written) == 2
    for answer in written:
        say("file " + answer.path)


class Importing(Operation):
    """The superior office imports two reports, one of a PC it does not know, and a damaged file."""

    name = "import"
    names = ("0.ctph", "1.ctph", "2.ctph", "damaged.ctph")

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                attempt(say, "imported", lambda: self._import(office, place, say))

        attempt(say, "closed", once)

    def _import(self, office: Office, place: Path, say: Say) -> None:
        rows = office.exchange.import_packages([place / "stick" / name for name in self.names])
        for row in rows:
            say(f"{row.file_name} {row.verdict.value}")
        if any(row.verdict is FileVerdict.REFUSED or _UNKEPT in row.message for row in rows[:3]):
            raise DomainError

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        merged = {FileVerdict.NEW.value, FileVerdict.KNOWN.value}
        with opened(self.office(place)) as office:
            for number, unit in enumerate(units_of(place)):
                verdicts = {word.split()[1] for word in said if word.startswith(f"{number}.ctph ")}
                cell = board_cell(office, unit, MARCH)
                if verdicts & merged and cell.state is SubmissionState.NOTHING:
                    yield f"said to be merged, and is not: {number}"
                held = list(workplace_of(office).queries.statements(unit=unit))
                if len(held) not in {0, 2}:
                    yield f"imported in part: {len(held)} of 2 seals of {number}"
                evidence = office.evidence.of_month(MARCH, unit=unit).rows
                if bool(evidence) != bool(held) or ("imported" in said and not all(row.is_here for row in evidence)):
                    yield f"imported in part: evidence of {number}"
            if any(word == f"2.ctph {FileVerdict.TRAY.value}" for word in said) and not office.exchange.tray():
                yield "said to wait in the tray, and does not"
            if any(word.startswith("damaged.ctph") and not word.endswith("refused") for word in said):
                yield "a damaged file was taken"
            if "imported" in said and len(office.exchange.tray()) != 1:
                yield f"{len(office.exchange.tray())} packages in the tray"


class Receiving(Operation):
    """A commune imports its answer: a decision with a remark, receipts, a newer roster."""

    name = "import an answer"

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                attempt(say, "imported", lambda: _import_whole(office, place / "stick" / "answer.ctph"))

        attempt(say, "closed", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        with opened(self.office(place)) as office:
            state = office.submissions.own_state(MARCH)
            remarks = office.submissions.own_remarks(MARCH)
            log = [entry for entry in workplace_of(office).packages.log() if not entry.is_outgoing]
        is_there = state is SubmissionState.RETURNED
        if is_there != (len(remarks) == 1) or (is_there and len(log) < 2):
            yield f"imported in part: {state}, {len(remarks)} remarks, {len(log)} in the log"
        if "imported" in said and not is_there:
            yield "said to be imported, and is not"


def _import_whole(office: Office, path: Path) -> None:
    if office.exchange.import_packages([path])[0].verdict is FileVerdict.REFUSED:
        raise DomainError


class Enrolling(Operation):
    """The superior office types the code of a PC that waits in the tray; its package merges by itself."""

    name = "enrol"

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                for row in office.exchange.tray():
                    code = (self.template / "code").read_text(encoding="utf-8")
                    attempt(say, "enrolled", lambda row=row, code=code: office.enrolment.enrol(row.package, code))
                    say("merged")

        attempt(say, "closed", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        unit = (place / "units").read_text(encoding="utf-8").split()[-1]
        with opened(self.office(place)) as office:
            latest = workplace_of(office).journal.chain.latest
            devices = latest.devices_of(unit) if latest else ()
            is_merged = bool(workplace_of(office).queries.statements(unit=unit))
            waiting = len(office.exchange.tray())
        if is_merged and len(devices) != 1:
            yield f"merged with {len(devices)} devices in the roster"
        if not is_merged and not waiting:
            yield "the package is neither merged nor in the tray"
        if "merged" in said and (waiting or not is_merged):
            yield f"said to be merged: {waiting} wait"
        if len(devices) > 1:
            yield f"enrolled {len(devices)} times"

"""What offices do once in a while: starting, opening what an older program wrote, backups, bringing back."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from injection import Say
from office_operation import Operation, attempt, last_said, opened, typed_in, units_of
from village_offices import MARCH, Clock, board_cell, workplace_of

from ctph_desktop.channels import backup_files
from ctph_desktop.channels.backup_files import EXTENSION as BACKUP_EXTENSION
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.founding import catalogue, create_superior
from ctph_desktop.office.joining import join_office
from ctph_desktop.office.restoring import restore
from ctph_desktop.services.ground.office_card import CARD_NAME, DATABASE_NAME, database_key, read_card
from ctph_desktop.storage.copies import check_file
from ctph_desktop.system.secrets import KEY_FILE


class Migrating(Operation):
    """An office is opened whose durable tables and whose projection are of an older version of the program."""

    name = "migrate"

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                say(f"board {len(office.review.board())}")

        attempt(say, "opened", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        with opened(self.office(place)) as office:
            states = [board_cell(office, unit, MARCH).state for unit in units_of(place)]
        if [state is SubmissionState.NOTHING for state in states] != [False, False, True]:
            yield f"something is lost: {states}"
        if last_said(said, "board ") not in {"", "9"}:
            yield f"the board has {last_said(said, 'board ')} lines"


class Joining(Operation):
    """A commune starts its office from an invitation: the folder is there whole or not at all."""

    name = "start an office"

    def work(self, place: Path, say: Say) -> None:
        code, unit = ((self.template / name).read_text(encoding="utf-8") for name in ("code", "units"))

        def once() -> None:
            with suppress(OSError):  # the look itself may be what fails
                if self.office(place).exists():
                    return
            join_office(
                self.office(place), place / "stick" / "invitation.ctph", unit.split()[0], "Cán bộ",
                "Văn hoá – xã hội", code, device_name="PC", clock=Clock(),
            )  # fmt: skip

        attempt(say, "started", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        if "started" in said and not self.office(place).exists():
            yield "said to be started, and is not there"
        if self.office(place).exists():
            with opened(self.office(place)) as office:
                profile = office.profile()
                if profile.programme is None or not profile.person_name:
                    yield "started in part"


class Founding(Operation):
    """A superior office is founded with a programme of the catalogue."""

    name = "found a superior office"

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            if not os.path.exists(self.office(place)):  # noqa: PTH110 - a fault here is none of the program's
                create_superior(
                    self.office(place), programme=catalogue().programmes[0], person_name="Cán bộ",
                    person_post="Phòng LĐ-TB&XH", device_name="PC", clock=Clock(),
                )  # fmt: skip

        attempt(say, "started", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        if "started" in said and not self.office(place).exists():
            yield "said to be started, and is not there"
        if self.office(place).exists():
            with opened(self.office(place)) as office:
                if len(office.review.board()) != 9:
                    yield "started in part"


class BackingUp(Operation):
    """An office makes a backup, and another one on a stick."""

    name = "backup"

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                backups = office.safekeeping.backups
                attempt(say, "made", lambda: say("backup " + backups.make().path))
                attempt(say, "carried", lambda: say("backup " + backups.save_to(place / "stick").path))

        attempt(say, "closed", once)

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        for word in said:
            if word.startswith("backup ") and not Path(word.removeprefix("backup ")).exists():
                yield f"said to be made, and is not there: {word}"
        for path in place.rglob(f"*{BACKUP_EXTENSION}"):
            with opened(_office_of(path, self.office(place), place / "restored")) as office:
                if typed_in(office) != [2, 2]:
                    yield f"a backup holds something else: {typed_in(office)}"
            shutil.rmtree(place / "restored")


def _office_of(backup: Path, office: Path, folder: Path) -> Path:
    """Return an office whose database is the one in a backup, after that was read from end to end."""
    folder.mkdir()
    for name in (CARD_NAME, KEY_FILE):
        shutil.copy(office / name, folder)
    backup_files.extract(backup, folder / DATABASE_NAME)
    check_file(folder / DATABASE_NAME, key=database_key(folder, read_card(folder)))
    return folder


class Restoring(Operation):
    """A backup of yesterday is restored; what was typed since is merged into it."""

    name = "restore"

    def work(self, place: Path, say: Say) -> None:
        backup = place / "stick" / f"backup{BACKUP_EXTENSION}"
        attempt(say, "restored", lambda: restore(self.office(place), backup, clock=Clock()))

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        with opened(self.office(place)) as office:
            if typed_in(office) != [2, 2]:
                yield f"something is lost: {typed_in(office)}"
            replica = workplace_of(office).identity.replica
        if "restored" in said and replica in (place / "replica").read_text(encoding="utf-8").split():
            yield "said to be restored, and still writes as the same replica"


class RestoringDamaged(Restoring):
    """A backup is restored because the present database is damaged."""

    name = "restore a damaged office"

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        with opened(self.office(place)) as office:
            if typed_in(office) not in ([1, 1], [2, 2]) or "restored" not in said:
                yield f"something is lost: {typed_in(office)}"

    def _checked(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        if "restored" in said:
            yield from super()._checked(place, said)

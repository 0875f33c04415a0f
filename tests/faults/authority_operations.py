"""What one with several authorities does: joining, taking in, leaving, taking up again, bringing back, copying."""

from collections.abc import Iterator
from pathlib import Path

from injection import Say
from office_operation import FIGURES, Operation, attempt, opened, typed_in
from village_offices import MARCH

from ctph_desktop.channels.backup_files import EXTENSION as BACKUP_EXTENSION
from ctph_desktop.domain.errors import OtherOfficeError
from ctph_desktop.office import Office
from ctph_desktop.services.ground.journals import FIRST, JournalRow

FIRST_FIGURE, FURTHER_FIGURE = 1, 7


class AuthorityOperation(Operation):
    """One that is done in an office and its journals; all of them are read again afterwards."""

    done: str

    def work(self, place: Path, say: Say) -> None:
        def once() -> None:
            with opened(self.office(place)) as office:
                if not self.is_done(office):
                    attempt(say, self.done, lambda: self.act(office, place))

        attempt(say, "closed", once)

    def is_done(self, office: Office) -> bool:
        """Tell whether there is nothing to do any more; by default it may be done again."""
        del office
        return False

    def act(self, office: Office, place: Path) -> object:
        """Do it."""
        raise NotImplementedError

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        with opened(self.office(place)) as office:
            yield from office.journals.verify().problems
            rows = office.authorities.rows()
            yield from (f"a journal that does not open: {row.trouble}" for row in rows if row.trouble)
            if len({row.authority for row in rows}) != len(rows):
                yield f"two journals of one authority: {[row.authority for row in rows]}"
            yield from self.wrong(office, place, _further(rows), is_done=self.done in said)

    def wrong(self, office: Office, place: Path, further: tuple[JournalRow, ...], *, is_done: bool) -> Iterator[str]:
        """Yield what is wrong in the office."""
        raise NotImplementedError


def _further(rows: tuple[JournalRow, ...]) -> tuple[JournalRow, ...]:
    return tuple(row for row in rows if row.name != FIRST)


def _typed_in(office: Office, row: JournalRow) -> list[int]:
    return typed_in(office.journals.of(row.name))


class JoiningAuthority(AuthorityOperation):
    """A commune joins a further authority: its journal is there whole or not at all."""

    name = "join authority"
    done = "joined"

    def is_done(self, office: Office) -> bool:
        return len(office.authorities.rows()) > 1

    def act(self, office: Office, place: Path) -> object:
        code, unit = ((self.template / name).read_text(encoding="utf-8") for name in ("code", "unit"))
        return office.authorities.join(place / "stick" / "invitation.ctph", unit, code)

    def wrong(self, office: Office, place: Path, further: tuple[JournalRow, ...], *, is_done: bool) -> Iterator[str]:
        del place
        if is_done and len(further) != 1:
            yield f"said to be joined: {len(further)} further journals"
        for row in further:
            profile = office.journals.of(row.name).profile()
            if profile.programme is None or not profile.person_name:
                yield "joined in part"


class TakingIn(AuthorityOperation):
    """Another office of this PC becomes a further journal: it is whole in the one place or in the other."""

    name = "take in"
    done = "taken in"

    def is_done(self, office: Office) -> bool:
        return len(office.authorities.rows()) > 1

    def act(self, office: Office, place: Path) -> object:
        return office.authorities.take_in(place / "other")

    def wrong(self, office: Office, place: Path, further: tuple[JournalRow, ...], *, is_done: bool) -> Iterator[str]:
        other = place / "other"
        if other.exists() == bool(further):
            yield f"the other office is {'in both places' if further else 'lost'}"
        if is_done and not further:
            yield "said to be taken in, and is not"
        if other.exists():
            with opened(other) as left:
                figures = [typed_in(left)]
        else:
            figures = [_typed_in(office, row) for row in further]
        if figures != [[FURTHER_FIGURE] * len(FIGURES)]:
            yield f"something of the other office is lost: {figures}"


class TakingInTwin(AuthorityOperation):
    """Another folder of the same authority is refused: at no moment it lies among the journals."""

    name = "take in a twin"
    done = "turned away"

    def act(self, office: Office, place: Path) -> None:
        try:
            office.authorities.take_in(place / "other")
        except OtherOfficeError as error:
            if error.reason != "twin":
                raise

    def wrong(self, office: Office, place: Path, further: tuple[JournalRow, ...], *, is_done: bool) -> Iterator[str]:
        del office, is_done
        if further or not (place / "other").exists():
            yield "a twin lies among the journals"


class LeavingAuthority(AuthorityOperation):
    """A commune leaves an authority and keeps the journal."""

    name = "leave authority"
    done = "left"
    is_left = True

    def act(self, office: Office, place: Path) -> object:
        del place
        (row,) = _further(office.authorities.rows())
        return office.authorities.leave(row.name)

    def wrong(self, office: Office, place: Path, further: tuple[JournalRow, ...], *, is_done: bool) -> Iterator[str]:
        del place
        if [_typed_in(office, row) for row in further] != [[FURTHER_FIGURE] * len(FIGURES)]:
            yield "figures of the authority are lost"
        if is_done and [bool(row.left_on) for row in further] != [self.is_left]:
            yield f"said to be {self.done}, and is not"


class TakingUpAgain(LeavingAuthority):
    """A commune takes up again an authority that was left."""

    name = "rejoin"
    done = "taken up"
    is_left = False

    def act(self, office: Office, place: Path) -> object:
        del place
        (row,) = _further(office.authorities.rows())
        return office.authorities.come_back(row.name)


class RestoringAuthority(AuthorityOperation):
    """A journal that is missing comes back from its backup, whole or not at all."""

    name = "restore authority"
    done = "brought back"

    def act(self, office: Office, place: Path) -> object:
        return office.authorities.bring_back(place / "stick" / f"backup{BACKUP_EXTENSION}")

    def problems(self, place: Path, said: tuple[str, ...]) -> Iterator[str]:
        with opened(self.office(place)) as office:
            further = _further(office.authorities.rows())
            if len(further) != 1:
                yield f"{len(further)} further journals instead of one"
                return
            if further[0].is_missing:
                if self.done in said:
                    yield "said to be brought back, and is missing"
                return
        yield from super().problems(place, said)

    def wrong(self, office: Office, place: Path, further: tuple[JournalRow, ...], *, is_done: bool) -> Iterator[str]:
        del place, is_done
        if [_typed_in(office, row) for row in further] != [[FURTHER_FIGURE] * len(FIGURES)]:
            yield "figures of the authority are lost"


class CopyingFigures(AuthorityOperation):
    """Figures of the one journal are copied into the other: all of them with their source, or none."""

    name = "copy figures"
    done = "copied"

    def act(self, office: Office, place: Path) -> object:
        del place
        (row,) = _further(office.authorities.rows())
        into = office.journals.of(row.name)
        return into.linking.take(MARCH, [one for one in into.linking.proposals(MARCH) if one.code in FIGURES])

    def wrong(self, office: Office, place: Path, further: tuple[JournalRow, ...], *, is_done: bool) -> Iterator[str]:
        del place
        (row,) = further
        into = office.journals.of(row.name)
        links = [one.is_linked for one in into.linking.proposals(MARCH) if one.code in FIGURES]
        state = (typed_in(into), links)
        before, after = (
            ([figure] * len(FIGURES), [is_linked] * len(FIGURES))
            for figure, is_linked in ((FURTHER_FIGURE, False), (FIRST_FIGURE, True))
        )
        if state not in ([after] if is_done else [before, after]):
            yield f"copied in part: {state}"

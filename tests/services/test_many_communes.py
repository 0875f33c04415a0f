"""What the first screens of a superior office ask of the database does not grow with the number of communes."""

from collections.abc import Callable

from sqlalchemy import event
from sqlalchemy.engine import Engine
from village_offices import Clock

from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import Office, open_office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.services.founding.own_programme import SuperiorPlan


def statements_of(read: Callable[[], object]) -> int:
    """Count the statements that reading something runs."""
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        read()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return len(asked)


def counted(tmp_path, communes: int) -> dict[str, int]:
    units = tuple(ListedUnit(f"{20000 + number}", f"Xã mẫu {number}") for number in range(communes))
    create_own_superior(
        tmp_path / f"{communes}", SuperiorPlan("Sở Nội vụ", "45SN", 2026, units), template=catalogue().programmes[0],
        person_name="Cán bộ Sở", person_post="", device_name="PC", clock=Clock(),
    )  # fmt: skip
    with open_office(tmp_path / f"{communes}", clock=Clock()) as office:
        return {name: statements_of(lambda read=read: read(office)) for name, read in SCREENS.items()}


SCREENS: dict[str, Callable[[Office], object]] = {
    "board": lambda office: office.review.board(),
    "overview": lambda office: office.overview(),
}


def test_twenty_times_the_communes_are_read_with_the_same_statements(tmp_path):
    few, many = counted(tmp_path, 3), counted(tmp_path, 60)
    assert few == many
    assert min(few.values()) > 0


def test_decisions_and_seals_are_read_once_until_one_of_them_is_written(enrolled):
    enrolled.imported("superior", enrolled.report("commune 0", VL01=5))
    with enrolled.superior() as office:
        first, again = statements_of(office.review.board), statements_of(office.review.board)
        assert again < first
        seal = next(cell.seal for row in office.review.board() for cell in row.cells if cell.seal)
        office.review.accept(seal)
        assert again < statements_of(office.review.board) < first
        states = {cell.state for row in office.review.board() for cell in row.cells if cell.seal}
    assert states == {SubmissionState.ACCEPTED}

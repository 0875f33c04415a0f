"""The board and the first screen of a superior office with many communes, in CPU time, beside reading their rows."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import bare_database
from province import found_and_enrol, made_up_programme, sealed_year
from table import Row, in_turns, milliseconds

from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import Decision, Verdict, decision_uuid
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reporting.overview import OverviewService
from ctph_desktop.services.reporting.progress import ProgressService
from ctph_desktop.services.reporting.submissions import Submissions
from ctph_desktop.services.reviewing.review import ReviewService
from ctph_desktop.storage.engine import Database, open_database
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.system.paths import database_migrations

RUNS = 5
FIGURES = 16
MOST_SECONDS = {124: 0.1, 400: 0.4}


def measure(folder: Path) -> Iterator[Row]:
    """Build an office of each size, a year of reports accepted, and yield what reading it took."""
    for communes, most in MOST_SECONDS.items():
        found = _measured(folder / f"{communes}.db", communes)
        for figure, rows, what in (("board", "rows", "seals, decisions"), ("overview", "all rows", "and figures too")):
            yield Row(
                f"{figure} of {communes} communes × 12 months, CPU",
                milliseconds(found[figure]),
                f"{milliseconds(found[rows])} {what}, sqlcipher3",
                f"{found[figure] / found[rows]:.2f}",
                f"< {milliseconds(most)}",
                found[figure] < most,
            )


def _measured(path: Path, communes: int) -> dict[str, float]:
    """Return the CPU seconds each screen took after a decision, and each plain reading of its rows."""
    key = token_hex(32)
    database = open_database(path, key=key, migrations=database_migrations(), must_exist=False)
    workplace = _accepted_year(database, communes)
    review = ReviewService(workplace)
    overview = OverviewService(workplace, ProgressService(workplace, Submissions(workplace)), review)
    december = ReportingPeriod.whole_year(2026).months[-1]
    accepted = workplace.queries.statements()[-1]
    bare = bare_database.connect(path, key=key)

    def after_a_decision(read: Callable[[], object]) -> Callable[[], float]:
        def run() -> float:
            workplace.write([_acceptance(workplace, accepted)])
            return _timed(read)()

        return run

    assert len(review.board()) == communes
    assert overview.view(december) is not None
    found = in_turns(
        RUNS,
        {
            "board": after_a_decision(review.board),
            "overview": after_a_decision(lambda: overview.view(december)),
            "rows": _timed(lambda: _read_rows(bare, figures=False)),
            "all rows": _timed(lambda: _read_rows(bare, figures=True)),
        },
    )
    bare.close()
    database.close()
    return found


def _timed(read: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        start = time.process_time()
        read()
        return time.process_time() - start

    return run


def _accepted_year(database: Database, communes: int) -> Workplace:
    """Found an office whose communes have sealed twelve months, each of them accepted."""
    catalogue, programme = made_up_programme(communes=communes, figures=FIGURES)
    workplace, devices = found_and_enrol(database, catalogue, programme)
    roster = workplace.journal.chain.ids[-1]
    segments = [
        segment
        for unit, keys in devices.items()
        for segment in sealed_year(unit, [programme], keys, token_hex(16), roster)
    ]
    workplace.journal.ingest(workplace.journal.intake(segments, [], received_at="2026-12-31T08:00:00+07:00"))
    workplace.write([_acceptance(workplace, statement) for statement in workplace.queries.statements()])
    return workplace


def _acceptance(workplace: Workplace, statement: StatementRow) -> Put:
    decision = Decision(statement.seal, Verdict.ACCEPTED.value, workplace.identity.person)
    book = workplace.books.about(statement.unit)
    return put_record(book, RecordKind.DECISION, decision_uuid(statement.seal), decision)


def _read_rows(connection: Any, *, figures: bool) -> None:
    """Fetch the rows the screen is made of, and nothing else."""
    wanted = ["SELECT * FROM statement", "SELECT * FROM record WHERE kind = 'decision'"]
    if figures:
        wanted += ["SELECT * FROM statement_figure", "SELECT * FROM figure"]
    for query in wanted:
        connection.execute(query).fetchall()

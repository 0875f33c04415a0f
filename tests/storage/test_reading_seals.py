"""Seals are read column by column; what counts is the same as figure by figure."""

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st
from replicas import COMMUNE, COMMUNE_PC, INDICATORS, JULY, OWN_BOOK, PROGRAMME, SUBMISSION, a_journal

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.journal.operation import RECORD, make_operation
from ctph_desktop.domain.journal.validity import weigh
from ctph_desktop.domain.submissions import Seal, SealedFigure
from ctph_desktop.storage import projection, tables

NUMBERS = ["0", "5", "007", "12345678901234", "123456789012345", "1.5", "1.", ".5", "-3", "--3", "+3", "1.23456", "1e3"]
OTHERS = ["", " 5", "5\n", "5\n6", "\n", "٥", "５", "²", "nan"]
QUANTITIES = st.sampled_from([*NUMBERS, *OTHERS])
FIGURES = st.builds(
    SealedFigure,
    st.sampled_from([*INDICATORS, "short"]),
    st.sampled_from(["-", INDICATORS[0], "--"]),
    st.sampled_from(["actual", "actual", "estimate", "later"]),
    st.sampled_from(["reported", "reported", "reported", "nothing", "missing", "later"]),
    QUANTITIES,
)
FIVE = SealedFigure(INDICATORS[0], "-", "actual", "reported", "5")


def _counts(figures: tuple[SealedFigure, ...]) -> bool:
    try:
        for sealed in figures:
            _ = sealed.value, Measure(sealed.measure)
    except (InvalidCellError, ValueError):
        return False
    places = [(sealed.indicator, sealed.breakdown, sealed.measure) for sealed in figures]
    return len(set(places)) == len(places) and all(len(i) == 32 and len(b) in {1, 32} for i, b, _ in places)


@settings(max_examples=500, deadline=None)
@given(st.lists(FIGURES, max_size=3, unique_by=lambda sealed: sealed.indicator) | st.lists(FIGURES, max_size=3))
@example([])
@example([FIVE])
@example([FIVE, FIVE])
@example([FIVE, SealedFigure(INDICATORS[1], "-", "actual", "reported", "5\n6")])
def test_a_seal_counts_exactly_when_each_of_its_figures_does(figures):
    figures = tuple(figures)
    seal = Seal(PROGRAMME, COMMUNE, JULY.code, figures, (), "", "a")
    stored = make_operation(
        kind=RECORD, cell=SUBMISSION, parents=(), author="a", device_time="", value=msgspec.to_builtins(seal)
    )
    assert weigh(stored.op, book=OWN_BOOK, may_seal=True).value == (seal if _counts(figures) else None)


class _Counted(tuple):
    """Heads that know how often somebody looked through them."""

    looks = 0

    def __iter__(self):
        self.looks += 1
        return super().__iter__()


def test_rivals_for_one_report_are_not_compared_each_with_each(tmp_path, monkeypatch):
    """An insider may sign a hundred thousand of them."""
    seals = [Seal(PROGRAMME, COMMUNE, JULY.code, (FIVE,), (), "", "a", note=str(number)) for number in range(20)]
    lines = [
        make_operation(
            kind=RECORD, cell=SUBMISSION, parents=(), author="a", device_time="", value=msgspec.to_builtins(seal)
        ).line
        for seal in seals
    ]
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    with journal.database.transaction() as connection:
        connection.execute(tables.operation.insert(), [{"book": OWN_BOOK.key, "line": line} for line in lines])
    counted = {}

    def heads(operations):
        counted.update(
            {
                name: msgspec.structs.replace(state, heads=_Counted(state.heads))
                for name, state in real(operations).items()
            }
        )
        return counted

    real = projection.heads
    monkeypatch.setattr(projection, "heads", heads)
    assert sum(row.is_head for row in journal.project(OWN_BOOK).seals) == len(seals)
    assert counted[SUBMISSION].heads.looks < 5
    journal.database.close()

"""Which sealed reports the superior office typed on behalf of the unit they are about."""

from collections.abc import Iterable

from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.queries import StatementRow


def typed_above(workplace: Workplace, statements: Iterable[StatementRow]) -> frozenset[tuple[str, str]]:
    """Return unit and period of those among seals that a PC of the superior office made.

    Only the books of units that the superior ever kept are looked into: which device wrote a seal stands in the
    segment it travels in.
    """
    chain = workplace.journal.chain
    latest = chain.latest
    candidates = _ever_kept(chain)
    sealed = [s for s in statements if s.unit in candidates]
    if latest is None or not sealed:
        return frozenset()
    books = [
        workplace.books.of_unit(unit, year=year) for unit, year in sorted({(s.unit, s.period.year) for s in sealed})
    ]
    superiors = {grant.sign for grant in latest.devices if grant.unit in latest.offices}
    by_segment = {head.id: head.device for head in workplace.journal.heads_of_segments(books)}
    own = workplace.keys.public.sign.hex()
    return frozenset(
        (s.unit, s.period.code) for s in sealed if (by_segment.get(s.segment, "") if s.segment else own) in superiors
    )


def _ever_kept(chain: RosterChain) -> set[str]:
    """Return the units whose book the superior office kept under any version."""
    found: set[str] = set()
    for version in (version for each in chain.whole for version in each.versions):
        found.update(m.unit for m in version.members if version.keeper(m.unit) == version.superior)
    return found

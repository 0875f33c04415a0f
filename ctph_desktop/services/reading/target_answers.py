"""What units said to the targets of a programme's year."""

from collections.abc import Mapping

from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.target_answers import TargetAnswer
from ctph_desktop.domain.targets import TargetPlace
from ctph_desktop.services.ground.workplace import Workplace


def target_answers(workplace: Workplace, programme: Programme) -> Mapping[str, Mapping[TargetPlace, TargetAnswer]]:
    """Return the answers as far as they are known here, by unit and place.

    An answer lies in the unit's own book of the first year it is about; one in another book is nobody's.
    """
    year = programme.target_period.year
    found: dict[str, dict[TargetPlace, TargetAnswer]] = {}
    for each in workplace.records.read(RecordKind.TARGET_ANSWER, TargetAnswer):
        answer = each.content
        is_of_year = (answer.programme, answer.period) == (programme.document, programme.target_period.code)
        if is_of_year and (answer.unit, year) == (each.row.book.unit, each.row.book.year):
            found.setdefault(answer.unit, {})[answer.place] = answer
    return found

"""Vectors of the versions of a programme's document."""

from collections.abc import Iterator

from handmade import operation
from vector_offices import COMMUNE, OFFICE_PC, PROGRAMME, ROSTERS, YEAR, a_segment, digest_of_parts, report
from year_vectors import STANDING_COMMON

FIRST = {
    "programme": PROGRAMME, "year": int(YEAR), "version": 1, "title": "Chương trình phối hợp", "short_title": "CTPH",
    "number": "", "dated": f"{YEAR}-02", "kind": "coordination",
}  # fmt: skip
PARTY = {"name": "UBND xã", "unit": COMMUNE, "capacity": "TM.", "is_signed": True, "signed_on": f"{YEAR}-02-15"}
LINK = {"number": "35-CTPH/TWĐTN", "relation": "parent", "dated": f"{YEAR}", "term": f"{YEAR}-2030"}
AMENDED = FIRST | {"version": 2, "amended_by": "QĐ 45", "amended_on": f"{YEAR}-06", "reason": "thêm bên ký"}


def documents() -> Iterator[tuple[str, bytes]]:
    """Yield vectors by name, what is told before the two dashes."""

    def told(value: dict[str, object]) -> bytes:
        name = digest_of_parts("programme_document", PROGRAMME, YEAR, str(value["version"]))
        line = operation(f"r/programme_document/{name}", value)
        return report(ROSTERS + a_segment(line, device=OFFICE_PC, book=STANDING_COMMON))

    for name, value in (
        ("ok--document-first-signed", FIRST | {"parties": [PARTY], "links": [LINK]}),
        ("ok--document-amended", AMENDED | {"recipients": [{"name": "Sở", "remark": "(để bc)"}]}),
        ("needs_update--document-of-a-later-kind", FIRST | {"kind": "resolution"}),
        ("needs_update--document-with-a-later-relation", FIRST | {"links": [LINK | {"relation": "annuls"}]}),
        ("malformed--document-of-a-13th-month", FIRST | {"dated": f"{YEAR}-13"}),
        ("malformed--document-without-a-version", FIRST | {"version": 0}),
        ("malformed--document-signed-by-no-unit", FIRST | {"parties": [PARTY | {"unit": "xa"}]}),
    ):
        yield name, told(value)

"""What is agreed on: the documents of programmes in their versions, and what a commune answers to its targets."""

from collections.abc import Iterable

import independent_shapes
from offices_at_work import COMMUNE, INDICATORS

DOCUMENTS: dict[str, tuple[str, int, int]] = {}
ANSWERS: dict[str, tuple[str, ...]] = {}


def documents_of(programme: str, year: int, *, versions: Iterable[int]) -> list[tuple[str, str]]:
    """Return the cells of the versions of a document that was signed for a year."""
    found = []
    for version in versions:
        uuid = independent_shapes.name("programme_document", programme, str(year), str(version))
        DOCUMENTS[uuid] = programme, year, version
        found.append(("r", f"r/programme_document/{uuid}"))
    return found


def answer_to(programme: str, period: str) -> tuple[str, str]:
    """Return the cell of the commune's answer to what it is to reach of the first indicator in a year or term."""
    place = programme, COMMUNE, INDICATORS[0], "-", period, "committed"
    uuid = independent_shapes.name("target_answer", *place)
    ANSWERS[uuid] = place
    return "r", f"r/target_answer/{uuid}"


def document(uuid: str, number: int) -> dict[str, object]:
    """Return what a version of a document may say: who has signed, or what an amendment made of it."""
    programme, year, version = DOCUMENTS[uuid]
    parties = [{"name": "UBND huyện", "is_signed": number > 0}, {"name": "Hội Nông dân", "unit": COMMUNE}]
    amended = {"amended_by": f"{number}/QĐ", "amended_on": "2019-06", "reason": "Điều chỉnh"} if version > 1 else {}
    return {
        "programme": programme, "year": year, "version": version, "title": f"Văn bản {version}.{number}",
        "short_title": "", "number": f"{number}/CTPH", "dated": ("", "2019-01", "2019-01-15")[number],
        "parties": parties[: number + 1],
    } | amended  # fmt: skip


def answer(uuid: str, number: int) -> dict[str, object]:
    """Return what an answer may say: of a target that 0.1.0 wrote, or of a version that nobody gave."""
    names = ("programme", "unit", "indicator", "breakdown", "period", "tier")
    said = (
        {"operation": "", "given": "1", "verdict": "agreed"},
        {"operation": "", "given": "0", "verdict": "proposed", "quantity": "7", "reason": "Thiếu vốn"},
        {"operation": "0f" * 16, "given": "5", "verdict": "agreed"},
    )
    return dict(zip(names, ANSWERS[uuid], strict=True)) | said[number]

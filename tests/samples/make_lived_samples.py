"""Make the sample of an office that has lived through a year: a closed month, a kept unit, a merger, a backup.

    python tests/samples/make_lived_samples.py      into tests/samples/lived/<version>, which must not be there yet

Run by the program of the version whose sample it makes; once a version is released its folder is never written again.
"""

import json
import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER.parent / "services"), str(FOLDER.parents[1])]
os.environ["CTPH_KEY_STORE"] = "file"

from village_offices import APRIL, MARCH, Village, board_cell, found, record  # noqa: E402 - the path is set above

from ctph_desktop import __version__  # noqa: E402
from ctph_desktop.domain.figures import NOTHING  # noqa: E402
from ctph_desktop.domain.origins import Origin  # noqa: E402
from ctph_desktop.services.roster.succession import NewUnit  # noqa: E402

ONE, OTHER, SUPERIOR = "commune 0", "commune 1", "superior"
KEPT = ("ctph.db", "don-vi.json", "khoa-co-so-du-lieu.txt")
REASON = "Chốt số liệu quý I."
MERGED = "Xã Hợp Nhất"


def main() -> None:
    target = FOLDER / "lived" / __version__
    if target.exists():
        sys.exit(f"{target} is there already")
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        os.environ.update({"HOME": place, "CTPH_DATA": str(home / "data"), "XDG_STATE_HOME": place})
        os.environ.update(dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), place))
        make(home, target)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    sys.stdout.write(f"{target.name}: {size:,} bytes\n")


def make(home: Path, target: Path) -> None:
    village = found(home / "village", communes=2)
    for name in (ONE, OTHER):
        village.enrol(name, village.exported(name))
        village.imported(name, village.answered(name))
    kept = a_kept_unit(village)
    march(village, kept)
    told = {"version": __version__, "units": village.units, "kept": kept, "reason": REASON, "merged": MERGED}
    told |= {"invitation_code": village.code, "forms": printed(village)}
    packages = target / "packages"
    packages.mkdir(parents=True)
    village.imported(ONE, village.answered(ONE))
    shutil.copy(village.report(ONE, APRIL, VL01=7), packages / "report-april.ctph")
    with village.office(ONE) as office:  # a later version merges what corrects the closed month
        record(office, MARCH, VL01=13)
        office.submissions.seal(MARCH)
        told["recovery_code"], backup = a_backup(office)
        shutil.copy(backup, target / "commune 0.ctphbak")
    shutil.copy(village.exported(ONE), packages / "correction-march.ctph")
    told["successor"] = a_merger(village, kept)
    shutil.copy(village.answered(ONE), packages / "answer-merger.ctph")
    folder = target / SUPERIOR
    folder.mkdir()
    for name in KEPT:
        shutil.copy(village.root / SUPERIOR / name, folder / name)
    (target / "sample.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def a_kept_unit(village: Village) -> str:
    """Let the superior office keep the book of a commune that has no PC."""
    with village.superior() as office:
        unit = next(row.unit for row in office.review.board() if row.unit not in village.units.values())
        if unit not in {row.unit for row in office.keeping.kept()}:
            office.keeping.keep_for(unit)
    return unit


def march(village: Village, kept: str) -> None:
    """All three report March, the kept one by the superior office's hand; it is accepted and closed."""
    village.imported(SUPERIOR, village.report(ONE, VL01=12, DN01=NOTHING), village.report(OTHER, VL01=5, NC01=2))
    with village.superior() as office:
        desk = office.keeping.desk(kept)
        desk.choose_origin(Origin.PAPER)
        record(desk, MARCH, VL01=4)
        desk.submissions.seal(MARCH)
        for unit in (*village.units.values(), kept):
            cell = board_cell(office, unit)
            if cell.state.value != "accepted":
                office.review.accept(cell.seal)
        office.closing.close_period(MARCH, reason=REASON)


def printed(village: Village) -> list[list[list[str]]]:
    """Return the numbers that the frozen version of March prints, form by form, line by line."""
    with village.superior() as office:
        (row,) = office.frozen.versions(MARCH)
        return numbers(office.frozen.view(row.uuid).forms)


def numbers(forms) -> list[list[list[str]]]:
    return [
        [[f"{cell.value}/{cell.state.value}" for cell in line.cells] for line in (*form.lines, form.computed_total)]
        for form in forms
    ]


def a_backup(office) -> tuple[str, Path]:
    sheet = office.safekeeping.recovery.issue()
    office.safekeeping.recovery.confirm(sheet.groups[-1])
    return " ".join(sheet.groups), Path(office.safekeeping.backups.make().path)


def a_merger(village: Village, kept: str) -> str:
    """The other commune and the kept one become a new one on 1 July."""
    units = [village.units[OTHER], kept]
    with village.superior() as office:
        return office.succession.merge_units(units, NewUnit("19999", MERGED), last_day=date(2019, 6, 30))


if __name__ == "__main__":
    main()

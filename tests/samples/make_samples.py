"""Make the samples of this version: offices and packages that every later version opens, for ever.

    python tests/samples/make_samples.py            into tests/samples/<version>, which must not be there yet
    python tests/samples/make_samples.py --anew     in place of what is there, only before the version is released

Keys and ids are random, so each run makes others; once a version is released its folder is never written again.
"""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER.parent / "services"), str(FOLDER.parents[1])]
os.environ["CTPH_KEY_STORE"] = "file"

from village_offices import APRIL, Village, board_cell, found  # noqa: E402 - the path is set above

from ctph_desktop import __version__  # noqa: E402
from ctph_desktop.domain.figures import NOTHING  # noqa: E402

ONE, OTHER, SUPERIOR = "commune 0", "commune 1", "superior"
KEPT = ("ctph.db", "don-vi.json", "khoa-co-so-du-lieu.txt")
REMARK = "Đề nghị kiểm tra lại số việc làm."


def main() -> None:
    target = FOLDER / __version__
    if target.exists():
        if "--anew" not in sys.argv:
            sys.exit(f"{target} is there already")
        shutil.rmtree(target)
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        os.environ.update({"HOME": place, "CTPH_DATA": str(home / "data"), "XDG_STATE_HOME": place})
        os.environ.update(dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), place))
        make(home, target)
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    sys.stdout.write(f"{target.name}: {size:,} bytes\n")


def make(home: Path, target: Path) -> None:
    """Two communes: one reported, was accepted, reported again; the other still waits to be enrolled."""
    village = found(home / "village", communes=2)
    told = {"version": __version__, "units": village.units, "invitation_code": village.code, "remark": REMARK}
    told["enrolment_code"] = story(village, target / "packages")
    for name in (SUPERIOR, ONE, OTHER):
        folder = target / name
        folder.mkdir(parents=True)
        for kept in KEPT:
            shutil.copy(village.root / name / kept, folder / kept)
    (target / "sample.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def story(village: Village, packages: Path) -> str:
    """Play it, keep the packages, and return the code of the PC that waits."""
    packages.mkdir(parents=True)
    shutil.copy(village.invitation, packages / "invitation.ctph")
    village.enrol(ONE, village.exported(ONE))
    village.imported(ONE, village.answered(ONE))
    march = village.report(ONE, VL01=12, DN01=NOTHING)
    village.imported(SUPERIOR, march)
    shutil.copy(march, packages / "report-march.ctph")
    with village.superior() as office:
        office.review.accept(board_cell(office, village.units[ONE]).seal, note="Đã xem.")
    answer = village.answered(ONE)
    village.imported(ONE, answer)
    shutil.copy(answer, packages / "answer-march.ctph")
    # What follows is not merged where it is addressed to: a later version does that.
    april = village.report(ONE, APRIL, VL01=7)
    shutil.copy(april, packages / "report-april.ctph")
    kept = village.copy_to(village.root.parent / "later")
    kept.imported(SUPERIOR, april)
    with kept.superior() as office:
        office.review.return_report(board_cell(office, village.units[ONE], APRIL).seal, remarks={"": REMARK})
    shutil.copy(kept.answered(ONE), packages / "answer-april.ctph")
    waiting = village.exported(OTHER)
    village.imported(SUPERIOR, waiting)
    with village.office(OTHER) as office:
        return office.enrolment.request_code()


if __name__ == "__main__":
    main()

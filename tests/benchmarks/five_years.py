"""A province after five years of six programmes: a month taken in, its screens, its packages, files and memory."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from lasting_province import COMMUNES, FIGURES, OPEN_YEARS, PROGRAMMES, YEARS, kept_province
from table import Row, limit, megabytes, milliseconds, run_script, seconds

BACKUP_SECONDS = 60


def measure(folder: Path) -> Iterator[Row]:
    """Open copies of the offices in processes of their own, and yield what each of them took."""
    province = kept_province()
    superior, commune = folder / "superior", folder / "commune"
    shutil.copytree(province.superior, superior)
    shutil.copytree(province.commune, commune)
    above = run_script("superior_worker.py", superior, province.folder / "packages")
    below = run_script("commune_worker.py", commune, folder)
    size = f"{COMMUNES} communes × {PROGRAMMES} programmes × {len(YEARS)} years ({len(OPEN_YEARS)} open)"
    yield Row(f"{size}, {FIGURES} figures a month each", "", "", "", "", None)
    yield limit("  a month's packages previewed and imported, CPU", above["taken in"], most=15, show=seconds)
    yield Row("    of which previewed, CPU", seconds(above["previewed"]), "", "", "", None)
    yield Row("    by the clock, a commit on disk for each", seconds(above["waited"]), "", "", "", None)
    yield limit("  board of a programme, CPU", above["board"], most=0.1, show=milliseconds)
    yield limit("  its consolidated forms, CPU", above["forms"], most=0.3, show=milliseconds)
    yield limit("  peak memory of the superior office", above["memory"], most=350e6, show=megabytes)
    yield limit("  its database file", above["file"], most=600e6, show=megabytes)
    yield limit("  its backup, made and read again", above["backed up"], most=BACKUP_SECONDS, show=seconds)
    yield limit("    the backup file", above["backup"], most=600e6, show=megabytes)
    yield limit("  a commune's package", below["package"], most=2.5e6, show=megabytes)
    yield limit("  peak memory of a commune's office", below["memory"], most=150e6, show=megabytes)
    yield Row("    its month's sheet, CPU", milliseconds(below["sheet"]), "", "", "", None)

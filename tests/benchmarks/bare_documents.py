"""Writes the same cells plainly with openpyxl and reportlab alone: the bare baseline of the documents."""

import json
import resource
import sys
from pathlib import Path

from openpyxl import Workbook
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table


def main(cells: str, font: str, target: str) -> None:
    """Write a workbook and a PDF of sheets given as JSON and print the CPU seconds of the whole process."""
    sheets = json.loads(Path(cells).read_bytes())
    workbook = Workbook()
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(Path(target, "bare.xlsx"))
    registerFont(TTFont("Shipped", font))
    story = []
    for rows in sheets.values():
        texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
        story += [Table(texts, style=[("FONT", (0, 0), (-1, -1), "Shipped", 6)]), PageBreak()]
    SimpleDocTemplate(str(Path(target, "bare.pdf")), pagesize=landscape(A4)).build(story)
    used = resource.getrusage(resource.RUSAGE_SELF)
    sys.stdout.write(json.dumps({"cpu": used.ru_utime + used.ru_stime}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

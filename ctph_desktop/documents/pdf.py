"""The filled forms as a PDF for printing and signing: A4 landscape, embedded font, one table a page."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ctph_desktop.documents.layout import FormLayout, arrange_all
from ctph_desktop.documents.saving import save
from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.domain.letterhead import BLANK, Letterhead


def write_pdf(forms: Sequence[FilledForm], path: Path, *, fonts: Path, letterhead: Letterhead = BLANK) -> None:
    """Write the forms one after another, each with page numbers of its own.

    `fonts` is the folder with Liberation Serif. DiskFullError, FolderNotWritableError or FileInUseError if the file
    cannot be put in its place.
    """
    from reportlab.platypus import BaseDocTemplate, NextPageTemplate, PageBreak  # noqa: PLC0415 - start-up

    from ctph_desktop.documents import pdf_pages as pages  # noqa: PLC0415 - brings reportlab

    pages.register_fonts(fonts)
    layouts = arrange_all(forms, letterhead=letterhead)
    content = io.BytesIO()
    document = BaseDocTemplate(
        content, title=layouts[0].subject, author=layouts[0].frame.office_name, lang="vi-VN", **pages.PAPER
    )
    document.addPageTemplates([pages.page_template(form, name=f"form-{n}") for n, form in enumerate(layouts)])
    story: list[Any] = []
    for number, form in enumerate(layouts):
        if story:
            story += [NextPageTemplate(f"form-{number}"), PageBreak()]
        story += _content(form)
    document.build(story)
    save(path, content.getvalue())


def _content(form: FormLayout) -> list[Any]:
    from reportlab.platypus import PageBreak  # noqa: PLC0415 - start-up

    from ctph_desktop.documents import pdf_pages, pdf_table  # noqa: PLC0415 - bring reportlab

    title, closing = pdf_pages.title_block(form), pdf_pages.closing(form)
    room = pdf_pages.FRAME_HEIGHT - pdf_pages.height_of(title)
    content: list[Any] = [*title]
    for number, table in enumerate(pdf_table.tables(form, room=room, closing=pdf_pages.height_of(closing))):
        content += [*([PageBreak()] if number else []), *([table] if table is not None else [])]
    return content + pdf_pages.kept_together(closing)

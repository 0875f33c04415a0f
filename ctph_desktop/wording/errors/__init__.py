"""What went wrong, in a sentence that says what to do next. `str(exception)` is never shown."""


def explain(error: BaseException) -> str:
    """Say what happened and what to do next; the sentences are loaded with the first error that needs one."""
    from ctph_desktop.wording.errors.subjects import explain as answer  # noqa: PLC0415 - the sheet is shown without

    return answer(error)

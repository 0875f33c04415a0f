from ctph_desktop.ui.grid.undo import UndoStack


class Cells(dict):
    """Cells a window shows; another PC may write into them."""

    def stack(self) -> UndoStack[str, int]:
        return UndoStack(self.__getitem__)


def test_an_action_is_taken_back_and_done_again_as_one():
    cells = Cells(a=2, b=3)
    stack = cells.stack()
    stack.written({"a": 0, "b": 1}, {"a": 2, "b": 3})
    back = stack.undo()
    assert back == {"a": 0, "b": 1}
    cells.update(back)
    assert stack.redo() == {"a": 2, "b": 3}


def test_nothing_is_taken_back_over_a_value_somebody_else_wrote():
    cells = Cells(a=2)
    stack = cells.stack()
    stack.written({"a": 0}, {"a": 2})
    cells["a"] = 9
    assert stack.undo() is None
    assert not stack.can_undo


def test_a_new_action_ends_what_could_be_redone():
    cells = Cells(a=2)
    stack = cells.stack()
    stack.written({"a": 0}, {"a": 2})
    cells.update(stack.undo())
    stack.written({"a": 0}, {"a": 5})
    assert not stack.can_redo


def test_an_empty_stack_has_nothing_to_give():
    stack = Cells().stack()
    assert stack.undo() is None
    assert stack.redo() is None

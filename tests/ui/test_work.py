import threading

import pytest
from PySide6.QtCore import QObject

from ctph_desktop.domain.errors import CancelledError
from ctph_desktop.ui.shell.work import TaskRunner


@pytest.fixture
def tasks(qapp):
    runner = TaskRunner()
    yield runner
    runner.stop()


@pytest.fixture
def owner():
    return QObject()


def test_work_runs_elsewhere_and_its_value_comes_back_here(tasks, owner, qtbot):
    values = []
    tasks.run(threading.get_ident, on_done=values.append, on_error=pytest.fail, owner=owner)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert values
    assert values[0] != threading.get_ident()


def test_pieces_of_work_run_one_after_another_in_the_order_of_asking(tasks, owner, qtbot):
    ran, answered = [], []
    for number in range(5):
        tasks.run(
            lambda number=number: ran.append(number) or number,
            on_done=answered.append,
            on_error=pytest.fail,
            owner=owner,
        )
    assert not tasks.is_idle
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert ran == answered == [0, 1, 2, 3, 4]


def test_an_error_comes_back_and_the_next_piece_still_runs(tasks, owner, qtbot):
    errors, values = [], []
    tasks.run(lambda: 1 // 0, on_done=values.append, on_error=errors.append, owner=owner)
    tasks.run(lambda: 7, on_done=values.append, on_error=errors.append, owner=owner)
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert [type(error) for error in errors] == [ZeroDivisionError]
    assert values == [7]


def test_the_answer_for_a_window_that_is_gone_is_dropped_but_the_work_is_done(tasks, qtbot):
    owner, ran, values = QObject(), [], []
    tasks.run(lambda: ran.append(1), on_done=values.append, on_error=pytest.fail, owner=owner)
    owner.deleteLater()
    del owner
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert ran == [1]


def test_stopping_waits_for_everything_asked_for(qapp):
    runner, owner, ran = TaskRunner(), QObject(), []
    for number in range(20):
        runner.run(lambda n=number: ran.append(n), on_done=lambda _: None, on_error=pytest.fail, owner=owner)
    runner.stop()
    assert ran == list(range(20))


def test_steps_arrive_here_and_cancelling_ends_the_work(tasks, owner, qtbot):
    steps, errors, may_go_on = [], [], threading.Event()
    feedback = tasks.feedback()
    tasks.stepped.connect(lambda *step: steps.append((step, threading.get_ident())))

    def work():
        feedback.step(1, 3, "Cam An")
        assert may_go_on.wait(10)
        feedback.step(2, 3, "Cam Chính")

    tasks.run(work, on_done=pytest.fail, on_error=errors.append, owner=owner)
    qtbot.waitUntil(lambda: bool(steps))
    feedback.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: tasks.is_idle)
    assert steps == [((1, 3, "Cam An"), threading.get_ident())]
    assert isinstance(errors[0], CancelledError)


def test_what_is_asked_after_the_end_keeps_nobody_waiting(qapp, owner):
    runner = TaskRunner()
    runner.stop()
    runner.run(lambda: 1, on_done=pytest.fail, on_error=pytest.fail, owner=owner)
    assert runner.is_idle

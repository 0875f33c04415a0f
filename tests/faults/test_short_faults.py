"""A short run of every part of `make faults`, and proof that the parts that throw packages can fail."""

import bombs
import damaged_packages
import fuzz_targets
import hostile_packages
import insider_packages
import insider_receivers
import pytest
from fault_rows import Row, added

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.validity import Verdict, Weighed
from ctph_desktop.services.exchanging import incoming
from ctph_desktop.storage import projection
from ctph_desktop.sync import package


def _broken(rows) -> list[str]:
    """Return what did not hold; time and memory belong to whole runs, each of which has a process of its own."""
    return [f"{row.name}: {row.detail}" for row in rows if row.violations and row.tried]


def test_no_damaged_package_opens():
    rows = list(damaged_packages.run(0.005, 3))
    assert _broken(rows) == []
    assert sum(row.tried for row in rows) > 4000


def test_whole_packages_open():
    for data in (damaged_packages.small(), damaged_packages.full(), damaged_packages.public()):
        assert damaged_packages.verdict(data) == "opened"


def test_a_million_damaged_packages_are_what_a_whole_run_tries():
    assert sum(family.size for family in damaged_packages.families()) > 1_000_000


def test_no_hostile_package_gets_through_the_import():
    rows = list(hostile_packages.run(0.002, 1))
    assert _broken(rows) == []
    assert len(rows) > 12


def test_a_bomb_ends_in_an_answer():
    rows = list(bombs.run(0.01, 1))
    assert not any(", !" in row.detail for row in rows)  # seconds and megabytes are counted in whole runs
    assert rows[0].tried >= 4


def test_mutated_records_of_an_insider_leave_the_office_whole():
    rows = list(insider_packages.run(0.003, 1))
    assert _broken(rows) == []
    assert rows[0].sums["let in"] > 0


@pytest.mark.parametrize("target", fuzz_targets.TARGETS)
def test_what_is_fuzzed_holds_for_what_the_program_writes_and_for_some_damage_to_it(target):
    for seed in fuzz_targets.seeds(target):
        fuzz_targets.TARGETS[target](seed)
        for bit in range(8, len(seed) * 8, 41):
            fuzz_targets.TARGETS[target](damaged_packages.flipped(seed, bit))


# the parts can fail


def test_a_container_that_checks_no_signature_is_noticed(monkeypatch):
    monkeypatch.setattr(package, "_check_signature", lambda *_: None)
    assert _broken(damaged_packages.run(0.005, 3)) != []


def test_a_container_that_checks_no_echo_is_noticed(monkeypatch):
    read = package._read_records

    def without_echo(packed, header, *, echo):
        lines = list(package._inflated_lines(packed, size=header.inflated))
        return read(packed, header, echo=lines[0] + b"\n")

    monkeypatch.setattr(package, "_read_records", without_echo)
    assert any("stranger" in line for line in _broken(damaged_packages.run(0.01, 3)))


def test_an_error_of_another_class_is_noticed(monkeypatch):
    monkeypatch.setattr(package, "_check_outline", lambda data: data[16])
    assert any("!" in line for line in _broken(damaged_packages.run(0.005, 3)))


def test_an_import_without_the_gate_is_noticed(monkeypatch):
    monkeypatch.setattr(incoming, "_Gate", lambda *_, **__: lambda _: True)
    assert any("another unit's book" in line or "stranger" in line for line in _broken(hostile_packages.run(0.001, 1)))


def test_seals_of_others_that_vanish_when_an_insider_writes_are_noticed(monkeypatch):
    monkeypatch.setattr(projection, "joined", lambda *_: None)
    assert _broken(insider_packages.run(0.002, 1)) != []


def test_values_that_no_version_writes_stop_no_receiver():
    rows = list(insider_receivers.run(0.001, 1))
    assert _broken(rows) == []
    assert sum(row.sums["held back"] for row in rows) > 40


def test_a_value_that_hides_a_genuine_one_is_noticed(monkeypatch):
    weigh = projection.weigh

    def let_in(op, **about):
        weighed = weigh(op, **about)
        return weighed if weighed.verdict is Verdict.VALID else Weighed(Verdict.VALID)

    monkeypatch.setattr(projection, "weigh", let_in)
    assert _broken(insider_receivers.run(0.001, 1)) != []


def test_a_codec_that_lets_anything_pass_is_noticed(monkeypatch):
    monkeypatch.setattr(canonical, "_examine", lambda *_: None)
    with pytest.raises(AssertionError):
        fuzz_targets.TARGETS["canonical"](b'{"a":"a\xcc\x81"}\n')


def test_a_fault_in_what_counts_is_noticed_by_the_segments_target(monkeypatch):
    monkeypatch.setattr(projection, "judge_segment", lambda *_, **__: Verdict.VALID)
    monkeypatch.setattr(projection, "joined", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        fuzz_targets.TARGETS["segment"](fuzz_targets.seeds("segment")[2])


def test_pieces_of_a_run_add_up():
    one = Row("x", 2, 1, "seed 1", {"edits": 5}, {"s": 1.0})
    two = Row("x", 3, 0, "", {"edits": 2}, {"s": 2.0})
    assert added([one, two]) == [Row("x", 5, 1, "seed 1", {"edits": 7}, {"s": 2.0})]

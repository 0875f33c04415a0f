"""Every package carries the whole roster: enrolling a province must not make it heavy, nor slow to read."""

from msgspec.structs import replace
from village_offices import workplace_of

from ctph_desktop.domain.journal.roster import Grant, build_chain
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.services.roster.roster_editing import RosterEditor
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import PackageHeader, PackageKind, build

_COMMUNES = 98
_LIMIT = 100_000


def test_ninety_eight_enrolments_weigh_less_than_a_hundred_kilobytes_in_a_package(founded):
    with founded.superior() as office:
        workplace = workplace_of(office)
        editor: RosterEditor = office.devices._editor
        before = len(workplace.journal.records(Purpose.ROSTER))
        for number in range(_COMMUNES):
            public = DeviceKeys.new().public
            grant = Grant(public.sign.hex(), public.age, f"{number:032x}", f"PC văn hoá {number}", 0, seals=True)
            latest = editor.latest()
            editor.publish(replace(latest, devices=(*latest.devices, grant)))
        rosters = workplace.journal.records(Purpose.ROSTER)
        assert len(rosters) == before + _COMMUNES
        chain = build_chain(workplace.identity.root, rosters)
        assert chain == workplace.journal.chain
        assert chain.latest is not None
        assert len(chain.latest.devices) == _COMMUNES + 1
        data = build(
            PackageContents(rosters=rosters),
            header=PackageHeader(workplace.identity.unit, "468", PackageKind.ANSWER, workplace.now()),
            sender=workplace.keys,
            recipients=(workplace.keys.public.age,),
            replica=bytes(16),
            counter=1,
        )
        assert len(data) < _LIMIT

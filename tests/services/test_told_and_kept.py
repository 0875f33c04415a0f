"""What an import did is told in the language of the interface, and written down in Vietnamese."""

import pytest
from village_offices import Village

from ctph_desktop.system.paths import resource
from ctph_desktop.wording.told import tell_from


@pytest.fixture
def _in_english():
    tell_from(resource("translations", "told_en.json"))
    yield
    tell_from(None)


@pytest.mark.usefixtures("_in_english")
def test_the_log_of_files_is_vietnamese_where_the_window_tells_in_english(enrolled: Village):
    sent = enrolled.report("commune 0", VL01=5)
    with enrolled.superior() as office:
        (told,) = office.exchange.import_packages([sent])
        (logged,) = [row.summary for row in office.exchange.log() if row.file_name == sent.name]
    assert told.message == "Imported: 1 sealed report, 1 new figure."
    assert told.outcomes[0].text.endswith(" sends its report 03/2019")
    assert logged == "Đã nhập 1 báo cáo đã chốt, 1 số mới."

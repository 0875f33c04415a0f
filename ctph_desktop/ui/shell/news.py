"""After an upgrade the window tells once what is new."""

from ctph_desktop import __version__
from ctph_desktop.domain.releases import later_than
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.wording.releases import NEWS, what_is_new


def news_since_last_time(preferences: Preferences) -> str:
    """Return what came since the version that ran here last, empty at the first start; it is not told again."""
    seen = preferences.version
    if seen != __version__:
        preferences.remember_version(__version__)
    return "\n".join(what_is_new(version, NEWS[version]) for version in later_than(seen, NEWS))

"""The desktop: Qt widgets over the front door of an office."""

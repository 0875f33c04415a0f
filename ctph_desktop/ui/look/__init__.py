"""Colours, fonts, languages and what the dialogs share."""

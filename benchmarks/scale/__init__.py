"""Measures the application at ten thousand dialogues and more, beside plain SQL."""

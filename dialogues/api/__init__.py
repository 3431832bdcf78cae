"""The record as its document, for programs."""

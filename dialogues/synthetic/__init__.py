"""Synthetic records for measuring: plausible in shape, marked as made up."""

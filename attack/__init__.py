"""Attacks on an installation of its own. From the root: `make attack`."""

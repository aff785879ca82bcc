"""Herstelgroep: a Dutch terminal app with which experts by experience lead recovery groups."""

__version__ = "0.1.0"

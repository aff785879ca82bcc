"""Cleaning text, the small-group rule, spotting names, order without arrival. Pure."""

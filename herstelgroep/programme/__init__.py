"""Programmes: the model, reading and checking their files, the catalogue."""

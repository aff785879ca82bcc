"""The door with a screen: everything that imports textual."""

DOOR = "scherm"
"""How a live session knows this door: undo takes back what was done here."""

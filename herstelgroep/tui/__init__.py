"""The door with a screen: everything that imports textual."""

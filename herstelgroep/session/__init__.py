"""One live session: its state, the commands that change it, its clock. Pure."""

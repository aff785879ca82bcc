"""The commands, one file each: ``arguments`` says what can be typed, ``run`` does it and gives the exit code."""

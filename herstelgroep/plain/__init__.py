"""A session line by line, without a full screen: for screen readers and braille, and over a pipe."""

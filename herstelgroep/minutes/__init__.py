"""From a session to minutes, and from minutes to every format. Pure."""

"""The little server: the phone page, the group screen and the note-taker's page; loaded only when asked for."""

"""The steps of closing a meeting and of working on its minutes; each is a page that sends commands."""

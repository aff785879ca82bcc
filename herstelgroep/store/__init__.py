"""What is kept on disk, and how it stays whole: one owner, whole files, nothing reset."""

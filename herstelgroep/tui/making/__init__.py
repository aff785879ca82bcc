"""What the screens for making a programme share: the workbench, the pages to fill in, their keys."""

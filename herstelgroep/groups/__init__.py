"""Groups that meet for longer: their plan, and what they remember; pure, no screen and no disk."""

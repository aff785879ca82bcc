"""How fast the app is, told as ratios to the bare libraries it stands on, measured side by side."""

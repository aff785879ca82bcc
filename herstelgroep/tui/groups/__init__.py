"""What the screens for groups share: their keys, their words, reading days, keeping with a way back."""

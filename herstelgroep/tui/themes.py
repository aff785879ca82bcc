"""The clothes of the screens: avond, dag and contrast, with the colours of the design."""

from textual.theme import Theme

AVOND = Theme(
    name="avond",
    dark=True,
    background="#1D2326",
    surface="#1D2326",
    panel="#2B3539",
    foreground="#E9E7DF",
    primary="#9FD3C0",
    secondary="#EBCB93",
    accent="#F0B893",
    success="#9FD3C0",
    warning="#EBCB93",
    error="#F0B893",
    variables={"soft": "#A9B2AE", "raised": "#2B3539", "field": "#353F43", "line": "#39454A", "shade": "#242B2E"},
)
DAG = Theme(
    name="dag",
    dark=False,
    background="#FAF7F0",
    surface="#FAF7F0",
    panel="#EDE7DA",
    foreground="#22302E",
    primary="#1D4F45",
    secondary="#6B4708",
    accent="#7E3216",
    success="#1D4F45",
    warning="#6B4708",
    error="#7E3216",
    variables={"soft": "#55625F", "raised": "#EDE7DA", "field": "#E6DFD0", "line": "#D9D2C2", "shade": "#F3EEE2"},
)
CONTRAST = Theme(
    name="contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#1A1A1A",
    foreground="#FFFFFF",
    primary="#7FF0CF",
    secondary="#FFE08A",
    accent="#FFC7A0",
    success="#7FF0CF",
    warning="#FFE08A",
    error="#FFC7A0",
    variables={"soft": "#D6D6D6", "raised": "#1A1A1A", "field": "#262626", "line": "#8A8A8A", "shade": "#1A1A1A"},
)
_EVERY = {
    "block-cursor-text-style": "bold",
    "input-cursor-text-style": "none",
    "border-blurred": "transparent",
    "scrollbar-corner-color": "transparent",
}


def themes() -> tuple[Theme, ...]:
    """The three of them, with what they share."""
    for theme in (AVOND, DAG, CONTRAST):
        theme.variables |= {
            **_EVERY,
            "scrollbar": theme.variables["line"],
            "scrollbar-hover": theme.variables["soft"],
            "scrollbar-active": theme.variables["soft"],
            "scrollbar-background": theme.background or "",
            "scrollbar-background-hover": theme.background or "",
            "scrollbar-background-active": theme.background or "",
            "block-cursor-foreground": theme.primary,
            "block-cursor-background": theme.variables["raised"],
            "block-cursor-blurred-foreground": theme.foreground or "",
            "block-cursor-blurred-background": theme.variables["shade"],
            "block-cursor-blurred-text-style": "bold",
            "input-selection-background": theme.variables["line"],
        }
    return (AVOND, DAG, CONTRAST)

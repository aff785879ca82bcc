"""The two countries this app is made for."""

from enum import StrEnum


class Country(StrEnum):
    """Whose national numbers and public holidays hold."""

    NETHERLANDS = "NL"
    BELGIUM = "BE"

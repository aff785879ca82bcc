"""What the page on the beamer shows: what the group may see, and how to join in."""

from datetime import datetime
from typing import TYPE_CHECKING

from herstelgroep.qr import rows, wifi_text
from herstelgroep.session.for_group import GroupColumn, GroupView, along_view, group_view
from herstelgroep.session.model import Session
from herstelgroep.store.settings import Wifi
from herstelgroep.web.standing import Standing, agreement

if TYPE_CHECKING:
    from herstelgroep.web.links import Links


def snapshot(
    session: Session | None,
    now: int,
    *,
    blank: bool,
    links: "Links | None",
    theme: str,
    wifi: Wifi = Wifi(),  # noqa: B008
    along: bool = False,
) -> dict[str, object]:
    """All that the group's page shows at this moment (UTC seconds); None: the session is gone.

    ``links`` are those of the phones when they are on; they are left out while nothing may be written, and so
    is the code of the Wi-Fi. ``along``: the leader is closing. How many notes wait is not told: a number that
    goes up just now points to a person. The direction is put in when it is sealed.
    """
    seen = along_view if along else group_view
    view = seen(session, now) if session else GroupView("", over=True)
    joining = links if agreement(session) is Standing.OPEN else None
    return {
        "soort": "groep",
        "thema": view.theme,
        "vraag": view.question,
        "klein": list(view.small),
        "kolommen": [_column(column) for column in view.columns],
        "deel": None if view.fraction is None else round(view.fraction, 3),
        "terug": "" if view.back_at is None else _hour(view.back_at),
        "buiten": view.off_record,
        "stil": view.still,
        "leeg": blank,
        "nalezen": view.along,
        "wifi": wifi.name if joining else "",
        "wifi_qr": _wifi_code(wifi) if joining and wifi.name else None,
        "qr": list(rows(joining.page)) if joining else None,
        "adres": joining.short if joining else "",
        "code": joining.code if joining else "",
        "kleuren": theme,
        "klaar": view.over,
    }


def _wifi_code(wifi: Wifi) -> list[str]:
    return list(rows(wifi_text(wifi.name, wifi.password, hidden=wifi.hidden)))


def _column(column: GroupColumn) -> dict[str, object]:
    notes = [
        {"tekst": note.text, "keer": note.count, "groep": note.role.value if note.role else ""}
        for _, note in column.notes
    ]
    return {"titel": column.title, "briefjes": notes}


def _hour(at: int) -> str:
    return datetime.fromtimestamp(at).strftime("%H.%M")

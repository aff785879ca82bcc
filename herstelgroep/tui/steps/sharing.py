"""The look before minutes leave the room, and making files of them."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from herstelgroep.minutes.formats import FORMATS, render
from herstelgroep.minutes.model import NotesChoice
from herstelgroep.programme.model import Outcome
from herstelgroep.session.model import Session
from herstelgroep.store.files import FileSystem, write_atomically
from herstelgroep.store.folder import Folder
from herstelgroep.store.names import is_safe, safe_name
from herstelgroep.store.trouble import told
from herstelgroep.tui.steps.base import Step, head
from herstelgroep.tui.widgets.fields import BigButton
from herstelgroep.tui.widgets.lines import wrapped
from herstelgroep.tui.widgets.lists import PickList, TickList

_NAMES = {
    "pdf": "PDF, om te lezen en te printen",
    "docx": "Word, om nog te veranderen",
    "html": "Webpagina",
    "md": "Markdown, gewone tekst",
    "csv": "Rekenblad (CSV)",
    "json": "Gegevens (JSON), voor een ander programma",
}
_ORDER = tuple(name for name in _NAMES if name in FORMATS)
_USUAL = (0, 1)
_NOTES = (
    (NotesChoice.WHERE_NEEDED, "Alleen waar geen samenvatting staat"),
    (NotesChoice.ALWAYS, "Alle briefjes"),
    (NotesChoice.NEVER, "Geen briefjes"),
)
MOST_REMARKS = 12


class ShareStep(Step):
    """Choose formats, look once more, and make the files in the folder ``uit``."""

    heading = "Bestanden maken"

    def compose(self) -> ComposeResult:
        """What to look at, what to choose, and the button."""
        yield Static(id="remarks")
        if self.session.programme.outcome is Outcome.SHARE:
            yield head("Losse briefjes in het verslag")
            yield PickList([text for _, text in _NOTES], 0, id="notes-choice")
        yield head("Welke bestanden?")
        yield TickList([_NAMES[name] for name in _ORDER], _USUAL, id="formats")
        yield BigButton("Maak de bestanden", id="make")
        yield Static(id="where")

    def on_mount(self) -> None:
        """Look first."""
        self.show_again()
        self.screen.set_focus(self.query("PickList, TickList").first())

    @property
    def notes(self) -> NotesChoice:
        """Which loose notes come along."""
        picks = list(self.query(PickList))
        return _NOTES[picks[0].picked or 0][0] if picks else NotesChoice.WHERE_NEEDED

    def show_again(self) -> None:
        """Tell again what somebody should look at."""
        from herstelgroep.minutes.build import build_minutes
        from herstelgroep.minutes.remarks import before_sharing

        remarks = [remark.sentence for remark in before_sharing(build_minutes(self.session, self.notes))]
        said = (
            ["Kijk hier nog even naar. Veranderen kan met PgUp."] if remarks else ["We zagen geen namen of plaatsen."]
        )
        width = self.screen.size.width - 8
        for remark in remarks[:MOST_REMARKS]:
            said += [("  " if place else "• ") + line for place, line in enumerate(wrapped(remark, width))]
        if len(remarks) > MOST_REMARKS:
            said.append(f"En nog {len(remarks) - MOST_REMARKS}.")
        if not remarks:
            said.append("Lees het zelf ook na: een computer ziet niet alles.")
        told_here = self.query_one("#remarks", Static)
        told_here.update(Content("\n".join(said)))
        told_here.set_class(bool(remarks), "mind")
        told_here.set_class(not remarks, "told")

    def on_pick_list_picked(self) -> None:
        """Other notes, other things to look at."""
        self.show_again()

    def on_big_button_pressed(self) -> None:
        """Make the files."""
        self.make()

    def make(self) -> None:
        """Make the files in the writer's turn, and say where they are."""
        formats = tuple(_ORDER[n] for n in sorted(self.query_one(TickList).ticked))
        if not formats:
            self.calm.say("Kies eerst een of meer bestanden.")
            return
        self.calm.say("Even geduld. We maken de bestanden.")
        job = partial(written, self.desk.files, self.session, formats, self.notes)
        self.calm.work(partial(self.desk.in_turn, job), self.show_where)

    def show_where(self, paths: tuple[Path, ...]) -> None:
        """Say where the files are."""
        names = "\n".join(path.name for path in paths)
        self.calm.say("De bestanden zijn klaar.")
        if self.is_attached:
            where = self.query_one("#where", Static)
            where.update(Content(f"In de map {paths[0].parent}:\n{names}"))
            self.call_after_refresh(where.scroll_visible, animate=False)


def written(
    files: FileSystem, session: Session, formats: tuple[str, ...], notes: NotesChoice, folder: Folder
) -> tuple[Path, ...]:
    """Write the minutes in these formats; gives their paths. Raises a StoreTrouble."""
    from herstelgroep.minutes.build import build_minutes

    minutes = build_minutes(session, notes)
    stem = session.id if is_safe(session.id) else safe_name(session.id)
    paths = []
    for name in formats:
        path = folder.out / f"{stem}.{FORMATS[name].ending}"
        data = render(minutes, name)
        with told(path):
            files.make_folder(folder.out)
            write_atomically(files, path, data)
        paths.append(path)
    return tuple(paths)

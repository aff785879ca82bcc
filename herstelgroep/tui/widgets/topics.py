"""The topics of a meeting: chosen with Enter, put in order, given another name."""

from textual.content import Content
from textual.message import Message
from textual.widgets.option_list import Option

from herstelgroep.programme.model import Topic
from herstelgroep.tui.draft import Draft
from herstelgroep.tui.widgets.lists import TickList


class TopicList(TickList):
    """The topics of a draft; those that are chosen carry a tick."""

    class Changed(Message):
        """Other topics, or in another order."""

    def __init__(self, draft: Draft, *, id: str | None = None) -> None:
        super().__init__((), id=id)
        self.draft = draft
        self.renaming: int | None = None
        self._show()

    def _show(self, place: int | None = None) -> None:
        self.ticked = {n for n, choice in enumerate(self.draft.topics) if choice.chosen}
        self.keep_place([Option(_line(choice.topic)) for choice in self.draft.topics], place)

    def turn(self, index: int) -> None:
        """Choose a topic, or let it go."""
        choice = self.draft.topics[index]
        choice.chosen = not choice.chosen
        self._changed(index)

    def shift(self, step: int) -> None:
        """Move the topic of the cursor one place up or down."""
        here = self.highlighted or 0
        there = here + step
        topics = self.draft.topics
        if 0 <= there < len(topics):
            topics[here], topics[there] = topics[there], topics[here]
            self._changed(there)

    def rename(self) -> str:
        """The next name that is given is for this topic; gives the name it has now."""
        self.renaming = self.highlighted or 0
        topic = self.draft.topics[self.renaming].topic
        return topic.thesis or topic.title

    def named(self, title: str) -> None:
        """The new name of a topic, or the name of a new one."""
        if self.renaming is None:
            self.draft.add_topic(title)
            self._changed(len(self.draft.topics) - 1)
        else:
            self.draft.rename_topic(self.renaming, title)
            self._changed(self.renaming)
            self.renaming = None

    def take_up(self, title: str) -> None:
        """Talk about this today: a topic of the list by that name, or else a new one."""
        found = [place for place, choice in enumerate(self.draft.topics) if choice.topic.title == title]
        if found:
            self.draft.topics[found[0]].chosen = True
        else:
            self.draft.add_topic(title)
        self._changed(found[0] if found else len(self.draft.topics) - 1)

    def _changed(self, place: int) -> None:
        self._show(place)
        self.post_message(self.Changed())


def _line(topic: Topic) -> Content:
    """Its name; of a thesis also what it says, for there is something to choose."""
    said = topic.thesis if topic.thesis != topic.title else ""
    return Content.assemble(topic.title, (f"\n{said}", "$soft")) if said else Content(topic.title)

"""Changes to programmes as people make them, for property tests."""

from hypothesis import strategies as st

from herstelgroep.programme import editing as e
from herstelgroep.programme.model import CaptureKind, Moment, Programme, Role, Script, SegmentKind
from tests.building import a_programme, shipped
from tests.hostile import HOSTILE

BASES = ("proef", "clientenpanel", "discussiebijeenkomst", "herstelwerkgroep", "projectplan", "rapportcijfers", "hompa")
_TEXT = st.one_of(st.text(max_size=40), st.sampled_from(HOSTILE), st.sampled_from(("Rondje", "Wat hielp?", "")))
_TEXTS = st.lists(_TEXT, max_size=3).map(tuple)
_MINUTES = st.integers(0, 300)
_KEY = st.integers(0, 99)


def base(name: str) -> Programme:
    return a_programme() if name == "proef" else shipped(name)


def _words() -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(
        {},
        optional={"title": _TEXT, "say": _TEXTS, "do": _TEXTS, "mind": _TEXTS, "easier": _TEXT, "shown": _TEXT},
    )


def _segment_fields() -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(
        {},
        optional={
            "kind": st.sampled_from([kind for kind in SegmentKind if kind is not SegmentKind.TOPIC]),
            "minutes": _MINUTES,
            "least": _MINUTES,
            "fixed": st.booleans(),
            "capture": st.sampled_from(("", "bord", "stemming", "afspraken", "niets")),
            "speaks": st.sampled_from((None, *Role)),
            "moment": st.sampled_from(Moment),
        },
    )


class Edit:
    """One change; it may be one that changes nothing."""

    def __init__(self, data: st.DataObject, programme: Programme) -> None:
        self.data, self.programme = data, programme
        self.nr = data.draw(st.integers(1, max(1, len(programme.scripts))))

    def made(self) -> Programme:
        name = self.data.draw(st.sampled_from([name for name in dir(self) if name.startswith("do_")]))
        result: Programme = getattr(self, name)()
        return result

    def script(self) -> Script:
        script = self.programme.script(self.nr)
        assert script is not None
        return script

    def pick(self, keys: list[str]) -> str:
        return keys[self.data.draw(_KEY) % len(keys)] if keys else "niets"

    def segment(self) -> str:
        return self.pick([one.key for one in self.script().segments])

    def capture(self) -> str:
        return self.pick([one.key for one in self.script().captures])

    def topic(self) -> str:
        listed = self.script().topic_list
        return self.pick([one.key for one in listed.topics] if listed else [])

    def do_head(self) -> Programme:
        fields = self.data.draw(
            st.fixed_dictionaries(
                {},
                optional={"title": _TEXT, "purpose": _TEXT, "audience": _TEXT, "preparation": _TEXTS,
                          "least": st.integers(0, 40), "most": st.integers(0, 40), "readers": _TEXT},
            )
        )  # fmt: skip
        return e.change_programme(self.programme, **fields)

    def do_meeting(self) -> Programme:
        return e.change_meeting(
            self.programme, self.nr, title=self.data.draw(_TEXT), minutes=self.data.draw(_MINUTES),
            preparation=self.data.draw(_TEXTS),
        )  # fmt: skip

    def do_copy_meeting(self) -> Programme:
        return e.copy_meeting(self.programme, self.nr)

    def do_remove_meeting(self) -> Programme:
        return e.remove_meeting(self.programme, self.nr)

    def do_segment(self) -> Programme:
        fields = self.data.draw(_words()) | self.data.draw(_segment_fields())
        return e.change_segment(self.programme, self.nr, self.segment(), **fields)

    def do_add_segment(self) -> Programme:
        return e.add_segment(self.programme, self.nr, self.segment())[0]

    def do_remove_segment(self) -> Programme:
        return e.remove_segment(self.programme, self.nr, self.segment())

    def do_move_segment(self) -> Programme:
        return e.move_segment(self.programme, self.nr, self.segment(), self.data.draw(st.integers(-3, 3)))

    def do_capture(self) -> Programme:
        old = self.script().capture(key := self.capture())
        items = e.items_of(self.data.draw(_TEXTS), old.items) if old else ()
        return e.change_capture(
            self.programme, self.nr, key, title=self.data.draw(_TEXT), items=items,
            kind=self.data.draw(st.sampled_from(CaptureKind)), question=self.data.draw(_TEXT),
        )  # fmt: skip

    def do_add_capture(self) -> Programme:
        kind = self.data.draw(st.sampled_from(CaptureKind))
        return e.add_capture(self.programme, self.nr, self.data.draw(_TEXT), kind)[0]

    def do_turn_capture(self) -> Programme:
        kind = self.data.draw(st.sampled_from(CaptureKind))
        before = self.data.draw(st.sampled_from((None, self.programme, a_programme())))
        return e.turn_capture(self.programme, self.nr, self.capture(), kind, before)

    def do_remove_capture(self) -> Programme:
        return e.remove_capture(self.programme, self.nr, self.capture())

    def do_topic(self) -> Programme:
        columns = e.items_of(self.data.draw(_TEXTS), ())
        return e.change_topic(self.programme, self.nr, self.topic(), **self.data.draw(_words()), columns=columns)

    def do_add_topic(self) -> Programme:
        return e.add_topic(self.programme, self.nr, self.data.draw(_TEXT))[0]

    def do_remove_topic(self) -> Programme:
        return e.remove_topic(self.programme, self.nr, self.topic())

    def do_choose(self) -> Programme:
        return e.choose_topics(self.programme, self.nr, *self.data.draw(st.tuples(_MINUTES, _MINUTES)))


@st.composite
def edited(draw: st.DrawFn) -> Programme:
    """A programme after a few changes."""
    programme = base(draw(st.sampled_from(BASES)))
    data = draw(st.data())
    for _ in range(draw(st.integers(0, 6))):
        programme = Edit(data, programme).made()
    return programme

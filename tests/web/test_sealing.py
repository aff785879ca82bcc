"""Opening and sealing: what is whole comes through, and nothing else does."""

import json
import os
from base64 import b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import crypto_scalarmult_base
from nacl.secret import SecretBox

from herstelgroep.web.sealing import (
    MOST_BYTES,
    CannotOpen,
    open_box,
    open_from_page,
    public_key,
    seal_for_page,
    unchangeable,
)
from tests.web.room import box, filled

PRIVATE = "5e" * 32
KEY = public_key(PRIVATE)
RAW = bytes(range(32))
SECRET = urlsafe_b64encode(RAW).decode().rstrip("=")
OVERHEAD = 32 + 24 + 16

WRONG_INSIDE = {
    "nothing": b"",
    "only spaces": b" " * 256,
    "no json": b"briefje".ljust(256),
    "half": b'{"soort":"briefje"'.ljust(256),
    "a list": b"[1]".ljust(256),
    "a text": b'"briefje"'.ljust(256),
    "an object in it": b'{"a":{}}'.ljust(256),
    "a list in it": b'{"a":[]}'.ljust(256),
    "too deep": (b'{"a":' + b"[" * 8000).ljust(8192),
    "too deep by keys": (b'{"a":' * 1500).ljust(8192),
    "no text": b'{"a":"\xff\xfe"}'.ljust(256),
    "half a sign": b'{"a":"\xf0\x9f"}'.ljust(256),
    "utf-16": '{"a":1}'.encode("utf-16").ljust(256, b" "),
    "a mark before it": b"\xef\xbb\xbf{}".ljust(256),
    "two of them": b"{}{}".ljust(256),
    "a huge number": (b'{"a":' + b"9" * 5000 + b"}").ljust(5120),
    "not filled up": b'{"a":1}',
    "one too many": b'{"a":1}'.ljust(257),
}


def from_page(message: object, naar: str | None = "laptop") -> bytes:
    told = dict(message) if isinstance(message, dict) else {}
    return bytes(SecretBox(RAW).encrypt(filled(told | ({"naar": naar} if naar else {}))))


def test_the_key_in_the_page_belongs_to_the_laptop() -> None:
    assert b64decode(KEY) == crypto_scalarmult_base(bytes.fromhex(PRIVATE))


single = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=300)


@given(st.dictionaries(st.text(max_size=20), single, max_size=8))
def test_what_a_phone_seals_comes_through_whole(message: dict[str, object]) -> None:
    assert open_box(PRIVATE, box(KEY, filled(message))) == message


@given(st.dictionaries(st.text(max_size=20).filter(lambda key: key != "naar"), single, max_size=8))
def test_what_the_page_seals_comes_through_without_its_direction(message: dict[str, object]) -> None:
    assert open_from_page(SECRET, from_page(message)) == message


@given(st.dictionaries(st.text(max_size=20).filter(lambda key: key != "naar"), single, max_size=8))
def test_what_goes_to_the_page_can_be_opened_there(content: dict[str, object]) -> None:
    body = b64decode(seal_for_page(SECRET, content))
    assert json.loads(SecretBox(RAW).decrypt(body)) == content | {"naar": "bladzijde"}


def test_the_length_tells_nothing_of_the_words() -> None:
    sealed = [b64decode(seal_for_page(SECRET, {"tekst": "a" * size})) for size in (0, 1, 100, 200)]
    assert {len(one) for one in sealed} == {24 + 16 + 256}
    assert len(b64decode(seal_for_page(SECRET, {"tekst": "a" * 300}))) == 24 + 16 + 512


def test_the_same_is_never_sealed_the_same() -> None:
    assert len({seal_for_page(SECRET, {"a": 1}) for _ in range(50)}) == 50


@pytest.mark.parametrize("plain", WRONG_INSIDE.values(), ids=list(WRONG_INSIDE))
def test_what_is_no_message_is_not_opened(plain: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_box(PRIVATE, box(KEY, plain))
    with pytest.raises(CannotOpen):
        open_from_page(SECRET, bytes(SecretBox(RAW).encrypt(plain)))


@given(st.integers(0, (OVERHEAD + 256) * 8 - 1))
def test_one_changed_bit_and_it_stays_shut(bit: int) -> None:
    body = bytearray(box(KEY, filled({"a": 1})))
    body[bit // 8] ^= 1 << bit % 8
    if bit == 255:  # the one bit that a public key does not use
        assert open_box(PRIVATE, bytes(body)) == {"a": 1}
        return
    with pytest.raises(CannotOpen):
        open_box(PRIVATE, bytes(body))


def test_the_unused_bit_of_a_key_makes_no_other_message_of_it() -> None:
    body = box(KEY, filled({"a": 1}))
    other = body[:31] + bytes([body[31] ^ 128]) + body[32:]
    assert open_box(PRIVATE, other) == {"a": 1}
    assert unchangeable(other) == unchangeable(body)
    assert unchangeable(body) != unchangeable(box(KEY, filled({"a": 1})))


@given(st.integers(0, (24 + 16 + 256) * 8 - 1))
def test_one_changed_bit_from_the_page_and_it_stays_shut(bit: int) -> None:
    body = bytearray(from_page({"a": 1}))
    body[bit // 8] ^= 1 << bit % 8
    with pytest.raises(CannotOpen):
        open_from_page(SECRET, bytes(body))


@given(st.binary(max_size=600))
def test_noise_is_not_opened(body: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_box(PRIVATE, body)
    with pytest.raises(CannotOpen):
        open_from_page(SECRET, body)


def test_what_is_cut_off_is_not_opened() -> None:
    body = box(KEY, filled({"a": 1}))
    for size in range(len(body)):
        with pytest.raises(CannotOpen):
            open_box(PRIVATE, body[:size])


@pytest.mark.parametrize("key", [bytes(32), bytes([1]) + bytes(31), b"\xff" * 32], ids=["nothing", "one", "full"])
def test_a_key_that_is_none_is_refused(key: bytes) -> None:
    with pytest.raises(CannotOpen):
        open_box(PRIVATE, key + os.urandom(24 + 16 + 256))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(CannotOpen):
        open_box("5f" * 32, box(KEY, filled({"a": 1})))
    with pytest.raises(CannotOpen):
        open_from_page(urlsafe_b64encode(bytes(32)).decode(), from_page({"a": 1}))


def test_too_large_is_not_looked_at() -> None:
    room = (MOST_BYTES - OVERHEAD) // 256 * 256
    assert open_box(PRIVATE, box(KEY, b'{"a":1}'.ljust(room))) == {"a": 1}
    with pytest.raises(CannotOpen):
        open_box(PRIVATE, box(KEY, b'{"a":1}'.ljust(room + 256)))


@pytest.mark.parametrize("naar", ["bladzijde", "", None, "Laptop"])
def test_what_was_not_meant_for_the_laptop_is_refused(naar: str | None) -> None:
    with pytest.raises(CannotOpen):
        open_from_page(SECRET, from_page({"soort": "weg"}, naar))


def test_what_went_to_the_page_is_not_taken_back() -> None:
    with pytest.raises(CannotOpen):
        open_from_page(SECRET, b64decode(seal_for_page(SECRET, {"soort": "ongedaan", "naar": "laptop"})))


@pytest.mark.parametrize("secret", ["", "kort", SECRET[:-2], SECRET + "AA", "é" * 43, "A"])
def test_a_secret_that_is_none_opens_nothing(secret: str) -> None:
    with pytest.raises(CannotOpen):
        open_from_page(secret, from_page({"a": 1}))


def test_half_a_sign_that_json_can_hold_is_dropped() -> None:
    body = box(KEY, rb'{"tekst":"a\ud83db","\ud800k":"\udfff"}'.ljust(256))
    assert open_box(PRIVATE, body) == {"tekst": "ab", "k": ""}


def test_the_sentence_says_what_to_do_and_nothing_technical() -> None:
    with pytest.raises(CannotOpen) as told:
        open_box(PRIVATE, b"")
    assert told.value.message == "Dit bericht kon niet open. Je tekst staat er nog. Scan de code nog een keer."

"""What is in the pages and not ours is exactly what its makers published, with its licence."""

import hashlib
from importlib.resources import files

import pytest

TWEETNACL_1_0_3 = {
    "nacl.js": "973cc5733cc7432e30ee4682098f413094f494bccf76a567c23908c5035ddbbc",
    "LICENSE-tweetnacl.txt": "88d9b4eb60579c191ec391ca04c16130572d7eedc4a86daa58bf28c6e14c9bcd",
}
"""sha256 of nacl.min.js and LICENSE in the package tweetnacl 1.0.3."""


@pytest.mark.parametrize("name", TWEETNACL_1_0_3)
def test_tweetnacl_is_as_it_was_published(name: str) -> None:
    content = (files("herstelgroep.web") / "pages" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == TWEETNACL_1_0_3[name]

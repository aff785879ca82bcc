"""Which of the laptop's addresses phones can most likely reach, from lists as three systems give them."""

from ipaddress import IPv4Address
from typing import NamedTuple

import pytest

from herstelgroep.web.addresses import Address, Kind, own_addresses, propose, ranked


class Ip(NamedTuple):
    ip: str | tuple[str, int, int]
    nice_name: str


class Adapter(NamedTuple):
    name: str
    nice_name: str
    ips: list[Ip]


def unix(name: str, *ips: str) -> Adapter:
    """An adapter as Linux and macOS tell of it."""
    return Adapter(name, name, [Ip((ip, 0, 0) if ":" in ip else ip, name) for ip in ips])


def windows(device: str, connection: str, *ips: str) -> Adapter:
    """An adapter as Windows tells of it."""
    found = [Ip((ip, 0, 0) if ":" in ip else ip, connection) for ip in ips]
    return Adapter("{846EE342-7039-11DE-9D20-806E6F6E6963}", device, found)


LINUX = [
    unix("lo", "127.0.0.1", "::1"),
    unix("docker0", "172.17.0.1"),
    unix("br-5f0c2a", "172.18.0.1"),
    unix("virbr0", "192.168.122.1"),
    unix("tun0", "10.8.0.6"),
    unix("tailscale0", "100.101.102.103"),
    unix("enp3s0", "192.168.1.20"),
    unix("wlp2s0", "192.168.1.5", "fe80::1"),
]
MACOS = [
    unix("lo0", "127.0.0.1"),
    unix("utun3", "10.9.0.2"),
    unix("bridge100", "192.168.64.1"),
    unix("en7", "192.168.1.21"),
    unix("en0", "192.168.1.6"),
    unix("awdl0", "fe80::2"),
    unix("llw0", "fe80::3"),
]
WINDOWS = [
    windows("Software Loopback Interface 1", "Loopback Pseudo-Interface 1", "127.0.0.1"),
    windows("Hyper-V Virtual Ethernet Adapter", "vEthernet (WSL)", "172.22.160.1"),
    windows("VirtualBox Host-Only Ethernet Adapter", "Ethernet 3", "192.168.56.1"),
    windows("TAP-Windows Adapter V9", "Ethernet 2", "10.8.0.10"),
    windows("Realtek PCIe GbE Family Controller", "Ethernet", "169.254.12.7"),
    windows("ASIX AX88179 USB 3.0 to Gigabit Ethernet Adapter", "Ethernet 5", "192.168.1.22"),
    windows("Bluetooth Device (Personal Area Network)", "Bluetooth-netwerkverbinding", "169.254.3.3"),
    windows("Intel(R) Wi-Fi 6 AX201 160MHz", "Wi-Fi", "192.168.1.7", "fe80::4"),
]


def told(addresses: list[Address]) -> list[tuple[str, Kind]]:
    return [(one.address, one.kind) for one in addresses]


def test_linux() -> None:
    assert told(ranked(LINUX)) == [
        ("192.168.1.5", Kind.WIFI),
        ("192.168.1.20", Kind.CABLE),
        ("10.8.0.6", Kind.VPN),
        ("100.101.102.103", Kind.VPN),
        ("172.18.0.1", Kind.VIRTUAL),
        ("172.17.0.1", Kind.VIRTUAL),
        ("192.168.122.1", Kind.VIRTUAL),
        ("127.0.0.1", Kind.THIS_LAPTOP),
    ]


def test_macos() -> None:
    assert told(ranked(MACOS)) == [
        ("192.168.1.6", Kind.WIFI),
        ("192.168.1.21", Kind.CABLE),
        ("10.9.0.2", Kind.VPN),
        ("192.168.64.1", Kind.VIRTUAL),
        ("127.0.0.1", Kind.THIS_LAPTOP),
    ]


def test_windows() -> None:
    assert told(ranked(WINDOWS)) == [
        ("192.168.1.7", Kind.WIFI),
        ("192.168.1.22", Kind.CABLE),
        ("10.8.0.10", Kind.VPN),
        ("192.168.56.1", Kind.VIRTUAL),
        ("172.22.160.1", Kind.VIRTUAL),
        ("169.254.3.3", Kind.NO_NETWORK),
        ("169.254.12.7", Kind.NO_NETWORK),
        ("127.0.0.1", Kind.THIS_LAPTOP),
    ]


@pytest.mark.parametrize(
    ("adapter", "kind"),
    [
        (unix("wlan0", "10.0.0.4"), Kind.WIFI),
        (unix("wlx00c0ca", "10.0.0.4"), Kind.WIFI),
        (unix("eth0", "10.0.0.4"), Kind.CABLE),
        (unix("enx00e04c", "10.0.0.4"), Kind.CABLE),
        (unix("usb0", "10.0.0.4"), Kind.OTHER),
        (unix("wg0", "10.0.0.4"), Kind.VPN),
        (unix("veth12ab", "10.0.0.4"), Kind.VIRTUAL),
        (unix("wlan0", "169.254.9.9"), Kind.NO_NETWORK),
        (windows("Qualcomm Atheros QCA9377 Wireless Network Adapter", "WiFi 2", "10.0.0.4"), Kind.WIFI),
        (windows("Qualcomm QCA9377", "Draadloze netwerkverbinding", "10.0.0.4"), Kind.WIFI),
        (windows("Intel(R) Dual Band Wireless-AC 8265", "Draadloos", "10.0.0.4"), Kind.WIFI),
        (windows("Microsoft Wi-Fi Direct Virtual Adapter", "LAN-verbinding* 2", "192.168.137.1"), Kind.HOTSPOT),
        (windows("Fortinet SSL VPN Virtual Ethernet Adapter", "Ethernet 4", "10.0.0.4"), Kind.VPN),
        (windows("WireGuard Tunnel", "werk", "10.0.0.4"), Kind.VPN),
        (windows("VMware Virtual Ethernet Adapter for VMnet8", "VMware Network Adapter", "10.0.0.4"), Kind.VIRTUAL),
    ],
    ids=lambda value: value.nice_name if isinstance(value, Adapter) else str(value),
)
def test_what_an_adapter_is(adapter: Adapter, kind: Kind) -> None:
    assert [one.kind for one in ranked([adapter])] == [kind]


def test_an_address_is_told_once_with_the_name_that_people_know() -> None:
    wifi = WINDOWS[-1]
    assert ranked([wifi, wifi]) == [Address("192.168.1.7", "Wi-Fi", Kind.WIFI)]


@pytest.mark.parametrize(
    ("remembered", "address"),
    [
        ("", "192.168.1.5"),
        ("192.168.1.20", "192.168.1.20"),
        ("enp3s0", "192.168.1.20"),
        ("172.17.0.1", "172.17.0.1"),
        ("192.168.9.9", "192.168.1.5"),
        ("lo", "127.0.0.1"),
    ],
)
def test_what_was_chosen_before_is_proposed_while_it_is_there(remembered: str, address: str) -> None:
    found = propose(ranked(LINUX), remembered)
    assert found is not None
    assert found.address == address


def test_nothing_is_proposed_where_no_phone_can_come() -> None:
    assert propose(ranked([a for a in LINUX if not a.name.startswith(("wl", "en"))])) is None
    assert propose([], "192.168.1.5") is None


def test_this_machine_has_addresses() -> None:
    found = own_addresses()
    assert "127.0.0.1" in [one.address for one in found]
    assert all(IPv4Address(one.address) for one in found)

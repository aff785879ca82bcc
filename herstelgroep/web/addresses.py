"""The addresses of this laptop, the one that phones can most likely reach first."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from ipaddress import IPv4Address
from typing import NamedTuple, Protocol


class Kind(StrEnum):
    """What an address belongs to, in the words of the screen; the likeliest for phones first."""

    WIFI = "wifi"
    HOTSPOT = "eigen hotspot"
    CABLE = "kabel"
    OTHER = "netwerk"
    VPN = "VPN"
    VIRTUAL = "virtueel"
    NO_NETWORK = "zonder netwerk"
    THIS_LAPTOP = "alleen deze laptop"


_LIKELY = list(Kind)
_FOR_PHONES = (Kind.WIFI, Kind.HOTSPOT, Kind.CABLE, Kind.OTHER)
_WIFI = re.compile(r"^wl|^ath\d|wi-?fi|wlan|wireless|802\.11|draadlo|airport", re.IGNORECASE)
_CABLE = re.compile(r"^(eth|en[opsx]|em)\d|^enx|ethernet|gigabit|gbe\b|\blan\b|realtek pcie", re.IGNORECASE)
_VPN = re.compile(
    r"^(tun|tap|utun|ppp|ipsec|wg|tailscale|zt|nordlynx|proton|mullvad|cscotun|gpd)\w*"
    r"|\bvpn\b|wireguard|openvpn|tap-windows|wintun|anyconnect|fortinet|globalprotect|pangp|zerotier|tailscale"
    r"|wan miniport",
    re.IGNORECASE,
)
_VIRTUAL = re.compile(
    r"^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|lxd|podman|cni|cali|flannel|bridge\d|vnic|anpi|awdl|llw|ap\d)"
    r"|virtual|hyper-v|vethernet|vmware|virtualbox|\bwsl\b|bluetooth|loopback",
    re.IGNORECASE,
)

# What Windows and macOS give themselves when they share their own network.
_HOTSPOT = ("192.168.137.1", "192.168.2.1")


class Ip(Protocol):
    """One address of an adapter, as ifaddr gives it."""

    @property
    def ip(self) -> str | tuple[str, int, int]:
        """Text for IPv4, more than that for IPv6."""

    @property
    def nice_name(self) -> str:
        """What people know the connection by, on Windows."""


class Adapter(Protocol):
    """One way into the network, as ifaddr gives it."""

    @property
    def name(self) -> str:
        """What the system knows it by."""

    @property
    def nice_name(self) -> str:
        """The name of the device, on Windows."""

    @property
    def ips(self) -> Sequence[Ip]:
        """Its addresses."""


class Address(NamedTuple):
    """An address of this laptop, with the name that its system gives the adapter."""

    address: str
    name: str
    kind: Kind


def own_addresses() -> list[Address]:
    """Every address of this laptop now, the likeliest for phones first."""
    import ifaddr  # only when somebody asks

    return ranked(ifaddr.get_adapters())


def ranked(adapters: Iterable[Adapter], mac: bool | None = None) -> list[Address]:
    """The IPv4 addresses of these adapters, the likeliest for phones first.

    ``mac``: on macOS the Wi-Fi is called en0; None looks at the names to tell.
    """
    found = list(adapters)
    if mac is None:
        mac = any(adapter.name in ("awdl0", "llw0", "anpi0", "lo0") for adapter in found)
    addresses = {
        Address(ip.ip, _name(adapter, ip), _kind(adapter, ip, ip.ip, mac))
        for adapter in found
        for ip in adapter.ips
        if isinstance(ip.ip, str)
    }
    return sorted(addresses, key=_rank)


def propose(addresses: list[Address], remembered: str = "") -> Address | None:
    """The address to begin with: the remembered one when this laptop still has it, else the likeliest.

    ``remembered`` is an address, or the name of an adapter, which holds when the Wi-Fi gave another
    address since. None: this laptop has no network that phones can be in.
    """
    usable = [one for one in addresses if one.kind in _FOR_PHONES]
    same = [one for one in addresses if remembered and one.address == remembered]
    named = [one for one in addresses if remembered and one.name == remembered and one.kind is not Kind.NO_NETWORK]
    return next(iter([*same, *named, *usable]), None)


def _name(adapter: Adapter, ip: Ip) -> str:
    return ip.nice_name or adapter.nice_name or adapter.name


def _kind(adapter: Adapter, ip: Ip, address: str, mac: bool) -> Kind:
    number = IPv4Address(address)
    names = (ip.nice_name, adapter.nice_name, adapter.name)
    if number.is_loopback:
        return Kind.THIS_LAPTOP
    if number.is_link_local or number.is_unspecified:
        return Kind.NO_NETWORK
    if address in _HOTSPOT:
        return Kind.HOTSPOT
    for kind, pattern in ((Kind.VPN, _VPN), (Kind.VIRTUAL, _VIRTUAL), (Kind.WIFI, _WIFI), (Kind.CABLE, _CABLE)):
        if any(pattern.search(name) for name in names):
            return kind
    if mac and adapter.name.startswith("en"):
        return Kind.WIFI if adapter.name == "en0" else Kind.CABLE
    return Kind.OTHER


def _rank(one: Address) -> tuple[int, bool, str, IPv4Address]:
    number = IPv4Address(one.address)
    return _LIKELY.index(one.kind), not number.is_private, one.name, number

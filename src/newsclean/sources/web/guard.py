"""Names → addresses that may be asked: a public page must not lead into a private network."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import TypeAlias

from newsclean.sources.answers import NoPage

_Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
# Addresses of a name that are tried, one after the other.
_TRIED = 3
_METADATA = frozenset(map(ipaddress.ip_address, ("100.100.100.200", "fd00:ec2::254")))
# A translator makes an address of the whole world's out of a private one.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


async def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Return the addresses of a host, looked up once: what is connected to is what was checked.

    Raises NoPage where there are none, or (unless `allow_private`) where any is not of the public
    network: a name that stands for both is a way in.
    """
    addresses = _literal(host) or await _look_up(host, port)
    for address in addresses:
        if is_machine(address):
            raise NoPage("unreadable", f"{host} is at {address}, where no page is to be had")
        if not allow_private and not is_public(address):
            raise NoPage(
                "unreadable",
                f"{host} is at {address}, which is no public address: --allow-private asks it",
            )
    return [str(address) for address in addresses[:_TRIED]]


def is_machine(address: _Address) -> bool:
    """Return whether an address is link-local, or one where clouds tell a machine its secrets.

    No intranet has its pages there.
    """
    inner = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (inner or address).is_link_local or address in _METADATA


def is_public(address: _Address) -> bool:
    """Return whether an address belongs to the public network, in whatever form it is written.

    >>> [is_public(ipaddress.ip_address(a)) for a in ("8.8.8.8", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.teredo is not None:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _literal(host: str) -> list[_Address]:
    try:
        return [ipaddress.ip_address(host.strip("[]").partition("%")[0])]
    except ValueError:
        return []


async def _look_up(host: str, port: int) -> list[_Address]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        retry = error.errno == socket.EAI_AGAIN
        raise NoPage(
            "unreadable",
            f"cannot connect: {host}: {error.strerror or error}",
            passing=True,
            host_failed=True,
            retry=retry,
        ) from error
    except (UnicodeError, OSError) as error:
        raise NoPage("unreadable", f"is no URL: {host}: {error}") from error
    addresses: dict[_Address, None] = {}
    for entry in found:
        addresses[ipaddress.ip_address(str(entry[4][0]).partition("%")[0])] = None
    # Where a machine has no way out by IPv6, the wait for it to fail is what a user sees.
    return sorted(addresses, key=lambda address: address.version)

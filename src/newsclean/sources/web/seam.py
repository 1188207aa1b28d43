"""httpx, or the successor that shares its interface: named here and nowhere else."""

try:
    import httpx
except ImportError:  # the successor goes by another name and is used the same way
    import httpx2 as httpx  # type: ignore[no-redef]

__all__ = ["httpx"]

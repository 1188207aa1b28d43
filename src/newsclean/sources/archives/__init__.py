"""Containers of pages: packed streams, zip and tar archives, browser captures (MHTML).

Nothing is unpacked to disk: a member's name is only ever shown, so that it can lead nowhere.
"""

"""Uttarbanga Sambad: newspaper, India."""

from newsclean.model import Site

SITE = Site(
    slug="uttarbangasambad",
    name="উত্তরবঙ্গ সংবাদ",
    english_name="Uttarbanga Sambad",
    home="https://uttarbangasambad.com/",
    hosts=("uttarbangasambad.com",),
    country="IN",
    zone="Asia/Kolkata",
    family="wp_other",
    feeds=("/feed/",),
    checked="2026-06",
    evidence="feeds 2026-06",
)

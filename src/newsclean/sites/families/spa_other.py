"""Framework fronts (Nuxt, Next.js, Astro) of several makers: no class in common."""

from newsclean.model import Family

FAMILY = Family(
    slug="spa_other",
    name="framework fronts",
    checked="2026-06",
    evidence="embedded state seen on seven sites 2026-06",
)

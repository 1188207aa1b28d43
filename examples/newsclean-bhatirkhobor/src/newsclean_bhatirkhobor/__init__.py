"""Site files for newsclean, one a newspaper."""

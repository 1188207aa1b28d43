"""One file per platform family: what many sites share."""

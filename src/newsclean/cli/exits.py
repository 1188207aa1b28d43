"""The exit code that a command answers with where no error of `newsclean.errors` has ended it."""

NOTHING_READ = 3

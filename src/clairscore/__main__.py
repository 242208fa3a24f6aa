"""`python -m clairscore`."""

from clairscore.cli import main

main()

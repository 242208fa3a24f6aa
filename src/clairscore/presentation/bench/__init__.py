"""The benchmark's pages: report, screen, details."""

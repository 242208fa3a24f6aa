"""The HTTP API: the same answers as the dashboard's, for programs (FastAPI lives here alone)."""

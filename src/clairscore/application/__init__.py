"""One function a use case, with the real parts: what the command line, the API and the dashboard call."""

"""The application with other values."""

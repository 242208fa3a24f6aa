"""The only place that puts the real parts together: one module for each kind of work."""

"""One module a screen; each has `render(services, say)`, which only draws page models."""

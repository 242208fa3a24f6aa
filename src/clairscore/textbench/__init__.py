"""A benchmark of text encoders on labelled texts: corpus → embedding → evaluation → explanation."""

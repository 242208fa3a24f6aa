"""What becomes HTML or PDF for all pages: templates, figures."""

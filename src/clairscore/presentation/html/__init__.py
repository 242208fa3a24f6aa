"""Markup that all pages share: controls, figures, templates."""

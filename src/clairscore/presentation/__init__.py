"""From results to what a person reads: page models, values in words, figures from tables."""

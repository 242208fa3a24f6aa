"""What training found: report, card, the model's screen."""

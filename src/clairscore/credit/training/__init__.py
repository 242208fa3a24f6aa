"""What learns: candidates, tuning, calibration, assessment, the model's selection."""

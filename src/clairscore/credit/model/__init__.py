"""From a dataset to a calibrated model with a cut-off."""

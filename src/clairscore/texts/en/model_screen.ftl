model-heading = The model
model-no-report = This portfolio holds no training report: what weighs and how can be seen, but not how good the model is. Train it with “clairscore train”, then score the clients again.
model-candidate = Model
model-calibration = Probabilities calibrated by
model-calibration-platt = Platt’s method
model-calibration-isotonic = isotonic regression
model-cutoff = Cut-off for refusal (probability of default)
model-costs = Costs of mistakes
model-costs-value = { $default } for a default accepted, { $refusal } for a good client refused
model-points-per-doubling = Points of score that double the odds of default
model-moving = Features that can change the score
model-importance = How far each theme and each feature moves the score, up or down, on average over all clients of this portfolio. To weigh is not to cause: one feature can stand in for another.

model-h-acting = How a feature acts
model-intro-acting = How many points a feature adds to the score or takes away, by its value. This is what the model does; it does not prove that changing the value would change what happens.
model-feature = Feature
model-axis-points = Points
model-acting-theme = Theme: { $theme }.
model-acting-title = Points added to the score or taken away: { $feature }
model-acting-alt = One line a group of values: a point at the mean of the points, and a line where 8 in 10 clients of the group lie. Right of the dotted vertical line at zero the score rises: the estimated risk is larger. From { $n } clients spread over the whole portfolio, always the same ones.
model-acting-sentence = On average, from { $low } ({ $lowest }) to { $high } ({ $highest }). More points, more estimated risk.
model-column-sampled = Clients looked at
model-column-mean = Mean
model-column-spread = 8 clients in 10

model-identity-model = Model (sha256)
model-identity-made = Model made by
model-identity-data = Scored data (sha256)
model-identity-scored = Scores computed by
model-identity-origin = Origin of the data
model-origin-synthetic = Made up by a program, from nobody’s records
model-origin-lender = The lender’s own

model-h-files = To take away
model-intro-files = The model card says what the model may be used for, what it must not be used for, and its limits. The training report is read in a browser, without a connection.
model-file-model_card = Model card (Markdown)
model-file-report = Training report (HTML)

step-score = Scoring and explaining each client
step-population = Describing the population

error-unknown-client = No client { $client } among the { $n_clients } of this portfolio. Nearest: { $nearest }. Check the number.
error-not-additive = The contributions of model { $model } miss its score by { $difference } points, so they can't explain a decision. Train the model again with this version of Clairscore.

fault-portfolio-empty = The dataset has no client.
fault-portfolio-feature-missing = The model reads { $feature } ({ $label }), which the dataset lacks. Close names there: { $close }.
fault-portfolio-kind = { $feature } is of kind { $found } in the dataset; the model was trained on kind { $expected }.
fault-portfolio-unit = { $feature } has unit { $found } in the dataset; the model was trained with unit { $expected }.
fault-portfolio-categories = The categories of { $feature } differ. New, unknown to the model: { $added }. Known to the model, absent here: { $absent }. Make the dataset with the model's dictionary.toml.
fault-portfolio-categories-order = The categories of { $feature } stand in another order: { $found }; the model was trained on { $expected }. Make the dataset with the model's dictionary.toml.

client-heading = Client { $client }
client-heading-score = Risk score
client-heading-points = How the score comes about
client-heading-raised = What raised the risk
client-heading-reasons = Main reasons for the refusal
client-heading-lowered = What lowered the risk
client-heading-standing = Compared with other clients
client-heading-facts = Key facts
client-column-theme = Theme
client-column-points = Points
client-row-base = Starting point
client-row-to-scale = Brought back to the scale
client-row-score = Score

client-synthetic = Made-up data: this client does not exist.
client-decision-accepted = The application is accepted: the risk score, { $score } out of 100, is below the limit of { $limit }.
client-decision-refused = The application is refused: the risk score, { $score } out of 100, reaches or exceeds the limit of { $limit }.
client-model-decision = What the model says: “{ $decision }”
in-force-accepted = { $by ->
    [review] Accepted on review by { $person } on { $day } ({ $model }).
   *[person] Accepted by { $person } on { $day } ({ $model }).
 }
in-force-refused = { $by ->
    [review] Refused on review by { $person } on { $day } ({ $model }).
   *[person] Refused by { $person } on { $day } ({ $model }).
 }
in-force-model-agreed = as the model proposed
in-force-model-accepted = the model proposed: accepted
in-force-model-refused = the model proposed: refused
client-distance-below = { $n } { $n ->
    [one] point
   *[other] points
 } below the limit
client-distance-above = { $n } { $n ->
    [one] point
   *[other] points
 } above the limit
client-distance-just-below = just below the limit
client-distance-just-above = just at the limit
client-level-low = low risk
client-level-moderate = moderate risk
client-level-high = high risk
client-level-very_high = very high risk
client-frequency = In this situation, difficulties repaying: { $frequency }.
client-pd = Calibrated probability of default: { $pd }.
client-reliability = Checked on { $tested } clients with a similar score, kept aside for this: difficulties repaying for { $defaults }, that is { $rate } ({ $interval } allowing for chance); the model expected { $expected }.
client-base = Every score starts from { $base }, where a client stands before anything is known of them; each theme then adds or takes away points.
client-base-above = Every score starts from { $base }, where a client stands before anything is known of them. This is above the limit: an application is accepted only if the themes together take enough points away.
client-to-scale = The sum of the points, { $sum }, lies off the scale of 0 to 100. It is brought back to { $score }; this changes neither the decision nor the estimated risk.
client-theme-raises = { $theme }: this raises the estimated risk by { $points } { $n ->
    [1] point
   *[other] points
 }.
client-theme-lowers = { $theme }: this lowers the estimated risk by { $points } { $n ->
    [1] point
   *[other] points
 }.
client-theme-neutral = { $theme }: this leaves the estimated risk as it is.
client-detail = { $label }: { $value }.
client-detail-missing = { $label }: { $value }, and this absence counts.
client-usual-between = Among accepted clients, most often from { $low } to { $high }.
client-usual-one = Among accepted clients, most often { $low }.
client-usual-yes = Among accepted clients, yes for { $share }.
client-usual-commonest = Among accepted clients, most often: { $values }.
client-usual-share = { $value } ({ $share })
client-standing-accepted = Of 100 accepted clients, { $n ->
    [0] hardly any has
    [1] about 1 has
   *[other] about { $n } have
 } a higher score, that is, a higher risk.
client-standing-refused = Clients whom the model accepts all have a lower score. Of 100 clients, accepted or not, { $n ->
    [0] hardly any has
    [1] about 1 has
   *[other] about { $n } have
 } a lower score.
client-identity = Model { $model } of { $made_at }, data { $dataset }.

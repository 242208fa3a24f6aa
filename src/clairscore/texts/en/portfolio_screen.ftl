segment-all = all values
segment-below = below { $high }
segment-at-most = { $high } or fewer
segment-others = others ({ $n } categories)

portfolio-heading = The portfolio
portfolio-summary = Of { $n } clients, { $accepted } are accepted ({ $share }) and { $refused } refused.
portfolio-trust-none = No client with a known outcome was kept aside from training: what is predicted can’t be compared with what happens yet.
portfolio-trust-all = Among clients kept aside from training, predicted defaults are found at every level of score: everywhere, the prediction lies in the 95% interval of what was observed.
portfolio-trust-some = Among clients kept aside from training, the prediction lies in the 95% interval of what was observed for { $within } bands of scores out of { $n }. It does not for these scores: { $bands }.
portfolio-clients = Clients
portfolio-accepted = Accepted
portfolio-refused = Refused
portfolio-counted = { $n } ({ $share })
portfolio-mean-pd = Predicted defaults, on average
portfolio-observed = Observed defaults, test clients
portfolio-limit = Limit of acceptance ({ $limit })

portfolio-axis-score = Risk score
portfolio-axis-clients = Clients
portfolio-axis-defaults = Default rate
portfolio-axis-cutoff = Cut-off (probability of default)
portfolio-axis-cost = Expected cost a client
portfolio-column-from = Score from
portfolio-column-below = to below
portfolio-column-score = Score
portfolio-column-clients = Clients
portfolio-column-share = Share
portfolio-column-tested = Test clients
portfolio-column-accepted = Accepted
portfolio-column-mean-pd = Predicted defaults
portfolio-column-announced = Predicted defaults
portfolio-column-observed = Observed defaults
portfolio-column-interval = 95% interval

portfolio-scores-title = How many clients at each score
portfolio-scores-alt = Bars, one for each two points of score from 0 to 100; scores brought back to the scale are in the first and the last. A dashed vertical line marks the limit of acceptance; clients to its left are accepted.
portfolio-scores-sentence = The fullest band goes from { $low } to { $high }. The clients left of the limit, { $share }, are accepted.
portfolio-outcomes-title = Predicted and observed defaults by score, test clients
portfolio-outcomes-alt = The score goes to the right, the default rate up. One point a band of scores: the observed rate, with its 95% interval. A dashed line: what the model predicted. A dotted vertical line marks the limit of acceptance.
portfolio-legend-announced = Predicted by the model
portfolio-legend-observed = Observed, with its 95% interval

portfolio-h-segment = By group of clients
portfolio-intro-segment = Choose what sets the groups apart; what weighs most in the scores comes first.
portfolio-by = Group by
portfolio-segment-title = Share of clients accepted: { $feature }
portfolio-segment-alt = One bar a group, as wide as the figure if all are accepted; on the right, that share and the number of clients.
portfolio-segment-accepted = { $share } of { $n }
portfolio-segment-spread = The share accepted goes from { $low } ({ $lowest }) to { $high } ({ $highest }).
portfolio-segment-one = All clients are in one group ({ $highest }); { $high } are accepted.
portfolio-segment-defaults-title = Default rate observed (and predicted): { $feature }, test clients
portfolio-segment-defaults-alt = One line a group: a point at the observed default rate, with its 95% interval. A dotted line marks the rate of all test clients. On the right, that rate and, in brackets, the one that was predicted.
portfolio-segment-observed = { $observed } ({ $announced })
portfolio-segment-trusted = In every group, the prediction lies in the interval of what was observed. All test clients: { $overall }.
portfolio-segment-off = The prediction lies outside the interval of what was observed for: { $groups }. All test clients: { $overall }.
portfolio-few-tested = fewer than 20

portfolio-h-simulation = What if the costs were different?
portfolio-intro-simulation = A simulation: the model, its cut-off and the decisions stay as they are. Refusing a client who would have repaid counts as 1; what does a default accepted count as?
portfolio-ratio = A default accepted costs as much as
portfolio-ratio-words = { $ratio } good clients refused
portfolio-ratio-own = The model was set up with { $ratio }.
portfolio-simulated = The cut-off is then a probability of default of { $cutoff }; { $accepted } clients are accepted ({ $share }).
portfolio-simulated-same = These are the costs with which the model decides.
portfolio-simulated-more = { $n ->
    [one] That is one more client accepted than with the model’s cut-off.
   *[other] That is { $change } more clients accepted than with the model’s cut-off.
 }
portfolio-simulated-fewer = { $n ->
    [one] That is one client fewer accepted than with the model’s cut-off.
   *[other] That is { $change } fewer clients accepted than with the model’s cut-off.
 }
portfolio-simulated-none = The same clients are accepted.
portfolio-simulated-cost = Expected cost a client, at these costs: { $there }, against { $here } with the model’s cut-off.
portfolio-ways = Ways to decide, if a default costs { $ratio } good clients refused
portfolio-way-column-way = Way to decide
portfolio-way-column-cutoff = Cut-off
portfolio-way-column-accepted = Accepted
portfolio-way-column-defaults = Expected defaults among them
portfolio-way-column-cost = Expected cost a client
portfolio-way-simulated = Simulated cut-off
portfolio-way-own = The model’s cut-off
portfolio-way-accept-all = Accept everyone
portfolio-way-refuse-all = Refuse everyone
portfolio-no-cutoff = none
portfolio-nobody = nobody
portfolio-cost-title = Expected cost a client by cut-off, at these costs
portfolio-cost-alt = A curve of the expected cost (up) for each cut-off (to the right). A dotted line marks the model’s cut-off; a dashed line, where it differs, the simulated one.
portfolio-cost-sentence = The expected cost is lowest at a cut-off of { $cutoff }. Expected means: computed from the model’s probabilities, not from known outcomes.
portfolio-legend-cost = Expected cost a client
portfolio-legend-own = The model’s cut-off
portfolio-legend-simulated = Simulated cut-off

portfolio-h-list = The clients
portfolio-intro-list = Filter, sort, then open a client by its number.
client-list-any = All
client-list-decision = Decision
client-list-level = Risk
client-list-from = Score of at least
client-list-to = and below
client-list-sort = Sort by
client-list-sort-score-descending = score, highest first
client-list-sort-score = score, lowest first
client-list-sort-id = number, lowest first
client-list-sort-id-descending = number, highest first
client-list-level-low = low
client-list-level-moderate = moderate
client-list-level-high = high
client-list-level-very_high = very high
client-list-accepted = accepted
client-list-refused = refused
client-list-accepted-otherwise = accepted (model: refused)
client-list-refused-otherwise = refused (model: accepted)
client-list-repaid = repaid
client-list-defaulted = defaulted
client-list-unknown = unknown
client-list-column-id = Client
client-list-column-score = Score
client-list-column-level = Risk
client-list-column-decision = Decision
client-list-column-pd = Probability of default
client-list-column-outcome = Outcome
client-list-caption = Clients, with their decision and the outcome if known
client-list-shown = { $n ->
    [one] One client.
   *[other] { $count } clients; here { $first } to { $last }.
 }
client-list-none = No client fits. Widen the scores, or choose “All”.
client-list-pages = Pages of the list
client-list-first = Start
client-list-previous = Previous
client-list-next = Next
client-list-last = End
client-list-page = Page { $page } of { $pages }

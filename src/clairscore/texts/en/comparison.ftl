comparison-heading = Compared with other clients
comparison-with = Compare with
comparison-with-everyone = Everyone
comparison-with-accepted = Accepted
comparison-with-refused = Refused
comparison-with-alike = Similar clients
comparison-with-nearest = Nearest profiles
comparison-criteria = Similar in
comparison-feature = What to compare
comparison-telling = Weighs most for this client
comparison-second = Together with
comparison-second-none = Nothing else

comparison-group-everyone = Compared with the { $n } clients of the portfolio.
comparison-group-accepted = Compared with the { $n } accepted clients.
comparison-group-refused = Compared with the { $n } refused clients.
comparison-group-alike = Compared with the { $n } clients alike in what is chosen above.
comparison-group-nearest = Compared with the { $n } clients whose profile is nearest in what counts most for scores.
comparison-too-few = Too few clients to compare with: { $n }, where at least { $fewest } are needed. Choose fewer criteria or another group.
comparison-others-everyone = all clients
comparison-others-accepted = accepted clients
comparison-others-refused = refused clients
comparison-others-alike = similar clients
comparison-others-nearest = clients with the nearest profiles

comparison-criterion = { $label }: { $band }
comparison-other-categories = All others
comparison-any-value = Any value
comparison-below = less than { $high }
comparison-from = { $low } or more
comparison-between = { $low } to { $high }
comparison-client = this client
comparison-client-at = this client: { $value }
comparison-this-client = { $label } (this client)

comparison-distribution = { $label }, among { $others }
comparison-distribution-desc = { $shape ->
    [rows] One bar a value: the longer, the more clients have it. The client’s own is in bold.
   *[other] Columns from the lowest values to the highest: the higher, the more clients have them. A dashed vertical line marks the client.
 }
comparison-share = share of clients
comparison-everyone = all clients
comparison-share-and-everyone = { $share } (everyone: { $everyone })
comparison-among-everyone = clients
comparison-among-accepted = accepted clients
comparison-among-refused = refused clients
comparison-among-alike = similar clients
comparison-among-nearest = clients with the nearest profiles
comparison-standing = This client: { $value }. Of 100 { $among }, { $lower ->
    [0] hardly any has less
    [1] about 1 has less
   *[other] about { $lower } have less
 } and { $higher ->
    [0] hardly any has more.
    [1] about 1 has more.
   *[other] about { $higher } have more.
 }
comparison-standing-same = This client: { $value }. The same for { $share } of { $among }.
comparison-standing-missing = This is not given for this client. The same for { $share } of { $among }.
comparison-not-drawn = { $n ->
    [one] One client without a value is not drawn.
   *[other] { $n } clients without a value are not drawn.
 }

comparison-outcomes = Difficulties repaying by { $label }, among { $others }
comparison-outcomes-desc = For each value, a dot at the share of clients who had difficulties repaying, among those whose outcome is known, with a line as long as chance can move it. A dotted line marks the average, { $average }.
comparison-rate = difficulties repaying
comparison-dots = difficulties repaying, and what chance can do to them
comparison-average = average of the group: { $average }
comparison-outcome = With { $label }, difficulties repaying for { $rate } of the { $n } clients whose outcome is known ({ $interval } allowing for chance).
comparison-outcome-few = With { $label }, the outcome is known for { $n ->
    [0] no client
    [one] one client
   *[other] { $n } clients
 } only: too few to tell anything.
comparison-outcome-average = On average, difficulties repaying for { $average } of the group.

comparison-two = { $x } and { $y }, among { $others }
comparison-two-desc = A grid, one feature to the right and the other upwards. The larger a square, the more clients; its filling tells their mean score. A ring marks the client.
comparison-mean-low = mean score below { $high }: low risk
comparison-mean-moderate = { $low } to { $high }: moderate risk
comparison-mean-high = { $low } to { $high }: high risk, beyond the limit
comparison-mean-very_high = { $low } and more: very high risk
comparison-cell = Around this client ({ $x }; { $y }): { $n ->
    [one] one client, with score { $score } ({ $level }).
   *[other] { $n } clients, with a mean score of { $score } ({ $level }).
 }
comparison-cell-empty = No one of this group is where this client is ({ $x }; { $y }).
comparison-cell-missing = This client is not marked: { $label } is not given.
comparison-column-clients = Clients
comparison-column-share = Share
comparison-column-everyone = Share of all clients
comparison-column-mean-score = Mean score
comparison-column-level = Level
comparison-column-values = Values
comparison-column-known = Outcome known
comparison-column-defaults = Difficulties
comparison-column-rate = Rate
comparison-column-interval = Allowing for chance

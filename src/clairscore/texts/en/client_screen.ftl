client-view = Shown for
client-view-adviser = The adviser
client-view-client = The client
client-nearest-ids = Clients with a number close to it
client-alike-heading = A client like this one
client-alike-intro = The nearest profiles, by what counts most for scores.
client-alike-accepted = Accepted
client-alike-refused = Refused
client-alike-near = Near the limit
client-alike-link = Client { $client }: { $detail }
client-made-from = Made from: { $identity }
client-reason-code = Code { $code }

client-data-heading = All data
client-data-find = Find in the data
client-data-hint = Such as “income” or “late”
client-data-all = Show all { $total }
client-data-shown = { $n } of { $total } pieces of information, those that moved the score most first.
client-data-found = { $n ->
    [0] None of { $total } pieces of information fits.
    [one] One of { $total } pieces of information fits.
   *[other] { $n } of { $total } pieces of information fit.
 }
client-data-column-label = Information
client-data-column-value = This client
client-data-column-usual = Usual (accepted)
client-data-shares = { $values }
client-data-column-points = Points
client-data-value = { $label }: { $value }
client-data-little = Little is known: { $n } of { $total } pieces of information ({ $share }). The score rests on few facts, and on what is missing.
client-data-silent = Nothing is known of: { $themes }.
client-data-unusual = Far from everyone else’s, to be checked: { $values }.

client-plain-heading = Your application
client-plain-accepted = Your application is accepted.
client-plain-refused = Your application is refused.
client-plain-decided-agreed = A person took this decision on { $day }. The score computed by a program led to it too.
client-plain-decided-otherwise = A person took this decision on { $day }. The score computed by a program led to the contrary one.
client-plain-against-heading = What weighed against the application
client-plain-for-heading = What spoke for the application
client-plain-against = { $theme }: this weighed { $weight ->
    [much] heavily
    [clearly] clearly
   *[little] a little
 } against the application.
client-plain-for = { $theme }: this spoke { $weight ->
    [much] strongly
    [clearly] clearly
   *[little] a little
 } for the application.
client-plain-review = A computer program estimated the risk. You can ask for a person to look at the application again, say what it does not show, and have wrong data corrected.

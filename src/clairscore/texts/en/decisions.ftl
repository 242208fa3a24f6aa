help-decisions = The decision record: who decided what, when, on which facts, and what became of it. It is added to, never changed; a chain of hashes proves it.
summary-decisions = Record, review and verify decisions
example-decisions = clairscore decisions verify --store sqlite:///decisions.db

help-decisions-record = Records the decision on a client as their page shows it: the model's, or an override with its reason.
summary-decisions-record = Record the decision on a client
help-decisions-list = Lists recorded decisions, the latest first.
summary-decisions-list = The decisions recorded
help-decisions-verify = Verifies the whole chain and says which entry was changed, taken out, moved or cut off. Note the head shown somewhere else: only it can later prove that nothing was rewritten by someone with full rights on the database.
summary-decisions-verify = Verify that nothing was changed
help-decisions-replay = Computes a decision again from the data recorded and the model that made it, and shows any difference.
summary-decisions-replay = Compute a decision again
help-decisions-reviews = Lists the reviews that wait, in the order they were asked for.
summary-decisions-reviews = The reviews that wait
help-decisions-ask-review = Asks for a review of a decision by another person, with the client's own view.
summary-decisions-ask-review = Ask for a review
help-decisions-settle-review = Settles a review: the decision is confirmed or changed, with reasons. Who decided can't review.
summary-decisions-settle-review = Settle a review
help-decisions-oversight = Shows how people decide beside the model: overrides, reviews, acceptance by protected group.
summary-decisions-oversight = Follow overrides and reviews
help-decisions-export = Writes all that the record holds of a client, as JSON (.json) or accessible PDF (.pdf), to answer a request for access.
summary-decisions-export = One client's file, as JSON or PDF
help-decisions-erase = Erases all data of a client. The chain still verifies: only salted digests remain, and their salt is erased too.
summary-decisions-erase = Erase a client's data
help-decisions-purge = Erases the personal data of decisions older than a length of time, except those under review.
summary-decisions-purge = Erase data that are too old
help-decisions-upgrade = Brings a record to the schema of this version. Back it up first.
summary-decisions-upgrade = Upgrade a record

argument-decision = Id of a decision.
argument-review = Id of a review.
argument-artefact = Portfolio written by "score", or model written by "train".
argument-file = File to write, .json or .pdf.
option-store = URL of the record, such as sqlite:///decisions.db or postgresql://…, or the path of a SQLite file. CLAIRSCORE_DECISIONS sets it once and for all.
option-decisions-record-store = URL of the record; by default decisions.db, beside the portfolio.
option-decisions-record-client = Id of the client.
option-decisions-list-client = Only the decisions on this client.
option-decisions-export-client = Id of the client.
option-decisions-erase-client = Id of the client.
option-override = Decide otherwise than the model: accept or refuse.
option-reason = Reason of the override, required with --override.
option-person = Who acts; by default, the name you are logged in with.
option-limit = At most so many lines.
option-anchor = Head noted earlier: it must still be in the chain.
option-decisions-verify-anchors = File of signed heads, kept outside the record: what was last then must still be there. With CLAIRSCORE_TRUSTED_KEYS set, signed by one of these keys.
help-decisions-anchor = Adds what is last in the record now, signed, to a file kept where those who can write the record cannot. Run it on a schedule.
summary-decisions-anchor = Note the signed head outside the record
example-decisions-anchor = clairscore decisions anchor anchors.jsonl --key key.pem --store decisions.db
argument-anchors = File of signed heads; made if there is none.
option-decisions-anchor-key = Ed25519 private key in PEM, kept outside the record.
record-anchored = Head noted in { $path }: entry { $position }, { $head }
option-decisions-reviews-everything = Those settled as well.
option-view = The client's view, as they put it.
option-due = Day by which the client must have an answer; by default, in 30 days.
option-outcome = confirm or change.
option-reasons = Reasons of the outcome.
option-since = Only decisions since this day.
option-older-than = Age from which to erase: 5y, 18m, 12w, 90d.

made-client-file = File written: { $path }.

record-moment = { $moment } UTC
record-accepted = accepted
record-refused = refused
record-nothing = Nothing recorded.
record-decision = Decision { $decision }, client { $client }
record-erased-client = (data erased)
record-erased-text = (erased)
record-followed = { $person } followed the model: { $decided }. { $moment }.
record-overridden = { $person } overrode the model, which said { $model }: { $decided }. { $moment }.
record-figures = Score { $score } out of 100, probability of default { $pd }.
record-reason = Reason: { $reason }
record-verified = { $entries ->
    [0] The record is empty.
    [one] One entry verified: the chain is intact.
   *[other] { $entries } entries verified: the chain is intact.
 }
record-faulty = { $entries ->
    [one] One entry verified
   *[other] { $entries } entries verified
 }: { $faults ->
    [one] one fault.
   *[other] { $faults } faults.
 }
record-erased-entries = { $n ->
    [0] No data were erased.
    [one] One entry whose data were erased, as the chain says.
   *[other] { $n } entries whose data were erased, as the chain says.
 }
record-head = Head: { $head }
record-erased = Data erased: { $decisions ->
    [0] no decision
    [one] one decision
   *[other] { $decisions } decisions
 }, { $reviews ->
    [0] no review
    [one] one review
   *[other] { $reviews } reviews
 }.
record-kept = { $kept ->
    [one] One decision under review is kept.
   *[other] { $kept } decisions under review are kept.
 }
record-upgraded = Schema of the record: { $before } → { $after }.

record-fault-changed = Entry { $position }: its content was changed since it was recorded.
record-fault-moved = Entry { $position }: it holds what was recorded as entry { $detail }.
record-fault-missing = Entries { $position } to { $detail }: they are missing.
record-fault-unlinked = Entry { $position }: it does not follow the one before it; one of the two was put in later.
record-fault-cut-off = The end is missing: from entry { $position } to entry { $detail }.
record-fault-head = The head of the record does not match the last entry, { $position }.
record-fault-part-changed = Entry { $position }: its personal data ({ $detail }) were changed since they were recorded.
record-fault-part-missing = Entry { $position }: its personal data ({ $detail }) are gone, and no erasure says so.
record-fault-drawn = Entry { $position }: the table { $detail }, used for finding and counting, says otherwise than the chain.
record-fault-anchor = The head noted earlier, { $detail }, is no longer in the chain, which ends at entry { $position }: it was rewritten or cut off.
record-fault-malformed = Entry { $position }: its { $detail } are not what an entry of its kind holds; Clairscore did not write it.
record-fault-clock = Entry { $position }: its time, { $detail }, is before that of the entry before it or in the future. A clock was moved.
record-fault-part-extra = Entry { $position }: there are personal data ({ $detail }) that no entry speaks of, or that were to be erased.
record-fault-access-changed = Access log, row { $position }: it was changed since it was written, or lost its client without an erasure.
record-fault-access-missing = Access log, rows { $position } to { $detail }: they are missing.
record-fault-access-head = Access log: its end, row { $position }, is not the one that was written last.
record-fault-access-anchor = Access log: its end noted earlier, row { $position } ({ $detail }), is no longer there: it was rewritten or cut off.
record-fault-schema = The database was altered: { $detail }. What keeps the record from being changed is no longer as "clairscore decisions upgrade" leaves it.

replay-same = { $compared } figures computed again, all as recorded (largest difference: { $largest }).
replay-differs = { $compared } figures computed again, of which { $differences } { $differences ->
    [one] differs
   *[other] differ
 } (largest difference: { $largest }).
replay-difference = { $name }: recorded { $recorded }, computed { $computed }

review-of = Review { $review } of decision { $decision }, client { $client }
review-asked = Asked for by { $person }, on { $moment }.
review-view = The client's view: { $view }
review-due = Open; answer due on { $due }.
review-settled-confirm = Confirmed by { $person }: { $decided }. { $moment }.
review-settled-change = Changed by { $person }: { $decided }. { $moment }.

oversight-none = none yet
oversight-rate = { $share } ({ $interval }; { $successes } of { $n })
oversight-row = { $name }: { $rate }
oversight-line-overridden = Overrides: { $rate }
oversight-line-accepted = Acceptance, after review: { $rate }
oversight-line-reviews = Reviews: { $asked } asked for, { $open } open, { $overdue } overdue.
oversight-line-agreed = Decisions that review confirmed: { $rate }
oversight-h-person = Overrides by person
oversight-h-theme = Overrides by principal theme
oversight-h-group = Acceptance by protected group, after review
oversight-h-month = By month
oversight-month = { $month }: overrides { $overridden }; acceptance { $accepted }; confirmed by review { $agreed }
oversight-h-month-overridden = Overrides by month
oversight-h-month-accepted = Acceptance by month, after review
oversight-h-month-agreed = Decisions that review confirmed, by month of the decision

error-record-url = "{ $url }" names no decision record. It takes sqlite:///path/decisions.db or postgresql://user:password@host/database.
error-record-postgres-missing = The PostgreSQL driver is not installed. Type: pip install "clairscore[postgres]"
error-record-missing = No decision record at { $place }. Check the URL; "clairscore decisions record" or the dashboard makes one.
error-record-unavailable = The decision record { $place } does not answer or can't be written to: { $reason }. Nothing is half-recorded. Before trying again, look in the client's history whether the decision is there.
error-record-older = The record { $place } has schema { $found }; this version needs { $known }. Back it up, then: clairscore decisions upgrade --store URL
error-record-newer = The record { $place } has schema { $found }, later than { $known }, which this version knows. Update Clairscore.
error-record-damaged = The decision record is damaged and can't go on ({ $what }): something was taken away or changed. Type "clairscore decisions verify", and restore a back-up.
error-record-gone = The decision record { $place } was deleted or replaced while it was open. Nothing was recorded. Put it back from a back-up, then try again.
error-anchors-damaged = { $path } is no file of signed heads, or was changed (line { $line }). Take the copy that was kept elsewhere.
error-anchors-untrusted = { $path }: line { $line } is not signed by a key of CLAIRSCORE_TRUSTED_KEYS. Check the keys, or where the file comes from.
error-decision-text-unusable = A text holds a character that can't be kept (NUL, or half of a pair). Type it again without it.
error-review-due = The day by which the review is due, { $due }, is over: today is { $today }. Give a later day.
error-decision-unknown = No decision { $decision } in the record. "clairscore decisions list" shows those that are.
error-review-unknown = No review { $review } in the record. "clairscore decisions reviews --all" shows those that are.
error-api-key-unknown = No API key { $key }.
error-nothing-recorded = The record holds nothing of client { $client }.
error-decision-erased = The data of decision { $decision } were erased: it can no longer be reviewed or computed again.
error-decision-text-needed = { $what ->
    [person] The name of who acts is missing. Give it.
    [override-reason] The reason of the override is missing. Write at least one sentence.
    [client-view] The client's view is missing. Write at least one sentence.
   *[review-reasons] The reasons of the outcome are missing. Write at least one sentence.
 }
error-override-same = The override decides what the model decides. Confirm its decision instead.
error-idempotency-conflict = The idempotency key { $key } was used for another decision. Take a new one for each decision.
error-review-pending = Decision { $decision } is under review already; answer due on { $due }. Wait for its outcome.
error-review-settled = Review { $review } was settled already, by { $reviewer }.
error-review-same-person = { $person } took the decision and can't review it. Another person must.
error-decision-other-model = The decision was made by model { $wanted }; this one is { $found }. Give the portfolio or model of the time.
error-export-kind = { $path } can't be written: the name must end in { $expected }.

client-file-title = File of client { $client } in the decision record
client-file-intro = All that the record holds of you, on { $day }: each decision with the data used, each review, and who read your file.
client-file-in-force = The decision in force
client-file-accesses = Who read the file
client-file-no-access = No reading recorded.
client-file-when = When
client-file-who = Who
client-file-why = Why
client-file-feature = Datum
client-file-value = Value
client-file-missing = not given

dashboard-screen-reviews = Reviews
dashboard-screen-oversight = Oversight

record-h-section = Decisions and reviews
record-none-yet = No decision is recorded for this client yet.
record-not-kept = No decision record is kept here.
record-follow = Follow the model: { $decided }
record-override = Override: { $decided }
form-record = Record your decision
form-record-send = Record the decision
form-ask = The client objects: ask for a review
form-ask-send = Ask for the review
form-settle = Settle a review
form-settle-send = Record the outcome
field-decision = Decision
field-reason = Reason
field-reason-hint = Required if you override the model. The client reads it if they ask for their file.
field-view = The client's view
field-view-hint = What the client says of the decision, in their words.
field-person = Your name
field-review = Review
field-outcome = Outcome
field-reasons = Reasons
field-needed = Please fill this in.
review-outcome-confirm = Confirm the decision
review-outcome-change = Change the decision
review-choice = Client { $client }, answer due on { $due }
reviews-intro = A client may give their view and ask for a person to review the decision. Who decided can't review it.
reviews-h-open = Open
reviews-none = No review is open.
reviews-caption = { $n ->
    [one] One open review
   *[other] { $n } open reviews
 }
reviews-column-client = Client
reviews-column-decided = Decision
reviews-column-asked = Asked on
reviews-column-view = The client's view
reviews-column-due = Answer due on
reviews-decided = { $decided }, by { $person }
oversight-intro = How people decide beside the model. The 95% intervals say what the number of decisions allows to know.
oversight-alt = One dot a row, with its 95% interval.
oversight-sentence = The more decisions, the narrower the interval; two intervals that largely overlap show no difference.
oversight-axis = share of decisions
oversight-column-share = Share
oversight-column-interval = 95% interval
oversight-column-counts = Decisions
oversight-counts = { $successes } of { $n }
oversight-missing = not given

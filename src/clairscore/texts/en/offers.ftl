offers-heading = What would be accepted
offers-offers = { $n ->
    [one] This other application would be accepted.
   *[other] Each of these { $n } other applications would be accepted.
 }
offers-narrow = On other terms, the application would fall just below the limit. The gap is too narrow for them to be offered.
offers-none = Nothing in the application alone would change the decision. { $tried ->
    [one] A single application is possible: it is refused.
   *[other] { $tried } applications were computed: all would be refused.
 }
offers-no-lever = Nothing is offered: the data do not say which amount or term can change in the application.
offers-unknown = Nothing is offered: what is asked for is not known, or nothing like it is lent.
offers-accepted = Nothing is offered: the score led to accepting the application. A person decided otherwise.
offers-not-refused = The application is accepted.
offers-change = { $label }: { $value } instead of { $before }.
offers-change-new = { $label }: { $value }.
offers-score = Score { $score } out of 100, limit { $limit }.
offers-ranges = All amounts up to these, in steps of { $step }, would be accepted:
offers-range = { $terms }: up to { $amount }.
offers-range-amount = Up to { $amount }.
offers-goods-same = The price of the goods stays the same: what the credit no longer pays is paid otherwise.
offers-goods-follow = The goods would cost less by as much as the credit is smaller.
offers-same = This holds if the rest of the file does not change.
offers-person = This does not replace the decision that a person took.
offers-remains = It is still possible to have a person look at the decision again, to have wrong data corrected, or to apply again later.
offers-own-term = Term asked for
offers-named = { $label } { $value }
offers-term = Term
offers-try = Try it in “What if?”
offers-map-title = Applications accepted, by amount and term
offers-map-desc = A grid: the amount from left to right, the term from bottom to top. A full cell is an application that is accepted, a hollow dashed one is narrowly accepted, an empty one is refused. The circle marks what the client asks for.
offers-map-sentence = { $n ->
    [0] None of the { $tried } applications tried would be accepted.
    [one] One of the { $tried } applications tried would be accepted.
   *[other] { $n } of the { $tried } applications tried would be accepted.
 }
offers-map-offered = Accepted
offers-map-narrow = Narrowly accepted, not offered
offers-map-asked = What the client asks for
offers-map-between = { $low } to { $high }
offers-map-nothing = none

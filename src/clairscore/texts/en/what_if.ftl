dashboard-screen-what_if = What if?
what-if-heading = What if the application were different?
what-if-client = Application of client { $client }
what-if-invitation = Choose a client above first: you can then change the application and see at once what comes of it.
what-if-nothing = Nothing in these data is marked as something the client can change. To try other values, mark features with “actionable = true” in the dictionary of the data, then score the portfolio again.
what-if-form = Change the application
what-if-undo = Undo the last change
what-if-reset = Back to the original application
what-if-back = See the client’s page
what-if-was = In the application: { $value }.
what-if-same = Original application, score { $score } out of 100. Change a field to see what would happen.
what-if-accepted = With these changes the application would be accepted: score { $score } out of 100 instead of { $before } ({ $difference }).
what-if-refused = With these changes the application would be refused: score { $score } out of 100 instead of { $before } ({ $difference }).
what-if-still-accepted = With these changes the application would be accepted and the score would stay at { $score } out of 100.
what-if-still-refused = With these changes the application would be refused and the score would stay at { $score } out of 100.
what-if-simulation = This is a simulation: nothing is recorded, and nothing is promised to the client.
what-if-history = Only the application changes. The client’s history, other credits and situation stay as they are.
what-if-term = Instalment and term belong together: changing one recomputes the other. Changing the amount alone keeps the term.
what-if-side-by-side = Side by side
what-if-row = What is compared
what-if-before = Original application
what-if-after = Simulation
what-if-decision = The model’s decision
what-if-decision-accepted = accepted
what-if-decision-refused = refused
what-if-score = Risk score
what-if-level = Level
what-if-distance = Distance from the limit
what-if-frequency = Difficulties in repaying
what-if-follows = { $n ->
    [one] One value recomputed from your changes
   *[other] { $n } values recomputed from your changes
 }
what-if-moves = What moved the score
what-if-moves-words = From top to bottom: the score of the original application, what each theme adds (hollow, dashed bars to the right) or takes away (filled bars to the left) with the changes, then the simulated score. A dashed vertical line marks the limit of acceptance.
what-if-moves-sentence = Score { $before } before, { $after } after, a difference of { $difference }: the differences add up exactly. A theme can move though its values stay, as the model reads all information together.
what-if-column-before = Before
what-if-column-after = After
what-if-column-difference = Difference

form-required = required
form-choose = Choose
form-missing = Not given
form-unit-years = years
form-unit-months = months
form-unit-days = days
form-above = Higher than for any client of this portfolio ({ $bound } at most): the model has seen nothing like it, and the result is not reliable.
form-below = Lower than for any client of this portfolio ({ $bound } at least): the model has seen nothing like it, and the result is not reliable.
fault-entry-number = “{ $found }” is not a number. Write for example 12,500 or 12,500.50.
fault-entry-ambiguous = “{ $found }” can be read in two ways. Write thousands as 12,500 and decimals as 12.5.
fault-entry-negative = { $label }: the value can’t be negative.
fault-entry-zero = { $label }: the value must be greater than 0.
fault-entry-whole = { $label }: a whole number is needed.
fault-entry-large = { $label }: the value is too large to be right. Check the number of zeros.
fault-entry-choice = Choose one of the answers offered.
error-not-editable = { $features } can’t be changed by the client in an application. What can be: { $editable }.

report-title = Training report
report-made-by = Made by { $made_by }. Dataset { $identity }, seed { $seed }.
report-read-here = Read this report in English
report-contents = Contents
report-none = none
report-synthetic-title = Made-up data
report-synthetic = This model was trained on made-up clients, who do not exist. The figures show how such a report reads; they say nothing of real clients.

report-h-summary = In short
report-h-data = The data
report-h-candidates = The candidates compared
report-h-smote = Does adding artificial defaults (SMOTE) help?
report-h-measures = How good the chosen model is
report-h-reliability = Can the probabilities be taken at their word?
report-h-cutoff = The cut-off and what it costs
report-h-confusion = What the decisions get right and wrong
report-h-importance = What weighs in the score
report-h-levers = Do changes that should help, help?
report-h-groups = How groups of clients fare
report-h-warnings = Points of attention
report-h-method = Method and seeds
report-h-glossary = Glossary

report-name-dummy = No model (the average rate for all)
report-name-logistic_regression = Logistic regression
report-name-lightgbm = LightGBM
report-name-lightgbm_class_weight = LightGBM with class weights
report-name-lightgbm_undersampling = LightGBM with undersampling
report-name-lightgbm_smote = LightGBM with SMOTE

report-summary-data = The model learned from { $clients } clients whose outcome is known, of whom { $defaults } defaulted ({ $frequency }). It looks at { $inputs } { $n ->
    [one] feature
   *[other] features
 } of each client.
report-summary-lowest-cost = Of { $count } candidates, “{ $selected }” was kept: its mistakes cost the least, { $cost } a client on average in cross-validation.
report-summary-one-standard-error = Of { $count } candidates, “{ $selected }” was kept. “{ $lowest }” costs a little less on average ({ $lowest_cost } a client against { $cost }), but by less than one standard error, which chance alone can explain: the simpler model is then the safer choice.
report-summary-nothing-learnt = None of the { $count } candidates ranks clients surely better than chance at no higher cost than “{ $selected }”, which is kept: no model.
report-summary-unfit = The model is unfit: on clients kept aside its ranking can’t be told from chance. “score” and “letter” refuse it unless told otherwise (--unfit).
report-summary-only = There was one candidate, “{ $selected }”; its mistakes cost { $cost } a client on average in cross-validation.
report-summary-ranking = On { $test } clients kept aside until the end, a client who defaulted is given a higher risk than a client who repaid { $pairs } times out of 100 (AUC { $auc }; 50 would be chance).
report-summary-calibrated = Its probabilities can be taken at their word: a test finds nothing against them on clients kept aside. On average they miss the observed default rate by { $gap } { $n ->
    [one] percentage point
   *[other] percentage points
 }, and a perfect model would show { $perfect } by chance alone.
report-summary-off = Its probabilities need care: a test speaks against them on clients kept aside. On average they miss the observed default rate by { $gap } { $n ->
    [one] percentage point
   *[other] percentage points
 }, where a perfect model would show { $perfect } by chance alone.
report-summary-cutoff = A client is refused from a probability of default of { $cutoff } up. On the clients kept aside this accepts { $accepted } and costs { $cost } a client, against { $half } with a limit of 50%, { $all_accepted } if everyone were accepted and { $all_refused } if everyone were refused.
report-summary-useless = At these costs the model does no better than one and the same decision for all: it should not be put to use as it is.
report-summary-warnings = { $n ->
    [one] There is one point of attention
   *[other] There are { $n } points of attention
 }.

report-data-clients = Clients with a known outcome
report-data-unlabelled = Clients without a known outcome (not used)
report-data-defaults = Clients who defaulted
report-data-defaults-value = { $n } ({ $share }, { $frequency })
report-data-inputs = Features used
report-data-themes = Features used, by theme
report-data-theme = { $theme } ({ $n })
report-data-protected = Protected features kept out of the model
report-data-admitted = Protected features admitted by the lender
report-part = Part
report-part-clients = Clients
report-part-use = What it is for
report-part-train = Training
report-part-calibration = Calibration
report-part-test = Test
report-part-train-use = Comparing, tuning and fitting the candidates
report-part-calibration-use = Turning scores into probabilities
report-part-test-use = Measuring the chosen model, once, at the end
report-parts-caption = How the clients were divided

report-candidates-intro = Every candidate went through the same protocol: the same { $folds } folds, the same way of calibrating. Cost is what the wrong decisions cost a client: { $false_negative } for accepting a client who defaults, { $false_positive } for refusing one who would have repaid.
report-candidates-caption = Candidates: mean over the folds ± standard deviation, on calibrated probabilities
report-candidate = Candidate
report-candidate-kept = { $name } (kept)
report-difference-cost = Cost against the one kept
report-difference-auc = AUC against the one kept
report-mean-sd = { $mean } ± { $sd }
report-difference = { $value } ({ $interval })
report-verdict-selected = The one kept
report-verdict-more = Costs more, beyond chance
report-verdict-less = Costs less, beyond chance
report-verdict-same = Can’t be told apart from the one kept
report-candidates-more = Costing more than “{ $selected }”, by more than chance explains: { $names }.
report-candidates-less = Costing less than “{ $selected }”, by more than chance explains: { $names }.
report-candidates-same = Not to be told apart from “{ $selected }” by cost: { $names }. Another sample of clients could put them in another order.
report-candidates-ranking-worse = Ranking clients less well than “{ $selected }” (AUC), by more than chance explains: { $names }.
report-candidates-ranking-better = Ranking clients better than “{ $selected }” (AUC), by more than chance explains: { $names }.

report-smote-intro = SMOTE adds artificial defaulting clients to the training data so that both outcomes weigh the same. What it changed here, fold by fold against the same model without it:
report-smote-caption = { $model }: without and with SMOTE, mean over the folds
report-smote-measure = Measure
report-smote-without = Without SMOTE
report-smote-with = With SMOTE
report-smote-change = Change (95% interval)
report-smote-better = Better, beyond chance
report-smote-worse = Worse, beyond chance
report-smote-same = No change beyond chance
report-smote-harms = { $model }: SMOTE makes this worse by more than chance explains: { $worse }. It makes nothing measurably better.
report-smote-helps = { $model }: SMOTE makes this better by more than chance explains: { $better }. It makes nothing measurably worse.
report-smote-mixed = { $model }: SMOTE makes this better by more than chance explains: { $better }; and this worse: { $worse }.
report-smote-nothing = { $model }: SMOTE changes none of these measures by more than chance explains.
report-smote-absent = This training did not compare a model with and without SMOTE, so nothing can be said of it here.
report-smote-auc = AUC (higher is better)
report-smote-brier_raw = Brier score before calibration (lower is better)
report-smote-ece_raw = Calibration error before calibration (lower is better)
report-smote-cost_raw = Cost a client before calibration (lower is better)
report-smote-cost = Cost a client after calibration (lower is better)
report-short-auc = AUC
report-short-brier_raw = Brier score before calibration
report-short-ece_raw = calibration error before calibration
report-short-cost_raw = cost before calibration
report-short-cost = cost after calibration

report-measures-intro = Measured once, on the { $test } clients of the test part, which no step of the training had seen. The interval says where the value would fall for 95 in 100 samples of this size.
report-measures-caption = Measures on the test part
report-measure = Measure
report-value = Value
report-interval = 95% interval
report-measure-auc = AUC
report-measure-pr_auc = Average precision (PR‑AUC)
report-measure-ks = KS
report-measure-gini = Gini
report-measure-brier = Brier score
report-measure-log_loss = Log-loss
report-measure-ece = Calibration error (ECE)
report-measure-cost = Cost a client
report-meaning-auc = Take one client who defaulted and one who repaid: the first is given the higher risk { $pairs } times out of 100. Chance would give 50.
report-meaning-pr_auc = Going down the list from the riskiest client, the average share of true defaults. A list in random order would give { $rate }.
report-meaning-ks = At the best dividing line, the share of defaulting clients above it exceeds the share of repaying clients above it by { $points } percentage points.
report-meaning-gini = The AUC on another scale: 0 is chance, 1 is perfect.
report-meaning-brier = Average squared gap between probability and outcome; lower is better. Giving everyone the average rate would give { $baseline }.
report-meaning-log_loss = Punishes confident mistakes most; lower is better. Giving everyone the average rate would give { $baseline }.
report-meaning-ece = Average gap between announced probability and observed rate: { $points } { $n ->
   *[other] percentage points
 }. Lower is better.
report-meaning-cost = What wrong decisions cost on average at the cut-off; lower is better. Accepting everyone would cost { $all_accepted }, refusing everyone { $all_refused }.

report-table = The same figures as a table
report-reliability-title = Announced probability and observed default rate, test part
report-reliability-alt = { $n } groups of clients of similar probability, as dots: the announced probability to the right, the observed default rate upward, with a 95% interval. On the dotted diagonal both are equal.
report-reliability-all = In every group of clients, the announced probability lies within the 95% interval of the observed default rate.
report-reliability-some = In { $within } of { $n } groups of clients, the announced probability lies within the 95% interval of the observed default rate.
report-reliability-low = Announced too low for: { $groups }.
report-reliability-high = Announced too high for: { $groups }.
report-axis-announced = Announced probability
report-axis-observed = Observed default rate
report-legend-groups = A group of clients, with its 95% interval
report-legend-diagonal = Announced = observed
report-column-bin = PD announced, from – to
report-column-mean-pd = Average PD announced
report-column-observed = Observed
report-column-n = Clients

report-cutoff-theory = The cut-off follows from the two costs alone: with probabilities that can be taken at their word, refusing is the cheaper mistake from { $false_positive } ÷ ({ $false_positive } + { $false_negative }) = { $cutoff } up.
report-cutoff-inside = On the test part the cheapest cut-off would have been { $empirical } (95% interval { $interval }). The cut-off lies within that interval: the data do not contradict it.
report-cutoff-outside = On the test part the cheapest cut-off would have been { $empirical } (95% interval { $interval }). The cut-off lies outside that interval: check the calibration before relying on it.
report-cutoff-scale = On the scale of the score this cut-off is 50, and { $points } { $n ->
    [one] point more doubles
   *[other] points more double
 } the odds of default. { $within } of the clients the model learnt from lie between 0 and 100; beyond, a score is brought back, by a step that its explanation shows.
report-costs-caption = Cost a client on the test part, by way of deciding
report-way = Way of deciding
report-cost = Cost a client
report-way-cutoff = At the cut-off ({ $cutoff })
report-way-half = At a limit of 50%
report-way-accepted = Everyone accepted
report-way-refused = Everyone refused
report-cost-title = Cost a client by cut-off, test part
report-cost-alt = A curve of the cost a client (upward) for each cut-off (to the right). A dashed line stands at the cut-off in use, a band over the 95% interval of the cheapest one.
report-cost-sentence = At the cut-off of { $cutoff } decisions cost { $cost } a client; the lowest point of the curve is { $lowest }.
report-axis-cutoff = Cut-off
report-axis-cost = Cost a client
report-legend-cost = Cost a client
report-legend-cutoff = Cut-off in use
report-legend-empirical = Cheapest cut-off, 95% interval
report-column-acceptance = Accepted
report-column-default-accepted = Default rate of the accepted

report-confusion-intro = Out of { $of } clients like those of the test part:
report-confusion-defaults = { $defaults } default: { $caught } of them are refused, { $missed } are accepted by mistake.
report-confusion-repay = { $repay } repay: { $kept } of them are accepted, { $lost } are refused by mistake.
report-confusion-refused = { $refused } are refused in all, of whom { $caught } would have defaulted: { $share } of refusals are right.
report-confusion-caption = Decisions and outcomes on the test part, in clients
report-confusion-outcome = Outcome
report-confusion-accepted-column = Accepted
report-confusion-refused-column = Refused
report-confusion-default-row = Defaulted
report-confusion-repaid-row = Repaid

report-importance-intro = How far each feature moves the score, up or down, on average over the clients. Weighing is not causing: a feature may stand in for another.
report-themes-title = Share of each theme in what moves the score
report-themes-alt = Bars, the longest for the theme that weighs most.
report-themes-sentence = What weighs most: { $themes }.
report-theme-share = { $theme } ({ $share })
report-features-title = The features that move the score most, in points
report-features-alt = Bars for the { $shown } features that weigh most, in points of score; the table holds all { $count }.
report-features-sentence = “{ $feature }” weighs most: it moves the score by { $points } points on average.
report-features-unused = { $n ->
    [one] One feature has no weight at all.
   *[other] { $n } features have no weight at all.
 }
report-column-theme = Theme
report-column-share = Share
report-column-feature = Feature
report-column-points = Points on average

report-groups-intro = Protected features describe clients; the model does not use them. They serve here to see how groups fare on the test part.
report-groups-intro-admitted = Protected features describe clients. The lender admitted these as inputs: { $features }. They serve here to see how groups fare on the test part.
report-groups-absent = The data hold no protected feature with large enough groups, so nothing can be said of groups here. This does not mean that all fare alike.
report-groups-title = Share of clients accepted, by group ({ $feature })
report-groups-alt = One row a group: a dot at the share accepted, with its 95% interval.
report-groups-spread = Accepted: from { $low } ({ $lowest }) to { $high } ({ $highest }). Observed default rate: { $lowest_rate } in the first, { $highest_rate } in the second.
report-groups-apart = This gap is larger than chance explains. Whether it is justified can’t be read from figures alone: compare with the default rates and examine what drives it.
report-groups-overlap = The intervals overlap: chance could explain this gap.
report-groups-one = Only one group is large enough to be shown; there is nothing to compare it with.
report-groups-calibrated = In every group the average announced probability lies within the interval of the observed default rate.
report-groups-off = The average announced probability lies outside the interval of the observed default rate for: { $groups }. For them, probabilities are off.
report-groups-limits = What this can’t show: groups under 30 clients are left out; combinations of features are not examined; other features may stand in for a protected one; and clients who were refused in the past, whose outcome is unknown, are not in the data. Of many groups, about one in twenty falls outside its interval by chance alone.
report-group-above = { $low } and over
report-group-band = { $low } to under { $high }
report-column-group = Group
report-column-accepted = Accepted (95% interval)
report-column-default-rate = Default rate (95% interval)
report-column-announced = Average PD announced
report-column-auc = AUC

report-warnings-none = Training raised no warning.

report-method-split = Clients were divided at random, with the same default rate in each part: { $train } to train, { $calibration } to calibrate, { $test } to test.
report-method-search = { $n ->
    [0] Candidates kept their usual settings.
    [one] Settings were searched for with one trial.
   *[other] Settings were searched for with up to { $trials } trials a candidate.
 } Candidates were compared by cross-validation: { $folds } folds, { $r ->
    [one] once
   *[other] repeated { $repeats } times
 }.
report-method-selection = The candidate kept is the simplest whose cost lies within one standard error of the lowest. Differences between candidates are paired by fold; their intervals allow for the overlap of training sets (corrected resampled t).
report-method-platt = Probabilities were calibrated by Platt’s method (a straight line in log-odds): it keeps the order of clients and the additivity of explanations.
report-method-isotonic = Probabilities were calibrated by isotonic regression, because Platt’s straight line left too large an error.
report-method-intervals = Intervals on the test part are 95% intervals by resampling clients (bootstrap); those of rates are Wilson’s.
report-method-seed = Seed { $seed }: the same data, settings and version give the same result. Dataset (sha256): { $identity }.
report-method-parameters = Settings of “{ $model }”
report-parameter = Setting

report-glossary-default = Default
report-glossary-default-is = The client did not repay as the lender’s target defines it. “Repaid” means everything else.
report-glossary-pd = Probability of default (PD)
report-glossary-pd-is = How many of 100 such clients would default. “Announced” probability means the model’s PD.
report-glossary-cutoff = Cut-off
report-glossary-cutoff-is = The PD from which a client is refused.
report-glossary-score = Risk score, points
report-glossary-score-is = The PD on a scale people read, from 0 to 100: 50 is the cut-off; how many points double the odds of default depends on the model. The levels: less than a quarter of the odds at the cut-off (low), less than these (moderate), less than four times (high), four times and more (very high).
report-glossary-calibration = Calibration
report-glossary-calibration-is = Bringing probabilities in line with what happens: of the clients given 10%, 10 in 100 default.
report-glossary-folds = Cross-validation, folds
report-glossary-folds-is = The clients outside the test part are cut into folds; each in turn is judged by a model that did not see it.
report-glossary-chance = Beyond chance
report-glossary-chance-is = The 95% interval of the difference leaves out zero.
report-glossary-interval = 95% interval
report-glossary-interval-is = The range in which the value would fall for 95 in 100 samples of the same size.
report-glossary-one-standard-error = One-standard-error rule
report-glossary-one-standard-error-is = Of the candidates whose cost is within one standard error of the lowest, the simplest is kept.
report-glossary-smote = SMOTE
report-glossary-smote-is = Artificial defaulting clients, made by mixing real ones, added to the training data.
report-glossary-class-weights = Class weights, undersampling
report-glossary-class-weights-is = Two other ways of balancing outcomes: counting each default more, or dropping some clients who repaid.

report-candidates-title = Cost a client against the candidate kept, with 95% intervals
report-candidates-alt = One row a candidate: a dot at the difference in cost from “{ $selected }”, with its 95% interval; at the right its mean cost. To the right of the dotted line at zero a candidate costs more.
report-candidates-sentence = An interval that crosses the dotted line at zero can’t be told apart from “{ $selected }”. The number at the right is the mean cost a client.
report-legend-model = The model
report-legend-chance = A list in random order
report-axis-roc-x = Repaying clients refused
report-axis-roc-y = Defaulting clients refused
report-roc-title = Defaults caught against good clients lost (ROC), test part
report-roc-alt = A curve from the lower left to the upper right corner: to the right the share of repaying clients refused, upward the share of defaulting clients refused, for every possible cut-off. The dotted diagonal is chance.
report-roc-sentence = Refusing { $x } of the clients who repay catches { $y } of those who default.
report-axis-pr-x = Defaulting clients refused
report-axis-pr-y = Defaults among the refused
report-pr-title = Right refusals against defaults caught (precision–recall), test part
report-pr-alt = A curve: to the right the share of defaulting clients refused, upward the share of true defaults among the refused, for every possible cut-off. The dotted line is chance.
report-pr-sentence = When { $x } of the defaulting clients are refused, { $y } of the refused clients would have defaulted.

card-title = Model card
card-short = Estimates the probability that a client defaults on a credit, from an application and the client’s history: { $model }, calibrated. { $made_by }.
card-h-use = Intended use
card-use-scores = Giving an adviser a calibrated probability of default, a risk score and the reasons for it, for an application like those of the training data.
card-use-helps = Supporting a person’s decision; the cut-off is a proposal drawn from the lender’s two costs.
card-use-users = For advisers, risk managers and validators of the lender that trained it, on that lender’s clients.
card-h-not = What it must not be used for
card-not-alone = Refusing anyone without a person who can examine the case and overrule the score.
card-not-others = Other lenders’ clients, other products, other countries or purposes such as hiring, insurance or pricing.
card-not-causes = Concluding what causes default, or what would happen if a client changed.
card-not-changed = Clients described in another way than in training: features computed or coded differently.
card-not-synthetic = Any real client: it has only ever seen made-up ones.
card-h-data = Training data
card-data-origin = The data are the lender’s own and do not come with the model. How they were collected, over which period and for which product is for the lender to say below.
card-h-results = Results
card-h-limits = Limits and risks
card-limit-selection = Only clients who were granted a credit have a known outcome: for those refused in the past the probabilities are extrapolated.
card-limit-drift = The economy, products and clients change. Compare probabilities with outcomes at regular intervals and train again when they part.
card-limit-fairness = Leaving protected features out does not make a model fair: others may stand in for them.
card-limit-explanations = Reasons say what weighed in the score, exactly; they do not say what causes default.
card-h-law = Legal notes for the European Union
card-law-intro = Points to check with counsel; this is no legal advice, and the model does not comply or fail to comply by itself.
card-law-ai-act = AI Act, Regulation (EU) 2024/1689: evaluating the creditworthiness of natural persons is a high-risk use (Annex III, point 5(b)). It calls for risk management, data governance, technical documentation, logging, human oversight and accuracy (Articles 9–15), and gives those affected a right to an explanation (Article 86). This card and the training report serve the documentation; they do not replace it.
card-law-gdpr = GDPR, Article 22 and Articles 13–15: a score on which a decision draws strongly can itself be an automated decision (Court of Justice, C-634/21, SCHUFA). Clients have a right to meaningful information on the logic involved, to a person’s intervention and to contest.
card-law-credit = Consumer credit, Directive (EU) 2023/2225, Article 18: where creditworthiness is assessed by automated processing, clients may ask for a person’s intervention, an explanation and a review; special categories of data and social networks may not be used.
card-law-discrimination = Law against discrimination applies to outcomes as well as inputs: the figures by group above are where an examination starts.
card-h-reproduce = How to make it again
card-h-lender = For the lender to complete
card-lender-owner = Who answers for the model
card-lender-purpose = Product, country and date of entry into use
card-lender-origin = Origin, period and legal basis of the data
card-lender-approval = Who validated it, when, on what conditions
card-lender-monitoring = What is monitored, how often, and when the model is withdrawn
card-lender-contact = Where clients ask for an explanation or a review
card-pair = { $name }: { $value }
card-data-synthetic = The data were made up by a program, from no one’s records; they only imitate the shape of a lender’s tables.

report-levers-absent = No input of the model has a direction in the dictionary: the model follows the data alone, and a change that should help may raise the risk.
report-levers-intro = { $n ->
    [0] No input is held to a direction.
    [one] One input is held to a direction: the risk can only rise, or only fall, with it.
   *[other] { $directed } inputs are held to a direction: the risk can only rise, or only fall, with them.
 } The finished model was tried on clients set aside, by changing each in the way that helps, then the amount (the term staying the same) and the income with all that follows from them.
report-levers-none-perverse = The risk rose for no client.
report-levers-perverse = The risk rose for some clients by changing: { $features }.
report-levers-caption = Changes tried
report-column-lever = Change
report-column-lever-clients = Clients tried
report-column-lever-perverse = Risk raised
report-column-lever-worst = Largest rise (points)
report-lever-alone = { $feature }, alone
report-lever-with = { $feature }, with what follows from it

report-calibration-holds = No shift, stretch or bend of the probabilities explains the outcomes of the clients kept aside better than chance would (likelihood-ratio test, p = { $p }).
report-calibration-fails = Shifting, stretching or bending the probabilities would explain the outcomes of the clients kept aside better (likelihood-ratio test, p = { $p }, below 0.05).
report-calibration-intercept = On average they are off by { $intercept } in log-odds ({ $interval }; 0 is right).
report-calibration-slope = Their spread should be multiplied by { $slope } ({ $interval }; 1 is right).
report-calibration-error = The calibration error over ten groups is { $ece }. It is never 0: a perfectly calibrated model shows { $interval } on as many clients. Beyond what chance gives on average: { $beyond }.

report-measures-refit = These figures are those of the model before it learnt from these clients. What is put to use has then learnt from all clients, with the same parameters: it has seen more, and can’t be measured on them any more.
report-method-refit = The model that is put to use learnt from all { $clients } clients whose outcome is known; it is calibrated on the scores that each client got from a model that had not seen that client.

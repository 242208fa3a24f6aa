error-costs-invalid = The costs { $found } are not two positive numbers. Write the cost of accepting a client who defaults, a colon, and the cost of refusing one who would have repaid: 10:1.
error-levers-perverse = The trained model breaks the directions of the dictionary: { $levers } raise the risk, by up to { $worst_points } points, where it should fall. The model is not written. This is a fault of Clairscore, not of your data: please report it.
error-model-unfit = This model has learnt nothing: on clients kept aside, its ranking can’t be told from chance (its report says so). Scores and letters made with it would be luck. Train on more clients or other features; to go on all the same, to look at how it works, add --unfit.
error-candidate-unknown = There is no candidate { $found }. Did you mean { $suggestion }? Known are { $known }.

fault-target-absent = The dataset has no target. Training needs one column that is 1 for a default and 0 for a loan repaid.
fault-target-classes = The target { $target } holds { $count ->
    [0] no known value
    [one] the single value { $found }
   *[other] the values { $found }
 }; expected 0 (repaid) and 1 (default), both present. If another value means default, say so with --positive when making the dataset.
fault-target-too-few = The target { $target } holds { $defaults } defaults and { $repaid } loans repaid; training needs at least { $expected } of each. Add clients whose outcome is known.
fault-protected-unknown = { $feature } is not a protected feature of this dataset; protected are { $known }.
fault-infinite-values = Feature { $feature } holds { $count ->
    [one] one infinite value
   *[other] { $count } infinite values
 }; expected finite numbers or gaps. A division by zero may have made them: leave the value empty there.
fault-no-usable-input = None of the { $count } possible inputs holds two different values. Check the dictionary (input, protected) and the dataset.

warning-columns-empty = { $count ->
    [one] One feature is
   *[other] { $count } features are
 } empty for every client with a known outcome and can't be used: { $columns }.
warning-columns-constant = { $count ->
    [one] One feature has
   *[other] { $count } features have
 } the same value for every client with a known outcome and can't be used: { $columns }.
warning-few-defaults = Only { $defaults } defaults to learn from: intervals are wide, and another sample could lead to another choice.
warning-lever = Changing { $feature } in the way that should lower the risk raises it for { $count } of { $clients } clients tried: other inputs that follow from it have no direction in the dictionary. Give them one, or leave them out.
warning-no-better-than-dummy = On the folds, { $candidate } is not clearly cheaper than giving everyone the same probability. Don't decide by it.

step-training-data = Reading and checking the dataset
step-training-candidate = Tuning and measuring { $candidate }
step-training-final = Fitting, calibrating and measuring { $candidate }
step-training-tracking = Recording the runs

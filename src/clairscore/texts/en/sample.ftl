step-sample = Making up { $clients } clients
fault-sample-clients = { $found } clients were asked for; ask for at least { $least }, for fewer leave no defaults to learn from.
fault-sample-seed = The seed is { $found }; it must be 0 or more.
fault-sample-risk = The risk is { $found }; it must lie between −{ $most } and { $most }.

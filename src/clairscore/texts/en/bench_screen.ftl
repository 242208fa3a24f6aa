dashboard-screen-bench = Text benchmark
option-benches = Results of a text benchmark (written by “bench run”) for a screen of their own; may be given several times.
bench-screen-name = { $name }, { $n ->
    [one] one text
   *[other] { $n } texts
 }, { $date }
bench-screen-result = Benchmark
bench-screen-h-compared = Benchmarks side by side
bench-screen-compared = Figures compare only between encoders that read the same texts.
bench-screen-h-text = A text and its words
bench-screen-intro-text = By { $encoder }. Each text is explained by a regression that has not learnt from it. { $n ->
    [0] None was classed wrongly.
    [one] The one classed wrongly comes first.
   *[other] The { $n } classed wrongly come first.
 }
bench-screen-text = Text
bench-screen-text-wrong = ✕ { $n }, { $label }: { $text }
bench-screen-text-right = ✓ { $n }, { $label }: { $text }
bench-screen-right = Taken for “{ $label }” ({ $probability }), and it is “{ $actual }”.
bench-screen-wrong = Taken for “{ $label }” ({ $probability }), but it is “{ $actual }”.
bench-screen-method = Method: { $method }.
bench-screen-key = Solid line and +: speaks for the class that the text was taken for. Dashed line and −: speaks against it. Words with little weight are not marked; the table has them all.
bench-screen-base = Where every text starts
bench-screen-words = Words
bench-screen-stop = Stop words
bench-screen-rest = What no word accounts for
bench-screen-sum = Sum (log-odds against the mean of all classes)
bench-screen-part = Part
bench-screen-weight = Weight
bench-screen-probability = Probability
bench-screen-likeness = Likeness (cosine)
bench-screen-h-sums = How the parts add up
bench-screen-h-classes = Probability of each class
bench-screen-h-near = Nearest texts
bench-screen-h-words = All words

help-bench = Which text-embedding model suits my texts? An honest benchmark on your own labelled texts: clustering, classification, how sure the answer is, and why a text was classed as it was.
summary-bench = Compare text-embedding models on your own texts
help-bench-run = Compare encoders on a file of labelled texts (CSV, TSV, JSON lines, Parquet), or as a plan in TOML says, and write the results.
summary-bench-run = Compare encoders on labelled texts
help-bench-demo = Compare the encoders at hand on made-up messages of clients, in French and English: offline, in about a minute.
summary-bench-demo = Try it on made-up messages
argument-plan-or-corpus = File of labelled texts, or a plan (.toml).
option-encoders = Encoders to compare; “bench encoders” lists them.
option-preparations = What is done to the texts first: none, study. Each is an arm of its own.
option-text-columns = Columns that make the text, joined.
option-label-column = Column of the class.
option-label-rule = first-level reads the first part of a path such as ["Watches >> Wrist Watches"].
option-sampled = At most so many texts, classes in proportion.
option-language = Language of the texts, for preparations; the likeliest one by default.
option-quick = Fewer repeats and seeds, and 2,000 texts at most (unless --sample says how many).
option-cache = Folder of vectors: what was embedded once is not embedded again.
option-bench-run-mlflow = MLflow tracking URI, such as sqlite:///runs.db; without it no runs are kept.
made-bench = Results: { $path }. Next: clairscore bench report { $path }

step-bench-measure = Measuring { $encoder }
error-no-encoder = None of these encoders can be used: { $names }. The first one: { $reason } “clairscore bench encoders” says what is installed and how to get the rest.
fault-corpus-column = There is no column { $column }. Found: { $found }.
fault-corpus-column-close = There is no column { $column }. Did you mean { $close }? Found: { $found }.
fault-corpus-empty = The file holds no text.
fault-corpus-classes = At least two classes of { $least } texts are needed; usable are { $n ->
    [0] no texts
    [one] one text
   *[other] { $n } texts
 }, of: { $found }. Give more texts, or another --label.
note-corpus-empty-texts = { $n ->
    [one] One text is empty and was left out: row { $rows }.
   *[other] { $n } texts are empty and were left out, among them rows { $rows }.
 }
note-corpus-no-label = { $n ->
    [one] One text has no label and was left out: row { $rows }.
   *[other] { $n } texts have no label and were left out, among them rows { $rows }.
 }
note-corpus-copies = { $n ->
    [one] One text is a copy of another and was left out: it would be learnt from and measured on.
   *[other] { $n } texts are copies of others and were left out: they would be learnt from and measured on.
 }
note-corpus-conflicts = { $n ->
    [one] One text has several labels and was left out
   *[other] { $n } texts have several labels and were left out
 }: such as row { $row } ({ $labels }).
note-corpus-near-copies = { $n ->
    [one] One text nearly repeats another (equal but for case, digits and punctuation, or most runs of three words in common, or of one group by your column): it is learnt from and measured on together with it.
   *[other] { $n } texts nearly repeat others (equal but for case, digits and punctuation, or most runs of three words in common, or of one group by your column): they are learnt from and measured on together with these.
 }
note-corpus-near-conflicts = { $n ->
    [one] One group of such texts has several labels
   *[other] { $n } groups of such texts have several labels
 }: such as “{ $text }” ({ $labels }).
option-groups = Column of what texts belong to, such as a client: texts of one are kept in one fold. Near copies are kept together without it.
note-corpus-one-group = { $n ->
    [one] One class consists of near copies of a single text ({ $labels }): nothing can be learnt of it elsewhere, its texts are learnt from and measured on all the same, and its figures flatter.
   *[other] { $n } classes consist of near copies of a single text each ({ $labels }): nothing can be learnt of them elsewhere, their texts are learnt from and measured on all the same, and their figures flatter.
 }
note-corpus-rare = { $n ->
    [one] One class has fewer than { $least } texts and was left out: { $labels }.
   *[other] { $n } classes have fewer than { $least } texts and were left out: { $labels }.
 }
note-corpus-sample = A sample of { $n } texts was drawn (seed { $seed }).
note-corpus-made-up = Made-up messages, written for this demonstration: what is found on them says little about your texts.
fault-plan-missing = The plan lacks { $name }.
fault-plan-unknown = The plan has { $name }, which means nothing. Known: { $known }.
fault-plan-choice = { $name } is “{ $found }”; it takes one of: { $known }.
fault-plan-whole = { $name } is { $found }; whole numbers from { $least } up are expected.
fault-plan-counts = { $name }: { $right } right of { $tested } tested; whole numbers are expected, at least 1 tested and no more right than tested.

bench-made-up = ⚠ Made-up messages: what is found here says little about your texts.
bench-measure-accuracy-logistic-regression = Telling classes apart (accuracy of logistic regression)
bench-measure-accuracy-random-forest = Telling classes apart (accuracy of a random forest)
bench-measure-accuracy-nearest = Telling classes apart (vote of the ten nearest texts)
bench-measure-precision = Finding similar texts (of the ten nearest, how many are of the same class)
bench-measure-ari = Grouping without labels (ARI of k-means on the vectors)
bench-measure-ari-study = Grouping as in the study (ARI of k-means on a t-SNE map)
bench-leader = { $measure }: { $names } is best, { $value } ({ $low } to { $high }).
bench-leaders = { $measure }: { $names } can’t be told apart on { $n } texts, { $least } to { $value }; a gap of { $smallest } or more would show.
bench-leaders-disputed = { $measure }: { $names } share the first place on { $n } texts, { $least } to { $value }. { $dispute }
bench-dispute-texts = The tests disagree on { $first } and { $second }: the texts drawn again tell them apart, { $again } could turn the difference round.
bench-dispute-again = The tests disagree on { $first } and { $second }: { $again } tell them apart, the texts drawn again could turn the difference round.
bench-again-splits = other splits
bench-again-samples = other samples of the texts
bench-gap-points = { $points } points
bench-counting-disputed = { $measure }: counting words ({ $counted }, { $counted_value }) beside the best trained encoder ({ $trained }, { $trained_value }). { $dispute }
bench-preparation-disputed = Preparing the texts as in the study, { $encoder }: ARI on the map { $before } → { $after }. { $dispute }
bench-sampled = Grouping, the map, smaller vectors and directions grow faster than the texts: they are measured on { $n } of them, classes in proportion.
bench-no-forest = { $classes } classes are too many for a random forest: it was left out.
bench-note = { $encoder }: { $note }
note-bench-few-distinct = it gives the same vector to so many texts that some groups stay empty.
note-bench-not-converged = a computation was stopped before it had settled; its figures may be a little low.
note-bench-warning = a library notes: { $kind }, { $text }
bench-mixed = The { $n } pairs of classes that { $encoder } mixes up most often
bench-not-apart-from = no evidence; { $smallest } or more would show
bench-interrupted = What was embedded and measured is kept: the same command goes on from there.
error-memory-short = There is not enough memory to measure { $encoder }. Give fewer texts (--sample), or an encoder with fewer dimensions.
bench-counting-same = { $measure }: counting words ({ $counted }, { $counted_value }) can’t be told from the best trained encoder ({ $trained }, { $trained_value }).
bench-counting-better = { $measure }: the best trained encoder ({ $trained }, { $trained_value }) does better than counting words ({ $counted }, { $counted_value }).
bench-counting-worse = { $measure }: counting words ({ $counted }, { $counted_value }) does better than the best trained encoder ({ $trained }, { $trained_value }).
bench-preparation-hurts = Preparing the texts as in the study hurts { $encoder }: ARI on the map { $before } → { $after }.
bench-preparation-helps = Preparing the texts as in the study helps { $encoder }: ARI on the map { $before } → { $after }.
bench-preparation-nothing = Preparing the texts as in the study changes nothing that these texts can show for { $encoder }: ARI on the map { $before } → { $after }.
bench-over-limit = { $encoder } reads { $reads } at most: { $n ->
    [one] one text is longer and was cut.
   *[other] { $n } texts are longer and were cut.
 }
bench-baseline = Always answering the commonest class would be right for { $share }.
bench-skipped = Not measured: { $encoder }. { $reason }
summary-bench-encoders = List the encoders, and how to get the absent ones
help-bench-encoders = List the kinds of encoder: what is ready, and the line to type for the rest.
summary-bench-parity = Check that two back ends of a model agree
help-bench-parity = Check whether two ways to the same model give the same vectors, on some texts of a file, and say why not: lengths, pooling, prompt, limit, versions.
summary-bench-tune = Tune an encoder on your own labels
help-bench-tune = Tune a Sentence Transformers model on your own labels (AnglE or CoSENT loss) and measure it, before and after, on texts held out.
summary-bench-tune-pairs = Tune an encoder on pairs of texts
help-bench-tune-pairs = Tune a Sentence Transformers model on pairs of texts with a score of how alike they are (0: nothing in common, 1: the same), from a CSV, TSV, JSON-lines or Parquet file, and measure it, before and after, on pairs held out.
argument-pairs-file = File of pairs.
option-bench-tune-pairs-model = Name of a published model, or a folder.
option-bench-tune-pairs-first = Column of the first text.
option-bench-tune-pairs-second = Column of the second text.
option-bench-tune-pairs-score = Column of the score, from 0 to 1.
fault-pairs-empty = Column { $column }: { $n ->
    [one] one text is empty, in row { $rows }.
   *[other] { $n } texts are empty, among them rows { $rows }.
 } Give a text or leave the pair out.
fault-pairs-score = Column { $column }: { $n ->
    [one] one score is no number from 0 to 1, in row { $rows }.
   *[other] { $n } scores are no numbers from 0 to 1, among them rows { $rows }.
 } Write 0 for nothing in common, 1 for the same, with a decimal point; divide scores of another scale by their largest.
fault-pairs-few = { $n ->
    [one] There is one pair
   *[other] There are { $n } pairs
 }; at least { $least } are needed, a fifth of them to check on. Add pairs.
example-bench = clairscore bench run texts.csv out --text message --label motive
argument-first = Encoder, such as minilm or ollama:mxbai-embed-large.
argument-second = The encoder to hold against it.
argument-corpus = File of labelled texts.
option-bench-tune-model = Name of a published model, or a folder.
option-loss = angle or cosent.
option-pairs = Pairs of texts to learn from.
option-epochs = How often each pair is learnt from.

error-exact-impossible = The vectors of { $encoder } are no sum over words: its words can’t be told exactly. Leave --method out, or ask for occlusion.
summary-bench-report = Write the report of a run
help-bench-report = Write the report of a run: one accessible HTML file in both languages, Markdown and JSON, with the words behind the errors of the leading encoder.
summary-bench-explain = Say why a text was classed as it was
help-bench-explain = Say which words of a text speak for its class, by an encoder of a run; exactly where the encoder allows it.
argument-results = Results written by “bench run” or “bench demo”.
option-encoder = Encoder of the run; the leading one by default.
option-bench-explain-text = Text to explain.
option-method = exact, occlusion, shap or random; the best there is by default.
made-bench-report = Report: { $path }
bench-explained = Classed as { $label } ({ $probability }).
bench-explained-words = Words for it (+) and against it (−), { $method }:
bench-explained-rest = What no word accounts for: { $rest }. All together, from { $base }: { $logit }.
bench-explained-unread = { $n ->
    [one] One word lies beyond what the encoder reads.
   *[other] { $n } words lie beyond what the encoder reads.
 }
bench-explained-near = Nearest text: { $label }, “{ $text }”

bench-title = Which text encoder?
bench-lead = { $encoders ->
    [one] One encoder
   *[other] { $encoders } encoders
 } on { $n } texts in { $classes } classes ({ $name }).
bench-h-summary = What follows
bench-h-corpus = The texts
bench-h-board = How good, at which cost
bench-h-pairs = Which differences are real
bench-h-map = Map of the texts
bench-h-confusion = What is taken for what
bench-h-wrong = Texts classed wrongly
bench-h-words = Words that speak for each class
bench-h-trust = How far to trust the words
bench-h-few = With few labels, or none
bench-h-forms = Smaller vectors
bench-h-method = How it was measured
bench-intro-board = Figures are means over repeats; in brackets, the 95% interval over texts drawn again; then the rank, with ties where the data can’t tell encoders apart.
bench-intro-pairs = Differences on the same texts and the same splits. Two encoders count as told apart only if the interval excludes 0 and other splits, or other samples of 80% of the texts, say so too.
bench-intro-trust = Words are taken away, or given alone, most important first. Lower is better when they are taken away, higher when they are given. Chance is the floor that a method must beat.
bench-intro-few = Logistic regression with a few labelled texts a class, measured on all the others; without labels, the class whose name lies nearest.
bench-intro-forms = Accuracy of logistic regression on smaller forms of the same vectors. First dimensions alone are only cut where the model was trained for it; counts of words are left out.
bench-intro-method = One list of splits for all encoders; logistic regression, random forest and ten neighbours on the full vectors; k-means with at least ten starts. The map is the study’s way and never leads. Encoders that learn from the texts themselves learn from training folds alone in classification.
bench-intro-confusion = Rows are what a text is, columns what it was taken for; logistic regression, first repeat.
bench-corpus = { $n } texts in { $classes } classes; half of them have at most { $median } words, the longest { $longest }.
bench-map-of = Each letter is a text, each kind of letter a class; texts that { $encoder } finds alike lie together. Distances between groups mean little.
bench-map-title = Map of the texts by { $encoder }
bench-map-desc = Scatter of letters, one a text; the table gives the centre of each class and how far it spreads.
bench-map-sentence = Groups found on this map agree with the classes with an ARI of { $ari } (0 is chance, 1 is perfect).
bench-figure-desc = One row an encoder: a dot for the figure, a line for its 95% interval.
bench-figure-sentence = Lines that overlap much can hardly be told apart; the table of pairs says which can.
bench-confusion = Texts by class and by what { $encoder } takes them for
bench-wrong = { $n ->
    [one] One text that { $encoder } classes wrongly, with the words that weighed most (+ for the class given, − against it) and the nearest texts.
   *[other] { $n } texts that { $encoder } classes wrongly, with the words that weighed most (+ for the class given, − against it) and the nearest texts.
 }
bench-words-of = Mean weight in the texts of the class, by { $encoder }; stop words are left out.
bench-table-classes = Texts by class
bench-table-quality = Encoders by quality
bench-table-cost = Encoders by cost
bench-table-wrong = Texts classed wrongly
bench-table-words = Words by class
bench-table-trust = Methods, by taking words away and giving them alone
bench-table-few = Accuracy with few labels
bench-table-forms = Accuracy of smaller vectors
bench-table-settings = Settings, versions and seeds
bench-column-class = Class
bench-column-texts = Texts
bench-column-encoder = Encoder
bench-column-dimensions = Dimensions
bench-column-bytes = Bytes a text
bench-column-speed = Texts a second
bench-column-memory = Memory (MiB)
bench-column-limit = Reads at most
bench-column-over = Texts longer
bench-column-pair = Encoders
bench-column-difference = Difference
bench-column-interval = 95% interval
bench-column-verdict = Told apart
bench-column-value = Figure
bench-column-actual = Is
bench-column-text = Text
bench-column-predicted = Taken for
bench-column-words = Words
bench-column-neighbours = Nearest texts
bench-column-method = Method
bench-column-deletion = Taken away
bench-column-insertion = Given alone
bench-column-zero = No label
bench-column-shots = { $k ->
    [one] 1 a class
   *[other] { $k } a class
 }
bench-column-form = Vectors
bench-column-accuracy = Accuracy
bench-column-name = Name
bench-column-centre = Centre (% across, % up)
bench-column-spread = Spread (%)
bench-rank = rank { $first }
bench-rank-tied = rank { $first } to { $last }
bench-reads-all = all
bench-reads-tokens = { $limit } tokens
bench-reads-characters = { $limit } characters
bench-apart = yes
bench-not-apart = no
bench-method-tokens = exact, by tokens
bench-method-counts = exact, by counts
bench-method-occlusion = by leaving words out
bench-method-shap = Shapley values, estimated
bench-method-random = chance
bench-form-full = as they are ({ $k })
bench-form-pca = PCA to { $k }
bench-form-first = first { $k }
bench-form-int8 = one byte a dimension
bench-form-binary = one bit a dimension
error-encoder-not-measured = The results have no encoder { $found }; they have: { $known }.
step-bench-explain = Explaining errors and words
bench-word =   { $weight }  { $word }
bench-h-doubtful = Labels to check
bench-doubtful = { $n ->
    [one] One text, tested by a regression on { $encoder } that had not seen it, seems to be of another class than its label says
   *[other] { $n } texts, each tested by a regression on { $encoder } that had not seen it, seem to be of another class than their labels say
 }: read them. The label may be wrong, or the classes overlap. All of them are in { $file } beside the results: correct your file and run again.
bench-table-doubtful = Texts whose label is doubtful
bench-column-label = Label
bench-column-suggested = Seems to be
bench-column-margin = Difference in probability
bench-h-directions = What the dimensions respond to
bench-intro-directions = Single dimensions of a text’s vector mean nothing to anyone, but the directions along which vectors differ most can be read by what stands at their ends: classes, words, a text. The second table tells how much a linear model reads off the vectors and off reductions of them, on texts that it did not learn from.
bench-directions-of = Directions of { $encoder }. Its words go with a direction; they need not be its cause.
bench-end = { $class } · { $words } · “{ $text }”
bench-end-wordless = { $class } · “{ $text }”
bench-table-axes = Main directions and their two ends
bench-table-layers = What a linear model reads, by vectors and reductions
bench-column-axis = Direction
bench-column-share = Of all differences
bench-column-by-class = Of it, between classes
bench-column-low = One end: class, words, a text
bench-column-high = Other end: class, words, a text
bench-column-length = Length of the text
bench-column-digits = Share of digits
bench-column-kept = Neighbours kept
bench-layer-full = full vectors, { $k } dimensions
bench-layer-pca = PCA, { $k } dimensions
bench-layer-tsne = t-SNE map, { $k } dimensions
bench-layer-umap = UMAP, { $k } dimensions

option-llm = Language model of an Ollama server, such as llama3.2, that is given the nearest texts of 100 texts and asked for their classes: MODEL?url=…&timeout=…
step-bench-asked = Asking { $model } for the class of { $n ->
    [one] one text
   *[other] { $n } texts
 }
bench-h-asked = Neighbours given to a language model
bench-asked = For { $n } texts drawn at random (seed { $seed }), { $model } (Ollama { $version }) was given the { $neighbours } nearest labelled texts by { $encoder }, from training folds alone, and asked for the class: temperature 0, the classes as the only answers allowed, long texts cut. The same neighbours vote. Shares with Wilson’s interval, their difference with that of the paired bootstrap. An answer took { $seconds } s.
bench-asked-vote = vote of the neighbours
bench-asked-better = A language model that is given the neighbours ({ $model }, { $value }) does better than their vote ({ $vote }) on { $n } texts.
bench-asked-worse = A language model that is given the neighbours ({ $model }, { $value }) does worse than their vote ({ $vote }) on { $n } texts.
bench-asked-same = A language model that is given the neighbours ({ $model }, { $value }) can’t be told from their vote ({ $vote }) on { $n } texts.
bench-asked-no-class = { $n ->
    [one] One answer is no class and counts as wrong: { $answers }.
   *[other] { $n } answers are no class and count as wrong, among them: { $answers }.
 }
bench-table-asked = A language model and the vote, on the same texts
bench-column-asked = Who decides
bench-h-published = Figures that somebody published
bench-intro-published = These come from the plan and were not measured here: texts classed rightly, of those tested, with Wilson’s 95% interval.
bench-published-same = Published figures: { $names } ({ $high } to { $low }) can’t be told apart by their counts (Fisher’s exact test of the highest against the lowest: p = { $p }).
bench-published-apart = Published figures: of { $names }, the highest ({ $high }) and the lowest ({ $low }) can be told apart by their counts (Fisher’s exact test: p = { $p }).
bench-table-published = Published counts
bench-column-right = Right
bench-column-tested = Tested

summary-bench-deploy = Make a classifier of the winner
help-bench-deploy = Make a classifier of an encoder of a run: it answers where it is sure enough that at most the share of wrong answers that you accept is wrong, and leaves the other texts to a person.
option-bench-deploy-encoder = Encoder of the run; the leading one by default.
option-error = Share of wrong answers that you accept, among those given: 0.05 is 5%.
step-bench-deploy = Learning the classifier of { $encoder }
done-deploy-answers = It answers from a probability of { $threshold }: { $value } ({ $low } to { $high }) of { $n } texts held out. The others are for a person.
done-deploy-error = Of its answers, { $value } ({ $low } to { $high }) are wrong on the texts held out; { $asked } was accepted.
made-bench-deploy = Classifier: { $path }. Next: clairscore bench predict { $path } --text "…"
summary-bench-predict = Class new texts, or leave them to a person
help-bench-predict = Class texts by a classifier that “bench deploy” wrote: a class with its probability, or that the text is for a person.
argument-classifier = Classifier written by “bench deploy”.
option-bench-predict-texts = Text to class; may be given several times.
option-bench-predict-file = File of texts (CSV, TSV, JSON lines, Parquet).
option-column = Column of the text in the file.
bench-answer = { $label } ({ $probability })
bench-to-a-person = to a person: perhaps { $label } ({ $probability })
error-never-sure = Even the texts that { $encoder } is surest of show no error as small as { $asked } (on { $n } texts to set the limit by). Accept a larger --error, give more labelled texts, or take another encoder.
error-encoder-changed = The encoder { $encoder } found here is not the one that the classifier learnt from: its model or its settings differ. Install that one again, or run “bench run” and “bench deploy” anew.

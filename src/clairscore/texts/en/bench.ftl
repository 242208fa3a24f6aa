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
option-quick = Fewer repeats and seeds.
option-cache = Folder of vectors: what was embedded once is not embedded again.
made-bench = Results: { $path }. Next: clairscore bench report { $path }

step-bench-measure = Measuring { $encoder }
error-no-encoder = None of these encoders can be used: { $names }. The first one: { $reason } “clairscore bench encoders” says what is installed and how to get the rest.
fault-corpus-column = There is no column { $column }. Found: { $found }.
fault-corpus-column-close = There is no column { $column }. Did you mean { $close }? Found: { $found }.
fault-corpus-empty = The file holds no text.
fault-corpus-format = A corpus is one of { $known }; this file is { $found }.
fault-corpus-json-line = Line { $line } is not a JSON object.
fault-corpus-classes = At least two classes of { $least } texts are needed; usable are { $n ->
    [0] no texts
    [one] one text
   *[other] { $n } texts
 }, of: { $found }. Give more texts, or another --label.
note-corpus-encoding = The file is not UTF-8; it was read as Windows-1252. Check accented letters.
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

bench-made-up = ⚠ Made-up messages: what is found here says little about your texts.
bench-measure-accuracy-logistic-regression = Telling classes apart (accuracy of logistic regression)
bench-measure-accuracy-random-forest = Telling classes apart (accuracy of a random forest)
bench-measure-accuracy-nearest = Telling classes apart (vote of the ten nearest texts)
bench-measure-precision = Finding similar texts (of the ten nearest, how many are of the same class)
bench-measure-ari = Grouping without labels (ARI of k-means on the vectors)
bench-measure-ari-study = Grouping as in the study (ARI of k-means on a t-SNE map)
bench-leader = { $measure }: { $names } is best, { $value } ({ $low } to { $high }).
bench-leaders = { $measure }: { $names } can’t be told apart on { $n } texts, { $least } to { $value }.
bench-counting-same = { $measure }: counting words ({ $counted }, { $counted_value }) can’t be told from the best trained encoder ({ $trained }, { $trained_value }).
bench-counting-better = { $measure }: the best trained encoder ({ $trained }, { $trained_value }) does better than counting words ({ $counted }, { $counted_value }).
bench-counting-worse = { $measure }: counting words ({ $counted }, { $counted_value }) does better than the best trained encoder ({ $trained }, { $trained_value }).
bench-preparation-hurts = Preparing the texts as in the study hurts { $encoder }: ARI on the map { $before } → { $after }.
bench-preparation-helps = Preparing the texts as in the study helps { $encoder }: ARI on the map { $before } → { $after }.
bench-preparation-nothing = Preparing the texts as in the study changes nothing that these texts can show for { $encoder }: ARI on the map { $before } → { $after }.
bench-over-limit = { $encoder } reads { $limit } tokens at most: { $n ->
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
example-bench = clairscore bench run texts.csv out --text message --label motive
argument-first = Encoder, such as minilm or ollama:mxbai-embed-large.
argument-second = The encoder to hold against it.
argument-corpus = File of labelled texts.
option-bench-tune-model = Name of a published model, or a folder.
option-loss = angle or cosent.
option-pairs = Pairs of texts to learn from.
option-epochs = How often each pair is learnt from.

step-embed = { $encoder }: embedding { $count ->
    [one] one text
   *[other] { $count } texts
 }

error-encoder-unknown = There is no kind of encoder «{ $found }». Known: { $known }. «clairscore bench encoders» says what each is.
error-encoder-target-missing = Encoder { $spec }: a model or an address is missing. Write for example «{ $example }».
error-encoder-option-unknown = Encoder { $spec } does not take the option «{ $option }»; it takes: { $known }.
error-encoder-option-faulty = Encoder { $spec }: { $option } can't be «{ $found }»; expected: { $expected }.
error-package-missing = The encoder «{ $what }» needs { $package }, which is not installed. Type: { $install }
error-model-missing = The model { $model } can't be had: { $reason }. Give a folder that holds a model, or the exact name of a published one on a machine with access to it.
error-corpus-wordless = The encoder { $encoder } finds no word to learn from in { $count ->
    [one] the one text
   *[other] the { $count } texts
 } given. Check the text column and the preparation.
error-server-unreachable = Nobody answers at { $url }: { $reason }. { $remedy }
error-server-timed-out = { $url } did not answer within { $seconds } s. The machine may still be loading the model: try again, or allow more with «?timeout=…».
error-server-failed = { $url } answered with error { $status }: { $detail }. The server's own log says more; what was embedded so far is kept.
error-server-redirects = { $url } redirects to { $location }. Texts are not sent after a redirection: give the final address if you trust it.
error-server-garbled = The answer of { $url } is not in the documented format: { $detail }. Check the address: another kind of server may answer there.
error-model-not-served = { $url } does not have the model { $model }; it has: { $known }. { $remedy }
error-key-exposed = The key would travel to { $url } unencrypted. Use an https address.
error-text-too-long = { $url } refuses a text as too long, even after shortening: { $detail }. Give the model's limit in tokens with «?limit=…».
error-vectors-miscounted = { $encoder } gave { $found } vectors for { $expected } texts. Nothing of this batch was kept; try smaller batches with «?batch=…».
error-vectors-misshapen = { $encoder } gave vectors of size { $found }{ $expected ->
    [0] , which can't be used
   *[other] ; { $expected } was expected, as asked for or as before
 }. If the server can't cut vectors, leave «?dimensions=…» out; if the model behind the name has changed, empty its cache and start again.
error-vectors-not-finite = { $encoder } gave { $count } of { $total } vectors with values that are not numbers (NaN or infinite). Nothing of this batch was kept; try another precision of the model.
error-cache-damaged = The stored vectors in { $path } were changed by something else. Delete this folder: they will be computed again.
error-cache-busy = Another run is writing the vectors in { $path }. Wait until it is done.

remedy-ollama-start = Start it with «ollama serve».
remedy-server-start = Start the server, or check the address.
remedy-ollama-pull = Get it with «ollama pull { $model }».
remedy-model-name = Give one of these names after «#».

encoder-kind-minilm = MiniLM (all-MiniLM-L6-v2), int8 weights, without torch: the default
encoder-kind-first-word = baseline: the first word alone
encoder-kind-tfidf = baseline: counts of words (TF-IDF)
encoder-kind-lsa = baseline: topics of words that occur together (LSA)
encoder-kind-word2vec = baseline: word vectors trained on your texts
encoder-kind-use = Universal Sentence Encoder, multilingual v3
encoder-kind-sentence-transformers = any Sentence Transformers model, by name or folder
encoder-kind-bert = any BERT of transformers, mean or CLS pooling
encoder-kind-ollama = any embedding model of an Ollama server
encoder-kind-openai = any server with an OpenAI-compatible /v1/embeddings
encoder-kind-plugin = from the package { $package }
encoder-ready = ready
encoder-absent = absent. Type: { $install }

step-tune = Fine-tuning on { $pairs } pairs
done-tune = Tuned { $model } ({ $loss }) on { $pairs } pairs drawn from { $learnt } texts. Measured on the { $held } texts held out:
done-tune-ari = Agreement of the groups with the labels (ARI of k-means): { $before } before, { $after } after.
done-tune-accuracy = Accuracy of a logistic regression: { $before } before, { $after } after.
done-tune-cosine = Mean cosine of two texts of one label: { $alike-before } before, { $alike-after } after; of two labels: { $unlike-before } before, { $unlike-after } after.
done-tune-caution = Don't rank it beside encoders that were not tuned: it has learnt from your texts. Use it as «sentence-transformers:{ $path }».
done-tune-pairs = Tuned { $model } ({ $loss }) on { $learnt } pairs. Measured on the { $held } pairs held out, whose texts were not learnt from:
done-tune-pairs-spearman = Agreement of the vectors' likeness with the scores (Spearman's correlation): { $before } before, { $after } after.
done-tune-pairs-left-out = { $n ->
    [one] One pair was left out: one of its texts was learnt from, the other held out.
   *[other] { $n } pairs were left out: one of their texts was learnt from, the other held out.
 }
error-pairs-too-alike = Once texts are held out for the check, { $learnt } pairs are left to learn from and { $held_out } to check on, with { $scores ->
    [one] a single score
   *[other] { $scores } different scores
 }; { $needed } pairs of each and two different scores are needed. Too many pairs share their texts, or their scores are all the same: add pairs of other texts.
made-tuned-encoder = Tuned encoder written to { $path }.
error-tuning-impossible = { $labels ->
    [one] One label is
   *[other] { $labels } labels are
 } given and the rarest has { $smallest } texts; two labels of { $needed } texts each are needed, half of them to check on. Add texts or merge rare labels.

parity-agree = { $first } and { $second } can stand for each other.
parity-disagree = { $first } and { $second } do not give the same vectors.
parity-same = The two vectors of each text point the same way (cosine: median { $median }, lowest { $low }).
parity-close = The two vectors of each text point almost the same way (cosine: median { $median }, lowest { $low }), as when weights are quantised.
parity-long-texts = The vectors differ only for texts longer than the limit ({ $count } of { $total }; cosine: median { $median }, lowest { $low }): the two back ends cut long texts in different places. Give both the same «?limit=…».
parity-differ = The vectors of { $count } of { $total } texts differ, short ones included (cosine: median { $median }, lowest { $low }).
parity-dimensions = The vectors have { $first } and { $second } dimensions: these are not the same model, or one was cut. Give both the same «?dimensions=…».
parity-norms = { $unit } gives vectors of length 1, { $other } does not (mean length { $norm }). Cosines don't change, Euclidean distances do: enough to move k-means and t-SNE. Normalise both.
parity-setting = They differ in { $setting }: «{ $first }» against «{ $second }». Give both the same and compare again.
parity-unexplained = Their settings are the same as far as they are known. Look at versions: Ollama before 0.1.43 lost the first token [CLS], which ruins models that pool on it.
parity-card-kept = { $encoder } reproduces the example of its model card ({ $expected }).
parity-card-without-cls = { $encoder } gives { $found } where its model card has { $expected }: exactly what Ollama gave before 0.1.43, when it lost the first token [CLS]. Upgrade Ollama.
parity-card-missed = { $encoder } gives { $found } where its model card has { $expected }: the pooling, the prompt or the model differ from the published ones.

help-bench = Quel modèle de plongement de textes convient à mes textes ? Un banc d’essai honnête sur vos propres textes étiquetés : regroupement, classement, certitude de la réponse, et pourquoi un texte a été classé ainsi.
summary-bench = Comparer des modèles de plongement sur vos textes
help-bench-run = Compare des encodeurs sur un fichier de textes étiquetés (CSV, TSV, lignes JSON, Parquet), ou selon un plan en TOML, et écrit les résultats.
summary-bench-run = Comparer des encodeurs sur des textes étiquetés
help-bench-demo = Compare les encodeurs disponibles sur des messages de clients inventés, en français et en anglais : hors ligne, en une minute environ.
summary-bench-demo = Essayer sur des messages inventés
argument-plan-or-corpus = Fichier de textes étiquetés, ou plan (.toml).
option-encoders = Encodeurs à comparer ; « bench encoders » en donne la liste.
option-preparations = Ce que l’on fait d’abord aux textes : none, study. Chaque préparation est comparée à part.
option-text-columns = Colonnes qui forment le texte, mises bout à bout.
option-label-column = Colonne de la classe.
option-label-rule = first-level lit la première partie d’un chemin comme ["Watches >> Wrist Watches"].
option-sampled = Au plus autant de textes, classes en proportion.
option-language = Langue des textes, pour les préparations ; par défaut la plus probable.
option-quick = Moins de répétitions et de tirages.
option-cache = Dossier des vecteurs : ce qui a été calculé une fois ne l’est plus.
made-bench = Résultats : { $path }. Ensuite : clairscore bench report { $path }

step-bench-measure = Mesure de { $encoder }
error-no-encoder = Aucun de ces encodeurs n’est utilisable : { $names }. Le premier : { $reason } « clairscore bench encoders » dit ce qui est installé et comment obtenir le reste.
fault-corpus-column = Il n’y a pas de colonne { $column }. Colonnes trouvées : { $found }.
fault-corpus-column-close = Il n’y a pas de colonne { $column }. Vouliez-vous dire { $close } ? Colonnes trouvées : { $found }.
fault-corpus-empty = Le fichier ne contient aucun texte.
fault-corpus-format = Un corpus est un fichier { $known } ; celui-ci est { $found }.
fault-corpus-json-line = La ligne { $line } n’est pas un objet JSON.
fault-corpus-classes = Il faut au moins deux classes de { $least } textes ; sont utilisables { $n ->
    [0] aucun texte
    [one] un texte
   *[other] { $n } textes
 }, de : { $found }. Donnez plus de textes, ou un autre --label.
note-corpus-encoding = Le fichier n’est pas en UTF-8 ; il a été lu comme du Windows-1252. Vérifiez les lettres accentuées.
note-corpus-empty-texts = { $n ->
    [one] Un texte est vide et a été laissé de côté : ligne { $rows }.
   *[other] { $n } textes sont vides et ont été laissés de côté, dont les lignes { $rows }.
 }
note-corpus-no-label = { $n ->
    [one] Un texte n’a pas d’étiquette et a été laissé de côté : ligne { $rows }.
   *[other] { $n } textes n’ont pas d’étiquette et ont été laissés de côté, dont les lignes { $rows }.
 }
note-corpus-copies = { $n ->
    [one] Un texte est la copie d’un autre et a été laissé de côté : il servirait à apprendre et à mesurer.
   *[other] { $n } textes sont des copies d’autres et ont été laissés de côté : ils serviraient à apprendre et à mesurer.
 }
note-corpus-conflicts = { $n ->
    [one] Un texte a plusieurs étiquettes et a été laissé de côté
   *[other] { $n } textes ont plusieurs étiquettes et ont été laissés de côté
 } : par exemple ligne { $row } ({ $labels }).
note-corpus-rare = { $n ->
    [one] Une classe a moins de { $least } textes et a été laissée de côté : { $labels }.
   *[other] { $n } classes ont moins de { $least } textes et ont été laissées de côté : { $labels }.
 }
note-corpus-sample = Un échantillon de { $n } textes a été tiré (graine { $seed }).
note-corpus-made-up = Messages inventés pour cette démonstration : ce que l’on y trouve en dit peu sur vos textes.
fault-plan-missing = Il manque { $name } dans le plan.
fault-plan-unknown = Le plan contient { $name }, qui ne veut rien dire. Noms connus : { $known }.
fault-plan-choice = { $name } vaut « { $found } » ; valeurs possibles : { $known }.
fault-plan-whole = { $name } vaut { $found } ; des nombres entiers à partir de { $least } sont attendus.

bench-made-up = ⚠ Messages inventés : ce que l’on y trouve en dit peu sur vos textes.
bench-measure-accuracy-logistic-regression = Distinguer les classes (exactitude d’une régression logistique)
bench-measure-accuracy-random-forest = Distinguer les classes (exactitude d’une forêt aléatoire)
bench-measure-accuracy-nearest = Distinguer les classes (vote des dix textes les plus proches)
bench-measure-precision = Trouver des textes semblables (parmi les dix plus proches, combien sont de la même classe)
bench-measure-ari = Regrouper sans étiquettes (ARI des k-moyennes sur les vecteurs)
bench-measure-ari-study = Regrouper comme dans l’étude (ARI des k-moyennes sur une carte t-SNE)
bench-leader = { $measure } : { $names } est en tête, { $value } ({ $low } à { $high }).
bench-leaders = { $measure } : { $names } ne se distinguent pas sur { $n } textes, de { $least } à { $value }.
bench-counting-same = { $measure } : compter les mots ({ $counted }, { $counted_value }) ne se distingue pas du meilleur encodeur entraîné ({ $trained }, { $trained_value }).
bench-counting-better = { $measure } : le meilleur encodeur entraîné ({ $trained }, { $trained_value }) fait mieux que compter les mots ({ $counted }, { $counted_value }).
bench-counting-worse = { $measure } : compter les mots ({ $counted }, { $counted_value }) fait mieux que le meilleur encodeur entraîné ({ $trained }, { $trained_value }).
bench-preparation-hurts = Préparer les textes comme dans l’étude nuit à { $encoder } : ARI sur la carte { $before } → { $after }.
bench-preparation-helps = Préparer les textes comme dans l’étude aide { $encoder } : ARI sur la carte { $before } → { $after }.
bench-preparation-nothing = Préparer les textes comme dans l’étude ne change rien que ces textes puissent montrer pour { $encoder } : ARI sur la carte { $before } → { $after }.
bench-over-limit = { $encoder } lit { $limit } jetons au plus : { $n ->
    [one] un texte est plus long et a été coupé.
   *[other] { $n } textes sont plus longs et ont été coupés.
 }
bench-baseline = Répondre toujours la classe la plus fréquente serait juste pour { $share }.
bench-skipped = Pas mesuré : { $encoder }. { $reason }
summary-bench-encoders = Lister les encodeurs, et comment obtenir les absents
help-bench-encoders = Liste les sortes d’encodeurs : ce qui est prêt, et la ligne à taper pour le reste.
summary-bench-parity = Vérifier que deux accès à un modèle s’accordent
help-bench-parity = Vérifie si deux accès au même modèle donnent les mêmes vecteurs, sur quelques textes d’un fichier, et dit sinon pourquoi : longueurs, agrégation, consigne, limite, versions.
summary-bench-tune = Ajuster un encodeur sur vos étiquettes
help-bench-tune = Ajuste un modèle Sentence Transformers sur vos propres étiquettes (perte AnglE ou CoSENT) et le mesure, avant et après, sur des textes mis de côté.
example-bench = clairscore bench run textes.csv sortie --text message --label motif
argument-first = Encodeur, comme minilm ou ollama:mxbai-embed-large.
argument-second = L’encodeur à lui comparer.
argument-corpus = Fichier de textes étiquetés.
option-bench-tune-model = Nom d’un modèle publié, ou dossier.
option-loss = angle ou cosent.
option-pairs = Paires de textes dont apprendre.
option-epochs = Combien de fois chaque paire sert à apprendre.

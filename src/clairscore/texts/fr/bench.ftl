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
option-quick = Moins de répétitions et de graines, et 2 000 textes au plus (sauf si --sample dit combien).
option-cache = Dossier des vecteurs : ce qui a été calculé une fois ne l’est plus.
option-bench-run-mlflow = URI de suivi MLflow, par exemple sqlite:///essais.db ; sans elle, aucun essai n’est enregistré.
made-bench = Résultats : { $path }. Ensuite : clairscore bench report { $path }

step-bench-measure = Mesure de { $encoder }
error-no-encoder = Aucun de ces encodeurs n’est utilisable : { $names }. Le premier : { $reason } « clairscore bench encoders » dit ce qui est installé et comment obtenir le reste.
fault-corpus-column = Il n’y a pas de colonne { $column }. Colonnes trouvées : { $found }.
fault-corpus-column-close = Il n’y a pas de colonne { $column }. Vouliez-vous dire { $close } ? Colonnes trouvées : { $found }.
fault-corpus-empty = Le fichier ne contient aucun texte.
fault-corpus-classes = Il faut au moins deux classes de { $least } textes ; sont utilisables { $n ->
    [0] aucun texte
    [one] un texte
   *[other] { $n } textes
 }, de : { $found }. Donnez plus de textes, ou un autre --label.
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
note-corpus-near-copies = { $n ->
    [one] Un texte en répète presque un autre (égal à la casse, aux chiffres et à la ponctuation près, ou la plupart des suites de trois mots en commun, ou d’un même groupe selon votre colonne) : on apprend d’eux et on les mesure ensemble.
   *[other] { $n } textes en répètent presque d’autres (égaux à la casse, aux chiffres et à la ponctuation près, ou la plupart des suites de trois mots en commun, ou d’un même groupe selon votre colonne) : on apprend d’eux et on les mesure ensemble.
 }
note-corpus-near-conflicts = { $n ->
    [one] Un groupe de tels textes a plusieurs étiquettes
   *[other] { $n } groupes de tels textes ont plusieurs étiquettes
 } : par exemple « { $text } » ({ $labels }).
option-groups = Colonne de ce à quoi les textes appartiennent, par exemple un client : ceux d’un même groupe restent dans le même pli. Les quasi-copies restent ensemble même sans elle.
note-corpus-one-group = { $n ->
    [one] Une classe n’est faite que de quasi-copies d’un seul texte ({ $labels }) : on ne peut rien en apprendre ailleurs, on apprend de ses textes et on les mesure quand même, et ses chiffres flattent.
   *[other] { $n } classes ne sont faites que de quasi-copies d’un seul texte chacune ({ $labels }) : on ne peut rien en apprendre ailleurs, on apprend de leurs textes et on les mesure quand même, et leurs chiffres flattent.
 }
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
fault-plan-counts = { $name } : { $right } justes sur { $tested } testés ; des nombres entiers sont attendus, au moins 1 testé et pas plus de justes que de testés.

bench-made-up = ⚠ Messages inventés : ce que l’on y trouve en dit peu sur vos textes.
bench-measure-accuracy-logistic-regression = Distinguer les classes (exactitude d’une régression logistique)
bench-measure-accuracy-random-forest = Distinguer les classes (exactitude d’une forêt aléatoire)
bench-measure-accuracy-nearest = Distinguer les classes (vote des dix textes les plus proches)
bench-measure-precision = Trouver des textes semblables (parmi les dix plus proches, combien sont de la même classe)
bench-measure-ari = Regrouper sans étiquettes (ARI des k-moyennes sur les vecteurs)
bench-measure-ari-study = Regrouper comme dans l’étude (ARI des k-moyennes sur une carte t-SNE)
bench-leader = { $measure } : { $names } est en tête, { $value } ({ $low } à { $high }).
bench-leaders = { $measure } : { $names } ne se distinguent pas sur { $n } textes, de { $least } à { $value } ; un écart de { $smallest } ou plus se verrait.
bench-leaders-disputed = { $measure } : { $names } partagent la première place sur { $n } textes, de { $least } à { $value }. { $dispute }
bench-dispute-texts = Les tests se contredisent sur { $first } et { $second } : les textes tirés à nouveau les distinguent, { $again } pourraient renverser l’écart.
bench-dispute-again = Les tests se contredisent sur { $first } et { $second } : { $again } les distinguent, les textes tirés à nouveau pourraient renverser l’écart.
bench-again-splits = d’autres découpages
bench-again-samples = d’autres échantillons des textes
bench-gap-points = { $points } points
bench-counting-disputed = { $measure } : compter les mots ({ $counted }, { $counted_value }) à côté du meilleur encodeur entraîné ({ $trained }, { $trained_value }). { $dispute }
bench-preparation-disputed = Préparer les textes comme dans l’étude, { $encoder } : ARI sur la carte { $before } → { $after }. { $dispute }
bench-sampled = Le regroupement, la carte, les vecteurs réduits et les directions coûtent plus que le nombre de textes : ils sont mesurés sur { $n } d’entre eux, classes en proportion.
bench-no-forest = { $classes } classes sont trop pour une forêt aléatoire : elle a été laissée de côté.
bench-note = { $encoder } : { $note }
note-bench-few-distinct = il donne le même vecteur à tant de textes que des groupes restent vides.
note-bench-not-converged = un calcul a été arrêté avant d’être stable ; ses chiffres peuvent être un peu bas.
note-bench-warning = une bibliothèque signale : { $kind }, { $text }
bench-mixed = Les { $n } paires de classes que { $encoder } confond le plus souvent
bench-not-apart-from = rien ne le montre ; { $smallest } ou plus se verrait
bench-interrupted = Ce qui a été vectorisé et mesuré est gardé : la même commande reprend de là.
error-memory-short = La mémoire ne suffit pas pour mesurer { $encoder }. Donnez moins de textes (--sample), ou un encodeur de moins de dimensions.
bench-counting-same = { $measure } : compter les mots ({ $counted }, { $counted_value }) ne se distingue pas du meilleur encodeur entraîné ({ $trained }, { $trained_value }).
bench-counting-better = { $measure } : le meilleur encodeur entraîné ({ $trained }, { $trained_value }) fait mieux que compter les mots ({ $counted }, { $counted_value }).
bench-counting-worse = { $measure } : compter les mots ({ $counted }, { $counted_value }) fait mieux que le meilleur encodeur entraîné ({ $trained }, { $trained_value }).
bench-preparation-hurts = Préparer les textes comme dans l’étude nuit à { $encoder } : ARI sur la carte { $before } → { $after }.
bench-preparation-helps = Préparer les textes comme dans l’étude aide { $encoder } : ARI sur la carte { $before } → { $after }.
bench-preparation-nothing = Préparer les textes comme dans l’étude ne change rien que ces textes puissent montrer pour { $encoder } : ARI sur la carte { $before } → { $after }.
bench-over-limit = { $encoder } lit { $reads } au plus : { $n ->
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
summary-bench-tune-pairs = Ajuster un encodeur à des paires de textes
help-bench-tune-pairs = Ajuste un modèle Sentence Transformers à des paires de textes notées selon leur ressemblance (0 : rien en commun, 1 : la même chose), lues dans un fichier CSV, TSV, JSON-lines ou Parquet, et le mesure, avant et après, sur des paires mises de côté.
argument-pairs-file = Fichier de paires.
option-bench-tune-pairs-model = Nom d’un modèle publié, ou dossier.
option-bench-tune-pairs-first = Colonne du premier texte.
option-bench-tune-pairs-second = Colonne du second texte.
option-bench-tune-pairs-score = Colonne de la note, de 0 à 1.
fault-pairs-empty = Colonne { $column } : { $n ->
    [one] un texte est vide, ligne { $rows }.
   *[other] { $n } textes sont vides, dont les lignes { $rows }.
 } Donnez un texte ou retirez la paire.
fault-pairs-score = Colonne { $column } : { $n ->
    [one] une note n’est pas un nombre de 0 à 1, ligne { $rows }.
   *[other] { $n } notes ne sont pas des nombres de 0 à 1, dont les lignes { $rows }.
 } Écrivez 0 pour rien en commun, 1 pour la même chose, avec un point décimal ; divisez des notes d’une autre échelle par la plus grande.
fault-pairs-few = { $n ->
    [one] Il y a une seule paire
   *[other] Il y a { $n } paires
 } ; il en faut au moins { $least }, dont un cinquième pour vérifier. Ajoutez des paires.
example-bench = clairscore bench run textes.csv sortie --text message --label motif
argument-first = Encodeur, comme minilm ou ollama:mxbai-embed-large.
argument-second = L’encodeur à lui comparer.
argument-corpus = Fichier de textes étiquetés.
option-bench-tune-model = Nom d’un modèle publié, ou dossier.
option-loss = angle ou cosent.
option-pairs = Paires de textes dont apprendre.
option-epochs = Combien de fois chaque paire sert à apprendre.

error-exact-impossible = Les vecteurs de { $encoder } ne sont pas une somme sur les mots : ses mots ne peuvent être dits exactement. Omettez --method, ou demandez occlusion.
summary-bench-report = Écrire le rapport d’un essai
help-bench-report = Écrit le rapport d’un essai : un fichier HTML accessible dans les deux langues, Markdown et JSON, avec les mots derrière les erreurs de l’encodeur en tête.
summary-bench-explain = Dire pourquoi un texte a été classé ainsi
help-bench-explain = Dit quels mots d’un texte parlent pour sa classe, selon un encodeur de l’essai ; exactement là où l’encodeur le permet.
argument-results = Résultats écrits par « bench run » ou « bench demo ».
option-encoder = Encodeur de l’essai ; par défaut celui qui est en tête.
option-bench-explain-text = Texte à expliquer.
option-method = exact, occlusion, shap ou random ; par défaut la meilleure possible.
made-bench-report = Rapport : { $path }
bench-explained = Classé « { $label } » ({ $probability }).
bench-explained-words = Mots pour (+) et contre (−), { $method } :
bench-explained-rest = Ce qu’aucun mot n’explique : { $rest }. En tout, à partir de { $base } : { $logit }.
bench-explained-unread = { $n ->
    [one] Un mot est au-delà de ce que l’encodeur lit.
   *[other] { $n } mots sont au-delà de ce que l’encodeur lit.
 }
bench-explained-near = Texte le plus proche : { $label }, « { $text } »

bench-title = Quel encodeur de textes ?
bench-lead = { $encoders ->
    [one] Un encodeur
   *[other] { $encoders } encodeurs
 } sur { $n } textes en { $classes } classes ({ $name }).
bench-h-summary = Ce qui en ressort
bench-h-corpus = Les textes
bench-h-board = Quelle qualité, à quel coût
bench-h-pairs = Quelles différences sont réelles
bench-h-map = Carte des textes
bench-h-confusion = Ce qui est pris pour quoi
bench-h-wrong = Textes mal classés
bench-h-words = Mots qui parlent pour chaque classe
bench-h-trust = Quelle confiance accorder aux mots
bench-h-few = Avec peu d’étiquettes, ou aucune
bench-h-forms = Vecteurs plus petits
bench-h-method = Comment on a mesuré
bench-intro-board = Les valeurs sont des moyennes sur les répétitions ; entre parenthèses, l’intervalle à 95 % sur des textes retirés au sort ; puis le rang, avec des ex æquo là où les données ne distinguent pas les encodeurs.
bench-intro-pairs = Différences sur les mêmes textes et les mêmes découpages. Deux encodeurs ne sont distingués que si l’intervalle exclut 0 et si d’autres découpages, ou d’autres échantillons de 80 % des textes, le disent aussi.
bench-intro-trust = On retire des mots, ou on les donne seuls, les plus importants d’abord. Plus bas est meilleur quand on les retire, plus haut quand on les donne. Le hasard est le plancher qu’une méthode doit dépasser.
bench-intro-few = Régression logistique avec quelques textes étiquetés par classe, mesurée sur tous les autres ; sans étiquette, la classe dont le nom est le plus proche.
bench-intro-forms = Exactitude d’une régression logistique sur des formes plus petites des mêmes vecteurs. Les premières dimensions ne sont coupées que si le modèle a été entraîné pour cela ; les comptes de mots sont laissés de côté.
bench-intro-method = Une seule liste de découpages pour tous les encodeurs ; régression logistique, forêt aléatoire et dix voisins sur les vecteurs entiers ; k-moyennes avec au moins dix départs. La carte est la façon de l’étude et ne mène jamais. Les encodeurs qui apprennent des textes eux-mêmes n’apprennent, pour le classement, que des textes d’apprentissage.
bench-intro-confusion = En ligne ce qu’un texte est, en colonne ce pour quoi il a été pris ; régression logistique, première répétition.
bench-corpus = { $n } textes en { $classes } classes ; la moitié a au plus { $median } mots, le plus long { $longest }.
bench-map-of = Chaque lettre est un texte, chaque sorte de lettre une classe ; les textes que { $encoder } trouve semblables sont ensemble. Les distances entre groupes veulent dire peu de chose.
bench-map-title = Carte des textes selon { $encoder }
bench-map-desc = Nuage de lettres, une par texte ; le tableau donne le centre de chaque classe et son étendue.
bench-map-sentence = Les groupes trouvés sur cette carte s’accordent avec les classes avec un ARI de { $ari } (0 est le hasard, 1 est parfait).
bench-figure-desc = Une ligne par encodeur : un point pour la valeur, un trait pour son intervalle à 95 %.
bench-figure-sentence = Des traits qui se recouvrent beaucoup ne se distinguent guère ; le tableau des paires dit lesquels se distinguent.
bench-confusion = Textes par classe et par ce pour quoi { $encoder } les prend
bench-wrong = { $n ->
    [one] Un texte que { $encoder } classe mal, avec les mots qui ont le plus pesé (+ pour la classe donnée, − contre elle) et les textes les plus proches.
   *[other] { $n } textes que { $encoder } classe mal, avec les mots qui ont le plus pesé (+ pour la classe donnée, − contre elle) et les textes les plus proches.
 }
bench-words-of = Poids moyen dans les textes de la classe, selon { $encoder } ; les mots vides sont laissés de côté.
bench-table-classes = Textes par classe
bench-table-quality = Encodeurs selon leur qualité
bench-table-cost = Encodeurs selon leur coût
bench-table-wrong = Textes mal classés
bench-table-words = Mots par classe
bench-table-trust = Méthodes, en retirant des mots et en les donnant seuls
bench-table-few = Exactitude avec peu d’étiquettes
bench-table-forms = Exactitude de vecteurs plus petits
bench-table-settings = Réglages, versions et graines
bench-column-class = Classe
bench-column-texts = Textes
bench-column-encoder = Encodeur
bench-column-dimensions = Dimensions
bench-column-bytes = Octets par texte
bench-column-speed = Textes par seconde
bench-column-memory = Mémoire (Mio)
bench-column-limit = Lit au plus
bench-column-over = Textes plus longs
bench-column-pair = Encodeurs
bench-column-difference = Différence
bench-column-interval = Intervalle à 95 %
bench-column-verdict = Distingués
bench-column-value = Valeur
bench-column-actual = Est
bench-column-text = Texte
bench-column-predicted = Pris pour
bench-column-words = Mots
bench-column-neighbours = Textes les plus proches
bench-column-method = Méthode
bench-column-deletion = Retirés
bench-column-insertion = Donnés seuls
bench-column-zero = Sans étiquette
bench-column-shots = { $k ->
    [one] 1 par classe
   *[other] { $k } par classe
 }
bench-column-form = Vecteurs
bench-column-accuracy = Exactitude
bench-column-name = Nom
bench-column-centre = Centre (% en largeur, % en hauteur)
bench-column-spread = Étendue (%)
bench-rank = rang { $first }
bench-rank-tied = rang { $first } à { $last }
bench-reads-all = tout
bench-reads-tokens = { $limit } tokens
bench-reads-characters = { $limit } caractères
bench-apart = oui
bench-not-apart = non
bench-method-tokens = exacte, par jetons
bench-method-counts = exacte, par comptes
bench-method-occlusion = en retirant des mots
bench-method-shap = valeurs de Shapley, estimées
bench-method-random = hasard
bench-form-full = tels quels ({ $k })
bench-form-pca = ACP à { $k }
bench-form-first = { $k } premières
bench-form-int8 = un octet par dimension
bench-form-binary = un bit par dimension
error-encoder-not-measured = Les résultats n’ont pas d’encodeur { $found } ; ils ont : { $known }.
step-bench-explain = Explication des erreurs et des mots
bench-word =   { $weight }  { $word }
bench-h-doubtful = Étiquettes à vérifier
bench-doubtful = { $n ->
    [one] Un texte, testé par une régression sur { $encoder } qui ne l’avait pas vu, semble être d’une autre classe que ne dit son étiquette
   *[other] { $n } textes, chacun testé par une régression sur { $encoder } qui ne l’avait pas vu, semblent être d’une autre classe que ne dit leur étiquette
 } : lisez-les. L’étiquette peut être fausse, ou les classes se recouvrent. Tous sont dans { $file } à côté des résultats : corrigez votre fichier et relancez.
bench-table-doubtful = Textes dont l’étiquette est douteuse
bench-column-label = Étiquette
bench-column-suggested = Semble être
bench-column-margin = Écart de probabilité
bench-h-directions = À quoi réagissent les dimensions
bench-intro-directions = Les dimensions d’un vecteur, prises une à une, ne disent rien à personne. Mais les directions selon lesquelles les vecteurs diffèrent le plus se lisent à leurs extrémités : classes, mots, un texte. Le second tableau dit ce qu’un modèle linéaire lit dans les vecteurs et dans leurs réductions, sur des textes dont il n’a pas appris.
bench-directions-of = Directions de { $encoder }. Les mots accompagnent une direction ; ils n’en sont pas forcément la cause.
bench-end = { $class } · { $words } · « { $text } »
bench-end-wordless = { $class } · « { $text } »
bench-table-axes = Principales directions et leurs deux extrémités
bench-table-layers = Ce qu’un modèle linéaire lit, par vecteurs et réductions
bench-column-axis = Direction
bench-column-share = Part des différences
bench-column-by-class = Dont entre classes
bench-column-low = Une extrémité : classe, mots, un texte
bench-column-high = L’autre extrémité : classe, mots, un texte
bench-column-length = Longueur du texte
bench-column-digits = Part de chiffres
bench-column-kept = Voisins conservés
bench-layer-full = vecteurs entiers, { $k } dimensions
bench-layer-pca = ACP, { $k } dimensions
bench-layer-tsne = carte t-SNE, { $k } dimensions
bench-layer-umap = UMAP, { $k } dimensions

option-llm = Modèle de langue d’un serveur Ollama, par exemple llama3.2, qui reçoit les textes les plus proches de 100 textes et en donne la classe : MODEL?url=…&timeout=…
step-bench-asked = Classe demandée à { $model } pour { $n ->
    [one] un texte
   *[other] { $n } textes
 }
bench-h-asked = Voisins donnés à un modèle de langue
bench-asked = Pour { $n } textes tirés au hasard (graine { $seed }), { $model } (Ollama { $version }) a reçu les { $neighbours } textes étiquetés les plus proches selon { $encoder }, pris dans les seuls plis d’apprentissage, et devait donner la classe : température 0, les classes pour seules réponses permises, textes longs coupés. Les mêmes voisins votent. Parts avec l’intervalle de Wilson, leur différence avec celui du bootstrap apparié. Une réponse a pris { $seconds } s.
bench-asked-vote = vote des voisins
bench-asked-better = Un modèle de langue qui reçoit les voisins ({ $model }, { $value }) fait mieux que leur vote ({ $vote }) sur { $n } textes.
bench-asked-worse = Un modèle de langue qui reçoit les voisins ({ $model }, { $value }) fait moins bien que leur vote ({ $vote }) sur { $n } textes.
bench-asked-same = Un modèle de langue qui reçoit les voisins ({ $model }, { $value }) ne se distingue pas de leur vote ({ $vote }) sur { $n } textes.
bench-asked-no-class = { $n ->
    [one] Une réponse n’est aucune classe et compte comme fausse : { $answers }.
   *[other] { $n } réponses ne sont aucune classe et comptent comme fausses, dont : { $answers }.
 }
bench-table-asked = Un modèle de langue et le vote, sur les mêmes textes
bench-column-asked = Qui décide
bench-h-published = Chiffres publiés par d’autres
bench-intro-published = Ils viennent du plan et n’ont pas été mesurés ici : textes bien classés parmi les textes testés, avec l’intervalle de Wilson à 95 %.
bench-published-same = Chiffres publiés : { $names } (de { $high } à { $low }) ne se distinguent pas par leurs effectifs (test exact de Fisher entre le plus haut et le plus bas : p = { $p }).
bench-published-apart = Chiffres publiés : parmi { $names }, le plus haut ({ $high }) et le plus bas ({ $low }) se distinguent par leurs effectifs (test exact de Fisher : p = { $p }).
bench-table-published = Effectifs publiés
bench-column-right = Justes
bench-column-tested = Testés

summary-bench-deploy = Faire du gagnant un classeur de textes
help-bench-deploy = Fait d’un encodeur d’un essai un classeur de textes : il répond là où il est assez sûr pour que la part de réponses fausses ne dépasse pas celle que vous acceptez, et laisse les autres textes à une personne.
option-bench-deploy-encoder = Encodeur de l’essai ; celui en tête par défaut.
option-error = Part de réponses fausses que vous acceptez, parmi celles données : 0.05 pour 5 %.
step-bench-deploy = Apprentissage du classeur de { $encoder }
done-deploy-answers = Il répond à partir d’une probabilité de { $threshold } : { $value } ({ $low } à { $high }) des { $n } textes mis de côté. Les autres sont pour une personne.
done-deploy-error = De ses réponses, { $value } ({ $low } à { $high }) sont fausses sur les textes mis de côté ; { $asked } étaient acceptés.
made-bench-deploy = Classeur de textes : { $path }. Ensuite : clairscore bench predict { $path } --text "…"
summary-bench-predict = Classer de nouveaux textes, ou les laisser à une personne
help-bench-predict = Classe des textes par un classeur écrit par « bench deploy » : une classe avec sa probabilité, ou bien le texte est pour une personne.
argument-classifier = Classeur écrit par « bench deploy ».
option-bench-predict-texts = Texte à classer ; peut être donné plusieurs fois.
option-bench-predict-file = Fichier de textes (CSV, TSV, lignes JSON, Parquet).
option-column = Colonne du texte dans le fichier.
bench-answer = { $label } ({ $probability })
bench-to-a-person = pour une personne : peut-être { $label } ({ $probability })
error-never-sure = Même les textes dont { $encoder } est le plus sûr ne montrent pas d’erreur aussi petite que { $asked } (sur { $n } textes pour fixer la limite). Acceptez une erreur plus grande (--error), donnez plus de textes étiquetés, ou prenez un autre encodeur.
error-encoder-changed = L’encodeur { $encoder } trouvé ici n’est pas celui dont le classeur a appris : son modèle ou ses réglages diffèrent. Réinstallez celui-là, ou refaites « bench run » et « bench deploy ».

step-embed = { $encoder } : vectorisation de { $count ->
    [one] { $count } texte
   *[other] { $count } textes
 }

error-encoder-unknown = Il n’existe pas d’encodeur de type « { $found } ». Types connus : { $known }. « clairscore bench encoders » dit ce qu’est chacun.
error-encoder-target-missing = Encodeur { $spec } : il manque un modèle ou une adresse. Écrivez par exemple « { $example } ».
error-encoder-option-unknown = L’encodeur { $spec } n’a pas d’option « { $option } » ; il a : { $known }.
error-encoder-option-faulty = Encodeur { $spec } : { $option } ne peut pas valoir « { $found } » ; attendu : { $expected }.
error-package-missing = L’encodeur « { $what } » a besoin de { $package }, qui n’est pas installé. Tapez : { $install }
error-model-missing = Le modèle { $model } est introuvable : { $reason }. Donnez un dossier qui contient un modèle, ou le nom exact d’un modèle publié sur une machine qui y a accès.
error-corpus-wordless = L’encodeur { $encoder } ne trouve aucun mot à apprendre dans { $count ->
    [one] le seul texte donné
   *[other] les { $count } textes donnés
 }. Vérifiez la colonne de texte et la préparation.
error-server-unreachable = Personne ne répond à l’adresse { $url } : { $reason }. { $remedy }
error-server-timed-out = { $url } n’a pas répondu en { $seconds } s. Le modèle est peut-être encore en cours de chargement : réessayez, ou laissez plus de temps avec « ?timeout=… ».
error-server-failed = { $url } a répondu par l’erreur { $status } : { $detail }. Le journal du serveur en dit plus ; ce qui est déjà vectorisé est conservé.
error-server-redirects = { $url } renvoie vers { $location }. Les textes ne suivent pas une redirection : donnez l’adresse finale si vous lui faites confiance.
error-server-garbled = La réponse de { $url } n’a pas le format documenté : { $detail }. Vérifiez l’adresse : un serveur d’une autre sorte y répond peut-être.
error-model-not-served = { $url } n’a pas le modèle { $model } ; il a : { $known }. { $remedy }
error-key-exposed = La clé partirait en clair vers { $url }. Utilisez une adresse https.
error-text-too-long = { $url } refuse un texte trop long, même raccourci : { $detail }. Indiquez la limite du modèle en tokens avec « ?limit=… ».
error-vectors-miscounted = { $encoder } a rendu { $found } vecteurs pour { $expected } textes. Rien de ce lot n’est conservé ; essayez des lots plus petits avec « ?batch=… ».
error-vectors-misshapen = { $encoder } a rendu des vecteurs de taille { $found }{ $expected ->
    [0] , inutilisables
   *[other]  au lieu de { $expected }, taille demandée ou vue auparavant
 }. Si le serveur ne sait pas couper les vecteurs, omettez « ?dimensions=… » ; si le modèle derrière ce nom a changé, videz son cache et recommencez.
error-vectors-not-finite = { $encoder } a rendu { $count } vecteurs sur { $total } dont des valeurs ne sont pas des nombres (NaN ou infini). Rien de ce lot n’est conservé ; essayez une autre précision du modèle.
error-cache-damaged = Les vecteurs conservés dans { $path } ont été modifiés par ailleurs. Supprimez ce dossier : ils seront recalculés.
error-cache-busy = Une autre exécution écrit les vecteurs de { $path }. Attendez qu’elle soit finie.

remedy-ollama-start = Démarrez-le avec « ollama serve ».
remedy-server-start = Démarrez le serveur, ou vérifiez l’adresse.
remedy-ollama-pull = Obtenez-le avec « ollama pull { $model } ».
remedy-model-name = Donnez l’un de ces noms après « # ».

encoder-kind-minilm = MiniLM (all-MiniLM-L6-v2), poids int8, sans torch : le choix par défaut
encoder-kind-first-word = repère : le premier mot seul
encoder-kind-tfidf = repère : décompte des mots (TF-IDF)
encoder-kind-lsa = repère : thèmes de mots employés ensemble (LSA)
encoder-kind-word2vec = repère : vecteurs de mots appris sur vos textes
encoder-kind-use = Universal Sentence Encoder multilingue v3
encoder-kind-sentence-transformers = tout modèle Sentence Transformers, par nom ou dossier
encoder-kind-bert = tout BERT de transformers, agrégation par moyenne ou CLS
encoder-kind-ollama = tout modèle d’un serveur Ollama
encoder-kind-openai = tout serveur compatible OpenAI (/v1/embeddings)
encoder-kind-plugin = fourni par le paquet { $package }
encoder-ready = prêt
encoder-absent = absent. Tapez : { $install }

step-tune = Ajustement fin sur { $pairs } paires
done-tune = { $model } ajusté ({ $loss }) sur { $pairs } paires tirées de { $learnt } textes. Mesuré sur les { $held } textes mis de côté :
done-tune-ari = Accord des groupes avec les étiquettes (ARI des k-moyennes) : { $before } avant, { $after } après.
done-tune-accuracy = Taux de bonnes réponses d’une régression logistique : { $before } avant, { $after } après.
done-tune-cosine = Cosinus moyen de deux textes d’une même étiquette : { $alike-before } avant, { $alike-after } après ; de deux étiquettes : { $unlike-before } avant, { $unlike-after } après.
done-tune-caution = Ne le classez pas parmi les encodeurs non ajustés : il a appris de vos textes. Il s’emploie ainsi : « sentence-transformers:{ $path } ».
done-tune-pairs = { $model } ajusté ({ $loss }) sur { $learnt } paires. Mesuré sur les { $held } paires mises de côté, dont les textes n’ont pas été appris :
done-tune-pairs-spearman = Accord de la ressemblance des vecteurs avec les notes (corrélation de Spearman) : { $before } avant, { $after } après.
done-tune-pairs-left-out = { $n ->
    [one] Une paire a été laissée de côté : l’un de ses textes a été appris, l’autre mis de côté.
   *[other] { $n } paires ont été laissées de côté : l’un de leurs textes a été appris, l’autre mis de côté.
 }
error-pairs-too-alike = Une fois des textes mis de côté pour la vérification, il reste { $learnt } paires à apprendre et { $held_out } pour vérifier, avec { $scores ->
    [one] une seule note
   *[other] { $scores } notes différentes
 } ; il faut { $needed } paires de chaque et deux notes différentes. Trop de paires partagent leurs textes, ou leurs notes sont toutes les mêmes : ajoutez des paires d’autres textes.
made-tuned-encoder = Encodeur ajusté écrit dans { $path }.
error-tuning-impossible = { $labels ->
    [one] { $labels } étiquette est donnée
   *[other] { $labels } étiquettes sont données
 } et la plus rare compte { $smallest } textes ; il faut deux étiquettes de { $needed } textes chacune, dont la moitié pour vérifier. Ajoutez des textes ou réunissez les étiquettes rares.

parity-agree = { $first } et { $second } peuvent se remplacer l’un l’autre.
parity-disagree = { $first } et { $second } ne donnent pas les mêmes vecteurs.
parity-same = Les deux vecteurs de chaque texte ont la même direction (cosinus : médiane { $median }, minimum { $low }).
parity-close = Les deux vecteurs de chaque texte ont presque la même direction (cosinus : médiane { $median }, minimum { $low }), comme avec des poids quantifiés.
parity-long-texts = Les vecteurs ne diffèrent que pour les textes plus longs que la limite ({ $count } sur { $total } ; cosinus : médiane { $median }, minimum { $low }) : les deux moteurs coupent les longs textes à des endroits différents. Donnez aux deux la même « ?limit=… ».
parity-differ = Les vecteurs de { $count } textes sur { $total } diffèrent, même pour des textes courts (cosinus : médiane { $median }, minimum { $low }).
parity-dimensions = Les vecteurs ont { $first } et { $second } dimensions : ce n’est pas le même modèle, ou l’un a été coupé. Donnez aux deux les mêmes « ?dimensions=… ».
parity-norms = { $unit } donne des vecteurs de longueur 1, { $other } non (longueur moyenne { $norm }). Les cosinus ne changent pas, les distances euclidiennes oui : assez pour déplacer les k-moyennes et t-SNE. Normalisez les deux.
parity-setting = Ils diffèrent par { $setting } : « { $first } » contre « { $second } ». Donnez la même valeur aux deux et comparez à nouveau.
parity-unexplained = Leurs réglages sont les mêmes, autant qu’on les connaisse. Regardez les versions : Ollama perdait avant la 0.1.43 le premier token [CLS], ce qui ruine les modèles qui s’appuient sur lui.
parity-card-kept = { $encoder } reproduit l’exemple de la fiche de son modèle ({ $expected }).
parity-card-without-cls = { $encoder } donne { $found } là où la fiche du modèle indique { $expected } : exactement ce que donnait Ollama avant la 0.1.43, quand il perdait le premier token [CLS]. Mettez Ollama à jour.
parity-card-missed = { $encoder } donne { $found } là où la fiche du modèle indique { $expected } : l’agrégation, l’amorce ou le modèle diffèrent de ceux publiés.

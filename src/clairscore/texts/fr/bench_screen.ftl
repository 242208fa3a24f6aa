dashboard-screen-bench = Banc d’essai
option-benches = Résultats d’un banc d’essai de textes (écrits par « bench run »), montrés sur leur propre écran ; peut être donné plusieurs fois.
bench-screen-name = { $name }, { $n ->
    [one] un texte
   *[other] { $n } textes
 }, { $date }
bench-screen-result = Banc d’essai
bench-screen-h-compared = Les bancs d’essai côte à côte
bench-screen-compared = Les chiffres ne se comparent qu’entre encodeurs qui ont lu les mêmes textes.
bench-screen-h-text = Un texte et ses mots
bench-screen-intro-text = Par { $encoder }. Chaque texte est expliqué par une régression qui n’a rien appris de lui. { $n ->
    [0] Aucun n’a été mal classé.
    [one] Le seul mal classé vient en premier.
   *[other] Les { $n } mal classés viennent en premier.
 }
bench-screen-text = Texte
bench-screen-text-wrong = ✕ { $n }, { $label } : { $text }
bench-screen-text-right = ✓ { $n }, { $label } : { $text }
bench-screen-right = Classé « { $label } » ({ $probability }), et c’est bien « { $actual } ».
bench-screen-wrong = Classé « { $label } » ({ $probability }), mais c’est « { $actual } ».
bench-screen-method = Méthode : { $method }.
bench-screen-key = Trait plein et + : parle pour la classe donnée au texte. Trait tireté et − : parle contre elle. Les mots de peu de poids ne sont pas marqués ; le tableau les donne tous.
bench-screen-base = Point de départ de tous les textes
bench-screen-words = Mots
bench-screen-stop = Mots vides
bench-screen-rest = Ce qu’aucun mot n’explique
bench-screen-sum = Somme (log-cotes, par rapport à la moyenne des classes)
bench-screen-part = Part
bench-screen-weight = Poids
bench-screen-probability = Probabilité
bench-screen-likeness = Ressemblance (cosinus)
bench-screen-h-sums = Comment les parts s’additionnent
bench-screen-h-classes = Probabilité de chaque classe
bench-screen-h-near = Textes les plus proches
bench-screen-h-words = Tous les mots

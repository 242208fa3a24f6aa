yes = oui
no = non
list-none = aucun
list-shortened = { $shown } … et { $more } autres

error-input-faults = { $source } : { $count ->
    [one] une anomalie
   *[other] { $count } anomalies
 }.
error-file-unreadable = Le fichier { $path } est illisible : { $reason }. Vérifiez que le chemin est juste, que le fichier est complet et que vous avez le droit de le lire.
error-path-unusable = Le chemin { $path } ne peut pas servir : { $reason }. Un nom de fichier a 255 caractères au plus ; vérifiez chaque partie du chemin et vos droits.
error-target-taken = { $path } existe déjà. Choisissez une autre sortie, ou ajoutez --replace pour remplacer un résultat produit par Clairscore.
error-write-failed = Impossible d’écrire { $path } : { $reason }. Libérez de la place ou choisissez un autre dossier ; rien n’est resté à moitié écrit.
error-scratch-full = Le dossier des fichiers temporaires, { $path }, n’a plus de place : { $reason }. Libérez-y de la place, ou nommez un autre dossier dans TMPDIR ; rien n’est resté à moitié écrit.
error-artefact-missing = Pas d’artefact « { $expected } » à l’emplacement { $path }. Vérifiez le chemin ; le dossier doit contenir un manifest.json écrit par Clairscore.
error-artefact-damaged = L’artefact { $path } est endommagé : { $parts } manque, a changé ou s’est ajouté depuis l’écriture. Produisez-le à nouveau.
error-artefact-kind = { $path } est un artefact « { $found } » ; il faut ici un artefact « { $expected } ».
error-artefact-newer = { $path } a été écrit par { $made_by } au format { $found } ; cette version lit jusqu’au format { $known }. Mettez Clairscore à jour.
error-public-keys = { $path } doit contenir des clés publiques Ed25519 au format PEM et rien d’autre. Tirez-les de leurs clés privées : openssl pkey -in cle.pem -pubout
error-private-key = { $path } ne contient pas de clé privée Ed25519 au format PEM et sans mot de passe. Créez-en une, et gardez-la ailleurs que ce qu’elle signe : openssl genpkey -algorithm ed25519 -out cle.pem
error-target-busy = Un autre processus est en train d’écrire { $path }. Attendez qu’il ait fini, ou choisissez une autre sortie.
error-artefact-older = { $path } a été écrit par { $made_by } au format { $found }, dont le manifeste n’est pas scellé ; cette version lit le format { $known }. Produisez-le à nouveau.
error-artefact-untrusted = { $path } n’est signé par aucune clé de CLAIRSCORE_TRUSTED_KEYS. Faites-le signer par qui en répond : clairscore seal { $path } --key CLÉ.

fault-dictionary-id = Le dictionnaire n’a pas de ligne « id = "…" » qui nomme la colonne d’identifiant.
fault-dictionary-empty = Le dictionnaire ne décrit aucune variable.
fault-dictionary-theme-incomplete = Le thème { $theme } doit avoir fr, en et code.
fault-dictionary-feature-incomplete = La variable { $feature } doit avoir fr, en, theme et kind.
fault-dictionary-kind = La variable { $feature } est de nature { $found } ; il faut l’une de : { $expected }.
fault-dictionary-theme = La variable { $feature } a le thème { $found }, qui n’est pas décrit ; il faut l’un de : { $expected }.
fault-dictionary-unit = La variable { $feature } est une durée d’unité { $found } ; il faut l’une de : { $expected }.
fault-dictionary-direction = La variable { $feature } a le sens { $found } ; il faut l’un de : { $expected } — le risque monte-t-il ou baisse-t-il avec sa valeur ?
fault-dictionary-direction-category = La variable { $feature } est une catégorie et a un sens : ses valeurs n’ont pas d’ordre. Retirez son sens, ou faites-en un nombre.
fault-dictionary-role = La variable { $feature } a le rôle { $found } ; il faut l’un de : { $expected }.
fault-dictionary-role-twice = Plusieurs variables ont le rôle { $role } : { $features }. Une seule peut l’avoir.
fault-dictionary-origin = Le thème { $theme } a l’origine { $found } ; il faut l’une de : { $expected }.
fault-dictionary-list = La ligne { $key } doit être une liste de variables du dictionnaire ; n’en sont pas : { $found }.
fault-dictionary-key = La variable { $feature } a des lignes inconnues : { $found } ; il ne faut que { $expected }.
fault-dictionary-flag = La variable { $feature } a { $key } = { $found } ; il faut true ou false.
fault-dictionary-categories = Variable { $feature } : chaque ligne de ses catégories doit avoir fr et en, comme « M = { "{" } fr = "Homme", en = "Man" { "}" } ».
fault-dictionary-explanation = Variable { $feature } : son explication doit avoir fr et en.
error-tracking-unreachable = MLflow est injoignable à l’adresse { $uri } : { $reason }. Vérifiez l’adresse et que le serveur tourne, ou omettez --mlflow. Rien n’a été calculé.
error-extra-missing = Cette commande a besoin de { $package }, qui n’est pas installé. Tapez : pip install 'clairscore[{ $extra }]'

error-access-denied = Vos droits ne permettent pas cela ({ $right }). Demandez-les à qui administre Clairscore.
error-not-signed-in = Connectez-vous : il faut un jeton valable ou une clé d’API valable.

fault-setting-unknown = { $name } n’est pas un réglage. « clairscore settings » les montre tous.
fault-setting-value = { $name } = { $found } ne convient pas. Il faut { $expected }.
fault-setting-needed = Il manque { $name } : { $other } n’a pas de sens sans lui.

expected-lang = fr ou en
expected-host = une adresse IP, comme 127.0.0.1 ou 0.0.0.0
expected-trusted-hosts = des noms séparés par des virgules, comme scores.exemple.fr
expected-trusted-proxies = des adresses ou des réseaux séparés par des virgules, comme 10.0.0.0/8 ; tout croire n’est pas permis
expected-public-url = une adresse https sans chemin, comme https://scores.exemple.fr (http pour cette machine seulement)
expected-oidc-issuer = une adresse https, comme https://connexion.exemple.fr (http pour cette machine seulement)
expected-oidc-subject-claim = le nom d’un attribut, comme sub
expected-oidc-roles-claim = le nom d’un attribut, comme roles ou realm_access.roles
expected-oidc-roles = des paires séparées par des virgules, comme conseillers=adviser,audit=auditor
expected-cookie-secret = au moins 32 caractères au hasard
expected-session-hours = un nombre entier d’heures, de 1 à 24

setting-portfolio = Portefeuille que servent le Procfile et les services.
setting-lang = Langue, pour qui n’en demande pas : fr ou en.
setting-decisions = URL du registre des décisions ; par défaut decisions.db, à côté du portefeuille. Jamais affichée : elle peut contenir un mot de passe.
setting-lender = Nom du prêteur, en signature des lettres.
setting-contact = Comment joindre une personne, dans les lettres.
setting-host = Adresse à écouter. Hors de cette machine, il faut configurer la connexion.
setting-trusted-hosts = Noms par lesquels on peut s’adresser à Clairscore, outre celui de l’adresse publique ; tout autre est refusé.
setting-trusted-proxies = Adresses ou réseaux des mandataires dont on croit les en-têtes X-Forwarded-….
setting-public-url = Adresse du tableau de bord pour ses utilisateurs.
setting-oidc-issuer = Adresse du fournisseur OpenID Connect, telle qu’elle figure dans ses jetons.
setting-oidc-client-id = Identifiant du tableau de bord chez le fournisseur.
setting-oidc-client-secret = Secret du tableau de bord chez le fournisseur.
setting-oidc-audience = Destinataire (aud) des jetons que l’API accepte.
setting-oidc-subject-claim = Attribut qui désigne une personne pour toujours.
setting-oidc-roles-claim = Attribut qui porte ses rôles ; un point mène dans un attribut imbriqué.
setting-oidc-roles = Rôle de Clairscore pour chaque nom du fournisseur : adviser, reviewer, analyst, auditor, administrator.
setting-cookie-secret = Clé qui signe les cookies du tableau de bord ; la même pour tous ses processus.
setting-session-hours = Heures après lesquelles il faut se reconnecter.

help-settings = Montre tous les réglages, lus dans l’environnement : nom, valeur, sens. Les secrets ne sont jamais affichés.
summary-settings = Les réglages de cet environnement
help-clairscore-keys = Les clés d’API, pour les traitements sans personne : créer, lister, révoquer.
summary-keys = Créer et révoquer des clés d’API
help-clairscore-keys-add = Crée une clé et l’affiche une seule fois ; seule son empreinte est gardée.
summary-keys-add = Créer une clé
help-clairscore-keys-revoke = Révoque une clé pour toujours.
help-clairscore-keys-list = Liste les clés ; leur secret n’est gardé nulle part.
summary-keys-list = Les clés
summary-keys-revoke = Révoquer une clé
example-settings = clairscore settings
example-keys = clairscore keys add "lot de nuit" --role adviser
argument-name = Nom de la clé, pour la reconnaître.
argument-key = Identifiant de la clé.
option-roles = Rôle de la clé ; peut être répété.
option-host = Adresse à écouter. Hors de cette machine, il faut configurer la connexion ; voir « clairscore settings ».
key-line = { $id } · { $name } · { $roles } · créée le { $created } { $revoked ->
    [0] · valable
   *[1] · révoquée
 }
key-revoked = Clé { $id } révoquée.
key-none = Aucune clé.
key-shown-once = Clé créée. Notez-la maintenant, elle ne sera plus jamais affichée. Elle se révoque par : clairscore keys revoke { $id }

sign-in-heading = Connexion
sign-in-needed = Ces données concernent des clients : connectez-vous pour les voir.
sign-in-expired = Votre session est terminée. Reconnectez-vous pour continuer.
sign-in-button = Se connecter
sign-in-nothing = { $name }, votre compte n’a aucun rôle ici. Demandez-en un à qui administre Clairscore.
sign-in-as = Connecté : { $name } ({ $roles }).
sign-out = Se déconnecter
role-adviser = conseil
role-reviewer = réexamen
role-analyst = analyse
role-auditor = audit
role-administrator = administration
client-list-hidden = La liste des clients n’est pas montrée avec vos droits.

help-clairscore-access = Les clients de chaque conseiller, et le journal des lectures de dossiers.
summary-access = Attribuer des clients, lire le journal des accès
example-access = clairscore access assign attributions.csv
help-access-assign = Attribue des clients à des conseillers, d’après un fichier CSV aux colonnes person et client. Dès qu’une attribution existe, un conseiller ne voit que ses clients.
summary-access-assign = Attribuer des clients
help-access-unassign = Retire un client à un conseiller.
summary-access-unassign = Retirer un client
help-access-log = Montre qui a lu quel dossier, quand et pour quoi, du plus récent au plus ancien.
summary-access-log = Qui a lu quel dossier
argument-access-assign-file = Fichier CSV aux colonnes person et client.
argument-person = Personne, telle que le fournisseur la désigne.
argument-client = Identifiant du client.
option-access-log-client = Seulement les lectures du dossier de ce client.
access-assigned = Attributions enregistrées : { $n }.
access-unassigned = { $person } n’a plus le client { $client }.
access-none = Aucune lecture.
setting-trusted-keys = Fichier de clés publiques Ed25519 (PEM) : seuls les artefacts signés par l’une d’elles sont ouverts.
expected-trusted-keys = un fichier
setting-memory = Mémoire que la préparation des données peut prendre avant d’utiliser le disque ; sans réglage, la moitié de celle de la machine, ou de son conteneur.
expected-memory = une quantité comme 4GiB ou 500MB
setting-anchors = Fichier de têtes signées auquel « clairscore decisions verify » confronte le registre.
expected-anchors = un fichier
fault-assignments-columns = Il manque les colonnes { $columns }. Trouvées : { $found }. Il en faut deux, person et client.
fault-assignments-empty = { $count ->
    [one] { $count } ligne n’a
   *[other] { $count } lignes n’ont
 } pas de personne ou pas de client (lignes { $rows }). Remplissez-les, ou retirez ces lignes.
option-by = Qui agit ; par défaut, le nom de session.

dashboard-screen-client = Client
dashboard-screen-portfolio = Portefeuille
dashboard-screen-model = Modèle
dashboard-screen-help = Aide
dashboard-skip = Aller au contenu
dashboard-navigation = Écrans
dashboard-language = English
dashboard-synthetic = Données fictives : ces clients n’existent pas.
dashboard-loading = Ouverture…
dashboard-working = Calcul en cours…
dashboard-noscript = Cette page a besoin de JavaScript. Sans lui, « clairscore explain » dit la même chose d’un client dans un terminal.
dashboard-alert = Affichage impossible
dashboard-unexpected = Un problème est survenu de notre côté. Rien n’est perdu ; rechargez la page ou revenez en arrière. Le journal du programme dit ce qui s’est passé.

dashboard-search = Trouver un client
dashboard-search-label = Numéro de client
dashboard-search-list = Clients
dashboard-search-placeholder = Tapez un numéro
dashboard-previous = Précédent
dashboard-next = Suivant
dashboard-recent = Vus récemment
dashboard-examples = Par exemple
dashboard-example-accepted = Accepté
dashboard-example-refused = Refusé
dashboard-example-near = Près de la limite
client-search-accepted = accepté, score { $score }
client-search-refused = refusé, score { $score }
client-search-found = { $n ->
    [0] Aucun numéro de client ne commence par { $text }
    [one] Un client
   *[other] { $n } clients, les { $shown } premiers
 }

dashboard-invitation = Choisissez un client
dashboard-invitation-detail = Tapez ci-dessus le début d’un numéro de client : des propositions apparaissent au fil de la saisie. Ou partez de l’un de ceux-ci.
dashboard-gauge = { $score } sur 100, { $distance }, { $level }
dashboard-limit = limite { $limit }
dashboard-waterfall = De haut en bas : le point de départ de tout score, ce que chaque thème ajoute (barres creuses en tirets, vers la droite) ou retire (barres pleines, vers la gauche), puis le score ; si le total sort de l’échelle, une dernière barre l’y ramène. Un trait vertical en tirets marque la limite d’acceptation.
dashboard-table = Les mêmes chiffres en tableau
dashboard-themes = Thème par thème
dashboard-save-csv = Tableau (CSV)
dashboard-save-png = Image (PNG)

dashboard-ready = Le tableau de bord est à l’adresse { $url }. Ctrl+C l’arrête.
error-port-taken = Le port { $port } est déjà pris. Arrêtez ce qui l’occupe ou choisissez-en un autre avec --port.
error-address-not-local = { $address } ouvrirait Clairscore à d’autres machines, sans que personne ne se connecte. Configurez la connexion : CLAIRSCORE_OIDC_ISSUER=https://…, puis ce que demande « clairscore settings » ; ou n’indiquez pas d’adresse.
error-sign-in-incomplete = La connexion n’est configurée que pour l’API. Pour le tableau de bord, il faut aussi CLAIRSCORE_PUBLIC_URL, CLAIRSCORE_OIDC_CLIENT_ID, CLAIRSCORE_OIDC_CLIENT_SECRET et CLAIRSCORE_COOKIE_SECRET.
error-session-ended = Votre session est terminée. Reconnectez-vous.

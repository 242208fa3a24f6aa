value-missing = non renseigné
value-points = { $text } { $decimals ->
   *[other] { $n ->
        [one] point
       *[other] points
    }
 }
value-interval = { $low } à { $high }
value-out-of = { $n ->
    [0] aucun client sur { $of }
    [one] { $n } client sur { $of }
   *[other] { $n } clients sur { $of }
 }
value-fewer-than = moins de { $n } client sur { $of }
value-more-than = plus de { $n } clients sur { $of }
value-days = { $text } { $n ->
    [one] jour
   *[other] jours
 }
value-months = { $text } { $n ->
   *[other] mois
 }
value-years = { $text } { $n ->
    [one] an
   *[other] ans
 }
value-and = { " " }et{ " " }
value-under-a-month = moins d’un mois

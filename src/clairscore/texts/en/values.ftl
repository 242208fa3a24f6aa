value-missing = not given
value-points = { $text } { $decimals ->
    [0] { $n ->
        [one] point
       *[other] points
    }
   *[other] points
 }
value-interval = { $low } to { $high }
value-out-of = { $n ->
    [0] no client in { $of }
    [one] { $n } client in { $of }
   *[other] { $n } clients in { $of }
 }
value-fewer-than = fewer than { $n } client in { $of }
value-more-than = more than { $n } clients in { $of }
value-days = { $text } { $n ->
    [one] day
   *[other] days
 }
value-months = { $text } { $n ->
    [one] month
   *[other] months
 }
value-years = { $text } { $n ->
    [one] year
   *[other] years
 }
value-and = { " " }and{ " " }
value-under-a-month = less than a month

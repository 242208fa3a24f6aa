dashboard-screen-client = Client
dashboard-screen-portfolio = Portfolio
dashboard-screen-model = Model
dashboard-screen-help = Help
dashboard-skip = Skip to the content
dashboard-navigation = Screens
dashboard-language = Français
dashboard-synthetic = Made-up data: these clients do not exist.
dashboard-loading = Opening…
dashboard-working = Working…
dashboard-noscript = This page needs JavaScript. Without it, “clairscore explain” tells the same of a client in a terminal.
dashboard-alert = This can’t be shown
dashboard-unexpected = Something went wrong on our side. Nothing was lost; reload the page or go back. What happened is in the log of the program.

dashboard-search = Find a client
dashboard-search-label = Client number
dashboard-search-list = Clients
dashboard-search-placeholder = Type a number
dashboard-previous = Previous
dashboard-next = Next
dashboard-recent = Seen recently
dashboard-examples = For example
dashboard-example-accepted = Accepted
dashboard-example-refused = Refused
dashboard-example-near = Near the limit
client-search-accepted = accepted, score { $score }
client-search-refused = refused, score { $score }
client-search-found = { $n ->
    [0] No client number starts with { $text }
    [one] One client
   *[other] { $n } clients, the first { $shown }
 }

dashboard-invitation = Choose a client
dashboard-invitation-detail = Type the start of a client number above: suggestions appear as you type. Or start from one of these.
dashboard-gauge = { $score } out of 100, { $distance }, { $level }
dashboard-limit = limit { $limit }
dashboard-waterfall = From top to bottom: where every score starts, what each theme adds (hollow, dashed bars to the right) or takes away (filled bars to the left), then the score; a total off the scale is brought back by a last bar. A dashed vertical line marks the limit of acceptance.
dashboard-table = The same figures as a table
dashboard-themes = Theme by theme
dashboard-save-csv = Table (CSV)
dashboard-save-png = Picture (PNG)

dashboard-ready = The dashboard is at { $url }. Press Ctrl+C to stop it.
error-port-taken = Port { $port } is in use. Stop what uses it, or choose another with --port.
error-address-not-local = { $address } would open Clairscore to other machines and needs sign-in first: set CLAIRSCORE_OIDC_ISSUER=https://…, then what `clairscore settings` asks for; or leave the address out.
error-sign-in-incomplete = Sign-in is configured for the API alone. The dashboard also needs CLAIRSCORE_PUBLIC_URL, CLAIRSCORE_OIDC_CLIENT_ID, CLAIRSCORE_OIDC_CLIENT_SECRET and CLAIRSCORE_COOKIE_SECRET.
error-session-ended = Your session has ended. Sign in again.

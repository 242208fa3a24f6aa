error-access-denied = Your rights don't allow this ({ $right }). Ask whoever administers Clairscore for them.
error-not-signed-in = Sign in: a valid token or a valid API key is needed.

fault-setting-unknown = { $name } is no setting. `clairscore settings` shows them all.
fault-setting-value = { $name } = { $found } won't do. Expected: { $expected }.
fault-setting-needed = { $name } is missing: { $other } means nothing without it.

expected-lang = fr or en
expected-host = an IP address, such as 127.0.0.1 or 0.0.0.0
expected-trusted-hosts = names separated by commas, such as scores.example.org
expected-trusted-proxies = addresses or networks separated by commas, such as 10.0.0.0/8; believing all is not allowed
expected-public-url = an https address without a path, such as https://scores.example.org (http for this machine alone)
expected-oidc-issuer = an https address, such as https://login.example.org (http for this machine alone)
expected-oidc-subject-claim = the name of a claim, such as sub
expected-oidc-roles-claim = the name of a claim, such as roles or realm_access.roles
expected-oidc-roles = pairs separated by commas, such as advisers=adviser,audit=auditor
expected-cookie-secret = at least 32 random characters
expected-session-hours = a whole number of hours, 1 to 24

setting-portfolio = Portfolio that the Procfile and the services serve.
setting-lang = Language for those who ask for none: fr or en.
setting-decisions = URL of the decision record; decisions.db beside the portfolio by default. Never shown: it may hold a password.
setting-lender = Name of the lender, who signs letters.
setting-contact = How to reach a person, in letters.
setting-host = Address to listen on. Beyond this machine, sign-in must be configured.
setting-trusted-hosts = Names by which Clairscore may be asked for, beside that of the public address; any other is refused.
setting-trusted-proxies = Addresses or networks of the proxies whose X-Forwarded-… headers are believed.
setting-public-url = Where people reach the dashboard.
setting-oidc-issuer = Address of the OpenID Connect provider, as its tokens give it.
setting-oidc-client-id = The dashboard's id at the provider.
setting-oidc-client-secret = The dashboard's secret at the provider.
setting-oidc-audience = Audience (aud) of the tokens that the API takes.
setting-oidc-subject-claim = Claim that names a person for good.
setting-oidc-roles-claim = Claim that holds their roles; a dot leads into a nested claim.
setting-oidc-roles = Clairscore's role for each name of the provider: adviser, reviewer, analyst, auditor, administrator.
setting-cookie-secret = Key that signs the dashboard's cookies; the same for all its processes.
setting-session-hours = Hours after which people sign in again.

help-settings = Shows all settings, read from the environment: name, value, meaning. Secrets are never shown.
summary-settings = The settings of this environment
help-clairscore-keys = API keys, for jobs without a person: add, list, revoke.
summary-keys = Add and revoke API keys
help-clairscore-keys-add = Makes a key and shows it once; only its hash is kept.
summary-keys-add = Add a key
help-clairscore-keys-revoke = Revokes a key for good.
help-clairscore-keys-list = Lists the keys; their secrets are kept nowhere.
summary-keys-list = The keys
summary-keys-revoke = Revoke a key
example-settings = clairscore settings
example-keys = clairscore keys add "nightly batch" --role adviser
argument-name = Name of the key, to know it by.
argument-key = Id of the key.
option-roles = Role of the key; may be repeated.
option-host = Address to listen on. Beyond this machine, sign-in must be configured; see `clairscore settings`.
key-line = { $id } · { $name } · { $roles } · added on { $created } { $revoked ->
    [0] · good
   *[1] · revoked
 }
key-revoked = Key { $id } revoked.
key-none = No keys.
key-shown-once = Key added. Note it now, it is never shown again. To revoke it: clairscore keys revoke { $id }

sign-in-heading = Sign in
sign-in-needed = These are clients' data: sign in to see them.
sign-in-expired = Your session has ended. Sign in again to go on.
sign-in-button = Sign in
sign-in-nothing = { $name }, your account has no role here. Ask whoever administers Clairscore for one.
sign-in-as = Signed in: { $name } ({ $roles }).
sign-out = Sign out
role-adviser = advice
role-reviewer = review
role-analyst = analysis
role-auditor = audit
role-administrator = administration
client-list-hidden = The list of clients isn't shown with your rights.

help-clairscore-access = The clients of each adviser, and the log of who read which file.
summary-access = Assign clients, read the access log
example-access = clairscore access assign assignments.csv
help-access-assign = Assigns clients to advisers, from a CSV file with the columns person and client. Once any assignment is kept, advisers see their own clients only.
summary-access-assign = Assign clients
help-access-unassign = Takes a client from an adviser.
summary-access-unassign = Take a client away
help-access-log = Shows who read which file, when and what for, the latest first.
summary-access-log = Who read which file
argument-access-assign-file = CSV file with the columns person and client.
argument-person = Person, as the provider names them.
argument-client = Id of the client.
option-access-log-client = Only readings of this client's file.
access-assigned = Assignments kept: { $n }.
access-unassigned = { $person } no longer has client { $client }.
access-none = No readings.
setting-trusted-keys = File of Ed25519 public keys (PEM): only artefacts signed by one of them are opened.
expected-trusted-keys = a file
setting-memory = Memory that the preparation of data may take before it uses the disk; half of the machine's, or of its container's, if unset.
expected-memory = an amount such as 4GiB or 500MB
setting-anchors = File of signed heads that "clairscore decisions verify" holds the record against.
expected-anchors = a file
fault-assignments-columns = The columns { $columns } are missing. Found: { $found }. Two columns are expected, person and client.
fault-assignments-empty = { $count ->
    [one] One row has
   *[other] { $count } rows have
 } no person or no client (rows { $rows }). Fill them in, or remove the rows.
option-by = Who acts; by default, the name you are logged in with.

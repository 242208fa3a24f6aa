api-ready = The API answers at { $url } (specification: { $url }/v1/openapi.json). Ctrl+C stops it.

help-api = Serve the scores, decisions and reasons of a portfolio to programs, over HTTP as JSON. Unless people sign in, it answers this machine only.
summary-api = Serve decisions to programs
example-api = clairscore api portfolio --port 8502

error-address-unknown = Nothing is at this address. The specification is at /v1/openapi.json.
error-method-not-allowed = This address does not answer this method. The header Allow says which it does.
error-request-too-large = The request is too large: at most { $megabytes } MB. Send the applications in several requests.
error-framing-unclear = The request gives its length in two ways (Content-Length and Transfer-Encoding). Keep one.
error-body-too-slow = The request did not arrive whole in { $seconds } s. Send it in parts, or over a faster line.
error-host-unknown = This server does not go by that name. CLAIRSCORE_TRUSTED_HOSTS gives the names it goes by.
error-too-many-requests = Too many requests. Try again in { $seconds } s.
error-too-busy = Too many requests at once. Try again in a moment.
error-took-too-long = The answer took more than { $seconds } s. Ask for less at once, or try again.
error-unexpected = Something unexpected went wrong. It is noted under { $request }.
error-too-many-explained = At most { $most } applications are explained at once. Send several requests, or leave out “explain”.
error-feature-unknown = There is no feature { $feature }. Names close to it: { $close }. /v1/model gives all.
error-person-needed = Say who acts, in “person”: nobody signs in here, and the record has to name someone.
error-person-known = You act in your own name. Leave out “person”.

fault-request-json = The body is not JSON that can be read.
fault-request-missing = { $place }: missing.
fault-request-extra-forbidden = { $place }: not a known field.
fault-request-string-too-short = { $place }: text too short.
fault-request-string-too-long = { $place }: text too long.
fault-request-too-long = { $place }: too many items.
fault-request-greater-than-equal = { $place }: too small.
fault-request-less-than-equal = { $place }: too large.
fault-request-date = { $place }: a date is written YYYY-MM-DD.
fault-request-json-invalid = The body is not JSON that can be read.
fault-request-other = { $place }: value not accepted.

error-client-problem = { $title } (code { $problem }, status { $status })
error-client-unreachable = The API does not answer at { $url }: { $reason }.

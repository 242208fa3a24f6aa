dashboard-screen-new_application = New application
new-application-heading = New application
new-application-intro = For a client who is not in the portfolio. Nothing is recorded: everything is gone when you close the page.
new-application-first = The main points of the application
new-application-client = new client
new-application-send = See the result
new-application-clear = Clear everything
new-application-result = Result
new-application-outside = This client is not in the portfolio: the model scores what you entered, and counts the rest as not given. Nothing is recorded, and nothing is promised.
fault-entry-required = { $label }: needed to give a result.
fault-entry-nothing = Fill in at least one field: knowing nothing of the client, there is nothing to score.

upload-heading = Several applications in a file
upload-intro = A table, one application a row: CSV, Excel, Parquet or JSON. Columns are named as in the template, or as in Home Credit’s application table; a column “id” is repeated in the results. Values are written as in your own files: categories by code or in words, shares with their sign (12.5%) or, where your files do so, as fractions (0.125).
upload-label = Choose a file of applications
upload-hint = At most 10,000 applications and 10 MB. The file is read in memory and not kept.
upload-template = Template (CSV)
upload-download = All results (CSV)
upload-result = Results of the file
upload-faulty = This file can’t be scored
upload-done = { $name }: { $n ->
    [one] one application scored
   *[other] { $n } applications scored
 }, { $accepted ->
    [0] none accepted
    [one] one accepted
   *[other] { $accepted } accepted
 }, { $refused ->
    [0] none refused
    [one] one refused
   *[other] { $refused } refused
 }.
upload-more = The first { $shown } are shown here; the file of results holds all of them, with reasons.
upload-computed = Columns computed from the others, hence not read: { $features }.
upload-raw = Read as raw columns of Home Credit’s application table ({ $n ->
    [one] one column
   *[other] { $n } columns
 }). Past credits are not in such a file: what depends on them counts as not given.
upload-column-client = Application
upload-column-decision = Decision
upload-column-score = Risk score
upload-column-level = Level
error-upload-too-large = { $name } is too large: at most { $megabytes } MB and { $rows } applications at once. Split it into several files, or score it with “clairscore score”.
error-upload-unreadable = { $name } could be read neither as a CSV table nor as JSON. Save it as CSV, in UTF-8, with the names of the columns on the first line.
fault-upload-empty = The file holds no application.
fault-upload-no-feature = No column has the name of a known feature. Start from the template.
fault-upload-repeated = Columns that appear several times: { $columns }.
fault-upload-unknown-close = The column { $column } is not known. Did you mean { $close }?
fault-upload-column = The column { $column } ({ $label }) is missing.
fault-upload-rows = { $fault } { $n ->
    [one] Application { $rows }.
   *[other] { $n } applications, among them { $rows }.
 }
fault-upload-number = { $feature }: “{ $found }” is not a number.
fault-upload-choice = { $feature }: “{ $found }” is not a known answer. Possible answers: { $expected }.
fault-upload-required = { $feature } ({ $label }): a required value is absent.
upload-unknown = Columns that the model does not know, left aside: { $columns }.
upload-blanks = { $feature }: read as not given: { $found }.
fault-upload-ambiguous = { $feature }: in { $found } the sign may stand for thousands or for decimals. Write the number without a sign between thousands and with a point before decimals (44000 or 44.0).
fault-upload-unit = { $feature }: the lender’s files were written with the unit { $before }, this one with { $now }: the numbers may not mean the same. Write them as in those files.

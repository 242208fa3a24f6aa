letter-title = Decision on your credit application
letter-reference = File: { $client }
letter-decision-accepted = Your credit application is accepted.
letter-decision-refused = Your credit application is refused.

letter-score = How the decision was made
letter-score-used = A computer program calculated a risk score. We used it to decide.
letter-score-scale = The score runs from 0 to 100. The lower it is, the lower the risk. From { $limit } up, it leads to a refusal.
letter-score-doubling = For { $points } more { $n ->
    [one] point
   *[other] points
 }, the risk of not repaying, set against the chance of repaying, doubles.
letter-score-yours = Your score is { $score }.
letter-score-to-scale = The total of the points was off this scale. It was brought back to { $score }.
letter-score-overridden-accepted = The score led to acceptance. A person decided otherwise.
letter-score-overridden-refused = The score led to a refusal. A person decided otherwise.
letter-score-override = Their reason: “{ $reason }”

letter-reasons-against = What weighed most against your application
letter-reasons-for = What spoke most for your application

letter-data = The information used
letter-data-intro = The score uses this information. The table shows what counted most, with your own figures.
letter-data-theme = Theme
letter-data-label = Information
letter-data-value = For you
letter-source-application = From your application:
letter-source-ours = From your file with us:
letter-source-others = From other organisations:
letter-source-told = From { $sources }:
letter-source-ask = Ask us where this comes from:

letter-rights = Your rights
letter-rights-intro = All of this is free of charge.
letter-right-explanation = You can ask for a clear explanation of the decision and of the score.
letter-right-view = You can give your point of view. Tell us what the file does not show.
letter-right-review = You can ask for a person to review the decision. It will not be the person who decided.
letter-right-copy = You can ask for a copy of your data. You can have mistakes corrected.
letter-right-authority = You can turn to the data protection authority of your country.

letter-contact = Whom to contact
letter-contact-intro = Please quote file { $client }.

letter-lender-example = Example Credit, a made-up lender
letter-lender-example-contact = 01 99 00 00 00, help@example.invalid

error-lender-unknown = No letter can be sent without the lender's name and someone to contact. Set CLAIRSCORE_LENDER and CLAIRSCORE_CONTACT, for example: CLAIRSCORE_LENDER="Lake Bank" CLAIRSCORE_CONTACT="01 23 45 67 89".
error-letters-other = { $path } holds letters of another portfolio, lender or day. Choose another folder, or remove this one.
error-letter-choice = Say for whom to write: --client ID (as often as needed), --refused or --all.
step-letters = Letters
done-letters = { $written ->
    [0] No letter written
    [one] One letter written
   *[other] { $written } letters written
 }; { $kept ->
    [0] none was there already
    [one] one was there already
   *[other] { $kept } were there already
 }.
made-letters = Letters: { $path }.

help-letter = Write the decision letters of clients of a portfolio: the decision, the automated score, the principal reasons, the data and their sources, the client's rights. One file a client and format; run again, it goes on where it stopped. The lender's name and the person to contact come from CLAIRSCORE_LENDER and CLAIRSCORE_CONTACT.
summary-letter = Write decision letters
argument-letter-out = Folder of the letters.
option-letter-clients = Identifier of a client; may be repeated.
option-letter-everyone = All clients of the portfolio.
option-letter-refused = All refused clients.
option-letter-formats = Formats, separated by commas: pdf, html.
option-letter-store = Decision record: what a person decided goes before the score.
example-letter = clairscore letter portfolio letters --client 100013 --format pdf,html
client-letter-heading = Decision letter
client-letter-intro = The decision, its reasons and the client’s rights, to hand over or to send. A recorded decision goes before the score.
client-letter-save = Letter (PDF)

setting-address = Postal address of the lender, at the head of letters; “\n” parts lines.
setting-sources = Where the data come from, as letters say it: “your application and your accounts with us”, for example.

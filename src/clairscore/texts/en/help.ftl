help-heading = Help
help-intro = How to read what these screens show, what the words mean, and what a client may ask for.

help-h-score = Reading a score
help-score-one = The risk score goes from 0 to 100: the higher it is, the larger the estimated risk. Below 50 the application is accepted; from 50 on it is refused.
help-score-two = { $points } { $n ->
    [one] point
   *[other] points
 } more and the odds of default double: as long as the risk is low, it is then about twice as large. A score close to 50 is a close decision; that is where a person’s judgement counts most.
help-score-three = This is the scale of this model: nearly all the clients it learnt from lie on it. For the others, the total of the points is off the scale; it is then brought back to 0 or 100, and that step is shown: “Brought back to the scale”.
help-example-gauge = Risk score of a made-up example
help-example-gauge-words = { $score } out of 100, below the limit
help-levels = The four levels of risk

help-h-example = Reading what makes the score
help-example-one = Every score starts from the same point, where a client stands of whom nothing is known yet. Each theme then adds points (the estimated risk rises) or takes some away (it falls). It all adds up, with nothing left over. A made-up example:
help-example-title = How the score of a made-up client is formed
help-example-scores = Scores from elsewhere
help-example-request = Credit asked for
help-example-budget = Repayments against income
help-example-work = Work, education and income
help-example-sentence = From top to bottom: start at { $base }, add and take away, arrive at { $score }. That is below the limit of { $limit }: the application is accepted.
help-example-two = Points say what weighed in the calculation, not what causes a default. A theme that weighs little for this client may weigh a lot for another.

help-h-probability = Reading a probability
help-probability-one = “7 clients in 100” means this: among 100 clients whom the model sees in the same way, about 7 do not repay, and 93 do. Nobody knows beforehand on which side this client will be.
help-probability-two = The screen “Model” says whether these predictions come true, on clients kept aside from training. A 95% interval is the margin to keep in mind: the wider it is, the less is known.

help-h-glossary = Words
help-term-client = Client
help-term-client-is = The person who asks for a credit, under a number.
help-term-application = Application
help-term-application-is = What the client asks for: amount, term, repayment, purpose.
help-term-decision = Decision
help-term-decision-is = Accepted or refused, by whether the score is below the limit or not. It is a proposal to a person.
help-term-feature = Feature
help-term-feature-is = A piece of information on the client or the application that the model may look at.
help-term-theme = Theme
help-term-theme-is = Features that one would name as a single reason.
help-term-contribution = Contribution
help-term-contribution-is = The points that a feature or a theme adds to the score or takes away. Their sum, with the starting point, is the score; a sum off the scale is brought back to it.
help-term-reason = Reason
help-term-reason-is = A contribution said in one sentence, with the client’s value and what is usual among accepted clients. Four at most for a refusal.
help-term-code = Reason code
help-term-code-is = The stable identifier of a reason, for letters and records.
help-term-similar = Similar clients
help-term-similar-is = Clients close to this one, by filters or by profile; always twenty at least.
help-term-portfolio = Portfolio
help-term-portfolio-is = All clients whose score was computed with one model.
help-term-override = Override
help-term-override-is = A person decides otherwise than the model, and says why.
help-term-review = Review
help-term-review-is = A person takes up the case from the start, at the client’s request.

help-h-rights = What a client may ask for
help-right-explanation = An explanation: what counted in the decision, in plain words. The screen “Client” is made for that.
help-right-person = That a person examines the application, and not a program alone.
help-right-view = To give their view, bring a document, and contest the decision.
help-right-data = To know which data were used, and to have wrong ones corrected.
help-right-refusal = After a refusal, to know its main reasons.
help-right-note = These lines are no legal advice; your institution says how and whom to ask.

help-h-keyboard = With the keyboard
help-keys = Keys and what they do
help-key = Key
help-key-does = Effect
help-key-tab = Tab
help-key-tab-does = Go to the next link, button or field; with Shift, to the one before.
help-key-skip = Tab, then Enter, at the top of a page
help-key-skip-does = Skip the header and go to the content.
help-key-search = Arrows, Enter, Escape in the search
help-key-search-does = Walk through the clients offered, open one, close the list.
help-key-open = Enter or Space
help-key-open-does = Unfold or fold a theme, or the table of a figure.
help-key-slider = Arrows on a slider
help-key-slider-does = Change the value; Home and End go to the ends.
help-key-table = Arrows on a wide table
help-key-table-does = Scroll it sideways.
help-key-zoom = Ctrl and +, Ctrl and −
help-key-zoom-does = Enlarge or reduce; nothing is lost up to 400%.

help-h-accessibility = Accessibility
help-accessibility-aim = These screens aim at level AA of WCAG 2.2, in French and in English, light and dark, from 320 pixels wide to a large screen.
help-accessibility-figures = Each figure has a title, a description, a sentence that says what it shows, and the same numbers as a table, to download as well.
help-accessibility-colour = Nothing is said by colour alone: signs, hatching and words say the same. Changes are announced to screen readers.
help-accessibility-tested = What programs check for each version: axe-core’s rules on all screens, journeys by keyboard, contrasts. Trials with people are still to be done.
help-accessibility-limits = A few faults come from the tool that shows these pages; the documentation (accessibility.md) lists them.
help-accessibility-contact = If something stops you, tell the person who looks after this tool at your place: it is a fault, not a fact of life.

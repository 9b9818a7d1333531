## The numbers of a run over many cards

many-no-card = no card was given
many-by-deciding-check = Deciding check and reason
many-by-error = Error
many-by-signer = Signer
many-signer = { $issuer }, serial number { $serial }, fingerprint { $fingerprint }…: { $accepted } accepted
many-further-signers = further signers, not told apart: { $accepted } accepted
many-further = { $count } others, which --json lists

## Arguments that contradict each other

many-one-standard-input = standard input can be read once: give - once
many-resume-other = { $path } is not the output of an earlier run with these cards and options, so the run cannot go on with it
many-resume-partial-summary = --resume counts the cards that are finished, and for that needs all of each card in the file: leave out --only and --fields, or --summary
many-without-parquet = this idchip cannot read and write Parquet: build it with --features parquet, or leave out --parquet
many-resume-without-path = --resume finds the cards in the file by their path and verdict: add path and verdict to --fields

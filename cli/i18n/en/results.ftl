### Results, verdicts and the statuses of files. The short texts are those of the library; a translation adds them as
### the value.

result-aborted =
    .meaning = The check was begun and could not be ended, because the part that computes stopped with an error.
    .not = It is not a failure of the document.
    .do = Try again. If it persists, report it as a defect.
    .section = TR-03135-1 §5.6

result-failed =
    .meaning = The check was made, and something is not as it must be. The reason says what.
    .not = It does not tell who is to blame, and some failures go away when the chip is read again.
    .do = See the reason beside it.
    .section = TR-03135-1 §5.6

result-not-supported =
    .meaning = There is nothing to check: the document does not have it, or it was not given.
    .not = It is no failure.
    .do = Nothing, unless your policy requires the check.
    .section = TR-03135-1 §5.6

result-successful =
    .meaning = The check was made, and everything is as it must be.
    .not = It says nothing about the other checks.
    .do = Nothing.
    .section = TR-03135-1 §5.6

result-undetermined =
    .meaning = The check could not be decided, because something that it needs is missing. The reason says what.
    .not = It is never a failure.
    .do = See the reason beside it: it says what to give.
    .section = TR-03135-1 §5.6

verdict-accepted =
    .meaning = Every check that the policy requires is successful, and none that counts failed. The data is what the state signed.
    .not = It does not prove that the person in front of you is the holder, nor, without Active Authentication, that the chip is no copy.
    .do = Compare the photo with the person.
    .section = TR-03135-1 §3.7

verdict-rejected =
    .meaning = At least one check that counts under the policy failed.
    .not = It does not accuse the holder, and it does not tell who is to blame.
    .do = See the gravest reason, which the report names first, and do what it says.
    .section = TR-03135-1 §3.7

verdict-undetermined =
    .meaning = Nothing failed, and a check that the policy requires could not be decided.
    .not = It is not a rejection. The document is not proved genuine either.
    .do = Give what is missing; the report names it.
    .section = TR-03135-1 §3.7

verdict-malformed = the card cannot be judged: a file that is needed is missing or does not parse
    .meaning = The command could not judge the card, because a file that is needed is missing or cannot be read.
    .not = It does not mean that the document is not genuine: most often a file was read in part, or is of another kind.
    .do = Read the named file again, whole.
    .section = Doc 9303-10 §4

data-group-identical =
    .meaning = The file was read and is what the state signed.
    .not = It is only as good as the checks of EF.SOD: without a trusted signer it proves nothing.
    .do = Nothing.
    .section = TR-03135-1 §5.6.4.4.2

data-group-incomplete =
    .meaning = The file was not read to its end, so that it cannot be compared.
    .not = It does not mean that the file was changed.
    .do = Read the file again to its end: its first bytes tell its length.
    .section = TR-03135-1 §5.6.4.4.2

data-group-non-conformance =
    .meaning = The file was read and could not be compared, because its hash could not be computed.
    .not = It does not mean that the file was changed.
    .do = Use a program that has the hash function of the document.
    .section = TR-03135-1 §5.6.4.4.2

data-group-not-identical =
    .meaning = The file was read and is not what the state signed.
    .not = It does not tell who changed it, nor that it was done on purpose: a file that was read with an error, or is of another card, has the same effect.
    .do = Read the file again, whole. If its hash still differs, do not use the file, and do not accept the document.
    .section = TR-03135-1 §5.6.4.4.2

data-group-not-present =
    .meaning = The document does not have this file, and it was not read.
    .not = It is no fault: most documents have few of the sixteen files.
    .do = Nothing.
    .section = TR-03135-1 §5.6.4.4.2

data-group-not-signed =
    .meaning = The file was read, and the signed list does not have it. Nobody vouches for it.
    .not = It does not mean that the other files were changed. A file of another card in the same directory has the same effect.
    .do = Remove the file if it is not of this card; otherwise do not accept the document.
    .section = TR-03135-1 §5.6.4.4.2

data-group-present =
    .meaning = The document has this file, and it was not read. Nothing is known about it.
    .not = It is no fault: fingerprints, for example, may be read by few.
    .do = Read the file too if you need what is in it.
    .section = TR-03135-1 §5.6.4.4.2

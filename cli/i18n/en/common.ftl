### Sentences that several explanations have in common. Each is whole, so that a translation needs no other.

do-tolerated = Nothing. Genuine documents have this deviation, and the default policy tolerates it. Under a policy that does not, such as strict, it rejects the document.
do-list = Nothing. The list is used all the same under the default policy.
do-weak = Decide by your own rules. The default policy tolerates it, because many valid documents have it; --refuse with the name of the finding rejects them.
do-refused = Do not accept the document under this policy. Whoever knows that the state signs so can let it pass by --tolerate with the name of the finding.
do-compare = Compare the field with the printed card. If they differ, ask the holder for another document, and the issuing state for the reason.
do-look = Look at the picture, and compare it with the holder. If it cannot be shown, rely on the printed photograph.

not-certificate = It says nothing against the holder or the data: the state made its certificate so. Who signed the data is decided by the checks of the signatures.
not-encoding = It is no sign that the data was changed: the software that signed wrote the file so. Who signed the data is decided by the checks of the signatures.
not-content = It is no sign that the file was changed: that is decided by its signed hash. The state wrote the file so.
not-mrz = It is no sign that the file was changed: that is decided by its signed hash. The state wrote the line so, or has a rule of its own.
not-unsigned = It does not mean that data was changed: nobody signs this file, and the signed list in EF.SOD counts.

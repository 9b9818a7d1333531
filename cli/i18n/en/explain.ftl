### The labels of `idchip explain`. Each of the first four has at most twelve characters.

label-meaning = Meaning
label-not = Not meant
label-do = What to do
label-section = Standard
# $number is the number of a status of the C API.
label-status = status { $number } in C
list-end = `idchip explain NAME` tells what one of them means, and what to do.

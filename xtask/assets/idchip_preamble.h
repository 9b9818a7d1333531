/*
 * idchip: reads the chip data of national ID cards and passports (ICAO Doc 9303) and proves who
 * signed it. Bytes in; a verified identity out, or the exact reason why not.
 *
 * Made from capi/src by `cargo xtask header`; do not edit. docs/c-api.md tells the rest.
 *
 * The contract, for every function:
 *
 * - It returns a status; IDCHIP_STATUS_OK is 0. The few that cannot fail return their value. A status that
 *   is passed over is a warning (IDCHIP_MUST_USE).
 * - Outputs are written with IDCHIP_STATUS_OK only, and are untouched otherwise. Nothing is both input
 *   and output but the object itself.
 * - All memory is the caller's. Nothing is allocated and nothing is kept outside of it: there is no
 *   global state. Objects stand in memory that the caller gives, and must not be moved or copied.
 * - No pointer may be NULL, and NULL has a status. NULL with a length of 0 is the empty buffer.
 * - A slice in an output points into a buffer of the caller's, and holds as long as that buffer.
 * - Texts are bytes and a length; only fixed arrays of char and the texts that are written into a
 *   buffer of the caller's end with NUL.
 * - One thread at a time uses a context; functions that take it as const may run side by side. Anchors
 *   may be shared by any number of threads, as long as none adds to them.
 * - Numbers never change their meaning, and are never used again. There are more in later versions:
 *   treat one that is not known as a failure.
 */

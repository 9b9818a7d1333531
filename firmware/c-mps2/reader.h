/*
 * The work of a reader on a card: the C of firmware/session, step for step.
 */

#ifndef READER_H
#define READER_H

#include <idchip.h>
#include <stdbool.h>

/* The bytes of one READ BINARY with short length fields under secure messaging (Doc 9303-11 §9.8). */
#define MAX_CHUNK 223u

/* The memory that a session works in. */
struct buffers {
  /* Takes EF.SOD: the largest that is accepted. It stays until the context is closed. */
  uint8_t *sod;
  size_t sod_size;
  /* Takes a data group that is opened, EF.DG1 or EF.DG13; the others pass through it. */
  uint8_t *file;
  size_t file_size;
};

/* The outcome of a card. */
enum outcome {
  /* EF.SOD was verified or rejected: the context has the report. */
  OUTCOME_JUDGED,
  /* EF.SOD does not parse: the context has the error. */
  OUTCOME_MALFORMED,
  OUTCOME_NO_SOD,
  OUTCOME_TOO_LONG,
  OUTCOME_NO_ANSWER,
};

/* The face in EF.DG2, which passed by in chunks. */
enum face {
  /* Nothing that was signed. */
  FACE_NOT_SHOWN,
  FACE_IMAGE,
  /* Something that has no image. */
  FACE_NONE,
  /* Something that is no EF.DG2, though it was signed. */
  FACE_MALFORMED,
};

/* The values that the reader may show beside the report. */
struct shown {
  /* True if the document is accepted. */
  bool is_accepted;
  enum face face;
  /* The image, where there is one. */
  idchip_face_image_extent image;
  /* The error, where it is malformed. */
  idchip_parse_error face_error;
  /* The number of digits of the citizen's number; 0 where it is not shown. */
  size_t personal_number_length;
};

/* Reads the card and judges it. */
enum outcome reader_read(idchip_context *context, const struct buffers *buffers, struct shown *shown);

/* Writes the outcome of the card: the text that the Rust firmware and the host write, to the byte.
   Nothing that identifies its holder is in it. */
void report_write(enum outcome outcome, const idchip_context *context, const struct shown *shown);

/* Writes one figure. */
void report_figure(const char *name, uint32_t number);

#endif

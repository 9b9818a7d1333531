/*
 * A kiosk: verifies the files of a card, and shows in plain words if it is accepted, with the reason.
 *
 *   kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]
 *         [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal] [--lang en|vi]
 *
 * Exit code: 0 accepted, 1 rejected, 2 undetermined, 3 unreadable, 64 wrong usage, 70 a defect.
 *
 * This file reads and verifies; screen.c shows. Rules for other software:
 * - Every status is checked. Only IDCHIP_STATUS_OK of idchip_context_conclude accepts a card.
 * - Nothing of a holder is shown, and no photo is written, before the card was accepted.
 * - Every buffer given to the library stays in place until the context is closed.
 * - All data read is wiped at every exit of the program.
 */
#include "kiosk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The length that a reader requests with one READ BINARY under secure messaging. */
#define READ_BINARY_SIZE 223

#define MAX_FILE_SIZE (16u * 1024u * 1024u)

/* All data that must be wiped. It is static, so that it never moves. */
static struct card card = {.outcome = UNREADABLE};
static idchip_context_memory context_memory;
static idchip_anchors_memory anchors_memory;
static buffer anchor_files[MAX_ANCHORS];
static uint8_t chunk[READ_BINARY_SIZE];

static void wipe(void *memory, size_t length) {
  volatile uint8_t *byte = memory;
  while (length--) *byte++ = 0;
}

static void discard(buffer *file) {
  if (file->bytes) wipe(file->bytes, file->length);
  free(file->bytes);
  file->bytes = NULL;
  file->length = 0;
}

/* Closes the context first: until then it uses the buffers. */
static void clean_up(void) {
  size_t i;
  /* If the context does not close, its memory is wiped below. */
  if (card.context && idchip_context_close(card.context)) fputs("kiosk: the context does not close\n", stderr);
  for (i = 0; i <= MAX_DATA_GROUP; i++) discard(&card.data_groups[i]);
  for (i = 0; i < MAX_ANCHORS; i++) discard(&anchor_files[i]);
  discard(&card.sod);
  discard(&card.scratch);
  discard(&card.com);
  discard(&card.access);
  discard(&card.challenge);
  discard(&card.response);
  discard(&card.qr);
  discard(&card.face);
  wipe(&card, sizeof card);
  wipe(&context_memory, sizeof context_memory);
  wipe(chunk, sizeof chunk);
}

static void stop(int exit_code, const char *what, const char *why) {
  fprintf(stderr, "kiosk: %s: %s\n", what, why);
  exit(exit_code);
}

/* A status that only a defect of this program or of the library can cause. */
static void defect(const char *what, idchip_status status) {
  char why[IDCHIP_TEXT_SIZE];
  size_t length;
  if (idchip_status_message(status, why, sizeof why, &length))
    snprintf(why, sizeof why, "status %u", (unsigned)status);
  stop(EXIT_DEFECT, what, why);
}

/* Reads a whole file. A reader of chips would SELECT it, get its length from the first
 * IDCHIP_MAX_FIRST_BYTES with idchip_file_length, and READ BINARY as much. Returns 0 if it does not exist. */
static int read_file(const char *path, buffer *file) {
  FILE *stream = fopen(path, "rb");
  long length = 0;
  if (!stream) return 0;
  (void)setvbuf(stream, NULL, _IONBF, 0); /* No copy that nobody wipes. */
  if (fseek(stream, 0, SEEK_END) || (length = ftell(stream)) < 0 ||
      (unsigned long)length > MAX_FILE_SIZE || fseek(stream, 0, SEEK_SET))
    stop(EXIT_UNREADABLE, path, "cannot be read");
  file->length = (size_t)length;
  file->bytes = malloc(file->length + 1);
  if (!file->bytes || fread(file->bytes, 1, file->length, stream) != file->length)
    stop(EXIT_UNREADABLE, path, "cannot be read");
  (void)fclose(stream);
  return 1;
}

static void read_argument(const char *path, buffer *file) {
  if (!read_file(path, file)) stop(EXIT_UNREADABLE, path, "cannot be read");
}

static const char *path_of(const struct options *options, const char *name) {
  static char path[4096];
  int length = snprintf(path, sizeof path, "%s/%s.bin", options->directory, name);
  if (length < 0 || (size_t)length >= sizeof path) stop(EXIT_USAGE, "CARD_DIRECTORY", "too long");
  return path;
}

static const char *path_of_data_group(const struct options *options, unsigned number) {
  char name[16];
  snprintf(name, sizeof name, "EF.DG%u", number);
  return path_of(options, name);
}

/* Keeps the note beside a data group: a text, with values in its places. */
static void note(unsigned data_group, enum kiosk_text text, const char *a, const char *b, const char *c) {
  fill(card.notes[data_group], sizeof card.notes[data_group], text, a, b, c);
}

/* The certificates in these files are trusted: a single one, or a master list. */
static idchip_anchors *open_anchors(const struct options *options) {
  idchip_anchors *anchors;
  idchip_status status;
  size_t i;
  status = idchip_anchors_open(&anchors_memory, sizeof anchors_memory, &anchors);
  if (status) defect("anchors", status);
  for (i = 0; i < options->anchor_count; i++) {
    buffer *file = &anchor_files[i];
    read_argument(options->anchors[i], file);
    status = idchip_anchors_add_certificate(anchors, file->bytes, file->length);
    if (is_parse(status)) status = idchip_anchors_add_master_list(anchors, file->bytes, file->length);
    if (status) stop(EXIT_UNREADABLE, options->anchors[i], "neither a certificate nor a master list");
  }
  return anchors;
}

/* Records the result of opening a data group. Returns 1 if its outputs can be used. */
static int is_open(unsigned data_group, idchip_status status) {
  if (status == IDCHIP_STATUS_OK) return 1;
  if (is_parse(status)) note(data_group, KIOSK_NOTE_UNREADABLE, status_message(status).bytes, "", "");
  /* Otherwise the report has the reason. */
  else if (!is_data_group(status) && status != IDCHIP_STATUS_NOT_VERIFIED &&
           status != IDCHIP_STATUS_DG13_OF_ANOTHER_STATE)
    defect("data group", status);
  return 0;
}

static void take_mrz(const struct options *options) {
  buffer *file = &card.data_groups[1];
  if (!read_file(path_of_data_group(options, 1), file)) return;
  if (!is_open(1, idchip_mrz_open(card.context, file->bytes, file->length, &card.mrz))) return;
  card.has_mrz = 1;
  snprintf(card.notes[1], sizeof card.notes[1], "TD%u", (unsigned)card.mrz.format);
}

/* Keeps a part of the image, which must not be shown before its hash is verified. */
static void keep(idchip_slice part) {
  uint8_t *grown;
  if (!part.len) return;
  /* Not realloc, which would leave a copy behind. */
  grown = malloc(card.face.length + part.len);
  if (!grown) stop(EXIT_DEFECT, "EF.DG2", "no memory");
  if (card.face.bytes) memcpy(grown, card.face.bytes, card.face.length);
  memcpy(grown + card.face.length, part.data, part.len);
  part.len += card.face.length;
  discard(&card.face);
  card.face.bytes = grown;
  card.face.length = part.len;
}

/* DG2 is large: it is hashed and searched in chunks, and only the image is kept. */
static void stream_face(const struct options *options) {
  idchip_face_image_extent extent;
  idchip_slice held, part;
  idchip_status status;
  size_t length;
  FILE *file = fopen(path_of_data_group(options, 2), "rb");
  if (!file) return;
  (void)setvbuf(file, NULL, _IONBF, 0);
  status = idchip_face_image_begin(card.context);
  if (!is_open(2, status)) {
    (void)fclose(file);
    return;
  }
  while ((length = fread(chunk, 1, sizeof chunk, file)) > 0) {
    status = idchip_face_image_update(card.context, chunk, length, &held, &part);
    if (status == IDCHIP_STATUS_OK) {
      keep(held);
      keep(part);
    } else if (!is_parse(status)) { /* Without an image, the file is still hashed. */
      defect("EF.DG2", status);
    }
  }
  if (ferror(file)) stop(EXIT_UNREADABLE, "EF.DG2", "cannot be read");
  (void)fclose(file);
  status = idchip_face_image_finish(card.context, &extent);
  if (status == IDCHIP_STATUS_OK && extent.length == card.face.length) {
    note(2, KIOSK_NOTE_FACE, say_number(KIOSK_FORMAT, KIOSK_FORMAT_LAST, extent.format),
         digits(extent.length).bytes, digits(extent.at).bytes);
    return;
  }
  discard(&card.face);
  if (status == IDCHIP_STATUS_ABSENT) note(2, KIOSK_NOTE_NO_IMAGE, "", "", "");
  else (void)is_open(2, status);
}

static void take_citizen(const struct options *options) {
  buffer *file = &card.data_groups[13];
  if (!read_file(path_of_data_group(options, 13), file)) return;
  if (!is_open(13, idchip_citizen_open(card.context, file->bytes, file->length, &card.citizen))) return;
  card.has_citizen = 1;
  note(13, KIOSK_NOTE_CITIZEN, "", "", "");
}

/* EF.CardAccess is not signed, and selected the protocol for access. DG14 confirms it. */
static void check_access(const struct options *options) {
  const buffer *dg14 = &card.data_groups[14];
  buffer *file = &card.access;
  idchip_status status;
  if (!read_file(path_of(options, "EF.CardAccess"), file)) return;
  status = idchip_card_access_check(card.context, dg14->bytes, dg14->length, file->bytes, file->length);
  if (status && !is_parse(status) && !is_data_group(status)) defect("EF.CardAccess", status);
  card.has_odd_access = status != IDCHIP_STATUS_OK;
}

static void take_security_infos(const struct options *options) {
  buffer *file = &card.data_groups[14];
  char names[IDCHIP_TEXT_SIZE] = "";
  idchip_security_info info;
  idchip_status status;
  size_t index;
  if (!read_file(path_of_data_group(options, 14), file)) return;
  for (index = 0;; index++) {
    status = idchip_security_info_open(card.context, file->bytes, file->length, index, &info);
    if (status == IDCHIP_STATUS_NO_MORE) break;
    if (!is_open(14, status)) return;
    snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", index ? ", " : "",
             say_number(KIOSK_PROTOCOL, KIOSK_PROTOCOL_LAST, info.kind));
  }
  if (index) note(14, KIOSK_NOTE_PROTOCOLS, names, "", "");
  check_access(options);
}

static void take_chip_key(const struct options *options) {
  buffer *file = &card.data_groups[15];
  idchip_active_authentication_key key;
  idchip_status status;
  if (!read_file(path_of_data_group(options, 15), file)) return;
  status = idchip_active_authentication_key_open(card.context, file->bytes, file->length, &key);
  if (!is_open(15, status)) return;
  if (key.kind == IDCHIP_KEY_RSA) note(15, KIOSK_NOTE_RSA_KEY, digits(key.modulus.len * 8).bytes, "", "");
  else if (key.point.len) note(15, KIOSK_NOTE_EC_KEY, digits(key.point.len).bytes, "", "");
  else note(15, KIOSK_NOTE_OTHER_KEY, "", "", "");
}

/* The chip must prove that it is genuine, or the card is not accepted, even if it withholds DG15. */
static void ask_chip(const struct options *options) {
  const buffer *key = &card.data_groups[15];
  idchip_status status;
  if (!options->challenge) return;
  /* A real kiosk draws a random challenge for each card. */
  read_argument(options->challenge, &card.challenge);
  read_argument(options->response, &card.response);
  status = idchip_active_authentication_verify(
      card.context, key->bytes, key->length, card.data_groups[14].bytes, card.data_groups[14].length,
      card.challenge.bytes, card.challenge.length, card.response.bytes, card.response.length);
  /* The report has the result. */
  if (status && !is_reason(status)) defect("chip", status);
}

/* Data groups that this program does not decode. */
static void check_others(const struct options *options) {
  unsigned number;
  for (number = 3; number <= MAX_DATA_GROUP; number++) {
    buffer *file = &card.data_groups[number];
    if (number >= 13 && number <= 15) continue;
    if (!read_file(path_of_data_group(options, number), file)) continue;
    (void)is_open(number, idchip_data_group_check(card.context, number, file->bytes, file->length));
  }
}

/* Compares DG1, DG13 and the QR code printed on the card, as far as available. */
static void cross_check(const struct options *options) {
  idchip_status status;
  const buffer none = {NULL, 0};
  const buffer *mrz = card.has_mrz ? &card.data_groups[1] : &none;
  const buffer *citizen = card.has_citizen ? &card.data_groups[13] : &none;
  if (options->qr) {
    read_argument(options->qr, &card.qr);
    while (card.qr.length && (card.qr.bytes[card.qr.length - 1] == '\n' ||
                              card.qr.bytes[card.qr.length - 1] == '\r'))
      card.qr.length--;
  }
  if (!card.has_citizen && !options->qr) return;
  status = idchip_cross_check(card.context, mrz->bytes, mrz->length, citizen->bytes, citizen->length,
                              card.qr.bytes, card.qr.length, &card.cross_checks);
  if (status && !is_parse(status) && !is_data_group(status) && status != IDCHIP_STATUS_NOT_UTF8 &&
      !is_vietnamese(status))
    defect("QR code", status);
  card.cross_check_status = status;
}

static idchip_status give_sod(idchip_status (*give)(idchip_context *, const uint8_t *, size_t, uint8_t *,
                                                   size_t)) {
  const buffer *sod = &card.sod;
  idchip_status status = give(card.context, sod->bytes, sod->length, card.scratch.bytes, card.scratch.length);
  if (status != IDCHIP_STATUS_PARSE_SCRATCH_TOO_SMALL) return status;
  card.scratch.length = sod->length;
  card.scratch.bytes = calloc(sod->length, 1);
  if (!card.scratch.bytes) stop(EXIT_DEFECT, "EF.SOD", "no memory");
  return give(card.context, sod->bytes, sod->length, card.scratch.bytes, card.scratch.length);
}

static void check_com(const struct options *options) {
  idchip_status status;
  if (!read_file(path_of(options, "EF.COM"), &card.com)) return;
  status = idchip_com_check(card.context, card.com.bytes, card.com.length);
  /* If the check fails, the report has the reason. */
  if (status && !is_reason(status)) defect("EF.COM", status);
}

/* EF.SOD is authentic: each data group is compared with its signed hash, and its values can be used. */
static void take_document(const struct options *options) {
  check_com(options);
  take_mrz(options);
  stream_face(options);
  take_citizen(options);
  take_security_infos(options);
  take_chip_key(options);
  ask_chip(options);
  check_others(options);
  cross_check(options);
}

/* EF.SOD is not authentic: the other files are checked for the report only, and no value is given out. */
static void examine_document(const struct options *options) {
  unsigned number;
  idchip_status status = give_sod(idchip_sod_examine);
  if (status) defect("EF.SOD", status);
  check_com(options);
  for (number = 1; number <= MAX_DATA_GROUP; number++) {
    buffer *file = &card.data_groups[number];
    if (!read_file(path_of_data_group(options, number), file)) continue;
    (void)is_open(number, idchip_data_group_read(card.context, number, file->bytes, file->length));
  }
}

static void judge(const struct options *options) {
  char why[WHY_SIZE];
  idchip_parse_error error;
  idchip_verdict verdict;
  idchip_status status;
  if (!read_file(path_of(options, "EF.SOD"), &card.sod)) {
    decide(&card, UNREADABLE, say(KIOSK_SOD_MISSING), say(KIOSK_READ_AGAIN));
    return;
  }
  status = give_sod(idchip_sod_verify);
  if (is_parse(status)) {
    status = idchip_report_error(card.context, &error);
    if (status) defect("EF.SOD", status);
    decide(&card, UNREADABLE, error_message(&error).bytes, say(KIOSK_READ_AGAIN));
    return;
  }
  if (status == IDCHIP_STATUS_OK) take_document(options);
  else if (is_reason(status)) examine_document(options);
  else defect("EF.SOD", status);
  card.has_report = 1;
  if (idchip_context_conclude(card.context) == IDCHIP_STATUS_OK) {
    decide_by_qr(&card);
    return;
  }
  status = idchip_report_verdict(card.context, &verdict);
  if (status) defect("verdict", status);
  describe_verdict(&verdict, why, sizeof why);
  if (verdict.verdict == IDCHIP_VERDICT_UNDETERMINED)
    decide(&card, UNDETERMINED, why, say(KIOSK_CALL_SUPERVISOR));
  else
    decide(&card, REJECTED, why, advice_of(verdict.decided_by));
}

/* The photo is for the operator, to compare it with the person. */
static void write_face(const struct options *options) {
  FILE *file = fopen(options->face, "wb");
  if (!file || fwrite(card.face.bytes, 1, card.face.length, file) != card.face.length || fclose(file))
    stop(EXIT_UNREADABLE, options->face, "cannot be written");
}

int main(int count, char **arguments) {
  struct options options;
  idchip_status status;
  enum outcome outcome;
  if (!parse_options(count, arguments, &options)) return EXIT_USAGE;
  if (atexit(clean_up)) return EXIT_DEFECT;
  /* A chip that was challenged must prove that it is genuine. */
  status = idchip_context_open(&context_memory, sizeof context_memory, open_anchors(&options), options.at,
                               options.challenge ? IDCHIP_REQUIRE_CHIP : IDCHIP_POLICY_DEFAULT,
                               &card.context);
  if (status) defect("context", status);
  judge(&options);
  outcome = card.outcome;
  show(&card, &options);
  if (outcome == ACCEPTED && options.face && card.face.length) write_face(&options);
  return fflush(stdout) ? EXIT_DEFECT : (int)outcome;
}

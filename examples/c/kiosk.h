/* Shared by the two halves of the kiosk: kiosk.c verifies a card, screen.c shows the result. */
#ifndef KIOSK_H
#define KIOSK_H

#include "screen_texts.h"

#include <idchip.h>

#define MAX_ANCHORS 8
#define MAX_DATA_GROUP 16
#define WHY_SIZE (3 * IDCHIP_TRANSLATION_SIZE)

/* The result for a card, with its exit code. */
enum outcome { ACCEPTED = 0, REJECTED = 1, UNDETERMINED = 2, UNREADABLE = 3 };
enum { EXIT_UNREADABLE = 3, EXIT_USAGE = 64, EXIT_DEFECT = 70 };

typedef struct buffer {
  uint8_t *bytes;
  size_t length;
} buffer;

struct options {
  const char *directory;
  const char *anchors[MAX_ANCHORS];
  size_t anchor_count;
  int64_t at;
  const char *challenge;
  const char *response;
  const char *qr;
  const char *face;
  int reveal;
};

/* A card during verification. The library points into these buffers. */
struct card {
  idchip_context *context;
  buffer sod, scratch, com, access, challenge, response, qr, face;
  buffer data_groups[MAX_DATA_GROUP + 1];
  char notes[MAX_DATA_GROUP + 1][WHY_SIZE];
  int has_report;
  int has_mrz;
  int has_citizen;
  idchip_mrz mrz;
  idchip_citizen citizen;
  /* EF.CardAccess, which selected the access protocol, differs from DG14. */
  int has_odd_access;
  idchip_status cross_check_status;
  idchip_cross_checks cross_checks;
  /* Not accepted until the library accepts it. */
  enum outcome outcome;
  char why[WHY_SIZE];
  const char *advice;
};

struct text {
  char bytes[IDCHIP_TRANSLATION_SIZE];
};

/* A text of the kiosk in the language of the screen. */
const char *say(enum kiosk_text text);

/* The text of a list that a number of the library chooses; the first one for numbers of later versions. */
const char *say_number(enum kiosk_text first, enum kiosk_text last, uint32_t number);

/* Writes a text with these values in place of {0}, {1} and {2}. */
void fill(char *to, size_t size, enum kiosk_text text, const char *a, const char *b, const char *c);

struct text digits(size_t number);

/* Families of statuses, as the header numbers them. */
int is_parse(idchip_status status);
int is_data_group(idchip_status status);
int is_vietnamese(idchip_status status);
int is_reason(idchip_status status);

/* The meaning of a status or an error in the language of the screen. */
struct text status_message(idchip_status status);
struct text error_message(const idchip_parse_error *error);

void describe_verdict(const idchip_verdict *verdict, char *why, size_t size);
const char *advice_of(uint32_t check);

/* Decides the result for the card. */
void decide(struct card *card, enum outcome outcome, const char *why, const char *advice);

/* For an accepted card: the printed QR code must not contradict the chip. */
void decide_by_qr(struct card *card);

/* Returns 0 and prints the usage if the arguments are wrong. */
int parse_options(int count, char **arguments, struct options *options);

void show(const struct card *card, const struct options *options);

#endif

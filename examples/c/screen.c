/* The screen of the kiosk: the result for a card, for the operator at a counter. */
#include "kiosk.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RULE "=============================================================================="
#define TITLE_COUNT 13
#define CROSS_CHECK_COUNT 14

/* The title of each check, and the advice if it fails, by number. */
static const struct {
  const char *title;
  const char *advice;
} checks[TITLE_COUNT] = {
    {"Another check", "Call a supervisor."},
    {"Content of EF.SOD", "Read the card again. If the result stays, call a supervisor."},
    {"Signature of EF.SOD", "Read the card again. If the result stays, call a supervisor."},
    {"Signer's certificate", "The signer is not known here as one of documents. Call a supervisor."},
    {"Validity", "Is the date of this machine right? If it is, call a supervisor."},
    {"Revocation", "The signer was revoked. Call a supervisor."},
    {"EF.COM and EF.SOD", "Read the card again. If the result stays, call a supervisor."},
    {"Data groups", "Read the card again. If the result stays, call a supervisor."},
    {"Issuing state", "Another state's authority signed it. Call a supervisor."},
    {"Document's expiry", "The holder needs a new document."},
    {"Chip is genuine", "Try again. If the result stays, call a supervisor."},
    {"Document type", "The signer does not sign documents of this type. Call a supervisor."},
    {"EF.CardAccess", "Read the card again. If the result stays, call a supervisor."},
};

int is_parse(idchip_status status) { return status > 200 && status < 300; }

int is_data_group(idchip_status status) { return status > 300 && status < 400; }

int is_vietnamese(idchip_status status) { return status > 600 && status < 700; }

int is_reason(idchip_status status) { return status > 400 && status < 600; }

struct text status_message(idchip_status status) {
  struct text text;
  size_t length;
  if (idchip_status_message(status, text.bytes, sizeof text.bytes, &length))
    snprintf(text.bytes, sizeof text.bytes, "status %u", (unsigned)status);
  return text;
}

/* A name from the library, or the number if the library does not know it. */
static struct text name_of(idchip_status (*name)(uint32_t, char *, size_t, size_t *), uint32_t number) {
  struct text text;
  size_t length;
  if (name(number, text.bytes, sizeof text.bytes, &length))
    snprintf(text.bytes, sizeof text.bytes, "number %u", (unsigned)number);
  return text;
}

static const char *title_of(uint32_t check) {
  return checks[check < TITLE_COUNT ? check : 0].title;
}

const char *advice_of(uint32_t check) { return checks[check < TITLE_COUNT ? check : 0].advice; }

/* The day of a time, such as 2026-11-01 (days of the civil calendar, in eras of 400 years). */
static struct text day_of(int64_t time) {
  int64_t days = time / 86400 - (time % 86400 < 0) + 719468;
  int64_t era = (days < 0 ? days - 146096 : days) / 146097;
  int64_t of_era = days - era * 146097;
  int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  int64_t month = (5 * of_year + 2) / 153;
  struct text text;
  snprintf(text.bytes, sizeof text.bytes, "%04d-%02d-%02d",
           (int)(year + era * 400 + (month >= 10)), (int)(month < 10 ? month + 3 : month - 9),
           (int)(of_year - (153 * month + 2) / 5 + 1));
  return text;
}

/* The inverse. Returns 0 if the text is not such a day. */
static int parse_day(const char *text, int64_t *time) {
  int year, month, day, end = 0;
  int64_t years, era, of_era;
  if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || end != 10 || text[end]) return 0;
  years = year - (month <= 2);
  era = years / 400;
  of_era = years - era * 400;
  *time = (era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
           (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1 - 719468) * 86400;
  return strcmp(day_of(*time).bytes, text) == 0;
}

/* For example: "tag 0x61 stands where 0x60 is required, in EF.COM at byte 0". */
void describe_error(const idchip_parse_error *error, char *why, size_t size) {
  struct text text;
  size_t length;
  if (idchip_error_message(error, text.bytes, sizeof text.bytes, &length)) text = status_message(error->kind);
  snprintf(why, size, "%s", text.bytes);
}

static void describe_check(const idchip_check *check, char *why, size_t size) {
  struct text reason = status_message(check->reason);
  char error[IDCHIP_TEXT_SIZE];
  if (check->reason == IDCHIP_STATUS_OK) {
    if (check->evidence == IDCHIP_EVIDENCE_LIMIT) snprintf(why, size, "until %s", day_of(check->time).bytes);
    else if (check->evidence == IDCHIP_EVIDENCE_ANCHOR)
      snprintf(why, size, "anchor %u", (unsigned)check->value + 1);
    else snprintf(why, size, "%s", "");
    return;
  }
  switch (check->evidence) {
    case IDCHIP_EVIDENCE_ANCHOR:
      snprintf(why, size, "%s (anchor %u)", reason.bytes, (unsigned)check->value + 1);
      break;
    case IDCHIP_EVIDENCE_DATA_GROUP:
      snprintf(why, size, "%s (DG%u)", reason.bytes, (unsigned)check->value);
      break;
    case IDCHIP_EVIDENCE_ERROR:
      describe_error(&check->error, error, sizeof error);
      snprintf(why, size, "%s: %s", reason.bytes, error);
      break;
    case IDCHIP_EVIDENCE_FINDING:
      snprintf(why, size, "%s: %s", reason.bytes, name_of(idchip_finding_message, check->value).bytes);
      break;
    case IDCHIP_EVIDENCE_LIMIT:
      snprintf(why, size, "%s (%s)", reason.bytes, day_of(check->time).bytes);
      break;
    case IDCHIP_EVIDENCE_LENGTH:
      snprintf(why, size, "%s (%u of %u bytes)", reason.bytes, (unsigned)check->value,
               (unsigned)check->expected);
      break;
    case IDCHIP_EVIDENCE_MISSING:
      snprintf(why, size, "%s (DG%u: %u bytes are missing)", reason.bytes, (unsigned)check->value,
               (unsigned)check->expected);
      break;
    default:
      snprintf(why, size, "%s", reason.bytes);
  }
}

void describe_verdict(const idchip_verdict *verdict, char *why, size_t size) {
  char reason[WHY_SIZE];
  describe_check(&verdict->check, reason, sizeof reason);
  snprintf(why, size, "%s: %s", title_of(verdict->decided_by), reason);
}

void decide(struct card *card, enum outcome outcome, const char *why, const char *advice) {
  card->outcome = outcome;
  snprintf(card->why, sizeof card->why, "%s", why);
  card->advice = advice;
}

/* The comparisons with the QR code. It is not signed: a difference means that it is not this card's. */
#define QR_COMPARISONS                                                                                \
  (1u << IDCHIP_CROSS_CHECK_QR_DATE_OF_BIRTH | 1u << IDCHIP_CROSS_CHECK_QR_DATE_OF_ISSUE |            \
   1u << IDCHIP_CROSS_CHECK_QR_NAME | 1u << IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER |                   \
   1u << IDCHIP_CROSS_CHECK_QR_SEX)

void decide_by_qr(struct card *card) {
  char why[WHY_SIZE];
  if (card->cross_check_status) {
    snprintf(why, sizeof why, "QR code: %s", status_message(card->cross_check_status).bytes);
    decide(card, UNREADABLE, why, "Scan the QR code again, or ask for the ID card.");
  } else if (card->cross_checks.differ & QR_COMPARISONS) {
    decide(card, REJECTED, "QR code: it says something else than the chip",
           "Scan the QR code again. If the result stays, call a supervisor.");
  } else if (card->qr.length &&
             !(card->cross_checks.agree & 1u << IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER)) {
    decide(card, UNDETERMINED, "QR code: its personal number cannot be compared with the chip",
           "Call a supervisor.");
  } else if (card->cross_checks.not_comparable & QR_COMPARISONS) {
    decide(card, UNDETERMINED, "QR code: a field of it cannot be compared with the chip",
           "Set the scanner to UTF-8 and scan again, or call a supervisor.");
  } else {
    decide(card, ACCEPTED, "", card->face.length ? "Compare the photo with the person."
                                                 : "The chip gave no photo. Call a supervisor.");
  }
}

/* Prints text of a card in UTF-8, without characters that would change the terminal or the text
 * around them: controls and marks of direction. */
static void print_text(const uint8_t *text, size_t length) {
  size_t i = 0;
  while (i < length) {
    const uint8_t *at = text + i;
    size_t left = length - i, bad = 0;
    if (at[0] < 0x20 || at[0] == 0x7F) bad = 1;
    else if (left > 1 && at[0] == 0xC2 && at[1] < 0xA0) bad = 2;
    else if (left > 1 && at[0] == 0xD8 && at[1] == 0x9C) bad = 2;
    else if (left > 2 && at[0] == 0xE2 &&
             ((at[1] == 0x80 && ((at[2] >= 0x8B && at[2] <= 0x8F) || (at[2] >= 0xA8 && at[2] <= 0xAE))) ||
              (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9)))
      bad = 3;
    if (bad) putchar('?');
    else putchar(at[0]);
    i += bad ? bad : 1;
  }
}

/* A hidden value is shown by its length, or not at all if the length would reveal it. */
enum kind { COUNTED, HIDDEN };

static void show_value(const char *label, const uint8_t *text, size_t length, enum kind kind, int reveal) {
  unsigned characters = 0;
  size_t i;
  if (!length) return;
  printf("  %-22s  ", label);
  for (i = 0; i < length; i++) characters += (text[i] & 0xC0) != 0x80;
  if (reveal) print_text(text, length);
  else if (kind == COUNTED) printf("(%u characters)", characters);
  else printf("(hidden)");
  putchar('\n');
}

static void show_string(const char *label, const char *text, enum kind kind, int reveal) {
  show_value(label, (const uint8_t *)text, strlen(text), kind, reveal);
}

static void show_date(const char *label, idchip_date date, const char *as_it_stands, int reveal) {
  char text[16];
  if (date.month) snprintf(text, sizeof text, "%04u-%02u-%02u", date.year, date.month, date.day);
  show_string(label, date.month ? text : as_it_stands, HIDDEN, reveal);
}

static void show_field(const char *label, const idchip_text *field, enum kind kind, int reveal) {
  if (field->status == IDCHIP_STATUS_OK) show_value(label, field->text.data, field->text.len, kind, reveal);
  else if (field->status != IDCHIP_STATUS_ABSENT)
    printf("  %-22s  cannot be read: %s\n", label, status_message(field->status).bytes);
}

static void show_document(const struct card *card, int reveal) {
  const idchip_mrz *mrz = &card->mrz;
  const idchip_citizen *citizen = &card->citizen;
  char sex = (char)mrz->sex;
  printf("\nDOCUMENT AND HOLDER%s\n", reveal ? "" : " (hidden: --reveal shows it)");
  show_value("Document code", mrz->document_code.data, mrz->document_code.len, COUNTED, 1);
  show_value("Issuing state", mrz->issuing_state.data, mrz->issuing_state.len, COUNTED, 1);
  show_string("Document number", mrz->document_number, COUNTED, reveal);
  show_string("Surname", mrz->primary_identifier, COUNTED, reveal);
  show_string("Given names", mrz->secondary_identifier, COUNTED, reveal);
  show_value("Nationality", mrz->nationality.data, mrz->nationality.len, HIDDEN, reveal);
  show_value("Sex", (const uint8_t *)&sex, 1, HIDDEN, reveal);
  show_date("Date of birth", mrz->birth, mrz->date_of_birth.text, reveal);
  show_date("Date of expiry", mrz->expiry, mrz->is_without_expiry ? "none" : mrz->date_of_expiry.text, reveal);
  if (!card->has_citizen) return;
  show_field("Personal number", &citizen->personal_number, COUNTED, reveal);
  show_field("Full name", &citizen->full_name, COUNTED, reveal);
  show_field("Ethnicity", &citizen->ethnicity, HIDDEN, reveal);
  show_field("Religion", &citizen->religion, HIDDEN, reveal);
  show_field("Place of origin", &citizen->place_of_origin, COUNTED, reveal);
  show_field("Place of residence", &citizen->place_of_residence, COUNTED, reveal);
  show_field("Identification", &citizen->personal_identification, COUNTED, reveal);
  show_field("Father", &citizen->father, COUNTED, reveal);
  show_field("Mother", &citizen->mother, COUNTED, reveal);
  show_field("Spouse", &citizen->spouse, COUNTED, reveal);
  show_field("Old number", &citizen->old_number, COUNTED, reveal);
  show_date("Date of issue", citizen->issue, "", reveal);
  if (citizen->expiry.month) show_date("Expiry in DG13", citizen->expiry, "", reveal);
  else show_field("Expiry in DG13", &citizen->date_of_expiry, HIDDEN, reveal);
}

static void show_cross_checks(const struct card *card) {
  unsigned number;
  if (!(card->cross_checks.agree | card->cross_checks.differ)) return;
  printf("\nCOMPARISONS\n");
  for (number = 0; number < CROSS_CHECK_COUNT; number++) {
    struct text name = name_of(idchip_cross_check_name, number);
    char *gap;
    int agrees = (card->cross_checks.agree >> number & 1) != 0;
    if (!agrees && !(card->cross_checks.differ >> number & 1)) continue;
    while ((gap = strchr(name.bytes, '_')) != NULL) *gap = ' ';
    printf("  %-28s  %s\n", name.bytes, agrees ? "agrees" : "DIFFERS");
  }
}

/* Two columns, and a third one for explanations. */
static void print_row(int first_width, const char *first, int second_width, const char *second,
                      const char *third) {
  if (*third) printf("  %-*s  %-*s  %s\n", first_width, first, second_width, second, third);
  else printf("  %-*s  %s\n", first_width, first, second);
}

static void show_report(const struct card *card) {
  static const char *const statuses[] = {"unknown", "as signed", "NOT AS SIGNED", "NOT SIGNED",
                                         "not comparable", "not read"};
  unsigned number;
  uint32_t status, finding;
  char name[16];
  size_t index;
  printf("\nCHECKS\n");
  for (number = 1;; number++) {
    char why[WHY_SIZE] = "";
    idchip_check check;
    if (idchip_report_check(card->context, number, &check)) break;
    describe_check(&check, why, sizeof why);
    print_row(20, title_of(number), 13, name_of(idchip_result_name, check.result).bytes, why);
  }
  printf("\nDATA GROUPS\n");
  for (number = 1; number <= MAX_DATA_GROUP; number++) {
    if (idchip_report_data_group(card->context, number, &status)) continue;
    if (status == IDCHIP_DATA_GROUP_NOT_PRESENT) continue;
    snprintf(name, sizeof name, "DG%u", number);
    print_row(4, name, 14, statuses[status <= 5 ? status : 0], card->notes[number]);
  }
  for (index = 0; !idchip_report_finding(card->context, index, &finding); index++)
    printf("%s  %s\n", index ? "" : "\nDEVIATIONS\n", name_of(idchip_finding_message, finding).bytes);
}

void show(const struct card *card, const struct options *options) {
  static const char *const words[] = {"ACCEPTED", "REJECTED", "UNDETERMINED", "UNREADABLE"};
  idchip_check chip;
  printf("%s\n  %s\n%s\n", RULE, words[card->outcome], RULE);
  if (card->outcome == ACCEPTED) {
    printf("  The data are genuine: a trusted authority signed them, nothing was changed.\n");
    if (!idchip_report_check(card->context, IDCHIP_CHECK_ACTIVE_AUTHENTICATION, &chip) &&
        chip.result == IDCHIP_RESULT_SUCCESSFUL)
      printf("  The chip is the original.\n");
    else printf("  Not proved: that the chip is the original and no copy.\n");
    if (card->has_odd_access)
      printf("  EF.CardAccess is not as the signed DG14: the access to the chip may be weakened.\n");
    if (card->cross_checks.differ) printf("  Parts of the card contradict each other: see the comparisons.\n");
  } else {
    if (card->outcome == REJECTED) printf("  Do not accept this card.\n");
    else if (card->outcome == UNDETERMINED) printf("  Neither yes nor no: something is missing to decide.\n");
    else printf("  This card cannot be judged.\n");
    printf("  Why: %s.\n", card->why);
  }
  printf("  %s\n  Judged for %s.\n", card->advice, day_of(options->at).bytes);
  /* Nothing that identifies the holder is shown unless the card was accepted. */
  if (card->outcome == ACCEPTED && card->has_mrz) show_document(card, options->reveal);
  show_cross_checks(card);
  if (card->has_report) show_report(card);
}

static int wrong(const char *what) {
  fprintf(stderr,
          "kiosk: %s\n"
          "usage: kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]\n"
          "             [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal]\n",
          what);
  return 0;
}

int parse_options(int count, char **arguments, struct options *options) {
  int i;
  memset(options, 0, sizeof *options);
  options->at = (int64_t)time(NULL);
  for (i = 1; i < count; i++) {
    const char *name = arguments[i];
    int left = count - 1 - i;
    if (!strcmp(name, "--reveal")) options->reveal = 1;
    else if (!strcmp(name, "--anchors") && left >= 1 && options->anchor_count < MAX_ANCHORS)
      options->anchors[options->anchor_count++] = arguments[++i];
    else if (!strcmp(name, "--qr") && left >= 1) options->qr = arguments[++i];
    else if (!strcmp(name, "--face") && left >= 1) options->face = arguments[++i];
    else if (!strcmp(name, "--aa") && left >= 2) {
      options->challenge = arguments[++i];
      options->response = arguments[++i];
    } else if (!strcmp(name, "--at") && left >= 1) {
      char *end;
      const char *at = arguments[++i];
      if (!parse_day(at, &options->at)) {
        options->at = strtoll(at, &end, 10);
        if (!isdigit((unsigned char)*at) || *end) return wrong("--at is neither a day nor seconds");
      }
    } else if (*name != '-' && !options->directory) options->directory = name;
    else return wrong(name);
  }
  if (!options->directory) return wrong("CARD_DIRECTORY is missing");
  if (!options->anchor_count) return wrong("--anchors is missing");
  return 1;
}

/* The screen of the kiosk: the result for a card, for the operator at a counter. */
#include "kiosk.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RULE "=============================================================================="
#define CROSS_CHECK_COUNT 14

static enum kiosk_language language = KIOSK_EN;

const char *say(enum kiosk_text text) { return kiosk_texts[language][text]; }

const char *say_number(enum kiosk_text first, enum kiosk_text last, uint32_t number) {
  uint32_t most = (uint32_t)last - (uint32_t)first;
  return kiosk_texts[language][(uint32_t)first + (number <= most ? number : 0)];
}

void fill(char *to, size_t size, enum kiosk_text text, const char *a, const char *b, const char *c) {
  const char *const values[] = {a, b, c};
  const char *at = say(text);
  size_t length = 0;
  *to = '\0';
  while (*at && length + 1 < size) {
    if (at[0] == '{' && at[1] >= '0' && at[1] <= '2' && at[2] == '}') {
      snprintf(to + length, size - length, "%s", values[at[1] - '0']);
      length += strlen(to + length);
      at += 3;
    } else {
      to[length++] = *at++;
      to[length] = '\0';
    }
  }
}

struct text digits(size_t number) {
  struct text text;
  snprintf(text.bytes, sizeof text.bytes, "%lu", (unsigned long)number);
  return text;
}

int is_parse(idchip_status status) { return status > 200 && status < 300; }

int is_data_group(idchip_status status) { return status > 300 && status < 400; }

int is_vietnamese(idchip_status status) { return status > 600 && status < 700; }

int is_reason(idchip_status status) { return status > 400 && status < 600; }

/* The language of the screen, as the library numbers it. */
static uint32_t library_language(void) { return language == KIOSK_VI ? IDCHIP_LANGUAGE_VI : IDCHIP_LANGUAGE_EN; }

/* The meaning of a number in the library. */
static struct text meaning(uint32_t of, uint32_t number) {
  struct text text;
  size_t length;
  if (idchip_translate(library_language(), of, number, IDCHIP_TEXT_MEANING, text.bytes, sizeof text.bytes, &length))
    fill(text.bytes, sizeof text.bytes, KIOSK_UNKNOWN_NUMBER, digits(number).bytes, "", "");
  return text;
}

struct text status_message(idchip_status status) { return meaning(IDCHIP_TEXT_OF_STATUS, status); }

static struct text finding_message(uint32_t number) { return meaning(IDCHIP_TEXT_OF_FINDING, number); }

/* For example: "tag 0x61 stands where 0x60 is required, in EF.COM at byte 0". */
struct text error_message(const idchip_parse_error *error) {
  struct text text;
  size_t length;
  if (idchip_error_translate(error, library_language(), text.bytes, sizeof text.bytes, &length))
    text = status_message(error->kind);
  return text;
}

static const char *title_of(uint32_t check) { return say_number(KIOSK_TITLE, KIOSK_TITLE_LAST, check); }

const char *advice_of(uint32_t check) { return say_number(KIOSK_ADVICE, KIOSK_ADVICE_LAST, check); }

struct day {
  int year, month, day;
};

/* The day of a time (days of the civil calendar, in eras of 400 years). */
static struct day day_of(int64_t time) {
  int64_t days = time / 86400 - (time % 86400 < 0) + 719468;
  int64_t era = (days < 0 ? days - 146096 : days) / 146097;
  int64_t of_era = days - era * 146097;
  int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  int64_t month = (5 * of_year + 2) / 153;
  struct day day;
  day.year = (int)(year + era * 400 + (month >= 10));
  day.month = (int)(month < 10 ? month + 3 : month - 9);
  day.day = (int)(of_year - (153 * month + 2) / 5 + 1);
  return day;
}

/* The inverse. Returns 0 if the text is not a day such as 2026-11-01. */
static int parse_day(const char *text, int64_t *time) {
  int year, month, day, end = 0;
  int64_t years, era, of_era;
  struct day found;
  if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || end != 10 || text[end]) return 0;
  years = year - (month <= 2);
  era = years / 400;
  of_era = years - era * 400;
  *time = (era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
           (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1 - 719468) * 86400;
  found = day_of(*time);
  return found.year == year && found.month == month && found.day == day;
}

/* A day as the language writes it. */
static struct text date_text(int year, int month, int day) {
  char years[16], months[16], days[16];
  struct text text;
  snprintf(years, sizeof years, "%04d", year);
  snprintf(months, sizeof months, "%02d", month);
  snprintf(days, sizeof days, "%02d", day);
  fill(text.bytes, sizeof text.bytes, KIOSK_DATE, years, months, days);
  return text;
}

static struct text date_of(int64_t time) {
  struct day day = day_of(time);
  return date_text(day.year, day.month, day.day);
}

static void describe_check(const idchip_check *check, char *why, size_t size) {
  struct text reason = status_message(check->reason);
  struct text value = digits(check->value), next = digits((size_t)check->value + 1);
  struct text expected = digits(check->expected);
  if (check->reason == IDCHIP_STATUS_OK) {
    if (check->evidence == IDCHIP_EVIDENCE_LIMIT) fill(why, size, KIOSK_UNTIL, date_of(check->time).bytes, "", "");
    else if (check->evidence == IDCHIP_EVIDENCE_ANCHOR) fill(why, size, KIOSK_ANCHOR, next.bytes, "", "");
    else snprintf(why, size, "%s", "");
    return;
  }
  switch (check->evidence) {
    case IDCHIP_EVIDENCE_ANCHOR:
      fill(why, size, KIOSK_REASON_ANCHOR, reason.bytes, next.bytes, "");
      break;
    case IDCHIP_EVIDENCE_DATA_GROUP:
      fill(why, size, KIOSK_REASON_DATA_GROUP, reason.bytes, value.bytes, "");
      break;
    case IDCHIP_EVIDENCE_ERROR:
      fill(why, size, KIOSK_REASON_DETAIL, reason.bytes, error_message(&check->error).bytes, "");
      break;
    case IDCHIP_EVIDENCE_FINDING:
      fill(why, size, KIOSK_REASON_DETAIL, reason.bytes, finding_message(check->value).bytes, "");
      break;
    case IDCHIP_EVIDENCE_LIMIT:
      fill(why, size, KIOSK_REASON_DATE, reason.bytes, date_of(check->time).bytes, "");
      break;
    case IDCHIP_EVIDENCE_LENGTH:
      fill(why, size, KIOSK_REASON_LENGTH, reason.bytes, value.bytes, expected.bytes);
      break;
    case IDCHIP_EVIDENCE_MISSING:
      fill(why, size, KIOSK_REASON_MISSING, reason.bytes, value.bytes, expected.bytes);
      break;
    default:
      snprintf(why, size, "%s", reason.bytes);
  }
}

void describe_verdict(const idchip_verdict *verdict, char *why, size_t size) {
  char reason[WHY_SIZE];
  describe_check(&verdict->check, reason, sizeof reason);
  fill(why, size, KIOSK_WHY_CHECK, title_of(verdict->decided_by), reason, "");
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
    fill(why, sizeof why, KIOSK_WHY_QR, status_message(card->cross_check_status).bytes, "", "");
    decide(card, UNREADABLE, why, say(KIOSK_SCAN_AGAIN_OR_ASK_CARD));
  } else if (card->cross_checks.differ & QR_COMPARISONS) {
    decide(card, REJECTED, say(KIOSK_QR_DIFFERS), say(KIOSK_SCAN_AGAIN_OR_CALL));
  } else if (card->qr.length &&
             !(card->cross_checks.agree & 1u << IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER)) {
    decide(card, UNDETERMINED, say(KIOSK_QR_NO_NUMBER), say(KIOSK_CALL_SUPERVISOR));
  } else if (card->cross_checks.not_comparable & QR_COMPARISONS) {
    decide(card, UNDETERMINED, say(KIOSK_QR_NO_FIELD), say(KIOSK_SET_SCANNER));
  } else {
    decide(card, ACCEPTED, "", say(card->face.length ? KIOSK_COMPARE_PHOTO : KIOSK_NO_PHOTO));
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

/* Prints a text and spaces up to this width in characters. In UTF-8, a letter with accents has several bytes,
 * and printf counts bytes. */
static void print_padded(const char *text, int width) {
  const char *at;
  for (at = text; *at; at++) width += (*at & 0xC0) == 0x80;
  printf("%-*s", width, text);
}

static void print_label(enum kiosk_text label) {
  printf("  ");
  print_padded(say(label), 22);
  printf("  ");
}

/* A hidden value does not tell its length either. */
static void show_value(enum kiosk_text label, const uint8_t *text, size_t length, int reveal) {
  if (!length) return;
  print_label(label);
  if (reveal) print_text(text, length);
  else printf("%s", say(KIOSK_HIDDEN));
  putchar('\n');
}

static void show_string(enum kiosk_text label, const char *text, int reveal) {
  show_value(label, (const uint8_t *)text, strlen(text), reveal);
}

static void show_sex(char sex, int reveal) {
  const char as_it_stands[] = {sex, '\0'};
  show_string(KIOSK_LABEL_SEX, sex == 'M' ? say(KIOSK_MALE) : sex == 'F' ? say(KIOSK_FEMALE) : as_it_stands, reveal);
}

static void show_date(enum kiosk_text label, idchip_date date, const char *as_it_stands, int reveal) {
  struct text text = date_text(date.year, date.month, date.day);
  show_string(label, date.month ? text.bytes : as_it_stands, reveal);
}

static void show_field(enum kiosk_text label, const idchip_text *field, int reveal) {
  char why[WHY_SIZE];
  if (field->status == IDCHIP_STATUS_OK) show_value(label, field->text.data, field->text.len, reveal);
  else if (field->status != IDCHIP_STATUS_ABSENT) {
    fill(why, sizeof why, KIOSK_NOT_READABLE, status_message(field->status).bytes, "", "");
    print_label(label);
    printf("%s\n", why);
  }
}

static void show_document(const struct card *card, int reveal) {
  const idchip_mrz *mrz = &card->mrz;
  const idchip_citizen *citizen = &card->citizen;
  printf("\n%s\n", say(reveal ? KIOSK_DOCUMENT : KIOSK_DOCUMENT_HIDDEN));
  show_value(KIOSK_LABEL_DOCUMENT_CODE, mrz->document_code.data, mrz->document_code.len, 1);
  show_value(KIOSK_LABEL_ISSUING_STATE, mrz->issuing_state.data, mrz->issuing_state.len, 1);
  show_string(KIOSK_LABEL_DOCUMENT_NUMBER, mrz->document_number, reveal);
  show_string(KIOSK_LABEL_SURNAME, mrz->primary_identifier, reveal);
  show_string(KIOSK_LABEL_GIVEN_NAMES, mrz->secondary_identifier, reveal);
  show_value(KIOSK_LABEL_NATIONALITY, mrz->nationality.data, mrz->nationality.len, reveal);
  show_sex((char)mrz->sex, reveal);
  show_date(KIOSK_LABEL_DATE_OF_BIRTH, mrz->birth, mrz->date_of_birth.text, reveal);
  show_date(KIOSK_LABEL_DATE_OF_EXPIRY, mrz->expiry,
            mrz->is_without_expiry ? say(KIOSK_NO_EXPIRY) : mrz->date_of_expiry.text, reveal);
  if (!card->has_citizen) return;
  show_field(KIOSK_LABEL_PERSONAL_NUMBER, &citizen->personal_number, reveal);
  show_field(KIOSK_LABEL_FULL_NAME, &citizen->full_name, reveal);
  show_field(KIOSK_LABEL_ETHNICITY, &citizen->ethnicity, reveal);
  show_field(KIOSK_LABEL_RELIGION, &citizen->religion, reveal);
  show_field(KIOSK_LABEL_PLACE_OF_ORIGIN, &citizen->place_of_origin, reveal);
  show_field(KIOSK_LABEL_PLACE_OF_RESIDENCE, &citizen->place_of_residence, reveal);
  show_field(KIOSK_LABEL_IDENTIFICATION, &citizen->personal_identification, reveal);
  show_field(KIOSK_LABEL_FATHER, &citizen->father, reveal);
  show_field(KIOSK_LABEL_MOTHER, &citizen->mother, reveal);
  show_field(KIOSK_LABEL_SPOUSE, &citizen->spouse, reveal);
  show_field(KIOSK_LABEL_OLD_NUMBER, &citizen->old_number, reveal);
  show_date(KIOSK_LABEL_DATE_OF_ISSUE, citizen->issue, "", reveal);
  if (citizen->expiry.month) show_date(KIOSK_LABEL_EXPIRY_IN_DG13, citizen->expiry, "", reveal);
  else show_field(KIOSK_LABEL_EXPIRY_IN_DG13, &citizen->date_of_expiry, reveal);
}

/* Two columns, and a third one for explanations. */
static void print_row(int first_width, const char *first, int second_width, const char *second,
                      const char *third) {
  printf("  ");
  print_padded(first, first_width);
  printf("  ");
  print_padded(second, *third ? second_width : 0);
  printf("%s%s\n", *third ? "  " : "", third);
}

static void show_cross_checks(const struct card *card) {
  unsigned number;
  if (!(card->cross_checks.agree | card->cross_checks.differ)) return;
  printf("\n%s\n", say(KIOSK_COMPARISONS));
  for (number = 0; number < CROSS_CHECK_COUNT; number++) {
    int agrees = (card->cross_checks.agree >> number & 1) != 0;
    if (!agrees && !(card->cross_checks.differ >> number & 1)) continue;
    print_row(28, say_number(KIOSK_COMPARED, KIOSK_COMPARED_LAST, number), 0,
              say(agrees ? KIOSK_AGREES : KIOSK_DIFFERS), "");
  }
}

static void show_report(const struct card *card) {
  unsigned number;
  uint32_t status, finding;
  char name[16];
  size_t index;
  printf("\n%s\n", say(KIOSK_CHECKS));
  for (number = 1;; number++) {
    char why[WHY_SIZE] = "";
    idchip_check check;
    if (idchip_report_check(card->context, number, &check)) break;
    describe_check(&check, why, sizeof why);
    print_row(20, title_of(number), 13, say_number(KIOSK_RESULT, KIOSK_RESULT_LAST, check.result), why);
  }
  printf("\n%s\n", say(KIOSK_DATA_GROUPS));
  for (number = 1; number <= MAX_DATA_GROUP; number++) {
    if (idchip_report_data_group(card->context, number, &status)) continue;
    if (status == IDCHIP_DATA_GROUP_NOT_PRESENT) continue;
    snprintf(name, sizeof name, "DG%u", number);
    print_row(4, name, 14, say_number(KIOSK_STATUS, KIOSK_STATUS_LAST, status), card->notes[number]);
  }
  for (index = 0; !idchip_report_finding(card->context, index, &finding); index++) {
    if (!index) printf("\n%s\n", say(KIOSK_DEVIATIONS));
    printf("  %s\n", finding_message(finding).bytes);
  }
}

void show(const struct card *card, const struct options *options) {
  char why[WHY_SIZE];
  struct text judged;
  idchip_check chip;
  printf("%s\n  %s\n%s\n", RULE, say_number(KIOSK_OUTCOME, KIOSK_OUTCOME_LAST, card->outcome), RULE);
  printf("  %s\n", say_number(KIOSK_SUMMARY, KIOSK_SUMMARY_LAST, card->outcome));
  if (card->outcome == ACCEPTED) {
    int is_original = !idchip_report_check(card->context, IDCHIP_CHECK_ACTIVE_AUTHENTICATION, &chip) &&
                      chip.result == IDCHIP_RESULT_SUCCESSFUL;
    printf("  %s\n", say(is_original ? KIOSK_CHIP_IS_ORIGINAL : KIOSK_CHIP_NOT_PROVED));
    if (card->has_odd_access) printf("  %s\n", say(KIOSK_ACCESS_WEAKENED));
    if (card->cross_checks.differ) printf("  %s\n", say(KIOSK_PARTS_DIFFER));
  } else {
    fill(why, sizeof why, KIOSK_WHY, card->why, "", "");
    printf("  %s\n", why);
  }
  fill(judged.bytes, sizeof judged.bytes, KIOSK_JUDGED_FOR, date_of(options->at).bytes, "", "");
  printf("  %s\n  %s\n", card->advice, judged.bytes);
  /* Nothing that identifies the holder is shown unless the card was accepted. */
  if (card->outcome == ACCEPTED && card->has_mrz) show_document(card, options->reveal);
  show_cross_checks(card);
  if (card->has_report) show_report(card);
}

/* The language of the environment, in the order of POSIX: LC_ALL, LC_MESSAGES, LANG. */
static enum kiosk_language language_of_environment(void) {
  static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  size_t i;
  for (i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    if (value && *value) return strncmp(value, "vi", 2) ? KIOSK_EN : KIOSK_VI;
  }
  return KIOSK_EN;
}

static int wrong(const char *what) {
  fprintf(stderr,
          "kiosk: %s\n"
          "usage: kiosk CARD_DIRECTORY --anchors FILE [--anchors FILE ...] [--at YYYY-MM-DD|SECONDS]\n"
          "             [--aa CHALLENGE RESPONSE] [--qr FILE] [--face FILE] [--reveal] [--lang en|vi]\n",
          what);
  return 0;
}

int parse_options(int count, char **arguments, struct options *options) {
  int i;
  memset(options, 0, sizeof *options);
  options->at = (int64_t)time(NULL);
  language = language_of_environment();
  for (i = 1; i < count; i++) {
    const char *name = arguments[i];
    int left = count - 1 - i;
    if (!strcmp(name, "--reveal")) options->reveal = 1;
    else if (!strcmp(name, "--anchors") && left >= 1 && options->anchor_count < MAX_ANCHORS)
      options->anchors[options->anchor_count++] = arguments[++i];
    else if (!strcmp(name, "--qr") && left >= 1) options->qr = arguments[++i];
    else if (!strcmp(name, "--face") && left >= 1) options->face = arguments[++i];
    else if (!strcmp(name, "--lang") && left >= 1) {
      const char *lang = arguments[++i];
      if (strcmp(lang, "en") && strcmp(lang, "vi")) return wrong("--lang is neither en nor vi");
      language = strcmp(lang, "vi") ? KIOSK_EN : KIOSK_VI;
    } else if (!strcmp(name, "--aa") && left >= 2) {
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

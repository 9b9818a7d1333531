#include "board.h"
#include "reader.h"

static void put(const char *text) {
  size_t length = 0;
  while (text[length] != '\0') {
    length++;
  }
  host_write(text, length);
}

/* A number, with as many digits at least. */
static void put_number(uint64_t number, size_t digits) {
  char text[20];
  size_t at = sizeof text;
  while (at > 0 && (number > 0 || digits > 0 || at == sizeof text)) {
    text[--at] = (char)('0' + number % 10);
    number /= 10;
    digits -= digits > 0;
  }
  host_write(text + at, sizeof text - at);
}

/* One of the functions of the library that tell what a number is called, or means. */
typedef idchip_status name_function(uint32_t number, char *buffer, size_t size, size_t *length);

static void put_name(name_function *name, uint32_t number) {
  char text[IDCHIP_TEXT_SIZE];
  size_t length;
  /* A library that is newer than this program may come to what it does not know. */
  if (name(number, text, sizeof text, &length) == IDCHIP_STATUS_OK) {
    host_write(text, length);
  } else {
    put_number(number, 1);
  }
}

static void put_error(const idchip_parse_error *error) {
  char text[IDCHIP_TEXT_SIZE];
  size_t length;
  if (idchip_error_message(error, text, sizeof text, &length) == IDCHIP_STATUS_OK) {
    host_write(text, length);
  } else {
    put_number(error->kind, 1);
  }
}

/* As in "2039-01-01T00:00:00Z". */
static void put_time(int64_t time) {
  if (time < 0 || time > 253402300799) {
    /* No certificate of a document has such a time. */
    put(time < 0 ? "-" : "");
    put_number(time < 0 ? 0 - (uint64_t)time : (uint64_t)time, 1);
    put(" s");
    return;
  }
  uint32_t second = (uint32_t)(time % 86400);
  /* Days since 1 March of the year 0: with the year starting in March, the leap day is its last. */
  uint32_t days = (uint32_t)(time / 86400) + 719468u;
  uint32_t of_era = days % 146097u;
  uint32_t year = (of_era - of_era / 1460u + of_era / 36524u - of_era / 146096u) / 365u;
  uint32_t of_year = of_era - (365u * year + year / 4u - year / 100u);
  uint32_t month = (5u * of_year + 2u) / 153u;
  uint32_t day = of_year - (153u * month + 2u) / 5u + 1u;
  month = month < 10u ? month + 3u : month - 9u;
  year += days / 146097u * 400u + (month <= 2u);
  put_number(year, 4);
  put("-");
  put_number(month, 2);
  put("-");
  put_number(day, 2);
  put("T");
  put_number(second / 3600u, 2);
  put(":");
  put_number(second / 60u % 60u, 2);
  put(":");
  put_number(second % 60u, 2);
  put("Z");
}

static void put_data_group(uint32_t number) {
  put("DG");
  put_number(number, 1);
}

/* "231 of 256 bytes" */
static void put_lengths(const idchip_check *check) {
  put_number(check->value, 1);
  put(" of ");
  put_number(check->expected, 1);
  put(" bytes");
}

static void put_missing(const idchip_check *check) {
  put_number(check->expected, 1);
  put(" bytes are missing");
}

/* "2025-06-07T08:09:10Z, keyCompromise" */
static void put_revocation(const idchip_check *check) {
  put_time(check->time);
  if (check->value != IDCHIP_NO_REVOCATION_REASON) {
    put(", ");
    put_name(idchip_revocation_reason_name, check->value);
  }
}

/* "successful (ok), anchor 0" */
static void put_check(const idchip_check *check) {
  put_name(idchip_result_name, check->result);
  put(" (");
  if (check->reason == IDCHIP_STATUS_OK) {
    put("ok");
  } else {
    /* "reason_no_anchor": what stands in a report is a reason. */
    char text[IDCHIP_TEXT_SIZE];
    size_t length;
    if (idchip_status_name(check->reason, text, sizeof text, &length) == IDCHIP_STATUS_OK) {
      const size_t prefix = sizeof "reason_" - 1;
      host_write(text + prefix, length - prefix);
    }
  }
  put(")");
  switch (check->evidence) {
    case IDCHIP_EVIDENCE_ANCHOR:
      put(", anchor ");
      put_number(check->value, 1);
      break;
    case IDCHIP_EVIDENCE_DATA_GROUP:
      put(", ");
      put_data_group(check->value);
      break;
    case IDCHIP_EVIDENCE_ERROR:
      put(", ");
      put_error(&check->error);
      break;
    case IDCHIP_EVIDENCE_FINDING:
      put(", ");
      put_name(idchip_finding_name, check->value);
      break;
    case IDCHIP_EVIDENCE_LIMIT:
      put(", ");
      put_time(check->time);
      break;
    case IDCHIP_EVIDENCE_REVOKED:
      put(", ");
      put_revocation(check);
      break;
    case IDCHIP_EVIDENCE_LENGTH:
      put(", ");
      put_lengths(check);
      break;
    case IDCHIP_EVIDENCE_MISSING:
      put(", ");
      put_data_group(check->value);
      put(", ");
      put_missing(check);
      break;
    default:
      break;
  }
}

/* "rejected: data_groups failed: a data group is not what was signed (DG2)" */
static void put_verdict(const idchip_verdict *verdict) {
  put_name(idchip_verdict_name, verdict->verdict);
  if (verdict->verdict == IDCHIP_VERDICT_ACCEPTED) {
    return;
  }
  const idchip_check *check = &verdict->check;
  put(": ");
  put_name(idchip_check_name, verdict->decided_by);
  put(" ");
  put_name(idchip_result_name, check->result);
  put(": ");
  put_name(idchip_status_message, check->reason);
  switch (check->evidence) {
    case IDCHIP_EVIDENCE_DATA_GROUP:
      put(" (");
      put_data_group(check->value);
      put(")");
      break;
    case IDCHIP_EVIDENCE_ERROR:
      put(" (");
      put_error(&check->error);
      put(")");
      break;
    case IDCHIP_EVIDENCE_FINDING:
      put(" (");
      put_name(idchip_finding_message, check->value);
      put(")");
      break;
    case IDCHIP_EVIDENCE_LIMIT:
      put(" (");
      put_time(check->time);
      put(")");
      break;
    case IDCHIP_EVIDENCE_REVOKED:
      put(" (");
      put_revocation(check);
      put(")");
      break;
    case IDCHIP_EVIDENCE_LENGTH:
      put(" (");
      put_lengths(check);
      put(")");
      break;
    case IDCHIP_EVIDENCE_MISSING:
      put(" (");
      put_data_group(check->value);
      put(": ");
      put_missing(check);
      put(")");
      break;
    default:
      break;
  }
}

/* One of the functions of the library that list findings. */
typedef idchip_status finding_function(const idchip_context *context, size_t index, uint32_t *finding);

static void put_findings(const char *title, const idchip_context *context, finding_function *next) {
  put(title);
  uint32_t finding;
  size_t index = 0;
  for (; next(context, index, &finding) == IDCHIP_STATUS_OK; index++) {
    put(" ");
    put_name(idchip_finding_name, finding);
  }
  put(index == 0 ? " none\n" : "\n");
}

static const char *format_name(uint32_t format) {
  switch (format) {
    case IDCHIP_IMAGE_JPEG:
      return "JPEG";
    case IDCHIP_IMAGE_JPEG_2000:
      return "JPEG 2000";
    case IDCHIP_IMAGE_JPEG_2000_CODESTREAM:
      return "JPEG 2000 codestream";
    case IDCHIP_IMAGE_WSQ:
      return "WSQ";
    default:
      return "unknown format";
  }
}

static void put_shown(const struct shown *shown) {
  switch (shown->face) {
    case FACE_NOT_SHOWN:
      put("face: not shown\n");
      break;
    case FACE_IMAGE:
      put("face: ");
      put(format_name(shown->image.format));
      put(", ");
      put_number(shown->image.length, 1);
      put(" bytes from byte ");
      put_number(shown->image.at, 1);
      put(" on\n");
      break;
    case FACE_NONE:
      put("face: no image\n");
      break;
    case FACE_MALFORMED:
      put("face: malformed: ");
      put_error(&shown->face_error);
      put("\n");
      break;
  }
  put("personal number: ");
  if (shown->personal_number_length == 0) {
    put("not shown");
  }
  /* None of the digits is for a log. */
  for (size_t i = 0; i < shown->personal_number_length; i++) {
    put("*");
  }
  put("\n");
}

/* The checks in the order in which they are judged. */
static const uint32_t checks[] = {
    IDCHIP_CHECK_MESSAGE_DIGEST,  IDCHIP_CHECK_SOD_SIGNATURE, IDCHIP_CHECK_DS_SIGNATURE,
    IDCHIP_CHECK_VALIDITY,        IDCHIP_CHECK_REVOCATION,    IDCHIP_CHECK_COM_VS_SOD,
    IDCHIP_CHECK_DATA_GROUPS,     IDCHIP_CHECK_CARD_ACCESS,   IDCHIP_CHECK_ISSUING_STATE,
    IDCHIP_CHECK_DOCUMENT_TYPE,   IDCHIP_CHECK_DOCUMENT_EXPIRY,
    IDCHIP_CHECK_ACTIVE_AUTHENTICATION,
};

static void put_report(const idchip_context *context, const struct shown *shown) {
  idchip_verdict verdict;
  put("verdict: ");
  if (idchip_report_verdict(context, &verdict) == IDCHIP_STATUS_OK) {
    put_verdict(&verdict);
  }
  put("\n");
  for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
    idchip_check check;
    if (idchip_report_check(context, checks[i], &check) != IDCHIP_STATUS_OK) {
      continue;
    }
    put_name(idchip_check_name, checks[i]);
    put(": ");
    put_check(&check);
    put("\n");
  }
  uint32_t status;
  for (uint32_t number = 1; number <= 16; number++) {
    if (idchip_report_data_group(context, number, &status) == IDCHIP_STATUS_OK &&
        status != IDCHIP_DATA_GROUP_NOT_PRESENT) {
      put_data_group(number);
      put(": ");
      put_name(idchip_data_group_status_name, status);
      put("\n");
    }
  }
  put_findings("findings:", context, idchip_report_finding);
  put_findings("findings of the anchor:", context, idchip_report_finding_of_anchor);
  put_shown(shown);
}

void report_write(enum outcome outcome, const idchip_context *context, const struct shown *shown) {
  idchip_parse_error error;
  switch (outcome) {
    case OUTCOME_JUDGED:
      put_report(context, shown);
      break;
    case OUTCOME_MALFORMED:
      put("verdict: malformed: ");
      if (idchip_report_error(context, &error) == IDCHIP_STATUS_OK) {
        put_error(&error);
      }
      put("\n");
      break;
    case OUTCOME_NO_SOD:
      put("verdict: malformed: EF.SOD is missing\n");
      break;
    case OUTCOME_TOO_LONG:
      put("verdict: none: EF.SOD is longer than the buffer\n");
      break;
    case OUTCOME_NO_ANSWER:
      put("verdict: none: the card does not answer\n");
      break;
  }
}

void report_figure(const char *name, uint32_t number) {
  put("figure ");
  put(name);
  put(" ");
  put_number(number, 1);
  put("\n");
}

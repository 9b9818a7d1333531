/*
 * The C API, used wrongly: misuse TESTDATA. Whatever a caller does that C allows at all ends in a
 * status, and outputs are as they were.
 *
 * A function is called through an operation. Its arguments come from IN, PLACE and OBJECT, which
 * hand out the right thing, or, under a twist, a wrong one.
 */

#include "support.h"

static card good, rejected;
static bytes anchor_file, access_file, challenge, response;
/* Files that the good card does not have. */
static bytes dg3_file, dg7_file, dg11_file, atr_file, cvca_file, dir_file, security_file, list_file;
static uint8_t scratch[4096];

static const char QR[] = "001099012345||A|01011999|Nam|B|01062021";

/* What is wrong with one argument of a call. */
typedef enum twist_kind { AS_IT_SHOULD_BE, IS_NULL, IS_EMPTY, IS_MISALIGNED, IS_HUGE, IS_CUT } twist_kind;

static struct twist {
  twist_kind kind;
  /* Which argument: inputs, places and objects are counted from 1, each by itself. */
  int input, place, object;
  size_t cut;
  /* Whether there was such an argument. */
  int was_applied;
  /* How long the input was. */
  size_t length;
  /* The input that was cut, in memory of exactly its size. */
  uint8_t *copy;
} twist;

/* Where outputs go: with room around, to see what was written. */
#define PLACES 3
static union place {
  void *alignment;
  int64_t wide;
  unsigned char bytes[32768];
} places[PLACES];
static size_t place_sizes[PLACES];

static const uint8_t *in_data(int number, bytes file) {
  twist.length = twist.input == number ? file.len : twist.length;
  if (twist.input != number || twist.kind == IS_MISALIGNED) return file.data;
  twist.was_applied = 1;
  if (twist.kind == IS_NULL || twist.kind == IS_EMPTY) return NULL;
  if (twist.kind != IS_CUT) return file.data;
  twist.copy = (uint8_t *)memory_of(twist.cut);
  if (twist.cut) memcpy(twist.copy, file.data, twist.cut);
  return twist.copy;
}

static size_t in_length(int number, bytes file) {
  if (twist.input != number) return file.len;
  if (twist.kind == IS_EMPTY) return 0;
  if (twist.kind == IS_HUGE) return SIZE_MAX;
  return twist.kind == IS_CUT ? twist.cut : file.len;
}

static void *place_of(int number, size_t size, int is_aligned) {
  place_sizes[number] = size;
  if (twist.place != number) return places[number].bytes;
  if (twist.kind == IS_NULL) {
    twist.was_applied = 1;
    return NULL;
  }
  if (twist.kind == IS_MISALIGNED && is_aligned) {
    twist.was_applied = 1;
    return places[number].bytes + 1;
  }
  return places[number].bytes;
}

static const void *object_of(const void *object) {
  if (twist.object != 1 || (twist.kind != IS_NULL && twist.kind != IS_MISALIGNED)) return object;
  twist.was_applied = 1;
  return twist.kind == IS_NULL ? NULL : (const void *)((const unsigned char *)object + 1);
}

#define IN(number, file) in_data(number, file), in_length(number, file)
#define PLACE(number, type) ((type *)place_of(number, sizeof(type), sizeof(type) > 1))
#define TEXT(number) TEXT_OF(number, IDCHIP_TEXT_SIZE)
#define TEXT_OF(number, size) ((char *)place_of(number, size, 0)), size
#define OBJECT(type, object) ((type *)(uintptr_t)object_of(object))

typedef idchip_status (*operation)(idchip_context *context);

static idchip_signers *signers;
static idchip_anchors *anchors;
static idchip_links *links;
static idchip_known_signers *known;
static idchip_algorithms *algorithms;

static bytes scratch_file(void) {
  bytes it;
  it.data = scratch;
  it.len = sizeof scratch;
  return it;
}

static bytes qr_file(void) {
  bytes it;
  it.data = (uint8_t *)(uintptr_t)QR;
  it.len = sizeof QR - 1;
  return it;
}

/* The operations. */

static idchip_status use_signers(idchip_context *it) {
  return idchip_context_use_signers(it, OBJECT(const idchip_signers, signers));
}
static idchip_status use_algorithms(idchip_context *it) {
  return idchip_context_use_algorithms(it, OBJECT(const idchip_algorithms, algorithms));
}
static void ignore(void *user, const idchip_log_event *event) {
  (void)user;
  (void)event;
}
static idchip_status use_log(idchip_context *it) {
  return idchip_context_use_log(it, IDCHIP_LOG_INFO, ignore, NULL);
}
static idchip_status context_require(idchip_context *it) {
  return idchip_context_require(it, IDCHIP_CHECK_REVOCATION, IDCHIP_REQUIREMENT_REPORTED);
}
static idchip_status context_tolerate(idchip_context *it) {
  return idchip_context_tolerate(it, IDCHIP_FINDING_WEAK_HASH);
}
static idchip_status context_refuse(idchip_context *it) {
  return idchip_context_refuse(it, IDCHIP_FINDING_WEAK_HASH);
}
static idchip_status conclude(idchip_context *it) { return idchip_context_conclude(it); }
static idchip_status sod_verify(idchip_context *it) {
  bytes lent = scratch_file();
  lent.data = (uint8_t *)(uintptr_t)(twist.input == 2 && twist.kind == IS_NULL ? NULL : lent.data);
  if (twist.input == 2) twist.was_applied = twist.kind == IS_NULL || twist.kind == IS_HUGE;
  return idchip_sod_verify(it, IN(1, good.sod), lent.data, in_length(2, lent));
}
static idchip_status sod_examine(idchip_context *it) {
  bytes lent = scratch_file();
  lent.data = (uint8_t *)(uintptr_t)(twist.input == 2 && twist.kind == IS_NULL ? NULL : lent.data);
  if (twist.input == 2) twist.was_applied = twist.kind == IS_NULL || twist.kind == IS_HUGE;
  return idchip_sod_examine(it, IN(1, good.sod), lent.data, in_length(2, lent));
}
static idchip_status sod_examine_with_known_signers(idchip_context *it) {
  return idchip_sod_examine_with_known_signers(it, OBJECT(idchip_known_signers, known),
                                               IN(1, good.sod), NULL, 0);
}
static idchip_status sod_require(idchip_context *it) { return idchip_sod_require(it); }
/* Bytes that are no list: nothing is searched. */
static idchip_status revocation_list_check(idchip_context *it) {
  return idchip_revocation_list_check(it, IN(1, good.com));
}
static idchip_status revocation_list_begin(idchip_context *it) {
  bytes lent = scratch_file();
  lent.data = (uint8_t *)(uintptr_t)(twist.input == 1 && twist.kind == IS_NULL ? NULL : lent.data);
  if (twist.input == 1) twist.was_applied = twist.kind == IS_NULL || twist.kind == IS_HUGE;
  return idchip_revocation_list_begin(it, lent.data, in_length(1, lent));
}
static idchip_status revocation_list_update(idchip_context *it) {
  return idchip_revocation_list_update(it, IN(1, good.com));
}
static idchip_status revocation_list_finish(idchip_context *it) {
  return idchip_revocation_list_finish(it);
}
static idchip_status com_check(idchip_context *it) { return idchip_com_check(it, IN(1, good.com)); }
static idchip_status data_group_check(idchip_context *it) {
  return idchip_data_group_check(it, 13, IN(1, good.dg[13]));
}
static idchip_status data_group_read(idchip_context *it) {
  return idchip_data_group_read(it, 14, IN(1, good.dg[14]));
}
static idchip_status data_group_begin(idchip_context *it) { return idchip_data_group_begin(it, 2); }
static idchip_status data_group_update(idchip_context *it) {
  return idchip_data_group_update(it, IN(1, good.dg[2]));
}
static idchip_status data_group_finish(idchip_context *it) { return idchip_data_group_finish(it); }
static idchip_status face_image_open(idchip_context *it) {
  return idchip_face_image_open(it, IN(1, good.dg[2]), PLACE(1, idchip_face_image));
}
static idchip_status face_image_begin(idchip_context *it) { return idchip_face_image_begin(it); }
static idchip_status face_image_update(idchip_context *it) {
  return idchip_face_image_update(it, IN(1, good.dg[2]), PLACE(1, idchip_slice),
                                  PLACE(2, idchip_slice));
}
static idchip_status face_image_finish(idchip_context *it) {
  return idchip_face_image_finish(it, PLACE(1, idchip_face_image_extent));
}
static idchip_status mrz_open(idchip_context *it) {
  return idchip_mrz_open(it, IN(1, good.dg[1]), PLACE(1, idchip_mrz));
}
static idchip_status report_verdict(idchip_context *it) {
  return idchip_report_verdict(it, PLACE(1, idchip_verdict));
}
static idchip_status report_failed(idchip_context *it) {
  return idchip_report_failed(it, 0, PLACE(1, idchip_failed_check));
}
static idchip_status report_check(idchip_context *it) {
  return idchip_report_check(it, IDCHIP_CHECK_VALIDITY, PLACE(1, idchip_check));
}
static idchip_status report_check_alone(idchip_context *it) {
  return idchip_report_check_alone(it, IDCHIP_CHECK_VALIDITY, PLACE(1, idchip_check));
}
static idchip_status report_tr03135(idchip_context *it) {
  return idchip_report_tr03135(it, IDCHIP_TR03135_DOCUMENT, PLACE(1, idchip_tr03135_outcome));
}
static idchip_status report_data_group(idchip_context *it) {
  return idchip_report_data_group(it, 16, PLACE(1, uint32_t));
}
static idchip_status report_finding(idchip_context *it) {
  return idchip_report_finding(it, 0, PLACE(1, uint32_t));
}
static idchip_status report_finding_of_check(idchip_context *it) {
  return idchip_report_finding_of_check(it, IDCHIP_CHECK_DS_SIGNATURE, 0, PLACE(1, uint32_t));
}
static idchip_status report_finding_of_anchor(idchip_context *it) {
  return idchip_report_finding_of_anchor(it, 0, PLACE(1, uint32_t));
}
static idchip_status report_signer(idchip_context *it) {
  return idchip_report_signer(it, PLACE(1, idchip_slice));
}
static idchip_status report_anchor(idchip_context *it) {
  return idchip_report_anchor(it, PLACE(1, idchip_slice));
}
static idchip_status report_json(idchip_context *it) {
  return idchip_report_json(it, TEXT_OF(1, 32768), PLACE(2, size_t));
}
static idchip_status report_text(idchip_context *it) {
  return idchip_report_text(it, TEXT_OF(1, 32768), PLACE(2, size_t));
}
static idchip_status report_translate(idchip_context *it) {
  return idchip_report_translate(it, IDCHIP_LANGUAGE_VI, TEXT_OF(1, 32768), PLACE(2, size_t));
}
static idchip_status signer_describe(idchip_context *it) {
  return idchip_report_signer_describe(it, TEXT_OF(1, IDCHIP_CERTIFICATE_TEXT_SIZE), PLACE(2, idchip_certificate));
}
static idchip_status anchor_describe(idchip_context *it) {
  return idchip_report_anchor_describe(it, TEXT_OF(1, IDCHIP_CERTIFICATE_TEXT_SIZE), PLACE(2, idchip_certificate));
}
static idchip_status missing_anchor_describe(idchip_context *it) {
  return idchip_report_missing_anchor_describe(it, TEXT_OF(1, IDCHIP_CERTIFICATE_TEXT_SIZE),
                                               PLACE(2, idchip_missing_anchor));
}
static idchip_status report_error(idchip_context *it) {
  return idchip_report_error(it, PLACE(1, idchip_parse_error));
}
static idchip_status security_info_open(idchip_context *it) {
  return idchip_security_info_open(it, IN(1, good.dg[14]), 0, PLACE(1, idchip_security_info));
}
static idchip_status card_access_check(idchip_context *it) {
  return idchip_card_access_check(it, IN(1, good.dg[14]), IN(2, access_file));
}
static idchip_status biometric_instances_open(idchip_context *it) {
  return idchip_biometric_instances_open(it, 3, IN(1, dg3_file), PLACE(1, idchip_biometric_instances));
}
static idchip_status biometric_image_open(idchip_context *it) {
  return idchip_biometric_image_open(it, 3, IN(1, dg3_file), 0, PLACE(1, idchip_biometric_image));
}
static idchip_status displayed_image_open(idchip_context *it) {
  return idchip_displayed_image_open(it, IN(1, dg7_file), IDCHIP_DISPLAYED_SIGNATURE, 0,
                                     PLACE(1, idchip_displayed_image));
}
static idchip_status detail_text_open(idchip_context *it) {
  return idchip_detail_text_open(it, IN(1, dg11_file), IDCHIP_DETAIL_NAME_OF_HOLDER, 0, TEXT(1),
                                 PLACE(2, size_t));
}
static idchip_status detail_date_open(idchip_context *it) {
  return idchip_detail_date_open(it, IN(1, dg11_file), IDCHIP_DETAIL_DATE_OF_BIRTH, 0,
                                 PLACE(1, idchip_full_date));
}
static idchip_status card_security_info_open(idchip_context *it) {
  return idchip_card_security_info_open(it, IN(1, security_file), 0, PLACE(1, idchip_security_info));
}
static idchip_status card_security_examine(idchip_context *it) {
  return idchip_card_security_examine(it, IN(1, security_file), IN(2, access_file), IN(3, good.dg[14]),
                                      IN(4, dir_file), PLACE(1, idchip_card_security));
}
static idchip_status key_open(idchip_context *it) {
  return idchip_active_authentication_key_open(it, IN(1, good.dg[15]),
                                               PLACE(1, idchip_active_authentication_key));
}
static idchip_status chip_verify(idchip_context *it) {
  return idchip_active_authentication_verify(it, IN(1, good.dg[15]), IN(2, good.dg[14]),
                                             IN(3, challenge), IN(4, response));
}
static idchip_status citizen_open(idchip_context *it) {
  return idchip_citizen_open(it, IN(1, good.dg[13]), PLACE(1, idchip_citizen));
}
static idchip_status dg13_open(idchip_context *it) {
  return idchip_dg13_open(it, IN(1, good.dg[13]), PLACE(1, idchip_slice));
}
static idchip_status cross_check(idchip_context *it) {
  return idchip_cross_check(it, IN(1, good.dg[1]), IN(2, good.dg[13]), IN(3, qr_file()),
                            PLACE(1, idchip_cross_checks));
}

/* Those without a context. */

static idchip_status context_open(idchip_context *unused) {
  static idchip_context_memory memory;
  (void)unused;
  return idchip_context_open(&memory, sizeof memory, OBJECT(const idchip_anchors, anchors), NOW,
                             IDCHIP_POLICY_DEFAULT, PLACE(1, idchip_context *));
}
static idchip_status certificate_describe(idchip_context *unused) {
  (void)unused;
  return idchip_certificate_describe(IN(1, anchor_file), TEXT_OF(1, IDCHIP_CERTIFICATE_TEXT_SIZE),
                                     PLACE(2, idchip_certificate));
}
static idchip_status limits_read(idchip_context *unused) {
  (void)unused;
  return idchip_limits_read(PLACE(1, idchip_limits));
}
static idchip_status algorithms_open(idchip_context *unused) {
  static union { void *alignment; unsigned char bytes[IDCHIP_ALGORITHMS_SIZE]; } memory;
  (void)unused;
  return idchip_algorithms_open(&memory, sizeof memory, idchip_algorithms_available(),
                                PLACE(1, idchip_algorithms *));
}
static idchip_status anchors_open(idchip_context *unused) {
  static idchip_anchors_memory memory;
  (void)unused;
  return idchip_anchors_open(&memory, sizeof memory, PLACE(1, idchip_anchors *));
}
static idchip_status signers_open(idchip_context *unused) {
  static idchip_anchors_memory memory;
  (void)unused;
  return idchip_signers_open(&memory, sizeof memory, PLACE(1, idchip_signers *));
}
static idchip_status add_certificate(idchip_context *unused) {
  (void)unused;
  return idchip_anchors_add_certificate(OBJECT(idchip_anchors, anchors), IN(1, anchor_file));
}
static idchip_status anchors_add(idchip_context *unused) {
  (void)unused;
  return idchip_anchors_add(OBJECT(idchip_anchors, anchors), IN(1, anchor_file), NULL, 0,
                            PLACE(1, idchip_anchor_file));
}
static idchip_status anchors_examine(idchip_context *unused) {
  (void)unused;
  return idchip_anchors_examine(IN(1, anchor_file), NULL, 0, PLACE(1, idchip_anchor_file));
}
static idchip_status anchors_scratch_size(idchip_context *unused) {
  (void)unused;
  return idchip_anchors_scratch_size(IN(1, anchor_file), PLACE(1, size_t));
}
static idchip_status add_master_list(idchip_context *unused) {
  (void)unused;
  return idchip_anchors_add_master_list(OBJECT(idchip_anchors, anchors), IN(1, anchor_file));
}
static idchip_status add_verified_master_list(idchip_context *unused) {
  (void)unused;
  return idchip_anchors_add_verified_master_list(OBJECT(idchip_anchors, anchors), anchors,
                                                 IN(1, list_file), NOW, IDCHIP_POLICY_DEFAULT);
}
static idchip_status master_list_examine(idchip_context *unused) {
  (void)unused;
  return idchip_master_list_examine(OBJECT(const idchip_anchors, anchors), IN(1, list_file), NOW,
                                    IDCHIP_POLICY_DEFAULT, PLACE(1, idchip_list_report));
}
static idchip_status links_open(idchip_context *unused) {
  static idchip_anchors_memory memory;
  (void)unused;
  return idchip_links_open(&memory, sizeof memory, PLACE(1, idchip_links *));
}
static idchip_status known_signers_open(idchip_context *unused) {
  static idchip_anchors_memory memory;
  (void)unused;
  return idchip_known_signers_open(&memory, sizeof memory, PLACE(1, idchip_known_signers *));
}
static idchip_status anchors_index_size(idchip_context *unused) {
  (void)unused;
  return idchip_anchors_index_size(OBJECT(const idchip_anchors, anchors), PLACE(1, size_t));
}
/* The memory of an index stays with its list: each call is given a new list. */
static idchip_status anchors_index(idchip_context *unused) {
  static idchip_anchors_memory memory, places;
  idchip_anchors *fresh = NULL;
  (void)unused;
  OK(idchip_anchors_open(&memory, sizeof memory, &fresh));
  OK(idchip_anchors_add_certificate(fresh, anchor_file.data, anchor_file.len));
  return idchip_anchors_index(OBJECT(idchip_anchors, fresh), &places, sizeof places);
}
static idchip_status links_add_certificate(idchip_context *unused) {
  (void)unused;
  return idchip_links_add_certificate(OBJECT(idchip_links, links), IN(1, anchor_file));
}
static idchip_status links_report(idchip_context *unused) {
  (void)unused;
  return idchip_links_report(OBJECT(const idchip_links, links), 0, PLACE(1, idchip_slice),
                             PLACE(2, idchip_check));
}
/* A list can be added once: each call is given a new one. */
static idchip_status anchors_add_links(idchip_context *unused) {
  static idchip_anchors_memory memory;
  idchip_links *fresh = NULL;
  (void)unused;
  OK(idchip_links_open(&memory, sizeof memory, &fresh));
  return idchip_anchors_add_links(anchors, OBJECT(idchip_links, fresh), NOW, IDCHIP_POLICY_DEFAULT,
                                  PLACE(1, size_t));
}
static idchip_status dir_read(idchip_context *unused) {
  (void)unused;
  return idchip_dir_read(IN(1, dir_file), 0, PLACE(1, idchip_slice));
}
static idchip_status atr_info_read(idchip_context *unused) {
  (void)unused;
  return idchip_atr_info_read(IN(1, atr_file), PLACE(1, idchip_atr_info));
}
static idchip_status cvca_read(idchip_context *unused) {
  (void)unused;
  return idchip_cvca_read(IN(1, cvca_file), PLACE(1, idchip_cvca));
}
static idchip_status add_signer(idchip_context *unused) {
  (void)unused;
  return idchip_signers_add_certificate(OBJECT(idchip_signers, signers), IN(1, anchor_file));
}
static idchip_status file_length(idchip_context *unused) {
  (void)unused;
  return idchip_file_length(IN(1, good.dg[2]), PLACE(1, uint32_t));
}
static idchip_status qr_read(idchip_context *unused) {
  (void)unused;
  return idchip_qr_read(IN(1, qr_file()), PLACE(1, idchip_qr));
}

static idchip_status qr_repair(idchip_context *unused) {
  (void)unused;
  return idchip_qr_repair(IN(1, qr_file()), NULL, 0, PLACE(1, idchip_repaired));
}

static idchip_status error_message(idchip_context *unused) {
  static const idchip_parse_error error = {IDCHIP_STATUS_PARSE_TRUNCATED, IDCHIP_STRUCTURE_EF_SOD, 7, {0, 0}};
  (void)unused;
  return idchip_error_message(OBJECT(const idchip_parse_error, &error), TEXT(1), PLACE(2, size_t));
}

static idchip_status translate(idchip_context *unused) {
  (void)unused;
  return idchip_translate(IDCHIP_LANGUAGE_VI, IDCHIP_TEXT_OF_STATUS, IDCHIP_STATUS_REASON_NO_ANCHOR, IDCHIP_TEXT_ADVICE,
                          TEXT_OF(1, IDCHIP_TRANSLATION_SIZE), PLACE(2, size_t));
}

static idchip_status error_translate(idchip_context *unused) {
  static const idchip_parse_error error = {IDCHIP_STATUS_PARSE_TRUNCATED, IDCHIP_STRUCTURE_EF_SOD, 7, {0, 0}};
  (void)unused;
  return idchip_error_translate(OBJECT(const idchip_parse_error, &error), IDCHIP_LANGUAGE_VI,
                                TEXT_OF(1, IDCHIP_TRANSLATION_SIZE), PLACE(2, size_t));
}

static idchip_status vietnamese_meaning(uint32_t number, char *buffer, size_t size, size_t *length) {
  return idchip_translate(IDCHIP_LANGUAGE_VI, IDCHIP_TEXT_OF_STATUS, number, IDCHIP_TEXT_MEANING, buffer, size, length);
}

static idchip_status vietnamese_advice(uint32_t number, char *buffer, size_t size, size_t *length) {
  return idchip_translate(IDCHIP_LANGUAGE_VI, IDCHIP_TEXT_OF_STATUS, number, IDCHIP_TEXT_ADVICE, buffer, size, length);
}

typedef idchip_status (*namer)(uint32_t number, char *buffer, size_t size, size_t *length);

static const struct { namer name; uint32_t number; } NAMERS[] = {
    {idchip_status_name, IDCHIP_STATUS_OK},
    {idchip_status_message, IDCHIP_STATUS_REASON_NO_ANCHOR},
    {idchip_status_advice, IDCHIP_STATUS_REASON_NO_ANCHOR},
    {idchip_check_name, IDCHIP_CHECK_VALIDITY},
    {idchip_list_check_name, IDCHIP_LIST_CHECK_VALIDITY},
    {idchip_tr03135_name, IDCHIP_TR03135_DIGITAL_SEAL},
    {idchip_tr03135_section, IDCHIP_TR03135_DIGITAL_SEAL},
    {idchip_result_name, IDCHIP_RESULT_FAILED},
    {idchip_revocation_reason_name, 1},
    {idchip_verdict_name, IDCHIP_VERDICT_ACCEPTED},
    {idchip_data_group_status_name, IDCHIP_DATA_GROUP_PRESENT},
    {idchip_structure_name, IDCHIP_STRUCTURE_EF_SOD},
    {idchip_finding_name, IDCHIP_FINDING_BER_ENCODING},
    {idchip_finding_message, IDCHIP_FINDING_BER_ENCODING},
    {idchip_finding_advice, IDCHIP_FINDING_BER_ENCODING},
    {idchip_cross_check_name, IDCHIP_CROSS_CHECK_SEX},
    {vietnamese_meaning, IDCHIP_STATUS_REASON_NO_ANCHOR},
    {vietnamese_advice, IDCHIP_STATUS_REASON_NO_ANCHOR},
};

static size_t namer_index;

static idchip_status name(idchip_context *unused) {
  (void)unused;
  return NAMERS[namer_index].name(NAMERS[namer_index].number, TEXT_OF(1, IDCHIP_TRANSLATION_SIZE), PLACE(2, size_t));
}

/* What each comes to in a context that was given nothing, whose EF.SOD was rejected, examined, or
 * verified. */
#define NONE IDCHIP_STATUS_OK
#define EMPTY IDCHIP_STATUS_NOT_EXAMINED
#define BARRED IDCHIP_STATUS_NOT_VERIFIED
#define IDLE IDCHIP_STATUS_NO_STREAM
#define FORGED IDCHIP_STATUS_REASON_SIGNATURE_INVALID
#define UNREAD IDCHIP_STATUS_REASON_NONE_VERIFIED
#define NO_LIST IDCHIP_STATUS_REASON_CRL_MALFORMED
#define UNSIGNED IDCHIP_STATUS_DATA_GROUP_NOT_SIGNED
#define UNREAD_DG3 IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL
#define UNKNOWN IDCHIP_STATUS_REASON_NO_ANCHOR

static const struct row {
  const char *name;
  operation call;
  idchip_status empty, rejected, examined, verified;
  /* An input that is cut short is an input of another kind, and no error. */
  int takes_any;
} ROWS[] = {
    {"use_signers", use_signers, NONE, NONE, NONE, NONE, 0},
    {"use_algorithms", use_algorithms, NONE, NONE, NONE, NONE, 0},
    {"use_log", use_log, NONE, NONE, NONE, NONE, 0},
    {"require", context_require, NONE, NONE, NONE, NONE, 0},
    {"tolerate", context_tolerate, NONE, NONE, NONE, NONE, 0},
    {"refuse", context_refuse, NONE, NONE, NONE, NONE, 0},
    {"conclude", conclude, EMPTY, FORGED, UNREAD, UNREAD, 0},
    {"sod_verify", sod_verify, NONE, NONE, NONE, NONE, 0},
    {"sod_examine", sod_examine, NONE, NONE, NONE, NONE, 0},
    {"sod_examine_with_known_signers", sod_examine_with_known_signers, NONE, NONE, NONE, NONE, 0},
    {"sod_require", sod_require, EMPTY, FORGED, NONE, NONE, 0},
    {"revocation_list_check", revocation_list_check, EMPTY, NO_LIST, NO_LIST, NO_LIST, 0},
    {"revocation_list_begin", revocation_list_begin, EMPTY, NONE, NONE, NONE, 1},
    {"revocation_list_update", revocation_list_update, IDLE, IDLE, IDLE, IDLE, 0},
    {"revocation_list_finish", revocation_list_finish, IDLE, IDLE, IDLE, IDLE, 0},
    {"com_check", com_check, EMPTY, NONE, NONE, NONE, 1},
    {"data_group_check", data_group_check, EMPTY, BARRED, NONE, NONE, 0},
    {"data_group_read", data_group_read, EMPTY, BARRED, NONE, NONE, 0},
    {"data_group_begin", data_group_begin, EMPTY, NONE, NONE, NONE, 0},
    {"data_group_update", data_group_update, IDLE, IDLE, IDLE, IDLE, 0},
    {"data_group_finish", data_group_finish, IDLE, IDLE, IDLE, IDLE, 0},
    {"face_image_open", face_image_open, EMPTY, BARRED, NONE, NONE, 0},
    {"face_image_begin", face_image_begin, EMPTY, NONE, NONE, NONE, 0},
    {"face_image_update", face_image_update, IDLE, IDLE, IDLE, IDLE, 0},
    {"face_image_finish", face_image_finish, IDLE, IDLE, IDLE, IDLE, 0},
    {"mrz_open", mrz_open, EMPTY, BARRED, NONE, NONE, 0},
    {"report_verdict", report_verdict, EMPTY, NONE, NONE, NONE, 0},
    {"report_failed", report_failed, EMPTY, NONE, IDCHIP_STATUS_NO_MORE, IDCHIP_STATUS_NO_MORE, 0},
    {"report_check", report_check, EMPTY, NONE, NONE, NONE, 0},
    {"report_check_alone", report_check_alone, EMPTY, NONE, NONE, NONE, 0},
    {"report_tr03135", report_tr03135, EMPTY, NONE, NONE, NONE, 0},
    {"report_data_group", report_data_group, EMPTY, NONE, NONE, NONE, 0},
    {"report_finding", report_finding, EMPTY, NONE, NONE, NONE, 0},
    {"report_finding_of_check", report_finding_of_check, EMPTY, NONE, NONE, NONE, 0},
    {"report_finding_of_anchor", report_finding_of_anchor, EMPTY, IDCHIP_STATUS_NO_MORE,
     IDCHIP_STATUS_NO_MORE, IDCHIP_STATUS_NO_MORE, 0},
    {"report_signer", report_signer, EMPTY, NONE, NONE, NONE, 0},
    {"report_anchor", report_anchor, EMPTY, NONE, NONE, NONE, 0},
    {"report_json", report_json, EMPTY, NONE, NONE, NONE, 0},
    {"report_text", report_text, EMPTY, NONE, NONE, NONE, 0},
    {"report_translate", report_translate, EMPTY, NONE, NONE, NONE, 0},
    {"report_signer_describe", signer_describe, EMPTY, NONE, NONE, NONE, 0},
    {"report_anchor_describe", anchor_describe, EMPTY, NONE, NONE, NONE, 0},
    {"report_missing_anchor_describe", missing_anchor_describe, EMPTY, IDCHIP_STATUS_ABSENT,
     IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_ABSENT, 0},
    {"report_error", report_error, IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_ABSENT, IDCHIP_STATUS_ABSENT,
     IDCHIP_STATUS_ABSENT, 0},
    {"security_info_open", security_info_open, EMPTY, BARRED, NONE, NONE, 0},
    {"card_access_check", card_access_check, EMPTY, BARRED, NONE, NONE, 0},
    {"key_open", key_open, EMPTY, BARRED, NONE, NONE, 0},
    /* The good card does not have these files. */
    {"biometric_instances_open", biometric_instances_open, EMPTY, UNREAD_DG3, UNREAD_DG3, UNREAD_DG3, 0},
    {"biometric_image_open", biometric_image_open, EMPTY, UNREAD_DG3, UNREAD_DG3, UNREAD_DG3, 0},
    {"displayed_image_open", displayed_image_open, EMPTY, UNSIGNED, UNSIGNED, UNSIGNED, 0},
    {"detail_text_open", detail_text_open, EMPTY, UNSIGNED, UNSIGNED, UNSIGNED, 0},
    {"detail_date_open", detail_date_open, EMPTY, UNSIGNED, UNSIGNED, UNSIGNED, 0},
    /* Another state signed it, and the context needs no EF.SOD. */
    {"card_security_info_open", card_security_info_open, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 0},
    /* Files that are empty are not compared, and a wrong one is compared. */
    {"card_security_examine", card_security_examine, EMPTY, NONE, NONE, NONE, 1},
    /* Without DG14 a response verifies, too. */
    {"chip_verify", chip_verify, EMPTY, FORGED, NONE, NONE, 1},
    {"citizen_open", citizen_open, EMPTY, BARRED, NONE, NONE, 0},
    {"dg13_open", dg13_open, EMPTY, BARRED, NONE, NONE, 0},
    /* A part that is empty is not compared. */
    {"cross_check", cross_check, EMPTY, BARRED, NONE, NONE, 1},
};

static const struct row FREE[] = {
    {"context_open", context_open, NONE, NONE, NONE, NONE, 0},
    {"certificate_describe", certificate_describe, NONE, NONE, NONE, NONE, 0},
    {"limits_read", limits_read, NONE, NONE, NONE, NONE, 0},
    {"algorithms_open", algorithms_open, NONE, NONE, NONE, NONE, 0},
    {"anchors_open", anchors_open, NONE, NONE, NONE, NONE, 0},
    {"signers_open", signers_open, NONE, NONE, NONE, NONE, 0},
    {"add_certificate", add_certificate, NONE, NONE, NONE, NONE, 0},
    {"anchors_add", anchors_add, NONE, NONE, NONE, NONE, 0},
    /* They tell what a file holds, also if it holds nothing. */
    {"anchors_examine", anchors_examine, NONE, NONE, NONE, NONE, 1},
    {"anchors_scratch_size", anchors_scratch_size, NONE, NONE, NONE, NONE, 1},
    {"add_master_list", add_master_list, 0, 0, 0, IDCHIP_STATUS_PARSE_UNEXPECTED_TAG, 0},
    {"add_verified_master_list", add_verified_master_list, 0, 0, 0, UNKNOWN, 0},
    {"master_list_examine", master_list_examine, NONE, NONE, NONE, NONE, 0},
    {"known_signers_open", known_signers_open, NONE, NONE, NONE, NONE, 0},
    {"anchors_index_size", anchors_index_size, NONE, NONE, NONE, NONE, 0},
    {"anchors_index", anchors_index, NONE, NONE, NONE, NONE, 0},
    {"links_open", links_open, NONE, NONE, NONE, NONE, 0},
    /* What is no certificate is refused later. */
    {"links_add_certificate", links_add_certificate, NONE, NONE, NONE, NONE, 1},
    {"links_report", links_report, NONE, NONE, NONE, NONE, 0},
    {"anchors_add_links", anchors_add_links, NONE, NONE, NONE, NONE, 0},
    {"dir_read", dir_read, NONE, NONE, NONE, NONE, 1},
    {"atr_info_read", atr_info_read, NONE, NONE, NONE, NONE, 1},
    {"cvca_read", cvca_read, NONE, NONE, NONE, NONE, 1},
    /* What is no certificate is passed over. */
    {"add_signer", add_signer, NONE, NONE, NONE, NONE, 1},
    /* The first bytes are enough. */
    {"file_length", file_length, NONE, NONE, NONE, NONE, 1},
    {"qr_repair", qr_repair, NONE, NONE, NONE, NONE, 1},
    {"qr_read", qr_read, NONE, NONE, NONE, NONE, 1},
    {"error_message", error_message, NONE, NONE, NONE, NONE, 0},
    {"translate", translate, NONE, NONE, NONE, NONE, 0},
    {"error_translate", error_translate, NONE, NONE, NONE, NONE, 0},
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static int is_pattern(const unsigned char *at, size_t size) {
  size_t index;
  for (index = 0; index < size; index++) {
    if (at[index] != 0xA5) return 0;
  }
  return 1;
}

/* Calls, and looks at the outputs: untouched without OK, and with OK nothing beside them. */
static idchip_status call(operation it, idchip_context *context) {
  idchip_status status;
  size_t index;
  memset(places, 0xA5, sizeof places);
  memset(place_sizes, 0, sizeof place_sizes);
  twist.was_applied = 0;
  status = it(context);
  for (index = 0; index < PLACES; index++) {
    const size_t may = status == IDCHIP_STATUS_OK ? place_sizes[index] : 0;
    HOLDS(is_pattern(places[index].bytes + may, sizeof places[index].bytes - may));
  }
  HOLDS(status != IDCHIP_STATUS_PANIC && status != IDCHIP_STATUS_INTERNAL);
  free(twist.copy);
  twist.copy = NULL;
  return status;
}

/* As call, with something wrong. Says whether there was such an argument. */
static int twisted(operation it, idchip_context *context, struct twist wrong, idchip_status *status) {
  int was_applied;
  twist = wrong;
  *status = call(it, context);
  was_applied = twist.was_applied;
  memset(&twist, 0, sizeof twist);
  return was_applied;
}

static idchip_context_memory context_memory;

static idchip_context *open_context(void) {
  idchip_context *context = NULL;
  OK(idchip_context_open(&context_memory, sizeof context_memory, anchors, NOW, IDCHIP_POLICY_DEFAULT,
                         &context));
  return context;
}

static idchip_context *verified_context(void) {
  idchip_context *context = open_context();
  OK(idchip_sod_verify(context, good.sod.data, good.sod.len, NULL, 0));
  return context;
}

static void open_lists(void) {
  static union { void *alignment; unsigned char bytes[IDCHIP_ALGORITHMS_SIZE]; } algorithms_memory;
  static union { void *alignment; unsigned char bytes[IDCHIP_ANCHORS_SIZE(4096)]; } anchors_memory;
  static union { void *alignment; unsigned char bytes[IDCHIP_SIGNERS_SIZE(4096)]; } signers_memory;
  static union { void *alignment; unsigned char bytes[IDCHIP_LINKS_SIZE(4096)]; } links_memory;
  static union { void *alignment; unsigned char bytes[IDCHIP_KNOWN_SIGNERS_SIZE(2)]; } known_memory;
  OK(idchip_known_signers_open(&known_memory, sizeof known_memory, &known));
  OK(idchip_anchors_open(&anchors_memory, sizeof anchors_memory, &anchors));
  OK(idchip_anchors_add_certificate(anchors, anchor_file.data, anchor_file.len));
  OK(idchip_algorithms_open(&algorithms_memory, sizeof algorithms_memory, idchip_algorithms_available(),
                            &algorithms));
  OK(idchip_signers_open(&signers_memory, sizeof signers_memory, &signers));
  OK(idchip_links_open(&links_memory, sizeof links_memory, &links));
  OK(idchip_links_add_certificate(links, anchor_file.data, anchor_file.len));
}

/* Each function, at each stage of a document, comes to what the header says. */
static void every_stage_has_its_status(void) {
  size_t index;
  idchip_context *context;
  for (index = 0; index < COUNT(ROWS); index++) {
    const struct row *row = &ROWS[index];
    const unsigned long before = failures;
    context = open_context();
    EQUAL(call(row->call, context), row->empty);
    context = open_context();
    EQUAL(idchip_sod_verify(context, rejected.sod.data, rejected.sod.len, NULL, 0), FORGED);
    EQUAL(call(row->call, context), row->rejected);
    context = open_context();
    OK(idchip_sod_examine(context, good.sod.data, good.sod.len, NULL, 0));
    EQUAL(call(row->call, context), row->examined);
    context = verified_context();
    EQUAL(call(row->call, context), row->verified);
    OK(idchip_context_close(context));
    EQUAL(call(row->call, context), IDCHIP_STATUS_CLOSED);
    if (failures != before) fprintf(stderr, "the function was %s\n", row->name);
  }
}

/* Memory that is no context: NULL, misaligned, never opened, moved, of another kind. */
static void what_is_no_context_is_none(void) {
  static idchip_context_memory other;
  static const int FILLS[] = {0x00, 0xFF, 0xA5, 0x43, 0x01};
  size_t index, fill;
  idchip_context *context;
  for (index = 0; index < COUNT(ROWS); index++) {
    const operation it = ROWS[index].call;
    const unsigned long before = failures;
    EQUAL(call(it, NULL), IDCHIP_STATUS_NULL_POINTER);
    context = verified_context();
    for (fill = 1; fill < sizeof(void *); fill++) {
      EQUAL(call(it, (idchip_context *)(void *)((unsigned char *)context + fill)),
            IDCHIP_STATUS_MISALIGNED);
    }
    memcpy(&other, &context_memory, sizeof other);
    EQUAL(call(it, (idchip_context *)&other), IDCHIP_STATUS_NOT_OPEN);
    for (fill = 0; fill < COUNT(FILLS); fill++) {
      memset(&other, FILLS[fill], sizeof other);
      EQUAL(call(it, (idchip_context *)&other), IDCHIP_STATUS_NOT_OPEN);
    }
    EQUAL(call(it, (idchip_context *)anchors), IDCHIP_STATUS_NOT_OPEN);
    EQUAL(call(it, (idchip_context *)signers), IDCHIP_STATUS_NOT_OPEN);
    if (failures != before) fprintf(stderr, "the function was %s\n", ROWS[index].name);
  }
  EQUAL(idchip_context_close(NULL), IDCHIP_STATUS_NULL_POINTER);
  EQUAL(idchip_context_close((idchip_context *)&other), IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_context_close((idchip_context *)anchors), IDCHIP_STATUS_NOT_OPEN);
  context = open_context();
  OK(idchip_context_close(context));
  EQUAL(idchip_context_close(context), IDCHIP_STATUS_CLOSED);
}

/* NULL, misaligned and endless for each argument of a function; its outputs are as they were. */
static unsigned twist_each(const struct row *row, int has_context) {
  static const twist_kind KINDS[] = {IS_NULL, IS_MISALIGNED, IS_HUGE, IS_EMPTY};
  static const idchip_status EXPECTED[] = {IDCHIP_STATUS_NULL_POINTER, IDCHIP_STATUS_MISALIGNED,
                                           IDCHIP_STATUS_LENGTH_TOO_LARGE, 0};
  idchip_context *context = has_context ? verified_context() : NULL;
  const unsigned long before = failures;
  unsigned applied = 0;
  size_t kind;
  int number, argument;
  for (kind = 0; kind < COUNT(KINDS); kind++) {
    for (argument = 0; argument < 3; argument++) {
      for (number = 1; number <= 4; number++) {
        struct twist wrong;
        idchip_status status;
        memset(&wrong, 0, sizeof wrong);
        wrong.kind = KINDS[kind];
        if (argument == 0) wrong.input = number;
        if (argument == 1 && number < PLACES) wrong.place = number;
        if (argument == 2) wrong.object = number;
        if (!twisted(row->call, context, wrong, &status)) continue;
        applied++;
        if (KINDS[kind] != IS_EMPTY) EQUAL(status, EXPECTED[kind]);
        else if (!row->takes_any) HOLDS(status != IDCHIP_STATUS_OK);
        if (has_context && KINDS[kind] == IS_EMPTY) context = verified_context();
      }
    }
  }
  /* What was refused has changed nothing. */
  EQUAL(call(row->call, context), row->verified);
  if (failures != before) fprintf(stderr, "the function was %s\n", row->name);
  return applied;
}

static void every_pointer_is_checked(void) {
  unsigned applied = 0;
  size_t index;
  for (index = 0; index < COUNT(ROWS); index++) applied += twist_each(&ROWS[index], 1);
  for (index = 0; index < COUNT(FREE); index++) applied += twist_each(&FREE[index], 0);
  for (namer_index = 0; namer_index < COUNT(NAMERS); namer_index++) {
    static const struct row row = {"a name", name, NONE, NONE, NONE, NONE, 0};
    applied += twist_each(&row, 0);
  }
  printf("misuse: %u wrong arguments\n", applied);
}

/* Inputs that end anywhere: no byte after the end is read, and nothing that is signed is accepted. */
static void inputs_may_end_anywhere(void) {
  const size_t rows = COUNT(ROWS) + COUNT(FREE);
  size_t index;
  int input;
  for (index = 0; index < rows; index++) {
    const int has_context = index < COUNT(ROWS);
    const struct row *row = has_context ? &ROWS[index] : &FREE[index - COUNT(ROWS)];
    const unsigned long before = failures;
    for (input = 1; input <= 4; input++) {
      size_t cut = 0, length = 1;
      idchip_context *context = NULL;
      idchip_status status = IDCHIP_STATUS_OK;
      if (!has_context) open_lists();
      while (cut < length) {
        struct twist wrong;
        if (has_context && status == IDCHIP_STATUS_OK) context = verified_context();
        memset(&wrong, 0, sizeof wrong);
        wrong.kind = IS_CUT;
        wrong.input = input;
        wrong.cut = cut;
        twist = wrong;
        status = call(row->call, context);
        length = twist.was_applied ? twist.length : 0;
        memset(&twist, 0, sizeof twist);
        if (length && !row->takes_any) HOLDS(status != IDCHIP_STATUS_OK);
        /* Every byte where files have their structure, and then some. */
        cut += cut < 64 || cut + 8 > length ? 1 : cut < 512 ? 13 : 211;
      }
    }
    if (failures != before) fprintf(stderr, "the function was %s\n", row->name);
  }
  open_lists();
}

/* Numbers that mean nothing. */
static void numbers_out_of_range_are_refused(void) {
  static const uint32_t GROUPS[] = {0, 17, 255, 256, UINT32_MAX};
  static const uint32_t CHECKS[] = {0, MOST_CHECKS, 255, 256, UINT32_MAX};
  static const uint32_t NODES[] = {0, IDCHIP_TR03135_DIGITAL_SEAL + 1, 255, 256, UINT32_MAX};
  static const uint32_t POLICIES[] = {1, 2, 3, 4, 5, 15, 17, 255, 256, UINT32_MAX};
  idchip_context *context = verified_context();
  const bytes dg1 = good.dg[1], dg14 = good.dg[14];
  idchip_check check;
  idchip_tr03135_outcome outcome;
  idchip_security_info info;
  idchip_biometric_instances instances;
  idchip_biometric_image image;
  idchip_displayed_image displayed;
  idchip_full_date date;
  uint32_t number = 0xA5A5A5A5u;
  size_t index;
  memset(&check, 0xA5, sizeof check);
  memset(&outcome, 0xA5, sizeof outcome);
  memset(&info, 0xA5, sizeof info);
  memset(&instances, 0xA5, sizeof instances);
  memset(&image, 0xA5, sizeof image);
  memset(&displayed, 0xA5, sizeof displayed);
  memset(&date, 0xA5, sizeof date);
  for (index = 0; index < COUNT(GROUPS); index++) {
    const uint32_t it = GROUPS[index];
    EQUAL(idchip_data_group_check(context, it, dg1.data, dg1.len), IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
    EQUAL(idchip_data_group_read(context, it, dg1.data, dg1.len), IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
    EQUAL(idchip_data_group_begin(context, it), IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
    EQUAL(idchip_report_data_group(context, it, &number), IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
  }
  for (index = 0; index < COUNT(CHECKS); index++) {
    const uint32_t it = CHECKS[index];
    EQUAL(idchip_report_check(context, it, &check), IDCHIP_STATUS_UNKNOWN_CHECK);
    EQUAL(idchip_report_check_alone(context, it, &check), IDCHIP_STATUS_UNKNOWN_CHECK);
    EQUAL(idchip_report_finding_of_check(context, it, 0, &number), IDCHIP_STATUS_UNKNOWN_CHECK);
  }
  for (index = 0; index < COUNT(NODES); index++) {
    EQUAL(idchip_report_tr03135(context, NODES[index], &outcome), IDCHIP_STATUS_UNKNOWN_CHECK);
  }
  for (index = 0; index < COUNT(GROUPS); index++) {
    const uint32_t it = GROUPS[index];
    EQUAL(idchip_biometric_instances_open(context, it, dg1.data, dg1.len, &instances),
          IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
    EQUAL(idchip_biometric_image_open(context, it, dg1.data, dg1.len, 0, &image),
          IDCHIP_STATUS_UNKNOWN_DATA_GROUP);
    EQUAL(idchip_displayed_image_open(context, dg1.data, dg1.len, it, 0, &displayed),
          IDCHIP_STATUS_UNKNOWN_NUMBER);
    EQUAL(idchip_detail_date_open(context, dg1.data, dg1.len, it, 0, &date), IDCHIP_STATUS_UNKNOWN_NUMBER);
  }
  EQUAL(idchip_report_finding(context, SIZE_MAX, &number), IDCHIP_STATUS_NO_MORE);
  EQUAL(idchip_report_finding(context, 84, &number), IDCHIP_STATUS_NO_MORE);
  EQUAL(idchip_report_finding_of_anchor(context, SIZE_MAX, &number), IDCHIP_STATUS_NO_MORE);
  EQUAL(idchip_report_finding_of_check(context, 1, SIZE_MAX, &number), IDCHIP_STATUS_NO_MORE);
  EQUAL(idchip_security_info_open(context, dg14.data, dg14.len, SIZE_MAX, &info),
        IDCHIP_STATUS_NO_MORE);
  EQUAL(number, 0xA5A5A5A5u);
  HOLDS(is_pattern((const unsigned char *)&check, sizeof check));
  HOLDS(is_pattern((const unsigned char *)&outcome, sizeof outcome));
  HOLDS(is_pattern((const unsigned char *)&info, sizeof info));
  HOLDS(is_pattern((const unsigned char *)&instances, sizeof instances));
  HOLDS(is_pattern((const unsigned char *)&image, sizeof image));
  HOLDS(is_pattern((const unsigned char *)&displayed, sizeof displayed));
  HOLDS(is_pattern((const unsigned char *)&date, sizeof date));
  OK(idchip_context_close(context));
  for (index = 0; index < COUNT(POLICIES); index++) {
    idchip_context *none = context;
    EQUAL(idchip_context_open(&context_memory, sizeof context_memory, anchors, NOW, POLICIES[index],
                              &none),
          IDCHIP_STATUS_UNKNOWN_POLICY);
    HOLDS(none == context);
    EQUAL(idchip_context_conclude(context), IDCHIP_STATUS_CLOSED);
  }
}

/* Memory of every size and alignment: too small is said, and what is not the object's stays. */
static void memory_may_be_of_any_size(void) {
  const size_t room = IDCHIP_CONTEXT_SIZE + 64;
  unsigned char *memory = (unsigned char *)memory_of(room);
  idchip_context *context = NULL;
  idchip_anchors *list = NULL;
  idchip_signers *store = NULL;
  idchip_links *candidates = NULL;
  idchip_known_signers *signatures = NULL;
  size_t size, at, count;
  for (size = 0; size <= idchip_context_size(); size++) {
    idchip_status status;
    unsigned char *exact = (unsigned char *)memory_of(size);
    memset(exact, 0xA5, size);
    context = NULL;
    status = idchip_context_open(exact, size, anchors, NOW, IDCHIP_POLICY_DEFAULT, &context);
    if (status == IDCHIP_STATUS_OK) {
      OK(idchip_sod_verify(context, good.sod.data, good.sod.len, NULL, 0));
      OK(idchip_context_close(context));
    } else {
      EQUAL(status, IDCHIP_STATUS_MEMORY_TOO_SMALL);
      HOLDS(size < idchip_context_size() && !context && is_pattern(exact, size));
    }
    free(exact);
  }
  HOLDS(context != NULL);
  for (at = 0; at < 64; at++) {
    memset(memory, 0xA5, room);
    context = NULL;
    if (at % sizeof(void *)) {
      EQUAL(idchip_context_open(memory + at, idchip_context_size(), anchors, NOW, 0, &context),
            IDCHIP_STATUS_MEMORY_MISALIGNED);
      EQUAL(idchip_anchors_open(memory + at, 1024, &list), IDCHIP_STATUS_MEMORY_MISALIGNED);
      EQUAL(idchip_signers_open(memory + at, 1024, &store), IDCHIP_STATUS_MEMORY_MISALIGNED);
      EQUAL(idchip_links_open(memory + at, 1024, &candidates), IDCHIP_STATUS_MEMORY_MISALIGNED);
      EQUAL(idchip_known_signers_open(memory + at, 1024, &signatures),
            IDCHIP_STATUS_MEMORY_MISALIGNED);
      EQUAL(idchip_anchors_index(anchors, memory + at, 1024), IDCHIP_STATUS_MEMORY_MISALIGNED);
      HOLDS(is_pattern(memory, room));
      continue;
    }
    OK(idchip_context_open(memory + at, idchip_context_size(), anchors, NOW, 0, &context));
    OK(idchip_sod_verify(context, good.sod.data, good.sod.len, NULL, 0));
    HOLDS(is_pattern(memory, at));
    HOLDS(is_pattern(memory + at + idchip_context_size(), room - at - idchip_context_size()));
    OK(idchip_context_close(context));
  }
  free(memory);
  EQUAL(idchip_context_open(NULL, sizeof context_memory, anchors, NOW, 0, &context),
        IDCHIP_STATUS_NULL_POINTER);
  EQUAL(idchip_context_open(NULL, 0, anchors, NOW, 0, &context), IDCHIP_STATUS_NULL_POINTER);
  EQUAL(idchip_context_open(&context_memory, SIZE_MAX, anchors, NOW, 0, &context),
        IDCHIP_STATUS_LENGTH_TOO_LARGE);
  EQUAL(idchip_anchors_open(NULL, 4096, &list), IDCHIP_STATUS_NULL_POINTER);
  EQUAL(idchip_signers_open(NULL, 4096, &store), IDCHIP_STATUS_NULL_POINTER);
  EQUAL(idchip_links_open(NULL, 4096, &candidates), IDCHIP_STATUS_NULL_POINTER);
  EQUAL(idchip_known_signers_open(NULL, 4096, &signatures), IDCHIP_STATUS_NULL_POINTER);
  EQUAL(idchip_anchors_index(anchors, NULL, 4096), IDCHIP_STATUS_NULL_POINTER);

  /* Lists hold what they have room for. */
  for (count = 0; count <= 3; count++) {
    void *place = memory_of(idchip_anchors_size(count));
    for (size = 0; idchip_anchors_open(place, size, &list) != IDCHIP_STATUS_OK; size++) {
      HOLDS(size < idchip_anchors_size(0));
    }
    OK(idchip_anchors_open(place, idchip_anchors_size(count), &list));
    for (size = 0; size < count; size++) {
      HOLDS(idchip_anchors_add_certificate(list, good.sod.data, good.sod.len) / 100 == 2);
      OK(idchip_anchors_add_certificate(list, anchor_file.data, anchor_file.len));
    }
    EQUAL(idchip_anchors_add_certificate(list, anchor_file.data, anchor_file.len),
          IDCHIP_STATUS_LIST_FULL);
    free(place);
    place = memory_of(idchip_signers_size(count));
    OK(idchip_signers_open(place, idchip_signers_size(count), &store));
    for (size = 0; size < count; size++) OK(idchip_signers_add_certificate(store, NULL, 0));
    EQUAL(idchip_signers_add_certificate(store, NULL, 0), IDCHIP_STATUS_LIST_FULL);
    free(place);
    place = memory_of(idchip_links_size(count));
    OK(idchip_links_open(place, idchip_links_size(count), &candidates));
    for (size = 0; size < count; size++) OK(idchip_links_add_certificate(candidates, NULL, 0));
    EQUAL(idchip_links_add_certificate(candidates, NULL, 0), IDCHIP_STATUS_LIST_FULL);
    free(place);
    place = memory_of(idchip_known_signers_size(count));
    OK(idchip_known_signers_open(place, idchip_known_signers_size(count), &signatures));
    for (size = 0; size < 3; size++) {
      idchip_context *context = open_context();
      OK(idchip_sod_examine_with_known_signers(context, signatures, good.sod.data, good.sod.len, NULL,
                                               0));
      OK(idchip_sod_require(context));
    }
    free(place);
  }
}

/* Lists that are none, also where a context was opened on them. */
static void what_is_no_list_is_none(void) {
  static idchip_context_memory zeros;
  idchip_context *context = open_context(), *other = NULL;
  const bytes der = anchor_file;
  size_t admitted = 0;
  EQUAL(idchip_anchors_add_certificate((idchip_anchors *)&zeros, der.data, der.len),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_anchors_add_certificate((idchip_anchors *)context, der.data, der.len),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_anchors_add_certificate((idchip_anchors *)signers, der.data, der.len),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_anchors_add_master_list((idchip_anchors *)signers, der.data, der.len),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_signers_add_certificate((idchip_signers *)anchors, der.data, der.len),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_links_add_certificate((idchip_links *)anchors, der.data, der.len),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_anchors_add_links(anchors, (idchip_links *)signers, NOW, 0, &admitted),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_anchors_add_links((idchip_anchors *)links, links, NOW, 0, &admitted),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_context_use_signers(context, (const idchip_signers *)anchors), IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_context_use_signers(context, (const idchip_signers *)&zeros), IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_sod_examine_with_known_signers(context, (idchip_known_signers *)signers, good.sod.data,
                                              good.sod.len, NULL, 0),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_anchors_index((idchip_anchors *)signers, &zeros, sizeof zeros), IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_context_open(&zeros, sizeof zeros, (const idchip_anchors *)signers, NOW, 0, &other),
        IDCHIP_STATUS_NOT_OPEN);
  EQUAL(idchip_context_open(&zeros, sizeof zeros, (const idchip_anchors *)context, NOW, 0, &other),
        IDCHIP_STATUS_NOT_OPEN);
  HOLDS(other == NULL);
  OK(idchip_context_close(context));
  HOLDS(idchip_context_open(&zeros, sizeof zeros, (const idchip_anchors *)context, NOW, 0, &other) !=
        IDCHIP_STATUS_OK);
  HOLDS(other == NULL);
}

/* Closing wipes; what stays is the first word, which tells that the context was closed. */
static void nothing_stays_after_closing(void) {
  unsigned char *at;
  size_t index, left = 0;
  idchip_context *context;
  memset(&context_memory, 0, sizeof context_memory);
  context = verified_context();
  OK(idchip_mrz_open(context, good.dg[1].data, good.dg[1].len, (idchip_mrz *)places[1].bytes));
  OK(idchip_context_close(context));
  at = context_memory.bytes;
  for (index = sizeof(void *); index < sizeof context_memory; index++) left += at[index] != 0;
  EQUAL(left, 0);
  context = verified_context();
  OK(idchip_context_close(context));
}

/* Names and messages: every number has one or is refused, and buffers of every size are right. */
static void texts_fit_or_are_not_written(void) {
  char text[IDCHIP_TRANSLATION_SIZE], part[IDCHIP_TRANSLATION_SIZE];
  size_t index, length, size, none;
  uint32_t number;
  unsigned names = 0;
  for (index = 0; index < COUNT(NAMERS); index++) {
    const namer it = NAMERS[index].name;
    for (number = 0; number <= 1100; number++) {
      const uint32_t asked = number == 1100 ? UINT32_MAX : number;
      idchip_status status;
      memset(text, 0x5A, sizeof text);
      length = none = SIZE_MAX;
      status = it(asked, text, sizeof text, &length);
      if (status != IDCHIP_STATUS_OK) {
        /* For success there is nothing to advise. */
        const int is_advice = it == idchip_status_advice || it == vietnamese_advice;
        if (!is_advice || status != IDCHIP_STATUS_ABSENT) EQUAL(status, IDCHIP_STATUS_UNKNOWN_NUMBER);
        HOLDS(length == SIZE_MAX && text[0] == 0x5A);
        continue;
      }
      names++;
      HOLDS(length > 0 && length < sizeof text && strlen(text) == length);
      for (size = 0; size <= length; size++) {
        memset(part, 0x5A, sizeof part);
        EQUAL(it(asked, part, size, &none), IDCHIP_STATUS_BUFFER_TOO_SMALL);
        HOLDS(none == SIZE_MAX && part[0] == 0x5A);
      }
      OK(it(asked, part, length + 1, &none));
      HOLDS(none == length && memcmp(part, text, length + 1) == 0 && part[length + 1] == 0x5A);
    }
  }
  HOLDS(names > 400);
}

int main(int count, char **arguments) {
  char directory[512], base[512];
  if (count != 2) return 2;
  snprintf(base, sizeof base, "%s/cards/vn_good", arguments[1]);
  snprintf(directory, sizeof directory, "%s/cards/signature_altered", arguments[1]);
  good = card_read(base, base);
  rejected = card_read(directory, base);
  anchor_file = bytes_needed(arguments[1], "anchors/vn_good.der");
  access_file = bytes_needed(base, "EF.CardAccess.bin");
  dg3_file = bytes_needed(arguments[1], "cards/td3_fingers/EF.DG3.bin");
  dg7_file = bytes_needed(arguments[1], "cards/details_and_displayed_images/EF.DG7.bin");
  dg11_file = bytes_needed(arguments[1], "cards/details_and_displayed_images/EF.DG11.bin");
  atr_file = bytes_needed(arguments[1], "cards/td3_master_file/EF.ATR_INFO.bin");
  cvca_file = bytes_needed(arguments[1], "cards/td3_master_file/EF.CVCA.bin");
  dir_file = bytes_needed(arguments[1], "cards/td3_master_file/EF.DIR.bin");
  security_file = bytes_needed(arguments[1], "cards/td3_master_file/EF.CardSecurity.bin");
  list_file = bytes_needed(arguments[1], "lists/list_good.ml");
  challenge = bytes_needed(arguments[1], "aa/rsa_sha1.challenge.bin");
  response = bytes_needed(arguments[1], "aa/rsa_sha1.response.bin");
  open_lists();
  every_stage_has_its_status();
  what_is_no_context_is_none();
  every_pointer_is_checked();
  inputs_may_end_anywhere();
  numbers_out_of_range_are_refused();
  memory_may_be_of_any_size();
  what_is_no_list_is_none();
  nothing_stays_after_closing();
  texts_fit_or_are_not_written();
  card_free(&good);
  card_free(&rejected);
  free(anchor_file.data);
  free(access_file.data);
  free(dg3_file.data);
  free(dg7_file.data);
  free(dg11_file.data);
  free(atr_file.data);
  free(cvca_file.data);
  free(dir_file.data);
  free(security_file.data);
  free(list_file.data);
  free(challenge.data);
  free(response.data);
  return finish("misuse");
}

/*
 * The way of a card through the C API: flow TESTDATA.
 */

#include "support.h"

/* A verification: its anchors, its context, and the memory of both. */
typedef struct desk {
  void *anchors_memory, *context_memory;
  idchip_anchors *anchors;
  idchip_context *context;
} desk;

static desk open_desk(bytes anchor, int64_t time, uint32_t policy) {
  desk it;
  it.anchors_memory = memory_of(idchip_anchors_size(1));
  it.context_memory = memory_of(idchip_context_size());
  it.anchors = NULL;
  it.context = NULL;
  OK(idchip_anchors_open(it.anchors_memory, idchip_anchors_size(1), &it.anchors));
  OK(idchip_anchors_add_certificate(it.anchors, anchor.data, anchor.len));
  OK(idchip_context_open(it.context_memory, idchip_context_size(), it.anchors, time, policy,
                         &it.context));
  return it;
}

static void close_desk(desk *it) {
  OK(idchip_context_close(it->context));
  free(it->context_memory);
  free(it->anchors_memory);
}

static uint32_t result_of(const idchip_context *context, uint32_t id) {
  idchip_check check;
  memset(&check, 0, sizeof check);
  OK(idchip_report_check(context, id, &check));
  return check.result;
}

static uint32_t data_group_of(const idchip_context *context, uint32_t number) {
  uint32_t status = 0;
  OK(idchip_report_data_group(context, number, &status));
  return status;
}

static void sizes_are_those_of_the_header(void) {
  size_t count;
  HOLDS(strcmp(idchip_version(), IDCHIP_VERSION) == 0);
  HOLDS(idchip_context_size() <= IDCHIP_CONTEXT_SIZE);
  HOLDS(sizeof(idchip_context_memory) >= IDCHIP_CONTEXT_SIZE);
  HOLDS(idchip_context_alignment() == IDCHIP_ALIGNMENT);
  for (count = 0; count < 1000; count += 7) {
    HOLDS(idchip_anchors_size(count) <= IDCHIP_ANCHORS_SIZE(count));
    HOLDS(idchip_signers_size(count) <= IDCHIP_SIGNERS_SIZE(count));
    HOLDS(idchip_links_size(count) <= IDCHIP_LINKS_SIZE(count));
  }
  HOLDS(idchip_anchors_size(SIZE_MAX) == SIZE_MAX);
  HOLDS(idchip_signers_size(SIZE_MAX) == SIZE_MAX);
}

static void a_good_card_is_accepted(bytes anchor, const card *it) {
  desk at = open_desk(anchor, NOW, IDCHIP_POLICY_DEFAULT);
  idchip_verdict verdict;
  idchip_slice der = {NULL, 0};
  uint32_t finding = 0;
  OK(idchip_sod_verify(at.context, it->sod.data, it->sod.len, NULL, 0));
  EQUAL(data_group_of(at.context, 1), IDCHIP_DATA_GROUP_PRESENT);
  EQUAL(data_group_of(at.context, 4), IDCHIP_DATA_GROUP_NOT_PRESENT);
  EQUAL(idchip_context_conclude(at.context), IDCHIP_STATUS_REASON_NONE_VERIFIED);
  OK(idchip_com_check(at.context, it->com.data, it->com.len));
  OK(idchip_data_group_check(at.context, 1, it->dg[1].data, it->dg[1].len));
  OK(idchip_data_group_read(at.context, 2, it->dg[2].data, it->dg[2].len));
  OK(idchip_context_conclude(at.context));
  EQUAL(data_group_of(at.context, 1), IDCHIP_DATA_GROUP_IDENTICAL);
  EQUAL(data_group_of(at.context, 13), IDCHIP_DATA_GROUP_PRESENT);

  memset(&verdict, 0xFF, sizeof verdict);
  OK(idchip_report_verdict(at.context, &verdict));
  EQUAL(verdict.verdict, IDCHIP_VERDICT_ACCEPTED);
  EQUAL(verdict.decided_by, 0);
  EQUAL(verdict.check.result, 0);
  EQUAL(result_of(at.context, IDCHIP_CHECK_MESSAGE_DIGEST), IDCHIP_RESULT_SUCCESSFUL);
  EQUAL(result_of(at.context, IDCHIP_CHECK_SOD_SIGNATURE), IDCHIP_RESULT_SUCCESSFUL);
  EQUAL(result_of(at.context, IDCHIP_CHECK_DS_SIGNATURE), IDCHIP_RESULT_SUCCESSFUL);
  EQUAL(result_of(at.context, IDCHIP_CHECK_VALIDITY), IDCHIP_RESULT_SUCCESSFUL);
  EQUAL(result_of(at.context, IDCHIP_CHECK_REVOCATION), IDCHIP_RESULT_UNDETERMINED);
  EQUAL(result_of(at.context, IDCHIP_CHECK_COM_VS_SOD), IDCHIP_RESULT_SUCCESSFUL);
  EQUAL(result_of(at.context, IDCHIP_CHECK_DATA_GROUPS), IDCHIP_RESULT_SUCCESSFUL);
  EQUAL(result_of(at.context, IDCHIP_CHECK_ISSUING_STATE), IDCHIP_RESULT_SUCCESSFUL);
  EQUAL(result_of(at.context, IDCHIP_CHECK_DOCUMENT_EXPIRY), IDCHIP_RESULT_SUCCESSFUL);
  OK(idchip_report_finding(at.context, 0, &finding));
  EQUAL(finding, IDCHIP_FINDING_BASIC_CONSTRAINTS_IN_END_ENTITY);
  EQUAL(idchip_report_finding(at.context, 1, &finding), IDCHIP_STATUS_NO_MORE);
  OK(idchip_report_anchor(at.context, &der));
  HOLDS(der.data == anchor.data && der.len == anchor.len);
  OK(idchip_report_signer(at.context, &der));
  HOLDS(der.len > 0 && is_within(der, it->sod));
  close_desk(&at);
}

static void the_fields_are_those_of_the_holder(bytes anchor, const card *it) {
  desk at = open_desk(anchor, NOW, IDCHIP_POLICY_DEFAULT);
  const bytes dg1 = it->dg[1], dg13 = it->dg[13];
  idchip_mrz mrz;
  idchip_citizen citizen;
  memset(&mrz, 0, sizeof mrz);
  memset(&citizen, 0, sizeof citizen);
  OK(idchip_sod_verify(at.context, it->sod.data, it->sod.len, NULL, 0));

  OK(idchip_mrz_open(at.context, dg1.data, dg1.len, &mrz));
  EQUAL(mrz.format, IDCHIP_MRZ_TD1);
  EQUAL(mrz.sex, 'M');
  EQUAL(mrz.lines.len, 90);
  HOLDS(is_within(mrz.lines, dg1));
  HOLDS(is_text(mrz.document_code, "ID"));
  HOLDS(is_text(mrz.issuing_state, "VNM"));
  HOLDS(is_text(mrz.nationality, "VNM"));
  HOLDS(is_text(mrz.name, "NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<"));
  HOLDS(strcmp(mrz.document_number, "099012345") == 0);
  HOLDS(strcmp(mrz.primary_identifier, "NGUYEN") == 0);
  HOLDS(strcmp(mrz.secondary_identifier, "VAN A") == 0);
  HOLDS(strcmp(mrz.date_of_birth.text, "990101") == 0);
  EQUAL(mrz.date_of_birth.year, 99);
  EQUAL(mrz.birth.year, 1999);
  EQUAL(mrz.birth.month, 1);
  EQUAL(mrz.birth.day, 1);
  EQUAL(mrz.expiry.year, 2039);
  EQUAL(mrz.is_name_truncated, 0);
  EQUAL(mrz.is_without_expiry, 0);

  OK(idchip_citizen_open(at.context, dg13.data, dg13.len, &citizen));
  OK(citizen.full_name.status);
  HOLDS(is_within(citizen.full_name.text, dg13));
  HOLDS(is_text(citizen.personal_number.text, "001099012345"));
  HOLDS(is_text(citizen.full_name.text, "Nguy\xE1\xBB\x85n V\xC4\x83n A"));
  HOLDS(is_text(citizen.date_of_birth.text, "01/01/1999"));
  EQUAL(citizen.birth.year, 1999);
  EQUAL(citizen.issue.year, 2021);
  EQUAL(citizen.issue.month, 6);
  EQUAL(citizen.expiry.year, 2039);
  HOLDS(citizen.spouse.status == IDCHIP_STATUS_ABSENT ? citizen.spouse.text.len == 0 : 1);
  close_desk(&at);
}

/* The image, put together from chunks of one size, is the one that idchip_face_image_open finds. */
static void the_face_streams(bytes anchor, const card *it, size_t chunk) {
  desk at = open_desk(anchor, NOW, IDCHIP_POLICY_DEFAULT);
  const bytes dg2 = it->dg[2];
  uint8_t *seen = (uint8_t *)memory_of(dg2.len);
  size_t position, step, length = 0;
  idchip_face_image image;
  idchip_face_image_extent extent;
  idchip_slice held, part;
  memset(&image, 0, sizeof image);
  memset(&extent, 0, sizeof extent);
  OK(idchip_sod_verify(at.context, it->sod.data, it->sod.len, NULL, 0));
  OK(idchip_face_image_open(at.context, dg2.data, dg2.len, &image));
  HOLDS(is_within(image.image, dg2));
  OK(idchip_face_image_begin(at.context));
  for (position = 0; position < dg2.len; position += step) {
    step = dg2.len - position < chunk ? dg2.len - position : chunk;
    OK(idchip_face_image_update(at.context, dg2.data + position, step, &held, &part));
    if (held.len) memcpy(seen + length, held.data, held.len);
    length += held.len;
    if (part.len) memcpy(seen + length, part.data, part.len);
    length += part.len;
  }
  OK(idchip_face_image_finish(at.context, &extent));
  EQUAL(extent.at, image.at);
  EQUAL(extent.length, image.image.len);
  EQUAL(extent.format, image.format);
  EQUAL(length, image.image.len);
  HOLDS(length == image.image.len && memcmp(seen, image.image.data, length) == 0);
  EQUAL(idchip_face_image_finish(at.context, &extent), IDCHIP_STATUS_NO_STREAM);

  /* One bit that is not the signed one, and nothing of the image counts. */
  OK(idchip_data_group_begin(at.context, 2));
  OK(idchip_data_group_update(at.context, dg2.data, dg2.len - 1));
  dg2.data[dg2.len - 1] ^= 1;
  OK(idchip_data_group_update(at.context, dg2.data + dg2.len - 1, 1));
  dg2.data[dg2.len - 1] ^= 1;
  EQUAL(idchip_data_group_finish(at.context), IDCHIP_STATUS_DATA_GROUP_NOT_IDENTICAL);
  EQUAL(data_group_of(at.context, 2), IDCHIP_DATA_GROUP_NOT_IDENTICAL);
  free(seen);
  close_desk(&at);
}

static void the_chip_proves_itself(bytes anchor, const card *it, const char *testdata) {
  desk at = open_desk(anchor, NOW, IDCHIP_REQUIRE_CHIP);
  bytes challenge = bytes_needed(testdata, "aa/rsa_sha1.challenge.bin");
  bytes response = bytes_needed(testdata, "aa/rsa_sha1.response.bin");
  const bytes dg14 = it->dg[14], dg15 = it->dg[15];
  idchip_active_authentication_key key;
  idchip_security_info info;
  size_t count = 0;
  memset(&key, 0, sizeof key);
  OK(idchip_sod_verify(at.context, it->sod.data, it->sod.len, NULL, 0));
  OK(idchip_data_group_check(at.context, 1, it->dg[1].data, it->dg[1].len));
  OK(idchip_data_group_check(at.context, 2, it->dg[2].data, it->dg[2].len));
  HOLDS(idchip_context_conclude(at.context) != IDCHIP_STATUS_OK);
  OK(idchip_active_authentication_key_open(at.context, dg15.data, dg15.len, &key));
  EQUAL(key.kind, IDCHIP_KEY_RSA);
  HOLDS(is_within(key.modulus, dg15) && is_within(key.exponent, dg15));
  EQUAL(key.point.len, 0);
  while (idchip_security_info_open(at.context, dg14.data, dg14.len, count, &info) == IDCHIP_STATUS_OK) {
    HOLDS(is_within(info.encoding, dg14) && is_within(info.protocol, dg14));
    count++;
  }
  HOLDS(count > 0);
  /* A challenge of another length is no answer of the chip's: the report has none. */
  EQUAL(idchip_active_authentication_verify(at.context, dg15.data, dg15.len, dg14.data, dg14.len,
                                            challenge.data, challenge.len - 1, response.data,
                                            response.len),
        IDCHIP_STATUS_CHALLENGE_LENGTH);
  EQUAL(idchip_active_authentication_verify(at.context, dg15.data, dg15.len, dg14.data, dg14.len, NULL,
                                            0, response.data, response.len),
        IDCHIP_STATUS_CHALLENGE_LENGTH);
  HOLDS(result_of(at.context, IDCHIP_CHECK_ACTIVE_AUTHENTICATION) != IDCHIP_RESULT_FAILED);
  challenge.data[0] ^= 1;
  EQUAL(idchip_active_authentication_verify(at.context, dg15.data, dg15.len, dg14.data, dg14.len,
                                            challenge.data, challenge.len, response.data,
                                            response.len),
        IDCHIP_STATUS_REASON_RESPONSE_INVALID);
  challenge.data[0] ^= 1;
  OK(idchip_active_authentication_verify(at.context, dg15.data, dg15.len, NULL, 0, challenge.data,
                                         challenge.len, response.data, response.len));
  EQUAL(result_of(at.context, IDCHIP_CHECK_ACTIVE_AUTHENTICATION), IDCHIP_RESULT_SUCCESSFUL);
  OK(idchip_context_conclude(at.context));
  free(challenge.data);
  free(response.data);
  close_desk(&at);
}

static void the_printed_code_is_compared(bytes anchor, const card *it) {
  desk at = open_desk(anchor, NOW, IDCHIP_POLICY_DEFAULT);
  const char *text =
      "001099012345||Nguy\xE1\xBB\x85n V\xC4\x83n B|01011999|Nam|S\xE1\xBB\x91 1|01062021";
  const uint8_t *qr_text = (const uint8_t *)text;
  const bytes dg1 = it->dg[1], dg13 = it->dg[13];
  idchip_qr qr;
  idchip_cross_checks checks = {0, 0, 0};
  memset(&qr, 0, sizeof qr);
  OK(idchip_qr_read(qr_text, strlen(text), &qr));
  HOLDS(is_text(qr.personal_number, "001099012345"));
  EQUAL(qr.old_number.len, 0);
  EQUAL(qr.birth.year, 1999);
  OK(idchip_sod_verify(at.context, it->sod.data, it->sod.len, NULL, 0));
  OK(idchip_cross_check(at.context, dg1.data, dg1.len, dg13.data, dg13.len, qr_text, strlen(text),
                        &checks));
  EQUAL(checks.differ, 1u << IDCHIP_CROSS_CHECK_QR_NAME);
  HOLDS(checks.agree & (1u << IDCHIP_CROSS_CHECK_NAME));
  HOLDS(checks.agree & (1u << IDCHIP_CROSS_CHECK_QR_PERSONAL_NUMBER));
  close_desk(&at);
}

/* What is rejected, by which check, and why. */
static const struct fault {
  const char *card;
  idchip_status verified;
  idchip_status concluded;
  uint32_t decided_by;
} FAULTS[] = {
    {"sod_message_digest_wrong", IDCHIP_STATUS_REASON_DIGEST_DIFFERS, 0, IDCHIP_CHECK_MESSAGE_DIGEST},
    {"sod_signed_attrs_two_digests", IDCHIP_STATUS_REASON_ATTRIBUTE_DUPLICATE, 0,
     IDCHIP_CHECK_MESSAGE_DIGEST},
    {"sod_digest_md5", IDCHIP_STATUS_REASON_DIGEST_ALGORITHM_FORBIDDEN, 0,
     IDCHIP_CHECK_MESSAGE_DIGEST},
    {"signature_altered", IDCHIP_STATUS_REASON_SIGNATURE_INVALID, 0, IDCHIP_CHECK_SOD_SIGNATURE},
    {"curve_wrong_p", IDCHIP_STATUS_REASON_CURVE_UNKNOWN, 0, IDCHIP_CHECK_SOD_SIGNATURE},
    {"key_point_off_curve", IDCHIP_STATUS_REASON_PUBLIC_KEY_INVALID, 0, IDCHIP_CHECK_SOD_SIGNATURE},
    {"ds_not_a_certificate", IDCHIP_STATUS_REASON_SIGNER_CERTIFICATE_MALFORMED, 0,
     IDCHIP_CHECK_SOD_SIGNATURE},
    {"ds_signature_altered", IDCHIP_STATUS_REASON_ISSUER_SIGNATURE_INVALID, 0,
     IDCHIP_CHECK_DS_SIGNATURE},
    {"ds_is_authority", IDCHIP_STATUS_REASON_IS_CA_CERTIFICATE, 0, IDCHIP_CHECK_DS_SIGNATURE},
    {"role_master_list_signer", IDCHIP_STATUS_REASON_NOT_A_DOCUMENT_SIGNER, 0,
     IDCHIP_CHECK_DS_SIGNATURE},
    {"ds_expired", IDCHIP_STATUS_REASON_EXPIRED, 0, IDCHIP_CHECK_VALIDITY},
    {"forged_chain_with_own_csca", IDCHIP_STATUS_REASON_NO_ANCHOR, 0, IDCHIP_CHECK_DS_SIGNATURE},
    {"document_expired", 0, IDCHIP_STATUS_REASON_DOCUMENT_EXPIRED, IDCHIP_CHECK_DOCUMENT_EXPIRY},
    {"state_of_document_differs", 0, IDCHIP_STATUS_REASON_STATE_DIFFERS, IDCHIP_CHECK_ISSUING_STATE},
    {"dg1_altered", 0, IDCHIP_STATUS_REASON_HASH_DIFFERS, IDCHIP_CHECK_DATA_GROUPS},
    {"dg2_altered", 0, IDCHIP_STATUS_REASON_HASH_DIFFERS, IDCHIP_CHECK_DATA_GROUPS},
    {"com_lists_fewer", 0, IDCHIP_STATUS_REASON_DATA_GROUPS_DIFFER, IDCHIP_CHECK_COM_VS_SOD},
};

static void a_fault_is_rejected(bytes anchor, const struct fault *fault, const char *cards,
                                const char *base) {
  desk at = open_desk(anchor, NOW, IDCHIP_POLICY_DEFAULT);
  char directory[512];
  card it;
  idchip_verdict verdict;
  idchip_mrz mrz;
  idchip_status status;
  uint32_t number;
  unsigned long before = failures;
  snprintf(directory, sizeof directory, "%s/%s", cards, fault->card);
  it = card_read(directory, base);
  memset(&verdict, 0, sizeof verdict);
  EQUAL(idchip_sod_verify(at.context, it.sod.data, it.sod.len, NULL, 0), fault->verified);
  if (fault->verified) {
    EQUAL(idchip_mrz_open(at.context, it.dg[1].data, it.dg[1].len, &mrz),
          IDCHIP_STATUS_NOT_VERIFIED);
    EQUAL(idchip_data_group_check(at.context, 2, it.dg[2].data, it.dg[2].len),
          IDCHIP_STATUS_NOT_VERIFIED);
    EQUAL(idchip_context_conclude(at.context), fault->verified);
  } else {
    status = idchip_com_check(at.context, it.com.data, it.com.len);
    EQUAL(status, fault->decided_by == IDCHIP_CHECK_COM_VS_SOD ? fault->concluded : IDCHIP_STATUS_OK);
    for (number = 1; number <= 16; number++) {
      if (!it.dg[number].data) continue;
      status = idchip_data_group_check(at.context, number, it.dg[number].data, it.dg[number].len);
      EQUAL(status == IDCHIP_STATUS_OK,
            data_group_of(at.context, number) == IDCHIP_DATA_GROUP_IDENTICAL);
    }
    EQUAL(idchip_context_conclude(at.context), fault->concluded);
  }
  OK(idchip_report_verdict(at.context, &verdict));
  HOLDS(verdict.verdict == IDCHIP_VERDICT_REJECTED ||
        (verdict.verdict == IDCHIP_VERDICT_UNDETERMINED &&
         fault->verified == IDCHIP_STATUS_REASON_NO_ANCHOR));
  EQUAL(verdict.decided_by, fault->decided_by);
  EQUAL(verdict.check.reason, fault->verified ? fault->verified : fault->concluded);
  if (failures != before) fprintf(stderr, "the card was %s\n", fault->card);
  card_free(&it);
  close_desk(&at);
}

static void what_does_not_parse_says_where(bytes anchor, const char *cards) {
  desk at = open_desk(anchor, NOW, IDCHIP_POLICY_DEFAULT);
  char directory[512];
  bytes sod;
  idchip_parse_error error;
  idchip_status status;
  snprintf(directory, sizeof directory, "%s/sod_length_too_big", cards);
  sod = bytes_needed(directory, "EF.SOD.bin");
  memset(&error, 0, sizeof error);
  EQUAL(idchip_report_error(at.context, &error), IDCHIP_STATUS_ABSENT);
  status = idchip_sod_verify(at.context, sod.data, sod.len, NULL, 0);
  HOLDS(status > 200 && status < 300);
  OK(idchip_report_error(at.context, &error));
  EQUAL(error.kind, status);
  EQUAL(error.structure, IDCHIP_STRUCTURE_EF_SOD);
  EQUAL(idchip_context_conclude(at.context), IDCHIP_STATUS_NOT_EXAMINED);
  free(sod.data);
  close_desk(&at);
}

/* Content in segments (BER) needs scratch memory; without it, the status says so. */
static void segments_are_read_with_scratch_memory(bytes anchor, const char *cards) {
  desk at = open_desk(anchor, NOW, IDCHIP_POLICY_DEFAULT);
  char directory[512], base[512];
  uint8_t *scratch;
  card it;
  snprintf(directory, sizeof directory, "%s/quirk_ber_constructed_content", cards);
  snprintf(base, sizeof base, "%s/vn_2024", cards);
  it = card_read(directory, base);
  scratch = (uint8_t *)memory_of(it.sod.len);
  memset(scratch, 0, it.sod.len);
  EQUAL(idchip_sod_verify(at.context, it.sod.data, it.sod.len, NULL, 0),
        IDCHIP_STATUS_PARSE_SCRATCH_TOO_SMALL);
  EQUAL(idchip_sod_verify(at.context, it.sod.data, it.sod.len, scratch, 8),
        IDCHIP_STATUS_PARSE_SCRATCH_TOO_SMALL);
  OK(idchip_sod_verify(at.context, it.sod.data, it.sod.len, scratch, it.sod.len));
  OK(idchip_data_group_check(at.context, 1, it.dg[1].data, it.dg[1].len));
  close_desk(&at);
  free(scratch);
  card_free(&it);
}

static void policies_weigh_the_same_report(bytes anchor, const card *it) {
  static const struct { uint32_t policy; int64_t time; idchip_status concluded; } CASES[] = {
      {IDCHIP_POLICY_DEFAULT, NOW, IDCHIP_STATUS_OK},
      {IDCHIP_TOLERATE_NOTHING, NOW, IDCHIP_STATUS_REASON_NOT_TOLERATED},
      {IDCHIP_REQUIRE_REVOCATION, NOW, IDCHIP_STATUS_REASON_NO_CRL},
      {IDCHIP_REQUIRE_CHIP, NOW, IDCHIP_STATUS_REASON_NOT_CHECKED},
      {IDCHIP_REQUIRE_REVOCATION | IDCHIP_REQUIRE_CHIP, NOW, IDCHIP_STATUS_REASON_NO_CRL},
      {IDCHIP_REQUIRE_CHIP | IDCHIP_IGNORE_EXPIRY, NOW + INT64_C(3000000000),
       IDCHIP_STATUS_REASON_NOT_CHECKED},
      {IDCHIP_POLICY_DEFAULT, NOW + INT64_C(3000000000), IDCHIP_STATUS_REASON_EXPIRED},
      {IDCHIP_IGNORE_EXPIRY, NOW + INT64_C(3000000000), IDCHIP_STATUS_OK},
      {IDCHIP_POLICY_DEFAULT, INT64_MIN, IDCHIP_STATUS_REASON_NOT_YET_VALID},
      {IDCHIP_POLICY_DEFAULT, INT64_MAX, IDCHIP_STATUS_REASON_EXPIRED},
  };
  size_t index;
  for (index = 0; index < sizeof CASES / sizeof CASES[0]; index++) {
    desk at = open_desk(anchor, CASES[index].time, CASES[index].policy);
    outcome said = judge(at.context, it, NULL, 0);
    EQUAL(said.concluded, CASES[index].concluded);
    close_desk(&at);
  }
}

/* One context, one document after the other: nothing of one stays for the next. */
static void a_context_serves_many_documents(bytes anchor, const card *it, const char *cards,
                                            const char *base) {
  desk at = open_desk(anchor, NOW, IDCHIP_POLICY_DEFAULT);
  char directory[512];
  card other;
  outcome first, again;
  snprintf(directory, sizeof directory, "%s/dg2_altered", cards);
  other = card_read(directory, base);
  first = judge(at.context, it, NULL, 0);
  EQUAL(judge(at.context, &other, NULL, 0).concluded, IDCHIP_STATUS_REASON_HASH_DIFFERS);
  again = judge(at.context, it, NULL, 0);
  OK(first.concluded);
  HOLDS(memcmp(&first, &again, sizeof first) == 0);
  card_free(&other);
  close_desk(&at);
}

/* DG11 with a name and an address in national characters, into buffers of the caller's. */
static void the_details_are_those_of_the_holder(bytes anchor, const char *cards) {
  static const struct { uint32_t field; const char *text; } FIELDS[] = {
      {IDCHIP_DETAIL_NAME_OF_HOLDER, "NGUY\xE1\xBB\x84N<<V\xC4\x82N<A"},
      {IDCHIP_DETAIL_OTHER_NAME, "V\xC5\xA8<<TH\xE1\xBB\x8A"},
      {IDCHIP_DETAIL_PERSONAL_NUMBER, "001099012345"},
      {IDCHIP_DETAIL_PERMANENT_ADDRESS,
       "1 PH\xE1\xBB\x90 HU\xE1\xBA\xBE<H\xC3\x80 N\xE1\xBB\x98I"},
  };
  char directory[300], base[300], text[64];
  idchip_full_date born;
  idchip_displayed_image image;
  size_t index, length;
  card it;
  desk at = open_desk(anchor, NOW, IDCHIP_POLICY_DEFAULT);
  snprintf(directory, sizeof directory, "%s/details_and_displayed_images", cards);
  snprintf(base, sizeof base, "%s/vn_2024", cards);
  it = card_read(directory, base);
  OK(idchip_sod_verify(at.context, it.sod.data, it.sod.len, NULL, 0));
  for (index = 0; index < sizeof FIELDS / sizeof FIELDS[0]; index++) {
    memset(text, 0x5A, sizeof text);
    OK(idchip_detail_text_open(at.context, it.dg[11].data, it.dg[11].len, FIELDS[index].field, 0, text,
                               sizeof text, &length));
    HOLDS(length == strlen(FIELDS[index].text) && strcmp(text, FIELDS[index].text) == 0);
    EQUAL(idchip_detail_text_open(at.context, it.dg[11].data, it.dg[11].len, FIELDS[index].field, 0,
                                  text, length, &length),
          IDCHIP_STATUS_BUFFER_TOO_SMALL);
  }
  EQUAL(idchip_detail_text_open(at.context, it.dg[11].data, it.dg[11].len, IDCHIP_DETAIL_PROFESSION, 0,
                                text, sizeof text, &length),
        IDCHIP_STATUS_ABSENT);
  memset(&born, 0xFF, sizeof born);
  OK(idchip_detail_date_open(at.context, it.dg[11].data, it.dg[11].len, IDCHIP_DETAIL_DATE_OF_BIRTH, 0,
                             &born));
  HOLDS(born.year == 1999 && born.month == 1 && born.day == 1 && born.has_time == 0);
  OK(idchip_displayed_image_open(at.context, it.dg[5].data, it.dg[5].len, IDCHIP_DISPLAYED_PORTRAIT, 0,
                                 &image));
  HOLDS(image.format == IDCHIP_IMAGE_JPEG && is_within(image.image, it.dg[5]));
  card_free(&it);
  close_desk(&at);
}

int main(int count, char **arguments) {
  static const size_t CHUNKS[] = {1, 7, 223, 4096, 65536};
  char cards[256], base[300];
  bytes anchor;
  card it;
  size_t index;
  if (count != 2) return 2;
  snprintf(cards, sizeof cards, "%s/cards", arguments[1]);
  snprintf(base, sizeof base, "%s/vn_good", cards);
  anchor = bytes_needed(arguments[1], "anchors/vn_good.der");
  it = card_read(base, base);
  sizes_are_those_of_the_header();
  a_good_card_is_accepted(anchor, &it);
  the_fields_are_those_of_the_holder(anchor, &it);
  for (index = 0; index < sizeof CHUNKS / sizeof CHUNKS[0]; index++) {
    the_face_streams(anchor, &it, CHUNKS[index]);
  }
  the_details_are_those_of_the_holder(anchor, cards);
  the_chip_proves_itself(anchor, &it, arguments[1]);
  the_printed_code_is_compared(anchor, &it);
  for (index = 0; index < sizeof FAULTS / sizeof FAULTS[0]; index++) {
    a_fault_is_rejected(anchor, &FAULTS[index], cards, base);
  }
  what_does_not_parse_says_where(anchor, cards);
  segments_are_read_with_scratch_memory(anchor, cards);
  policies_weigh_the_same_report(anchor, &it);
  a_context_serves_many_documents(anchor, &it, cards, base);
  card_free(&it);
  free(anchor.data);
  return finish("flow");
}
